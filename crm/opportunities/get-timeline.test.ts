import { beforeAll, expect, test } from 'vitest'
import { logActivity } from '#crm/activities/log-activity.server.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { aGroup } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { getTimeline } from './get-timeline.server.ts'
import { writeNote } from './write-note.server.ts'

const owner = useTestDatabase()
const group = aGroup()
const press = anOpportunity({ group })
let actor: Actor

beforeAll(async () => {
  await loadBase({ client: owner.client })
  for (const { dataset } of [group, press]) await insertDataset({ client: owner.client, dataset })
  const personId = group.people.owner
  actor = (await withRole('gantry_auth', (tx) => resolveActor({ tx, personId }))) as Actor
  for (const text of ['first', 'second', 'third']) {
    await withActor(actor, (tx) => writeNote({ tx, actor, opportunityId: press.id, id: newId(), text }))
  }
})

const read = (before: string | null) =>
  withActor(actor, (tx) => getTimeline({ tx, opportunityId: press.id, before, most: 2 }))

test('page by page, newest first, nothing twice and nothing left out', async () => {
  const notes: (string | null)[] = []
  let before: string | null = null
  do {
    const { entries, older } = await read(before)
    notes.push(...entries.map(({ type, note }) => note ?? type))
    before = older
  } while (before)
  expect(notes).toEqual(['third', 'second', 'first', 'opportunity.opened'])
})

test('an activity is told in both languages while it is still called as the event has it', async () => {
  const id = newId()
  await withActor(actor, (tx) =>
    logActivity({
      tx,
      actor,
      timeZone: 'Asia/Shanghai',
      id,
      opportunityId: press.id,
      kind: 'call',
      purpose: 'relationship',
      status: 'planned',
      onDate: '2026-11-27',
      contactIds: [],
      subject: '付款比例',
    }),
  )
  const subject = async () => (await read(null)).entries[0]?.activity?.subject
  expect(await subject()).toEqual({ zh: '付款比例', en: '付款比例' })
  await owner.query('UPDATE activity SET subject_latin = $1 WHERE id = $2', ['Payment shares', id])
  expect(await subject()).toEqual({ zh: '付款比例', en: 'Payment shares' })
  await owner.query('UPDATE activity SET subject = $1 WHERE id = $2', ['付款条件', id])
  expect(await subject()).toEqual({ zh: '付款比例', en: '付款比例' })
})

test('a place that nobody wrote shows the newest', async () => {
  const newest = (await read(null)).entries
  for (const place of [`+275760-09-13T00:00:00.000Z~${newId()}`, `2026-11-25T00:00:00.000Z~${'-'.repeat(36)}`]) {
    expect((await read(place)).entries).toEqual(newest)
  }
})
