import { anyWarning, opportunityVerbs, warningVerbs } from '#app/components/forms/record-verbs.ts'
import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { RecordScreen } from '#app/screens/opportunities/record-screen.tsx'
import { findActivities } from '#crm/activities/find-activities.server.ts'
import { mayOpenBid } from '#crm/bids/bid.policy.ts'
import { findBids } from '#crm/bids/find-bids.server.ts'
import { findContacts } from '#crm/contacts/find-contacts.server.ts'
import { mayOpenContract } from '#crm/contracts/contract.policy.ts'
import { findContracts } from '#crm/contracts/find-contracts.server.ts'
import { proposeParties } from '#crm/contracts/propose-parties.server.ts'
import { findDocuments } from '#crm/documents/find-documents.server.ts'
import { findPassedException } from '#crm/opportunities/find-passed-exception.server.ts'
import { getGate } from '#crm/opportunities/get-gate.server.ts'
import { getOpportunity } from '#crm/opportunities/get-opportunity.server.ts'
import { getTimeline } from '#crm/opportunities/get-timeline.server.ts'
import { abilitiesOn } from '#crm/opportunities/opportunity.policy.ts'
import { can } from '#crm/org/role.policy.ts'
import { findWarnings } from '#crm/warnings/find-warnings.server.ts'
import type { Route } from './+types/record.ts'

export const loader = door('opportunity:read', async ({ inTx, actor, params, request }: Route.LoaderArgs & Door) =>
  inTx(async (tx) => {
    const day = await groupDay(tx)
    const { timeZone } = day
    const id = params.opportunityId
    const opportunity = await getOpportunity({ tx, actor, id, timeZone })
    const may = abilitiesOn(actor, opportunity)
    return {
      opportunity,
      may,
      gate: opportunity.status === 'open' ? await getGate({ tx, actor, id }) : null,
      passed: await findPassedException({ tx, id }),
      warnings: (await findWarnings({ tx, actor, day, filter: { who: 'all', record: id, resting: '1' } })).rows,
      activities: await findActivities({ tx, opportunityId: id }),
      contacts: await findContacts({ tx, customerId: opportunity.customer.id }),
      bids: await findBids({ tx, actor, filter: { opportunity: id }, most: 20 }),
      mayOpenBid: mayOpenBid(actor, opportunity),
      contracts: await findContracts({ tx, actor, filter: { opportunity: id }, most: 20 }),
      documents: await findDocuments({ tx, opportunityId: id }),
      mayUpload: may.edit && can(actor, 'document:add'),
      parties: mayOpenContract(actor, opportunity) ? await proposeParties({ tx, opportunity }) : null,
      timeline: await getTimeline({
        tx,
        opportunityId: id,
        before: new URL(request.url).searchParams.get('before'),
      }),
    }
  }),
)

export const handle: PageHandle = {
  live: ({ opportunityId }) => ({ topics: [`opportunity:${opportunityId}`] }),
  crumbs: (data, { t, side }) => [
    { label: t('nav.opportunities'), to: '/opportunities' },
    { label: (data as Route.ComponentProps['loaderData'] | undefined)?.opportunity.name[side] ?? '' },
  ],
}

export default function OpportunityRoute({ loaderData }: Route.ComponentProps) {
  const { id } = loaderData.opportunity
  return (
    <>
      <VerbLinks of={`/opportunities/${id}`} verbs={opportunityVerbs} />
      <VerbLinks of={anyWarning} verbs={warningVerbs} />
      <RecordScreen key={id} {...loaderData} />
    </>
  )
}
