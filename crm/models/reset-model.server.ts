import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { requireModelKeeper } from './model.policy.ts'
import type { ModelRole } from './model-roles.ts'

/**
 * Takes back what was set for a role, its key with it: the environment says it again.
 * @throws AppError FORBIDDEN when the actor does not administer the group, NOT_FOUND when nothing was set
 */
export async function resetModel({ tx, actor, role }: { tx: Tx; actor: Actor; role: ModelRole }): Promise<void> {
  requireModelKeeper(actor)
  const removed = await tx.$executeRaw`DELETE FROM model_setting WHERE role = ${role}`
  if (removed === 0) throw new AppError('NOT_FOUND', `nothing is set for ${role}`)
  await recordEvent(tx, actor, {
    type: 'model.reset',
    orgId: actor.home.id,
    entity: { type: 'model', id: newId() },
    before: { role },
  })
}
