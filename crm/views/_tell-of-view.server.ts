import { ownCompany } from '#crm/org/own-company.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'

/** Puts on record what its owner did with a view; `before` and `after` as `toldOf` leaves them. */
export async function tellOfView(options: {
  tx: Tx
  actor: Actor
  id: string
  type: 'view.saved' | 'view.changed' | 'view.removed' | 'view.restored'
  before?: Record<string, unknown>
  after?: Record<string, unknown>
}): Promise<void> {
  const { tx, actor, id, type, before, after } = options
  await recordEvent(tx, actor, { type, orgId: ownCompany(actor), entity: { type: 'view', id }, before, after })
}
