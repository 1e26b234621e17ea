import { type Change, type Direction, listQuery, sortChange } from '#app/components/lists/list-query.ts'
import type { BidFilter, BidSort } from '#crm/bids/bid-list.schema.ts'

export function listAddress(filter: BidFilter, change: Change<BidFilter> = {}): string {
  return `/bids${listQuery(filter, change)}`
}

const naturalDirections = { opens: 'desc', price: 'desc', name: 'asc' } as const

/** The direction in which a column is sorted now, null when it is another one. */
export function directionOf(filter: BidFilter, sort: BidSort): Direction | null {
  if ((filter.sort ?? 'opens') !== sort) return null
  return filter.dir ?? naturalDirections[sort]
}

/** Sorts by the column; by the one that is sorted already, the other way round. */
export function sortAddress(filter: BidFilter, sort: BidSort): string {
  const dir = sortChange({ now: directionOf(filter, sort), natural: naturalDirections[sort] })
  return listAddress(filter, { sort, dir })
}
