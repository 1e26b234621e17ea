import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import type { Owner } from '#tests/support/test-database.ts'
import { type AGroup, aGroup, type PersonKey } from './a-group.ts'

export interface LoadedGroup extends AGroup {
  /** does something as somebody of the group, in a transaction of its own */
  as: <T>(person: PersonKey, work: (base: { tx: Tx; actor: Actor }) => Promise<T>) => Promise<T>
}

/** Loads the base configuration and the small group into the database. */
export async function loadGroup(owner: Owner): Promise<LoadedGroup> {
  const group = aGroup()
  await loadBase({ client: owner.client })
  await insertDataset({ client: owner.client, dataset: group.dataset })
  return {
    ...group,
    as: async (person, work) => {
      const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: group.people[person] }))
      if (!actor) throw new Error(`${person} was not resolved`)
      return withActor(actor, (tx) => work({ tx, actor }))
    },
  }
}
