import { beforeAll, expect, test } from 'vitest'
import { getCustomerTimeline } from '#crm/customers/get-customer-timeline.server.ts'
import { findNotifications } from '#crm/notifications/find-notifications.server.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { findWarnings } from './find-warnings.server.ts'
import { sweepWarnings } from './sweep-warnings.server.ts'

const owner = useTestDatabase()
const timeZone = 'Asia/Shanghai'
const day = { today: '2026-11-27', timeZone, currency: 'CNY' }
let group: LoadedGroup

// Nobody has visited the customer since its relationship began in January.
beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  await sweepWarnings({ now: new Date('2026-11-27T01:00:00Z') })
})

const record = () => ({
  type: 'customer',
  id: group.customerId,
  name: { zh: '晋岳特钢集团', en: 'Jinyue Special Steel' },
  company: { zh: '中嵩锻压公司', en: 'Zhongsong Forging' },
})

test('a warning about a customer names the customer and the company that has it', async () => {
  const mine = await group.as('owner', (base) => findWarnings({ ...base, day, filter: { who: 'mine' } }))
  expect(mine.rows).toMatchObject([{ rule: { id: 'WN-05' }, record: record() }])
})

test('it stands on the customer’s own page', async () => {
  const filter = { who: 'all', record: group.customerId, resting: '1' } as const
  const { rows } = await group.as('head', (base) => findWarnings({ ...base, day, filter }))
  expect(rows).toMatchObject([{ rule: { id: 'WN-05' }, record: record() }])
})

test('whoever looks after the customer is told of which customer', async () => {
  const { rows } = await group.as('owner', (base) => findNotifications({ ...base, day }))
  expect(rows).toMatchObject([{ warning: { rule: { id: 'WN-05' }, record: record() } }])
})

test('the customer’s timeline says that the sweep opened it, and by which rule', async () => {
  const { customerId } = group
  const { entries } = await group.as('owner', ({ tx }) => getCustomerTimeline({ tx, customerId }))
  expect(entries).toMatchObject([
    {
      type: 'warning.opened',
      by: { id: sweepActor.personId, name: sweepActor.name },
      warning: { rule: { zh: '客户久未拜访', en: expect.any(String) }, kind: null, reason: null },
    },
  ])
})
