import type { Condition } from './condition.ts'
import type { FactParams } from './fact-key.ts'

/** A line as it is being written: what of it is there yet. */
export interface LineNode {
  kind: 'line'
  id: number
  /** as stored, with its keys in their order */
  source: Readonly<Record<string, unknown>>
  /** what an empty fact means, where the line says so */
  empty: 'holds' | 'doesNotHold' | null
}

/** How lines are taken together. */
export const groupModes = ['all', 'any', 'none', 'notAll'] as const
export type GroupMode = (typeof groupModes)[number]

/** Lines under a heading. */
export interface GroupNode {
  kind: 'group'
  id: number
  mode: GroupMode
  /** stored without a list of its own, which the one thing in it does not need: `not` a line, or a line alone */
  bare: boolean
  children: readonly SentenceNode[]
}

export type SentenceNode = LineNode | GroupNode

/** A condition as sentences. `next` is the id of the next thing that is added. */
export interface Sentences {
  root: GroupNode
  next: number
}

/**
 * Reads a condition as the sentences that a person changes: a line with what an empty fact means as one, and `not` as a heading.
 * What is written back unchanged is the same JSON, key by key.
 */
export function readSentences(condition: Condition): Sentences {
  let last = 0
  const id = () => {
    last += 1
    return last
  }
  const root = readRoot(condition, id)
  return { root, next: last + 1 }
}

/** One empty line under "all of these". */
export function noSentences(): Sentences {
  const line: LineNode = { kind: 'line', id: 2, source: {}, empty: null }
  return { root: { kind: 'group', id: 1, mode: 'all', bare: false, children: [line] }, next: 3 }
}

function readRoot(condition: Condition, id: () => number): GroupNode {
  const node = readNode(condition, id, true)
  return node.kind === 'group' ? node : { kind: 'group', id: id(), mode: 'all', bare: true, children: [node] }
}

function readNode(condition: Condition, id: () => number, isRoot = false): SentenceNode {
  const own = id()
  const settled = isRoot ? null : settledLine(condition)
  if (settled) return { kind: 'line', id: own, ...settled }
  if ('all' in condition || 'any' in condition) {
    const [mode, inside] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const)
    return { kind: 'group', id: own, mode, bare: false, children: inside.map((child) => readNode(child, id)) }
  }
  if (!('not' in condition)) return { kind: 'line', id: own, source: { ...condition }, empty: null }
  const inside = condition.not
  const listed = settledLine(inside) ? null : 'any' in inside ? inside.any : 'all' in inside ? inside.all : null
  const mode = listed && 'all' in inside ? 'notAll' : 'none'
  const children = (listed ?? [inside]).map((child) => readNode(child, id))
  return { kind: 'group', id: own, mode, bare: listed === null, children }
}

/** A pair that only says what an empty fact means, as `checkCondition` offers it. */
function settledLine(condition: Condition): Pick<LineNode, 'source' | 'empty'> | null {
  for (const [key, empty] of [
    ['all', 'doesNotHold'],
    ['any', 'holds'],
  ] as const) {
    const pair = (condition as Record<string, unknown>)[key]
    if (!Array.isArray(pair) || pair.length !== 2) continue
    const [line, emptiness] = pair as Record<string, unknown>[]
    if (!line || !('fact' in line) || isEmptiness(line.operator)) continue
    if (JSON.stringify(emptiness) === JSON.stringify(emptinessOf(line, empty))) return { source: { ...line }, empty }
  }
  return null
}

function isEmptiness(operator: unknown): boolean {
  return operator === 'isEmpty' || operator === 'isNotEmpty'
}

function emptinessOf(source: Readonly<Record<string, unknown>>, empty: 'holds' | 'doesNotHold') {
  const asked = { fact: source.fact, operator: empty === 'holds' ? 'isEmpty' : 'isNotEmpty' }
  return source.params === undefined ? asked : { ...asked, params: source.params as FactParams }
}

/** Where in the written condition a sentence stands. */
export interface Place {
  id: number
  /** of a line that says what an empty fact means: the pair as a whole, or the line in it */
  part: 'whole' | 'line'
}

export interface WrittenSentences {
  /** null: nothing is left of it */
  condition: Condition | null
  /** by places as `checkCondition` names them; `condition` is the root */
  places: ReadonlyMap<string, Place>
}

/**
 * Writes sentences as they are stored.
 * @param without lines that are left out, with the groups that are empty then: to try what is finished
 */
export function writeSentences(root: GroupNode, without: ReadonlySet<number> = new Set()): WrittenSentences {
  const places = new Map<string, Place>()
  const kept = without.size === 0 ? root : keepFinished(root, without)
  if (!kept) return { condition: null, places }
  const condition = write(kept, [], places)
  return { condition, places }
}

function keepFinished<N extends SentenceNode>(node: N, without: ReadonlySet<number>): N | null {
  if (node.kind === 'line') return without.has(node.id) ? null : node
  const children = node.children.flatMap((child) => keepFinished(child, without) ?? [])
  return children.length > 0 ? { ...node, children } : null
}

function write(node: SentenceNode, path: readonly string[], places: Map<string, Place>): Condition {
  const here = placeOf(path)
  if (node.kind === 'line') {
    const { id, source, empty } = node
    places.set(here, { id, part: 'whole' })
    if (empty === null) return source as unknown as Condition
    const key = empty === 'holds' ? 'any' : 'all'
    places.set(placeOf([...path, `${key}[0]`]), { id, part: 'line' })
    return { [key]: [source, emptinessOf(source, empty)] } as unknown as Condition
  }
  const { id, mode, children } = node
  const bare = node.bare && children.length === 1
  const [only] = children
  if (bare && only) {
    if (mode === 'none' || mode === 'notAll') {
      places.set(here, { id, part: 'whole' })
      return { not: write(only, [...path, 'not'], places) }
    }
    return write(only, path, places)
  }
  places.set(here, { id, part: 'whole' })
  const denied = mode === 'none' || mode === 'notAll'
  const key = mode === 'any' || mode === 'none' ? 'any' : 'all'
  const within = denied ? [...path, 'not'] : path
  if (denied) places.set(placeOf(within), { id, part: 'line' })
  const list = children.map((child, index) => write(child, [...within, `${key}[${index}]`], places))
  const group = (key === 'any' ? { any: list } : { all: list }) as Condition
  return denied ? { not: group } : group
}

function placeOf(path: readonly string[]): string {
  return path.length === 0 ? 'condition' : path.join('.')
}
