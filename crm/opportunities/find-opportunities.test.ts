import { beforeAll, expect, test } from 'vitest'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { aGroup, testId } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { findOpportunities, summariseOpportunities } from './find-opportunities.server.ts'

const owner = useTestDatabase()
const group = aGroup()
let actor: Actor

beforeAll(async () => {
  await loadBase({ client: owner.client })
  await insertDataset({ client: owner.client, dataset: group.dataset })
  for (let at = 0; at < 101; at++) {
    const most = { amount: '9999999999999999.99', win_probability: 100 }
    const { dataset } = anOpportunity({ group, key: `most${at}`, ...most })
    await insertDataset({ client: owner.client, dataset })
  }
  actor = (await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: group.people.owner }))) as Actor
})

test('amounts add up, however large those that the column holds', async () => {
  const sum = '1009999999999999998.99'
  expect(await withActor(actor, (tx) => summariseOpportunities({ tx, actor, filter: {} }))).toEqual({
    count: 101,
    more: false,
    searchedOnly: null,
    totals: [{ currency: 'CNY', amount: sum, weighted: sum }],
  })
})

test('a search that finds more than it looks through says so, and neither counts nor sums further', async () => {
  const [like] = anOpportunity({ group, key: 'like' }).dataset.opportunity
  const add = (numbers: number[]) => {
    const opportunity = numbers.map((n) => ({
      ...(like as NonNullable<typeof like>),
      id: testId(`opportunity/endless-${n}`),
      number: `OPP-TEST-ENDLESS-${n}`,
      name: '无边压机',
      amount: '1.00',
    }))
    return insertDataset({ client: owner.client, dataset: { opportunity } })
  }
  const summary = () =>
    withActor(actor, (tx) => summariseOpportunities({ tx, actor, filter: { q: '无边压机', sort: 'name' } }))
  await add(Array.from({ length: 999 }, (_, n) => n))
  expect(await summary()).toEqual({
    count: 999,
    more: false,
    searchedOnly: null,
    totals: [{ currency: 'CNY', amount: '999.00', weighted: '99.90' }],
  })
  await add([999])
  expect(await summary()).toEqual({ count: 999, more: true, searchedOnly: 999, totals: [] })
})

test('a row says the gravest warning that is open, by the name of its rule', async () => {
  await installShippedRules()
  const [record] = anOpportunity({ group, key: 'most7' }).dataset.opportunity
  const warn = (ruleId: string, severity: string, openedOn: string, status = 'open') =>
    owner.query(
      `INSERT INTO warning (id, rule_id, rule_version, severity, record_type, record_id, org_id, facts, opened_on, status, snoozed_until)
       VALUES ($1, $2, 1, $3, 'opportunity', $4, $5, '{}', $6, $7, CASE WHEN $7 = 'snoozed' THEN '2030-01-01'::date END)`,
      [testId(`warning/${ruleId}`), ruleId, severity, record?.id, record?.org_id, openedOn, status],
    )
  const warningOf = async () => {
    const { rows } = await withActor(actor, (tx) => findOpportunities({ tx, actor, filter: {}, most: 200 }))
    expect(rows.filter(({ id, warning }) => id !== record?.id && warning)).toEqual([])
    return rows.find(({ id }) => id === record?.id)?.warning
  }
  expect(await warningOf()).toBeNull()
  await warn('WN-03', 'risk', '2026-11-20', 'snoozed')
  await warn('WN-01', 'watch', '2026-11-01')
  await warn('WN-04', 'watch', '2026-11-10')
  expect(await warningOf()).toEqual({
    severity: 'watch',
    name: { zh: '商机久未跟进', en: 'Opportunity not followed up' },
  })
  await warn('WN-02', 'risk', '2026-11-25')
  expect(await warningOf()).toMatchObject({ severity: 'risk' })
})
