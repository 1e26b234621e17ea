import { CustomerFilterSchema } from '#crm/customers/customer-list.schema.ts'
import { OpportunityFilterSchema } from '#crm/opportunities/opportunity-list.schema.ts'
import type { Drawn, ViewList } from './view.schema.ts'

const schemas = { opportunities: OpportunityFilterSchema, customers: CustomerFilterSchema }

/** Of an address, where one is and not what one looks at. */
const placeOnly = new Set(['cursor', 'view', 'more'])
/** A board has its own columns and order. */
const tableOnly = new Set(['stage', 'sort', 'dir'])

/** The ids that conditions may name; what is not among them is gone. */
export interface KnownIds {
  type: ReadonlySet<string>
  stage: ReadonlySet<string>
}

interface ViewQueryOptions {
  list: ViewList
  drawn: Drawn
  /** of an address, however old */
  query: string
  known?: KnownIds
}

/**
 * Reads the conditions of a view as its list does today, always written the same way, so that two can be compared.
 * @returns the query that still holds, and the names of conditions of which something was lost
 */
export function readViewQuery({ list, drawn, query, known }: ViewQueryOptions): { query: string; lost: string[] } {
  const given = Object.fromEntries(new URLSearchParams(query))
  const counts = (name: string) => !placeOnly.has(name) && !(drawn === 'board' && tableOnly.has(name))
  const holds = (name: string, value: string) =>
    name === 'type' || name === 'stage' ? (known?.[name].has(value) ?? true) : true
  const kept = new URLSearchParams()
  for (const [name, value] of Object.entries(schemas[list].parse(given))) {
    if (!counts(name) || value === undefined) continue
    const parts = (Array.isArray(value) ? value : [String(value)]).filter((part) => holds(name, part))
    if (parts.length > 0) kept.set(name, parts.join(','))
  }
  const lost = Object.keys(given).filter((name) => {
    const still = new Set((kept.get(name) ?? '').split(',').map((part) => part.trim()))
    return counts(name) && given[name]?.split(',').some((part) => !still.has(part.trim()))
  })
  return { query: kept.toString(), lost }
}
