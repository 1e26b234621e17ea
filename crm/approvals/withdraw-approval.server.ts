import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { applyCommand } from './apply-command.server.ts'
import { stateAfter } from './refuse-outcome.ts'

/**
 * Takes back what the actor has submitted: nobody is asked any more, and what it was about can be changed again.
 * @throws AppError NOT_FOUND when out of sight; as `stateAfter`
 */
export async function withdrawApproval(options: {
  tx: Tx
  actor: Actor
  id: string
  key: string
  now?: Date
}): Promise<void> {
  const { tx, actor, id, key, now } = options
  stateAfter(await applyCommand({ tx, actor, id, command: { kind: 'withdraw', key, by: actor.personId }, now }))
}
