import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'

/**
 * The person with an address, however it was typed, with the organisation whose events tell of them.
 * @throws AppError NOT_FOUND
 */
export async function findPerson(options: {
  tx: Tx
  email: string
}): Promise<{ id: string; email: string; active: boolean; orgId: string }> {
  const { tx, email } = options
  const person = await tx.person.findUnique({
    where: { email: email.trim().toLowerCase() },
    relationLoadStrategy: 'join',
    include: { memberships: true },
  })
  // Somebody without a place in the group is told of where the group itself is.
  const orgId = person?.memberships[0]?.orgId ?? (await tx.organisation.findFirst({ where: { parentId: null } }))?.id
  if (!person || !orgId) throw new AppError('NOT_FOUND', `nobody has the address ${email.trim()}`)
  return { id: person.id, email: person.email, active: person.active, orgId }
}
