import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

/** Somebody whom an administrator names by their e-mail address. */
export interface Colleague {
  id: string
  name: string
  active: boolean
  /** the organisation that they belong to; who belongs to none is the group's */
  orgId: string
}

/**
 * @param email in lower case
 * @throws AppError NOT_FOUND when nobody has the address, FORBIDDEN when the actor does not keep people
 */
export async function findColleague({ tx, actor, email }: { tx: Tx; actor: Actor; email: string }): Promise<Colleague> {
  if (!actor.keeper) throw new AppError('FORBIDDEN', 'people are kept by administrators')
  const person = await tx.person.findUnique({
    where: { email },
    select: { id: true, name: true, active: true, memberships: { select: { orgId: true }, take: 1 } },
  })
  const orgId = person?.memberships[0]?.orgId ?? (await tx.organisation.findFirst({ where: { parentId: null } }))?.id
  if (!person || !orgId) throw new AppError('NOT_FOUND', `nobody has the address ${email}`)
  return { id: person.id, name: person.name, active: person.active, orgId }
}
