import { ownCompany } from '#crm/org/own-company.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { ownToken } from './_own-token.server.ts'

/** Ends a token of the actor's own: its next request is refused. @throws AppError NOT_FOUND */
export async function revokeToken(options: { tx: Tx; actor: Actor; id: string; now?: Date }): Promise<void> {
  const { tx, actor, id, now = new Date() } = options
  await ownToken({ tx, actor, id })
  await tx.accessToken.updateMany({ where: { id }, data: { revokedAt: now } })
  await recordEvent(tx, actor, {
    type: 'person.token-revoked',
    orgId: ownCompany(actor),
    entity: { type: 'person', id: actor.personId },
    after: { token: id },
  })
}
