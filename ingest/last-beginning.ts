import type { Span } from './document.ts'

/** The place in the list of the last of several spans that begins at a place of the text, or before it; -1 when none does. */
export function lastBeginning(spans: readonly Span[], at: number): number {
  // They stand in the order of their beginnings.
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((spans[middle]?.start ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
