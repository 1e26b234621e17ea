import { hash } from 'node:crypto'

/** Numbers that look drawn and are the same every time. */
export interface Random {
  /** from 0, below 1 */
  next(): number
  /** a whole number from `least` to `most`, both included */
  between(least: number, most: number): number
  /** true `share` of the time */
  chance(share: number): boolean
  pick<T>(items: readonly T[]): T
  shuffled<T>(items: readonly T[]): T[]
}

/**
 * A generator of its own for each readable key: what is drawn for one record does not depend on how many others there are.
 */
export function randomFor(key: string): Random {
  const next = mulberry32(Number.parseInt(hash('sha256', key).slice(0, 8), 16))
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick: (items) => {
      const item = items[between(0, items.length - 1)]
      if (item === undefined) throw new Error(`nothing to pick from for ${key}`)
      return item
    },
    shuffled: (items) => {
      const rest = [...items]
      return items.map(() => rest.splice(between(0, rest.length - 1), 1)[0] as (typeof items)[number])
    },
  }
}

/**
 * Mulberry32: 32 bits of state, good enough for invented data and the same on every machine.
 * @returns a function that gives numbers from 0, below 1
 */
export function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
