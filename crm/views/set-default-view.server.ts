import { ownCompany } from '#crm/org/own-company.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import type { ViewList } from './view.schema.ts'

interface SetDefaultViewOptions {
  tx: Tx
  actor: Actor
  list: ViewList
  /** null: the list opens as it is */
  viewId: string | null
}

/**
 * Says with which view a list opens for the actor.
 * @throws AppError NOT_FOUND for a view that the actor does not see, or of another list
 */
export async function setDefaultView({ tx, actor, list, viewId }: SetDefaultViewOptions): Promise<void> {
  const key = { personId: actor.personId, list }
  const before = await tx.defaultView.findUnique({ where: { personId_list: key } })
  if ((before?.viewId ?? null) === viewId) return
  if (viewId === null) await tx.defaultView.deleteMany({ where: key })
  else {
    const view = await tx.savedView.findFirst({ where: { id: viewId, list, removedAt: null }, select: { id: true } })
    if (!view) {
      throw new AppError('NOT_FOUND', `view ${viewId}`, { details: { field: 'view', key: 'form.viewGone' } })
    }
    await tx.$executeRaw`INSERT INTO default_view (person_id, list, view_id)
      VALUES (${actor.personId}::uuid, ${list}, ${viewId}::uuid)
      ON CONFLICT (person_id, list) DO UPDATE SET view_id = excluded.view_id`
  }
  await recordEvent(tx, actor, {
    type: 'person.default-view-set',
    orgId: ownCompany(actor),
    entity: { type: 'person', id: actor.personId },
    before: { list, viewId: before?.viewId ?? null },
    after: { list, viewId },
  })
}
