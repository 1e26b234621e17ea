import { loadContractFacts } from '#crm/contracts/contract.facts.server.ts'
import { loadOpportunityFacts } from '#crm/opportunities/opportunity.facts.server.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { RouteChoice } from './approval-route.ts'
import { chooseRoute } from './choose-route.server.ts'
import type { LoadedSubject } from './submitted-subject.ts'

/** The way that something would go if it were submitted now, chosen by the engine, which sees costs. */
export async function routeOf(options: {
  tx: Tx
  loaded: LoadedSubject
  submitter: string
  now: Date
}): Promise<RouteChoice> {
  const { tx, loaded, submitter, now } = options
  const { timeZone } = await readSettings(tx)
  const id = loaded.contractId ?? loaded.opportunityId
  const load = loaded.contractId ? loadContractFacts : loadOpportunityFacts
  return chooseRoute({
    tx,
    for: loaded.subject.type,
    facts: (needs) => load({ tx, id, needs, timeZone, now }),
    org: { id: loaded.orgId, lineage: loaded.lineage },
    submitter,
    now,
  })
}
