import { beforeAll, beforeEach, expect, test } from 'vitest'
import { findNotifications } from '#crm/notifications/find-notifications.server.ts'
import { closeOpportunity } from '#crm/opportunities/close-opportunity.server.ts'
import { getTimeline } from '#crm/opportunities/get-timeline.server.ts'
import { dismissWarning } from '#crm/warnings/dismiss-warning.server.ts'
import { findWarnings } from '#crm/warnings/find-warnings.server.ts'
import { handOverWarning } from '#crm/warnings/hand-over-warning.server.ts'
import { recheckWarnings } from '#crm/warnings/recheck-warnings.server.ts'
import { sweepWarnings } from '#crm/warnings/sweep-warnings.server.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { putContract } from '#tests/factories/put-contract.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { changeContract } from './change-contract.server.ts'
import { getContract } from './get-contract.server.ts'
import { openContract } from './open-contract.server.ts'
import { recordReceipt } from './record-receipt.server.ts'
import { setPaymentPlan } from './set-payment-plan.server.ts'

const owner = useTestDatabase()
const day = { today: '2026-11-27', timeZone: 'Asia/Shanghai', currency: 'CNY' }
// In the evening in Shanghai, when it is the day before nowhere that counts.
const now = new Date('2026-11-27T12:00:00Z')
let group: LoadedGroup
let opportunityId: string
let id: string

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
})

/** A signed contract of which the advance is due today, and of two payments one yesterday and one a month ago. */
beforeEach(async () => {
  await owner.query(`DELETE FROM notification; DELETE FROM warning; DELETE FROM payment_plan_line; DELETE FROM contract_cost;
    DELETE FROM contract; DELETE FROM record_access; DELETE FROM opportunity_team; DELETE FROM opportunity`)
  const { id: deal, dataset } = anOpportunity({
    group,
    status: 'won',
    team: [{ personId: group.people.teamMember, role: 'technical' }],
  })
  await insertDataset({ client: owner.client, dataset: { ...dataset, domain_event: [] } })
  opportunityId = deal
  id = newId()
  const form = {
    name: '165MN 快锻液压机组供货合同',
    category: 'equipment' as const,
    ourParty: '中嵩锻压公司',
    counterparty: '晋岳特钢集团',
    amount: '1000.00',
    currency: 'CNY' as const,
    plannedSignOn: '2026-12-12',
    deliverOn: '2026-12-28',
  }
  const line = (kind: 'advance' | 'progress' | 'delivery', share: number, amount: string, dueOn: string) => ({
    kind,
    share,
    amount,
    dueOn,
    note: null,
  })
  await group.as('owner', async (as) => {
    await openContract({ ...as, ...form, id, opportunityId })
    const base = (await getContract({ ...as, id })).paymentPlan?.mark ?? ''
    const lines = [
      line('advance', 3000, '300.00', '2026-11-27'),
      line('progress', 3000, '300.00', '2026-10-27'),
      line('delivery', 4000, '400.00', '2026-11-26'),
    ]
    await setPaymentPlan({ ...as, id, lines, base })
  })
})

const sign = (signedOn = '2026-10-01') => putContract(owner, id, { state: 'signed', signedOn })
const sweep = () => sweepWarnings({ now })
/** What somebody has open, as rules and days. */
const warned = async (person: PersonKey, ruleId: string) => {
  const { rows } = await group.as(person, (as) => findWarnings({ ...as, day, filter: { who: 'all', rule: ruleId } }))
  return rows
}
const change = (part: { plannedSignOn?: string | null; deliverOn?: string | null }) =>
  group.as('owner', async (as) => {
    const { typed, amount, plannedSignOn, deliverOn, version } = await getContract({ ...as, id })
    await changeContract({ ...as, id, ...typed, amount, plannedSignOn, deliverOn, version, ...part })
  })

test('each overdue payment of a signed contract is warned of by itself, names it, and is told to owner, manager and head', async () => {
  await sweep()
  expect(await warned('hq', 'WN-07')).toEqual([])
  await sign()
  await sweep()
  await sweep()
  const rows = await warned('owner', 'WN-07')
  expect(rows.map(({ record, severity }) => ({ record, severity }))).toEqual(
    expect.arrayContaining(
      [
        ['progress', '2026-10-27'],
        ['delivery', '2026-11-26'],
      ].map(([kind, dueOn]) => ({
        severity: 'risk',
        record: {
          type: 'contract',
          id,
          number: expect.stringMatching(/^CON-/),
          name: { zh: '165MN 快锻液压机组供货合同', en: expect.any(String) },
          counterparty: { zh: '晋岳特钢集团', en: expect.any(String) },
          payment: { kind, dueOn },
        },
      })),
    ),
  )
  expect(rows).toHaveLength(2)
  expect(rows.map(({ reason }) => reason[0]?.value?.zh).sort()).toEqual(['1 天', '31 天'])
  const { rows: told } = await owner.query(
    `SELECT DISTINCT n.person_id AS id FROM notification n JOIN warning w ON w.id = n.warning_id WHERE w.rule_id = 'WN-07'`,
  )
  const { people } = group
  expect(told.map((row) => row.id).sort()).toEqual([people.owner, people.manager, people.head].sort())
  for (const person of ['teamMember', 'head', 'legal', 'hq'] as const)
    expect(await warned(person, 'WN-07')).toHaveLength(2)
  for (const person of ['colleague', 'otherSubsidiary'] as const) expect(await warned(person, 'WN-07')).toEqual([])
  const inbox = await group.as('owner', (as) => findNotifications({ ...as, day }))
  expect(inbox.rows.map((row) => (row.kind === 'warning' ? row.warning?.record?.type : null))).toEqual(
    expect.arrayContaining(['contract']),
  )
  const { entries } = await group.as('owner', ({ tx }) => getTimeline({ tx, opportunityId }))
  expect(
    entries.filter(({ type, warning }) => type === 'warning.opened' && warning?.rule.zh === '应收款逾期'),
  ).toHaveLength(2)
})

test('a receipt ends the warning about its line and no other, as soon as the opportunity is looked at again', async () => {
  await sign()
  await sweep()
  const lines = (await group.as('owner', (as) => getContract({ ...as, id }))).paymentPlan?.lines ?? []
  const receipt = { receivedOn: '2026-11-27', received: '300.00', seenOn: null, seen: null, now }
  await group.as('owner', (as) => recordReceipt({ ...as, id, lineId: lines[1]?.id ?? '', ...receipt }))
  const { rows } = await owner.query(
    `SELECT record_type, record_id FROM domain_event WHERE entity_id = $1 AND type = 'contract.receipt-recorded'`,
    [id],
  )
  expect(rows).toEqual([{ record_type: 'opportunity', record_id: opportunityId }])
  await recheckWarnings({ now, recordIds: [opportunityId] })
  expect((await warned('owner', 'WN-07')).map(({ record }) => record)).toMatchObject([
    { payment: { kind: 'delivery' } },
  ])
  const back = { receivedOn: null, received: null, seenOn: '2026-11-27', seen: '300.00', now }
  await group.as('owner', (as) => recordReceipt({ ...as, id, lineId: lines[1]?.id ?? '', ...back }))
  await recheckWarnings({ now, recordIds: [opportunityId] })
  expect(await warned('owner', 'WN-07')).toHaveLength(2)
})

test('of two payments one is dismissed and one handed over, each for itself', async () => {
  await sign()
  await sweep()
  const [first, second] = await warned('owner', 'WN-07')
  if (!first || !second) throw new Error('two are warned of')
  await group.as('owner', (as) =>
    dismissWarning({ ...as, id: first.id, version: first.version, reason: '客户已付承兑' }),
  )
  await handOverWarning({
    inTx: (work) => group.as('manager', ({ tx }) => work(tx)),
    actor: await group.as('manager', async ({ actor }) => actor),
    id: second.id,
    version: second.version,
    to: group.people.head,
  })
  await sweepWarnings({ now: new Date('2026-11-28T01:00:00Z') })
  const rows = await warned('owner', 'WN-07')
  // The advance is overdue by now; what was dismissed stays so, and what was handed over stays with whoever has it.
  expect(rows.map(({ id: each }) => each)).not.toContain(first.id)
  expect(rows).toHaveLength(2)
  expect(rows.find(({ id: each }) => each === second.id)?.person?.id).toBe(group.people.head)
})

test('signing is near from the fourteenth day on, until it is signed or put off', async () => {
  await sweep()
  expect(await warned('owner', 'WN-08')).toEqual([])
  await change({ plannedSignOn: '2026-12-11' })
  await recheckWarnings({ now, recordIds: [opportunityId] })
  expect(await warned('owner', 'WN-08')).toMatchObject([
    { severity: 'risk', record: { type: 'contract', id, payment: null } },
  ])
  await change({ plannedSignOn: '2026-12-12' })
  await recheckWarnings({ now, recordIds: [opportunityId] })
  expect(await warned('owner', 'WN-08')).toEqual([])
  await change({ plannedSignOn: '2026-11-20' })
  await recheckWarnings({ now, recordIds: [opportunityId] })
  expect(await warned('owner', 'WN-08')).toHaveLength(1)
  await sign()
  await sweep()
  expect(await warned('owner', 'WN-08')).toEqual([])
})

test('delivery is near from the thirtieth day on, of a signed contract only', async () => {
  await sign()
  await sweep()
  expect(await warned('owner', 'WN-09')).toEqual([])
  await sweepWarnings({ now: new Date('2026-11-28T01:00:00Z') })
  expect(await warned('owner', 'WN-09')).toMatchObject([{ severity: 'watch', record: { type: 'contract', id } }])
  await putContract(owner, id, { state: 'approved' })
  await recheckWarnings({ now: new Date('2026-11-28T01:00:00Z'), recordIds: [opportunityId] })
  expect(await warned('owner', 'WN-09')).toEqual([])
})

test('an opportunity that is lost takes the warnings about its contracts with it', async () => {
  await owner.query(`UPDATE opportunity SET status = 'open', closed_at = NULL WHERE id = $1`, [opportunityId])
  await change({ plannedSignOn: '2026-11-30' })
  await sweep()
  expect(await warned('owner', 'WN-08')).toHaveLength(1)
  const { rows } = await owner.query('SELECT version FROM opportunity WHERE id = $1', [opportunityId])
  const lost = {
    outcome: 'lost',
    reason: 'price',
    note: null,
    lostTo: null,
    version: Number(rows[0]?.version),
  } as const
  await group.as('owner', (as) => closeOpportunity({ ...as, id: opportunityId, ...lost }))
  await recheckWarnings({ now, recordIds: [opportunityId] })
  expect(await warned('owner', 'WN-08')).toEqual([])
})
