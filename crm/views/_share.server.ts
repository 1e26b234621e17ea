import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { listShareable } from './list-shareable.server.ts'
import { mayShareWithGroup } from './view.policy.ts'

/**
 * Whom a view is for, as its columns say it.
 * @param sharedWith `me`, `group`, or the id of an organisation
 * @throws AppError BAD_INPUT for an organisation that the actor does not belong to, or the group where that is not theirs
 */
export async function shareColumns(options: {
  tx: Tx
  actor: Actor
  sharedWith: string
}): Promise<{ sharedWith: 'me' | 'organisation' | 'group'; orgId: string | null }> {
  const { tx, actor, sharedWith } = options
  if (sharedWith === 'me') return { sharedWith, orgId: null }
  const refusal = { details: { field: 'sharedWith', key: 'form.viewShare' } }
  if (sharedWith === 'group') {
    if (!mayShareWithGroup(actor)) throw new AppError('BAD_INPUT', 'the group is not theirs', refusal)
    return { sharedWith, orgId: null }
  }
  const { orgs } = await listShareable({ tx, actor })
  if (!orgs.some(({ id }) => id === sharedWith)) throw new AppError('BAD_INPUT', `not of ${sharedWith}`, refusal)
  return { sharedWith: 'organisation', orgId: sharedWith }
}
