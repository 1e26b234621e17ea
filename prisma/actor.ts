/** How far a person sees: own and shared records, a department, everything below an organisation, or the whole group. */
export const scopes = ['self', 'department', 'subtree', 'group'] as const
export type Scope = (typeof scopes)[number]

/**
 * Whoever acts: a person as resolved from their memberships. The lists become the settings that the database's policies
 * read; roles are for the policy files, which say what may be done with what is seen.
 */
export interface Actor {
  personId: string
  name: { zh: string; en: string }
  email: string
  title: { zh: string; en: string } | null
  roles: readonly string[]
  /** the widest scope of all memberships; list verbs choose their way to the rows by it */
  scope: Scope
  /** organisation shown beside the name: that of the first membership */
  home: { id: string; name: { zh: string; en: string } }
  /** organisations whose records are seen; empty with scope self, not needed with scope group */
  orgs: readonly string[]
  /** organisations whose records may be changed by scope */
  writeOrgs: readonly string[]
  /** organisations in which this person may open an opportunity of their own */
  salesOrgs: readonly string[]
  /** subsidiaries (or the headquarters) that the person belongs to: their customer relationships and contacts are seen */
  companies: readonly string[]
  /** of those, where relationships, contacts and customers may be written */
  writeCompanies: readonly string[]
  /** sees everything */
  all: boolean
  /** keeps what is shared: organisations, people, types, group rules */
  keeper: boolean
  /** whose rules may be written: the group's and everybody's, or those that the named organisations have of their own */
  keptRules: 'group' | readonly string[]
  /** sees what things cost and what remains of a price */
  costs: boolean
  /** decides about flags in contracts */
  reviews: boolean
}
