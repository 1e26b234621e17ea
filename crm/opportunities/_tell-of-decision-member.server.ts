import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { touchOpportunity } from './_lock-opportunity.server.ts'

interface Standing {
  role: string
  attitude: string
}

/** Puts on record what a contact was and is in the decision chain, and makes the opportunity changed. */
export async function tellOfDecisionMember(
  { tx, actor, id, contactId }: { tx: Tx; actor: Actor; id: string; contactId: string },
  orgId: string,
  before: Standing | null,
  after: Standing | null,
): Promise<void> {
  const said = (standing: Standing | null) =>
    standing && { contactId, role: standing.role, attitude: standing.attitude }
  await touchOpportunity({ tx, id })
  await recordEvent(tx, actor, {
    type: 'opportunity.changed',
    orgId,
    entity: { type: 'opportunity', id },
    before: { decisionMember: said(before) },
    after: { decisionMember: said(after) },
  })
}
