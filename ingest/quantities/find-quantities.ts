import { foldText } from '#ingest/fold-text.ts'
import { dates } from './dates.ts'
import { durations } from './durations.ts'
import { moneys } from './moneys.ts'
import type { Quantity } from './quantity.ts'
import { shares } from './shares.ts'
import type { Wording } from './wording.ts'

const wordings: readonly Wording[] = [...dates, ...durations, ...shares, ...moneys]

/**
 * Finds amounts, shares, durations and dates in a canonical text, in both languages, in words and in figures, in the order of the
 * text. Of wordings that overlap the one that begins first counts, then the longer. What is not known is left out.
 */
export function findQuantities(text: string): Quantity[] {
  const found: Quantity[] = []
  for (const { regex, sign, read } of wordings) {
    if (!sign.test(text)) continue
    for (const match of text.matchAll(regex)) {
      const value = read(match)
      if (value) found.push({ otherwise: null, ...value, start: match.index, end: match.index + match[0].length })
    }
  }
  found.sort((one, other) => one.start - other.start || other.end - one.end)
  let end = 0
  return found.filter((quantity) => {
    if (quantity.start < end) return false
    end = quantity.end
    return true
  })
}

/** A cell or a field that says one quantity and nothing else; null when it says something that is not known. */
export function readQuantity(source: string): Quantity | null {
  const { text } = foldText(source)
  const [only, ...more] = findQuantities(text)
  return only && more.length === 0 && /^(?:合同总价的)?$/u.test(text.slice(0, only.start)) && only.end === text.length
    ? only
    : null
}
