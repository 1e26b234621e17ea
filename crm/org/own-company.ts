import type { Actor } from '#prisma/actor.ts'

/** The organisation whose overseers see what somebody did about themselves: their company. */
export function ownCompany(actor: Actor): string {
  return actor.companies[0] ?? actor.home.id
}
