import type { ContractFilter, ContractSort } from '#crm/contracts/contract-list.schema.ts'

type Change = Partial<Record<keyof ContractFilter, string | undefined>>

/** The query of the list with some conditions changed; undefined takes one away. A change begins at the first page. */
export function listQuery(filter: ContractFilter, change: Change = {}): string {
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

export function listAddress(filter: ContractFilter, change: Change = {}): string {
  return `/contracts${listQuery(filter, change)}`
}

const naturalDirections = { signed: 'desc', amount: 'desc', name: 'asc', cost: 'desc', margin: 'asc' } as const

/** The direction in which a column is sorted now, null when it is another one. */
export function directionOf(filter: ContractFilter, sort: ContractSort): 'asc' | 'desc' | null {
  if ((filter.sort ?? 'signed') !== sort) return null
  return filter.dir ?? naturalDirections[sort]
}

/** Sorts by the column; by the one that is sorted already, the other way round. */
export function sortAddress(filter: ContractFilter, sort: ContractSort): string {
  const now = directionOf(filter, sort)
  const next = now === null ? undefined : now === 'asc' ? 'desc' : 'asc'
  return listAddress(filter, { sort, dir: next === naturalDirections[sort] ? undefined : next })
}
