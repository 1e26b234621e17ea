import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '#prisma/actor.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { organisationId, type Person, personId, resolveEverybody, type Who } from './people.ts'
import { addProbe, attempt } from './probe.ts'
import { activityId, addWorld, insertOf, opportunityId, world } from './world.ts'

const owner = useTestDatabase()
let actors: Record<Person, Actor>

beforeAll(async () => {
  await addWorld(owner)
  await addProbe(owner)
  actors = await resolveEverybody()
})

const to = { A1: organisationId('A1'), A2: organisationId('A2'), B: organisationId('B'), b: opportunityId('b') }
const opportunity = (set: string) => `UPDATE opportunity SET ${set} WHERE id = '${opportunityId('a1')}'`
const activity = (label: string, set: string) => `UPDATE activity SET ${set} WHERE id = '${activityId(label)}'`

/** The row of the world with other values and the actor in whose name it stands. */
function again(table: string, label: string, changed: Record<string, unknown>): string {
  const row = world.find((each) => each.table === table && each.label === label)
  return insertOf(table, { ...row?.values, ...changed })
}

// Rights on a row do not make rights to where it is put: what is written stays where its writer may write.
it.each<[Who, string, string, string]>([
  ['owner', 'their opportunity to another company', opportunity(`org_id = '${to.B}'`), 'refused'],
  ['deputy', 'an opportunity to another company', opportunity(`org_id = '${to.B}'`), 'refused'],
  ['deputy', 'an opportunity to the department they sell for', opportunity(`org_id = '${to.A2}'`), '1'],
  ['manager', 'an opportunity to a department that is not theirs', opportunity(`org_id = '${to.A2}'`), 'refused'],
  ['head', 'an opportunity between their departments', opportunity(`org_id = '${to.A2}'`), '1'],
  ['head', 'an opportunity to another company', opportunity(`org_id = '${to.B}'`), 'refused'],
  ['owner', 'an opportunity to a colleague', opportunity(`owner_id = '${personId('colleague')}'`), '1'],
  ['owner', 'their visit to a foreign opportunity', activity('a1', `opportunity_id = '${to.b}'`), 'refused'],
  ['owner', 'their visit to another company', activity('a1', `org_id = '${to.B}'`), 'refused'],
  ['owner', 'their visit to another person', activity('a1', `person_id = '${personId('technical')}'`), 'refused'],
  ['owner', 'the subject of their visit', activity('a1', `subject = '订正'`), '1'],
  ['technical', 'their call to a foreign opportunity', activity('A', `opportunity_id = '${to.b}'`), 'refused'],
])('%s moves %s', async (who, _, statement, answer) => {
  expect(await attempt(who, actors, [statement])).toEqual([answer])
})

it.each<[Who, string, string, string]>([
  ['owner', 'an activity', 'activity', 'a1'],
  ['owner', 'a decision', 'decision', 'a1'],
  ['owner', 'an event of an opportunity', 'domain_event', 'a1'],
  ['owner', 'an event of a customer', 'domain_event', 'A'],
])('%s writes %s under the own organisation, and under a foreign one not', async (who, _, table, label) => {
  const id = '00000000-0000-7000-8099-000000000001'
  const author = { activity: 'person_id' }[table] ?? 'actor_id'
  const values = { id, [author]: personId(who) }
  const answers = await attempt(who, actors, [
    again(table, label, values),
    again(table, label, { ...values, org_id: to.B }),
  ])
  expect(answers).toEqual(['1', 'refused'])
})
