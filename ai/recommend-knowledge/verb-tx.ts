import type { describeDeal } from '#crm/opportunities/describe-deal.server.ts'

/** A transaction as the verbs below take it: this floor reads and writes by them alone. */
export type Tx = Parameters<typeof describeDeal>[0]['tx']
