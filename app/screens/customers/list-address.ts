import type { CustomerFilter } from '#crm/customers/customer-list.schema.ts'

const listed = ['q', 'circle', 'org', 'industry', 'region', 'grade', 'sort', 'dir'] as const

/** The query of the list's address, changed in part; a change of anything but the page starts at the first page. */
export function listQuery(filter: CustomerFilter, change: Partial<CustomerFilter> = {}): string {
  const next: CustomerFilter = { ...filter, cursor: undefined, ...change }
  const query = new URLSearchParams()
  for (const name of [...listed, 'view', 'cursor'] as const) {
    const value = next[name]
    if (value !== undefined && value.length > 0) query.set(name, Array.isArray(value) ? value.join(',') : String(value))
  }
  return query.size > 0 ? `?${query}` : ''
}

export function listAddress(filter: CustomerFilter, change: Partial<CustomerFilter> = {}): string {
  return `/customers${listQuery(filter, change)}`
}

/** The list with one value of a condition switched on or off. */
export function toggled<T extends string>(values: readonly T[] | undefined, value: T): T[] | undefined {
  const rest = (values ?? []).filter((known) => known !== value)
  const next = rest.length === (values ?? []).length ? [...rest, value] : rest
  return next.length > 0 ? next : undefined
}
