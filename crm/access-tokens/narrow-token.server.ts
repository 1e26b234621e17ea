import { ownCompany } from '#crm/org/own-company.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { ownToken } from './_own-token.server.ts'
import type { TokenScope } from './access-token.schema.ts'

/**
 * Leaves a token of the actor's own fewer uses, from its next request on.
 * @throws AppError NOT_FOUND; BAD_INPUT when it would gain any
 */
export async function narrowToken(options: {
  tx: Tx
  actor: Actor
  id: string
  scopes: readonly TokenScope[]
}): Promise<void> {
  const { tx, actor, id, scopes } = options
  const { scopes: before } = await ownToken({ tx, actor, id })
  if (scopes.some((scope) => !before.includes(scope)))
    throw new AppError('BAD_INPUT', 'a token never gains a scope', {
      details: { field: 'scopes', key: 'form.invalid' },
    })
  if (scopes.length === before.length) return
  await tx.accessToken.updateMany({ where: { id }, data: { scopes: [...scopes] } })
  await recordEvent(tx, actor, {
    type: 'person.token-narrowed',
    orgId: ownCompany(actor),
    entity: { type: 'person', id: actor.personId },
    before: { token: id, scopes: before },
    after: { token: id, scopes },
  })
}
