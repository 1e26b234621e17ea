import { can } from '#crm/org/role.policy.ts'
import type { Actor } from '#prisma/actor.ts'

/**
 * May the actor share a view with the whole group? Only whoever sees it whole, as policies saved_view_add and saved_view_change
 * have it: a role alone says nothing of how far its holder sees.
 */
export function mayShareWithGroup(actor: Pick<Actor, 'roles' | 'all'>): boolean {
  return actor.all && can(actor, 'view:share-with-group')
}
