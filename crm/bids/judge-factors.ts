/** Of the bids in which something held, and of all others: how many there were, and how many of them were won. */
export interface Split {
  bids: number
  won: number
  restBids: number
  restWon: number
}

/**
 * How sure it is that a factor has to do with the result. `high`: chance alone gives one like it in fewer than one of twenty whole
 * tables; `medium`: in fewer than one of twenty single comparisons, of which a table has many; `few`: too few bids to tell.
 */
export const confidences = ['high', 'medium', 'low', 'few'] as const
export type Confidence = (typeof confidences)[number]

/** Fewer on either side tell nothing, whatever their rates are. */
export const fewestBids = 5
const level = 0.05

/**
 * Fisher's exact test, two-sided: how likely a split at least as uneven is when the factor has nothing to do with the result.
 */
export function fisherExact({ bids, won, restBids, restWon }: Split): number {
  const all = bids + restBids
  const wins = won + restWon
  const lowest = Math.max(0, bids - (all - wins))
  const highest = Math.min(bids, wins)
  const logs = logFactorials(all)
  const log = (n: number) => logs[n] ?? 0
  const choose = (n: number, k: number) => log(n) - log(k) - log(n - k)
  const chanceOf = (x: number) => Math.exp(choose(wins, x) + choose(all - wins, bids - x) - choose(all, bids))
  const own = chanceOf(won)
  let sum = 0
  for (let x = lowest; x <= highest; x += 1) {
    const chance = chanceOf(x)
    // Splits that are as likely are reckoned in another order, and differ in the last digits.
    if (chance <= own * (1 + 1e-7)) sum += chance
  }
  return Math.min(sum, 1)
}

function logFactorials(most: number): number[] {
  const logs = [0]
  for (let n = 1; n <= most; n += 1) logs.push((logs[n - 1] ?? 0) + Math.log(n))
  return logs
}

/**
 * Judges every factor of one table by Fisher's exact test, corrected for how many are compared by Holm's method, which holds however
 * the factors hang together. What too few bids have is not compared: how many have it says nothing of how they ended.
 */
export function judgeFactors<Row extends Split>(rows: readonly Row[]): (Row & { p: number; confidence: Confidence })[] {
  const judged = rows.map((row) => ({ ...row, p: fisherExact(row), confidence: 'few' as Confidence }))
  const compared = judged.filter(({ bids, restBids }) => bids >= fewestBids && restBids >= fewestBids)
  let holds = true
  for (const [at, row] of compared.toSorted((a, b) => a.p - b.p).entries()) {
    holds &&= row.p * (compared.length - at) <= level
    row.confidence = holds ? 'high' : row.p <= level ? 'medium' : 'low'
  }
  return judged
}
