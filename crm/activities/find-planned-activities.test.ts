import { beforeAll, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { findPlannedActivities } from './find-planned-activities.server.ts'
import { logActivity } from './log-activity.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
let open: string
let lost: string

beforeAll(async () => {
  group = await loadGroup(owner)
  const one = anOpportunity({ group, key: 'open' })
  const other = anOpportunity({ group, key: 'lost' })
  open = one.id
  lost = other.id
  await insertDataset({ client: owner.client, dataset: one.dataset })
  await insertDataset({ client: owner.client, dataset: other.dataset })
  const plan = (opportunityId: string, onDate: string, subject: string, status: 'planned' | 'done' = 'planned') =>
    group.as('owner', (base) =>
      logActivity({
        ...base,
        timeZone: 'Asia/Shanghai',
        now: new Date('2026-11-27T01:00:00Z'),
        id: newId(),
        opportunityId,
        kind: 'visit',
        purpose: 'relationship',
        onDate,
        subject,
        status,
        contactIds: [],
        minutes: '',
      }),
    )
  await plan(open, '2026-11-27', '今天')
  await plan(open, '2026-11-20', '逾期')
  await plan(open, '2026-11-20', '做了', 'done')
  await plan(open, '2026-11-28', '明天')
  await plan(lost, '2026-11-20', '丢了的')
  await owner.query(`UPDATE opportunity SET status = 'lost' WHERE id = $1`, [lost])
})

const find = (person: Parameters<LoadedGroup['as']>[0], until: string, most?: number) =>
  group.as(person, (base) => findPlannedActivities({ ...base, until, most }))

test('what is due up to a day on what is open, the longest overdue first, with whom one could meet', async () => {
  const { rows, more } = await find('owner', '2026-11-27')
  expect(rows.map(({ subject }) => subject.zh)).toEqual(['逾期', '今天'])
  expect(more).toBe(false)
  expect(rows[0]).toMatchObject({
    record: { type: 'opportunity', id: open, name: { en: '165MN fast forging press' } },
    customer: { en: 'Jinyue Special Steel' },
  })
  expect(rows[0]?.contactChoices.map(({ id }) => id).sort()).toEqual(Object.values(group.contacts).sort())
})

test('there are more than were asked for, and somebody else has none of them', async () => {
  expect(await find('owner', '2026-11-30', 2)).toMatchObject({ rows: [{}, {}], more: true })
  expect(await find('manager', '2026-11-30')).toEqual({ rows: [], more: false })
})
