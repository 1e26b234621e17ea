import { consoleActor } from '#crm/org/console-actor.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import type { Role } from '#crm/org/role.policy.ts'
import { newId } from '#lib/ids.ts'
import type { Actor, Scope } from '#prisma/actor.ts'
import type { OrganisationRow } from '#prisma/seeds/dataset.ts'
import { insertRows } from '#prisma/seeds/insert-rows.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import type { Owner } from '#tests/support/test-database.ts'

/** A group of two subsidiaries, each with a sales department, and who acts in tests of what companies share and don't. */
export interface TwoCompanies {
  groupId: string
  /** 锻压: presses */
  forging: { id: string; salesId: string; head: Actor; manager: Actor; rep: Actor; service: Actor; finance: Actor }
  /** 起重: cranes */
  cranes: { id: string; salesId: string; head: Actor; rep: Actor }
  headquarters: Actor
}

/** Adds the two companies and their people to the database. */
export async function addTwoCompanies({ client }: Owner): Promise<TwoCompanies> {
  const groupId = newId()
  const forging = { id: newId(), salesId: newId() }
  const cranes = { id: newId(), salesId: newId() }
  const node = (
    id: string,
    kind: OrganisationRow['kind'],
    name: string,
    nameLatin: string,
    above: string[],
  ): OrganisationRow => ({
    id,
    kind,
    name,
    name_latin: nameLatin,
    parent_id: above.at(-1) ?? null,
    lineage: [...above, id],
    position: 0,
  })
  await insertRows({
    client,
    table: 'organisation',
    rows: [
      node(groupId, 'group', '中嵩装备集团', 'Zhongsong Group', []),
      node(forging.id, 'subsidiary', '中嵩锻压', 'Zhongsong Forging', [groupId]),
      node(forging.salesId, 'department', '锻压销售部', 'Forging Sales', [groupId, forging.id]),
      node(cranes.id, 'subsidiary', '中嵩起重', 'Zhongsong Cranes', [groupId]),
      node(cranes.salesId, 'department', '起重销售部', 'Crane Sales', [groupId, cranes.id]),
    ],
  })
  return {
    groupId,
    forging: {
      ...forging,
      head: await addActor('韩世杰', forging.id, 'subsidiary-head', 'subtree'),
      manager: await addActor('贺文澜', forging.salesId, 'sales-manager', 'department'),
      rep: await addActor('周启明', forging.salesId, 'rep', 'self'),
      service: await addActor('陈思远', forging.salesId, 'service', 'self'),
      finance: await addActor('林若溪', forging.id, 'finance', 'subtree'),
    },
    cranes: {
      ...cranes,
      head: await addActor('吴建业', cranes.id, 'subsidiary-head', 'subtree'),
      rep: await addActor('邵东升', cranes.salesId, 'rep', 'self'),
    },
    headquarters: await addActor('许知远', groupId, 'hq-sales', 'group'),
  }
}

/** Adds a person with one membership, and resolves who they are. */
export async function addActor(name: string, orgId: string, role: Role, scope: Scope): Promise<Actor> {
  const personId = newId()
  await withActor(consoleActor, async (tx) => {
    await tx.person.createMany({ data: { id: personId, name, email: `${personId}@gantry.example` } })
    await tx.membership.createMany({ data: { personId, orgId, role, scope } })
  })
  const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId }))
  if (!actor) throw new Error(`${name} was not resolved`)
  return actor
}
