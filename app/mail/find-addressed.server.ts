import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { withRole } from '#prisma/with-actor.server.ts'

/**
 * Who somebody is today, and where their mail goes: the address with which they sign in.
 * @returns null for whoever was deactivated, has no place in the group or no way to sign in
 */
export async function findAddressed(personId: string): Promise<{ actor: Actor; address: string } | null> {
  return withRole('gantry_auth', async (tx) => {
    const actor = await resolveActor({ tx, personId })
    const user = actor && (await tx.authUser.findUnique({ where: { id: personId }, select: { email: true } }))
    return actor && user && { actor, address: user.email }
  })
}
