import type { Reception } from '#knowledge/articles/count-reception.server.ts'

/** So many times something may be passed over or refused before it says anything. */
const patience = 5
/** What is expected of something that nobody has seen: as if so many had been asked, of whom such a share took it. */
const expected = { asked: 8, share: 0.25 }
const least = 0.1

/**
 * How much of its place something keeps by how it was received: 1 until it has been passed over or refused `patience` times, then
 *
 *     (taken + 8 × ¼) / (taken + left + 8)  ÷  ¼,   between 0.1 and 1
 *
 * where `taken` are the people who opened it and those who found it useful, so that whoever did both counts twice, and `left` how
 * often it was passed over and how many found it not useful. Nobody's opening raises it above 1: what is much read is no better for
 * this deal. Nothing sinks out of sight for good.
 */
export function weighReception({ opened, useful, notUseful, passedOver }: Reception): number {
  const taken = opened + useful
  const left = passedOver + notUseful
  if (left < patience) return 1
  const share = (taken + expected.asked * expected.share) / (taken + left + expected.asked)
  return Math.min(Math.max(share / expected.share, least), 1)
}
