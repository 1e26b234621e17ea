import type { Tx } from '#prisma/client.server.ts'

interface EnsureAuthUserOptions {
  /** in the role gantry_auth */
  tx: Tx
  /** by id, or by an address in lower case that is known to be theirs */
  person: { id: string } | { email: string }
}

/**
 * Makes the sign-in record of a person who has none: people come from the loader or an import too, and those bring none.
 * Makes no person.
 */
export async function ensureAuthUser({ tx, person: where }: EnsureAuthUserOptions): Promise<void> {
  const person = await tx.person.findUnique({ where })
  if (!person?.active) return
  const { id, email, name } = person
  await tx.authUser.createMany({ data: { id, email, name, emailVerified: true }, skipDuplicates: true })
}
