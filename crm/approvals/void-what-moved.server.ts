import { approvalActor } from '#crm/org/approval-actor.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { actAs } from '#prisma/with-actor.server.ts'
import { applyCommand } from './apply-command.server.ts'

/**
 * Voids a request about a contract whose figures are not those that were submitted. Verbs let nobody change a contract that is being
 * approved; this holds whatever else has.
 * @returns whether it did
 */
export async function voidWhatMoved(options: { tx: Tx; actor: Actor; id: string; now: Date }): Promise<boolean> {
  const { tx, actor, id, now } = options
  const moved = await actAs({ tx, actor, as: approvalActor }, async () => {
    const rows = await tx.$queryRaw<{ figures_version: number }[]>`
      SELECT c.figures_version FROM approval_request r JOIN contract c ON c.id = r.contract_id
      WHERE r.id = ${id}::uuid AND r.state = 'running' AND r.figures_version <> c.figures_version`
    return rows[0]?.figures_version ?? null
  })
  if (moved === null) return false
  const command = { kind: 'void', key: `moved-${moved}` } as const
  return (await applyCommand({ tx, actor, id, command, now })).ok
}
