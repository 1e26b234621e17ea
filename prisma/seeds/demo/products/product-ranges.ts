import { marine, metallurgical } from './cranes.ts'
import { closedDie, openDie } from './forging.ts'
import { cement, metallurgy } from './kilns.ts'
import { grinding, haulage } from './mining.ts'
import type { ProductRange } from './product-range.ts'
import { flat, long } from './rolling.ts'
import { coal, refining } from './vessels.ts'

/** What each department that sells has to offer, in the order of the departments. */
export const productRanges: readonly ProductRange[] = [
  openDie,
  closedDie,
  flat,
  long,
  metallurgical,
  marine,
  cement,
  metallurgy,
  grinding,
  haulage,
  refining,
  coal,
]

/** @throws when the department sells nothing */
export function rangeOf(department: string): ProductRange {
  const range = productRanges.find((candidate) => candidate.department === department)
  if (!range) throw new Error(`${department} sells nothing`)
  return range
}
