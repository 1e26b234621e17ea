import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { touchOpportunity } from './_lock-opportunity.server.ts'

/** Puts on record who joined the team, what a member became, or who left it, and makes the opportunity changed. */
export async function tellOfTeam(
  { tx, actor, id, personId }: { tx: Tx; actor: Actor; id: string; personId: string },
  orgId: string,
  role: { was?: string; is?: string },
): Promise<void> {
  await touchOpportunity({ tx, id })
  await recordEvent(tx, actor, {
    type: 'opportunity.team-changed',
    orgId,
    entity: { type: 'opportunity', id },
    // Somebody who came has nothing before; of somebody who changes or leaves it says what they were.
    ...(role.was ? { before: { personId, role: role.was } } : {}),
    after: {
      added: role.is ? [{ personId, role: role.is }] : [],
      removed: role.is ? [] : [{ personId, role: role.was }],
    },
  })
}
