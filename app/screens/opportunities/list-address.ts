import type { OpportunityFilter, OpportunitySort } from '#crm/opportunities/opportunity-list.schema.ts'

type Change = Partial<Record<keyof OpportunityFilter, string | undefined>>

/** The query of the list with some conditions changed; undefined takes one away. A change begins at the first page. */
export function listQuery(filter: OpportunityFilter, change: Change = {}): string {
  const { cursor: _, ...kept } = filter
  const merged: Record<string, unknown> = { ...kept, ...change }
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(merged)) {
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue
    params.set(key, Array.isArray(value) ? value.join(',') : String(value))
  }
  const query = params.toString()
  return query && `?${query}`
}

export function listAddress(filter: OpportunityFilter, change: Change = {}): string {
  return `/opportunities${listQuery(filter, change)}`
}

/** The board under the conditions of a list; what is a column or an order there stays behind. */
export function boardAddress(filter: OpportunityFilter, change: Change = {}): string {
  return `/opportunities/board${listQuery({ ...filter, stage: undefined, sort: undefined, dir: undefined }, change)}`
}

/** How a screen writes its own address under other conditions. */
export type AddressOf = typeof listAddress

export const naturalDirections = { sign: 'asc', amount: 'desc', activity: 'desc', name: 'asc' } as const

/** The direction in which a column is sorted now, null when it is another one. */
export function directionOf(filter: OpportunityFilter, sort: OpportunitySort): 'asc' | 'desc' | null {
  if ((filter.sort ?? 'sign') !== sort) return null
  return filter.dir ?? naturalDirections[sort]
}

/** Sorts by the column; by the one that is sorted already, the other way round. */
export function sortAddress(filter: OpportunityFilter, sort: OpportunitySort): string {
  const now = directionOf(filter, sort)
  const next = now === null ? undefined : now === 'asc' ? 'desc' : 'asc'
  return listAddress(filter, { sort, dir: next === naturalDirections[sort] ? undefined : next })
}
