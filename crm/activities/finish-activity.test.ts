import { beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { findActivities } from './find-activities.server.ts'
import { finishActivity } from './finish-activity.server.ts'
import { logActivity } from './log-activity.server.ts'

const owner = useTestDatabase()
const timeZone = 'Asia/Shanghai'
const visit = { kind: 'visit', purpose: 'relationship', onDate: '2026-11-02', subject: '拜访总经理' } as const
let group: LoadedGroup
let opportunityId: string

beforeAll(async () => {
  group = await loadGroup(owner)
})
beforeEach(async () => {
  const { id, dataset } = anOpportunity({ group, key: newId() })
  opportunityId = id
  await insertDataset({ client: owner.client, dataset })
})

/** Plans a visit to some, says that others were met, and reads what stands then. */
async function plannedAndMet(planned: string[], met: string[]) {
  const id = newId()
  return group.as('owner', async (base) => {
    await logActivity({ ...base, timeZone, opportunityId, ...visit, id, status: 'planned', contactIds: planned })
    await finishActivity({ ...base, timeZone, id, version: 1, outcome: 'done', onDate: '2026-11-02', contactIds: met })
    const [activity] = await findActivities({ tx: base.tx, opportunityId })
    return { level: activity?.metLevel, met: activity?.contacts.map((contact) => contact.id).sort() }
  })
}

test('an executive visit that took place as planned is one', async () => {
  const { executive } = group.contacts
  expect(await plannedAndMet([executive], [executive])).toEqual({ level: 'executive', met: [executive] })
})

test('who was not met does not count, though one meant to; who came along does', async () => {
  const { executive, manager } = group.contacts
  expect(await plannedAndMet([executive], [manager, manager])).toEqual({ level: 'manager', met: [manager] })
  expect(await plannedAndMet([manager], [manager, executive])).toEqual({
    level: 'executive',
    met: [executive, manager].sort(),
  })
  expect(await plannedAndMet([executive], [])).toEqual({ level: null, met: [] })
})
