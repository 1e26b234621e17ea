import { type Change, type Direction, listQuery, sortChange } from '#app/components/lists/list-query.ts'
import type { ContractFilter, ContractSort } from '#crm/contracts/contract-list.schema.ts'

export function listAddress(filter: ContractFilter, change: Change<ContractFilter> = {}): string {
  return `/contracts${listQuery(filter, change)}`
}

const naturalDirections = { signed: 'desc', amount: 'desc', name: 'asc', cost: 'desc', margin: 'asc' } as const

/** The direction in which a column is sorted now, null when it is another one. */
export function directionOf(filter: ContractFilter, sort: ContractSort): Direction | null {
  if ((filter.sort ?? 'signed') !== sort) return null
  return filter.dir ?? naturalDirections[sort]
}

/** Sorts by the column; by the one that is sorted already, the other way round. */
export function sortAddress(filter: ContractFilter, sort: ContractSort): string {
  const dir = sortChange({ now: directionOf(filter, sort), natural: naturalDirections[sort] })
  return listAddress(filter, { sort, dir })
}
