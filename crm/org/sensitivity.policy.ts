import type { Sensitivity } from '#engine/vocabulary.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Role } from './role.policy.ts'

const seesCost: readonly Role[] = ['sales-manager', 'subsidiary-head', 'hq-sales', 'finance', 'administrator']

/** The kinds of facts whose values the actor may see. What is not among them is said without figures. */
export function sensitivitiesOf(actor: Pick<Actor, 'roles'>): ReadonlySet<Sensitivity> {
  const allowed = new Set<Sensitivity>(['open', 'personal'])
  if (actor.roles.some((role) => (seesCost as readonly string[]).includes(role))) allowed.add('cost')
  return allowed
}
