import { beforeAll, expect, test } from 'vitest'
import { findWarnings } from '#crm/warnings/find-warnings.server.ts'
import { recheckWarnings } from '#crm/warnings/recheck-warnings.server.ts'
import { sweepWarnings } from '#crm/warnings/sweep-warnings.server.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { finishMilestone } from './finish-milestone.server.ts'
import { getBid } from './get-bid.server.ts'
import { openBid } from './open-bid.server.ts'
import { recordResult } from './record-result.server.ts'

const owner = useTestDatabase()
const day = { today: '2026-11-27', timeZone: 'Asia/Shanghai', currency: 'CNY' }
const now = new Date('2026-11-27T12:00:00Z')
const id = newId()
let group: LoadedGroup
let opportunityId: string

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  const { id: deal, dataset } = anOpportunity({ group })
  await insertDataset({ client: owner.client, dataset: { ...dataset, domain_event: [] } })
  opportunityId = deal
  const tender = { tenderNumber: null, weightTechnical: null, weightCommercial: null, weightPrice: null, price: null }
  // Twelve days before the opening the cost was to be settled: yesterday.
  const days = { documentsOn: null, clarifyUntil: null, submitBy: null, opensOn: '2026-12-08', awardsOn: null }
  await group.as('owner', (as) => openBid({ ...as, ...tender, ...days, id, opportunityId, currency: 'CNY', now }))
  const { milestones } = await group.as('owner', (as) => getBid({ ...as, id }))
  for (const { id: milestoneId, kind, dueOn } of milestones?.lines ?? [])
    if (dueOn < '2026-11-27' && kind !== 'costing')
      await group.as('owner', (as) => finishMilestone({ ...as, id, milestoneId, doneOn: dueOn, seenOn: null, now }))
})

const warned = async (rule: string) =>
  (await group.as('owner', (as) => findWarnings({ ...as, day, filter: { who: 'all', rule } }))).rows

test('a task that is late is warned of until it is done, and a post-mortem from the fifteenth day on until it is submitted', async () => {
  await sweepWarnings({ now })
  expect(await warned('WN-11')).toMatchObject([{ severity: 'watch', record: { type: 'bid', id } }])
  expect(await warned('WN-10')).toEqual([])
  const { milestones, version } = await group.as('owner', (as) => getBid({ ...as, id }))
  const costing = milestones?.lines.find(({ kind }) => kind === 'costing')
  await group.as('owner', (as) =>
    finishMilestone({ ...as, id, milestoneId: costing?.id ?? '', doneOn: '2026-11-27', seenOn: null, now }),
  )
  const recheck = () => recheckWarnings({ recordIds: [opportunityId], now })
  await recheck()
  expect(await warned('WN-11')).toEqual([])
  const lost = { result: 'lost' as const, winner: null, winningPrice: null }
  await group.as('owner', (as) => recordResult({ ...as, ...lost, id, resultOn: '2026-11-13', version, now }))
  await recheck()
  expect(await warned('WN-10')).toEqual([])
  await group.as('owner', (as) =>
    recordResult({ ...as, ...lost, id, resultOn: '2026-11-12', version: version + 1, now }),
  )
  await recheck()
  expect(await warned('WN-10')).toMatchObject([{ record: { type: 'bid', id, customer: { zh: '晋岳特钢集团' } } }])
  await owner.query(`UPDATE bid SET reviewed_on = '2026-11-27' WHERE id = $1`, [id])
  await recheck()
  expect(await warned('WN-10')).toEqual([])
})
