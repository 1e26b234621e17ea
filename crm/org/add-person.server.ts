import { hashPassword } from 'better-auth/crypto'
import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { passwordFaults } from './password.schema.ts'
import { NewPerson } from './person.schema.ts'

interface AddPersonOptions {
  /** keeps organisations and people */
  actor: Actor
  /** held against NewPerson here, so a command may pass on what was typed */
  person: unknown
  /** null for somebody who signs in with the identity provider only */
  password: string | null
}

/**
 * Adds somebody to the group, with their membership and their way to sign in, or nothing of it. Opens its transaction itself,
 * because a password takes a tenth of a second to hash and nobody may wait for that.
 * @throws AppError BAD_INPUT with `details.invalid` (field to keys), DUPLICATE when the e-mail address is taken, NOT_FOUND when
 * there is no such organisation, FORBIDDEN when the actor is no keeper
 */
export async function addPerson({ actor, person, password }: AddPersonOptions): Promise<{ id: string }> {
  const { email, orgId, role, scope, ...names } = read(person, password)
  const hash = password === null ? null : await hashPassword(password)
  const id = newId()
  return withActor(actor, async (tx) => {
    if (!(await tx.organisation.findUnique({ where: { id: orgId } })))
      throw new AppError('NOT_FOUND', `organisation ${orgId}`)
    const { count } = await tx.person.createMany({ data: { id, email, ...names }, skipDuplicates: true })
    if (count === 0) {
      throw new AppError('DUPLICATE', `somebody has the address ${email}`, { details: { email } })
    }
    await tx.membership.createMany({ data: { personId: id, orgId, role, scope } })
    await recordEvent(tx, actor, {
      type: 'person.added',
      orgId,
      entity: { type: 'person', id },
      after: { email, name: names.name, role, scope },
    })
    // The role of records may not touch sign-in, nor the role of sign-in people: the transaction steps from one to the other.
    await tx.$executeRaw`SELECT set_config('role', 'gantry_auth', true)`
    // Whoever adds a person vouches for the address.
    await tx.authUser.createMany({ data: { id, email, name: names.name, emailVerified: true } })
    if (hash) {
      const account = { id: newId(), userId: id, accountId: id, providerId: 'credential', password: hash }
      await tx.authAccount.createMany({ data: account })
    }
    return { id }
  })
}

function read(person: unknown, password: string | null): NewPerson {
  const parsed = NewPerson.safeParse(person)
  const invalid: Record<string, string[]> = {}
  const add = (field: string, key: string) => {
    invalid[field] = [...(invalid[field] ?? []), key]
  }
  for (const issue of parsed.error?.issues ?? []) add(issue.path.join('.'), issue.message)
  if (password !== null) {
    for (const fault of passwordFaults(password, parsed.data?.email)) add('password', fault)
  }
  if (!parsed.data || Object.keys(invalid).length > 0) {
    throw new AppError('BAD_INPUT', `not a person: ${Object.keys(invalid).join(', ')}`, { details: { invalid } })
  }
  return parsed.data
}
