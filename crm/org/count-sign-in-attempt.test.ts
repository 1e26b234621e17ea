import { beforeAll, expect, test } from 'vitest'
import { withRole } from '#prisma/with-actor.server.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { countSignInAttempt } from './count-sign-in-attempt.server.ts'
import { forgiveSignIn } from './forgive-sign-in.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup

beforeAll(async () => {
  group = await loadGroup(owner)
})

const morning = Date.parse('2026-11-28T01:00:00Z')
const attempt = (email: string, minute: number) =>
  withRole('gantry_auth', (tx) => countSignInAttempt({ tx, email, now: new Date(morning + minute * 60_000) }))
const events = async () =>
  (await owner.query(`SELECT org_id, actor_id, record_id, after FROM domain_event WHERE type = 'person.locked-out'`))
    .rows

test('the first attempt that a lock refuses goes on record, once a lock, and none that was let through', async () => {
  const email = 'owner@gantry.example'
  for (let wrong = 0; wrong < 5; wrong++) expect(await attempt(email, 0)).toBeNull()
  // The fifth may have been the good password after all.
  expect(await events()).toEqual([])
  for (let refused = 0; refused < 3; refused++) expect(await attempt(email, 1)).not.toBeNull()
  const first = {
    org_id: group.orgs.presses,
    actor_id: null,
    record_id: group.people.owner,
    after: { until: '2026-11-28T01:15:00.000Z' },
  }
  expect(await events()).toEqual([first])

  for (let wrong = 0; wrong < 5; wrong++) await attempt(email, 20)
  await attempt(email, 21)
  expect(await events()).toEqual([first, { ...first, after: { until: '2026-11-28T01:50:00.000Z' } }])

  await withRole('gantry_auth', (tx) => forgiveSignIn({ tx, email }))
  expect(await attempt(email, 22)).toBeNull()
})

test('an address that nobody has is locked alike, and nothing is on record', async () => {
  const before = await events()
  for (let attempts = 0; attempts < 7; attempts++) await attempt('nobody@gantry.example', 0)
  expect(await attempt('nobody@gantry.example', 1)).toEqual(new Date('2026-11-28T01:15:00Z'))
  expect(await events()).toEqual(before)
})
