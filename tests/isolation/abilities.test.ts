import { beforeAll, expect, it } from 'vitest'
import { abilitiesOn } from '#crm/opportunities/opportunity.policy.ts'
import { can } from '#crm/org/role.policy.ts'
import type { Actor } from '#prisma/actor.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { organisationId, type Person, people, personId, resolveEverybody } from './people.ts'
import { addProbe, attempt } from './probe.ts'
import { addWorld, opportunities, opportunityId, opportunityLabels, world } from './world.ts'

const owner = useTestDatabase()
let actors: Record<Person, Actor>

beforeAll(async () => {
  await addWorld(owner)
  // Of two kinds the world has none: an owner who does not sell, and a deputy who does not.
  await owner.query(`UPDATE opportunity SET owner_id = $1 WHERE id = $2`, [
    personId('headquarters'),
    opportunityId('a2'),
  ])
  await owner.query(`INSERT INTO record_access VALUES ($1, 'opportunity', $2, true)`, [
    personId('headquarters'),
    opportunityId('b'),
  ])
  await addProbe(owner)
  actors = await resolveEverybody()
})

/** Whether the actor was added to the opportunity by name. */
async function named(person: Person, label: string): Promise<{ mayWrite: boolean } | null> {
  const { rows } = await owner.query(`SELECT may_write FROM record_access WHERE person_id = $1 AND record_id = $2`, [
    personId(person),
    opportunityId(label),
  ])
  return rows[0] ? { mayWrite: rows[0].may_write === true } : null
}

it.each(people)('what a button offers is what the database does: %s', async (person) => {
  const actor = actors[person]
  for (const label of opportunityLabels) {
    const [changed] = await attempt(person, actors, [
      `UPDATE opportunity SET product = '压力机' WHERE id = '${opportunityId(label)}'`,
    ])
    const { rows } = await owner.query(`SELECT owner_id FROM opportunity WHERE id = $1`, [opportunityId(label)])
    const subject = {
      orgId: organisationId(opportunities[label].org),
      ownerId: String(rows[0]?.owner_id),
      status: 'open',
      named: await named(person, label),
    }
    const { edit } = abilitiesOn(actor, subject)
    expect({ person, label, edit }).toEqual({
      person,
      label,
      edit: changed === '1' && can(actor, 'opportunity:edit'),
    })
  }
})

it('asks about every opportunity of the world', () => {
  expect(world.filter((row) => row.table === 'opportunity').map((row) => row.label)).toEqual(opportunityLabels)
})
