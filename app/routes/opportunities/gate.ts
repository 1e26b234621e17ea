import { type Door, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { getGate } from '#crm/opportunities/get-gate.server.ts'
import { getOpportunity } from '#crm/opportunities/get-opportunity.server.ts'
import { abilitiesOn } from '#crm/opportunities/opportunity.policy.ts'
import type { Route } from './+types/gate.ts'

/** What stands before a card of the board, and what the person may do with it: asked when it is picked up. */
export const loader = door('opportunity:read', async ({ inTx, actor, params }: Route.LoaderArgs & Door) => {
  const id = params.opportunityId
  return Response.json(
    await inTx(async (tx) => {
      const { timeZone } = await groupDay(tx)
      const opportunity = await getOpportunity({ tx, actor, id, timeZone })
      return {
        may: abilitiesOn(actor, opportunity),
        gate: opportunity.status === 'open' ? await getGate({ tx, actor, id }) : null,
        competitors: opportunity.competitors.map(({ typed }) => typed),
      }
    }),
  )
})
