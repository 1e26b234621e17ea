import { type Change, type Direction, listQuery, sortChange } from '#app/components/lists/list-query.ts'
import type { OpportunityFilter, OpportunitySort } from '#crm/opportunities/opportunity-list.schema.ts'

export function listAddress(filter: OpportunityFilter, change: Change<OpportunityFilter> = {}): string {
  return `/opportunities${listQuery(filter, change)}`
}

/** The board under the conditions of a list; what is a column or an order there stays behind. */
export function boardAddress(filter: OpportunityFilter, change: Change<OpportunityFilter> = {}): string {
  return `/opportunities/board${listQuery({ ...filter, stage: undefined, sort: undefined, dir: undefined }, change)}`
}

/** How a screen writes its own address under other conditions. */
export type AddressOf = typeof listAddress

export const naturalDirections = { sign: 'asc', amount: 'desc', activity: 'desc', name: 'asc' } as const

/** The direction in which a column is sorted now, null when it is another one. */
export function directionOf(filter: OpportunityFilter, sort: OpportunitySort): Direction | null {
  if ((filter.sort ?? 'sign') !== sort) return null
  return filter.dir ?? naturalDirections[sort]
}

/** Sorts by the column; by the one that is sorted already, the other way round. */
export function sortAddress(filter: OpportunityFilter, sort: OpportunitySort): string {
  const dir = sortChange({ now: directionOf(filter, sort), natural: naturalDirections[sort] })
  return listAddress(filter, { sort, dir })
}
