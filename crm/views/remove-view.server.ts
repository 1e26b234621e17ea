import { ownCompany } from '#crm/org/own-company.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { type EventType, recordEvent } from '#prisma/record-event.server.ts'
import { refuseSameName, viewOfOwner } from './_view-of-owner.server.ts'

interface RemoveViewOptions {
  tx: Tx
  actor: Actor
  id: string
  /** as the person saw it */
  version: number
}

/** Takes a view away from everybody who has it. @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT as any change of a view */
export async function removeView(options: RemoveViewOptions): Promise<void> {
  await viewOfOwner(options)
  await put(options, new Date(), 'view.removed')
}

/**
 * Gives a view back as it was, to everybody who had it.
 * @throws AppError as `removeView`; BAD_INPUT when another view has its name meanwhile
 */
export async function restoreView(options: RemoveViewOptions): Promise<void> {
  const { list, name } = await viewOfOwner({ ...options, removed: true })
  await refuseSameName({ ...options, list, name })
  await put(options, null, 'view.restored')
}

async function put({ tx, actor, id }: RemoveViewOptions, removedAt: Date | null, type: EventType): Promise<void> {
  await tx.savedView.updateMany({ where: { id }, data: { removedAt } })
  await recordEvent(tx, actor, {
    type,
    orgId: ownCompany(actor),
    entity: { type: 'view', id },
  })
}
