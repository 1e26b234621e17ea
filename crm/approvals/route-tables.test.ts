import { afterEach, beforeAll, expect, test } from 'vitest'
import type { CostKind } from '#crm/contracts/contract.schema.ts'
import { getContract } from '#crm/contracts/get-contract.server.ts'
import { openContract } from '#crm/contracts/open-contract.server.ts'
import { setCostLines } from '#crm/contracts/set-cost-lines.server.ts'
import { newId } from '#lib/ids.ts'
import { routeRows } from '#prisma/seeds/demo/route-rows.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { aReviewedDocument } from '#tests/factories/a-reviewed-document.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { listRouteTables } from './list-route-tables.server.ts'
import { tryRoute } from './try-route.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
let press: string

beforeAll(async () => {
  group = await loadGroup(owner)
  const deal = anOpportunity({ group, status: 'won' })
  await insertDataset({ client: owner.client, dataset: deal.dataset })
  await installShippedRules()
  press = await group.as('owner', async (base) => {
    const parties = { name: '快锻机供货合同', ourParty: '中嵩锻压', counterparty: '晋岳特钢' }
    const figures = { category: 'equipment', amount: '20000000.00', currency: 'CNY' } as const
    const days = { plannedSignOn: null, deliverOn: null }
    const opened = { id: newId(), opportunityId: deal.id, ...parties, ...figures, ...days }
    return (await openContract({ ...base, ...opened })).id
  })
  await aReviewedDocument({ group, opportunityId: deal.id, contractId: press })
})
afterEach(async () => {
  await owner.query(`DELETE FROM rule_version WHERE origin = 'administrator'`)
  await owner.query(`DELETE FROM rule WHERE org_id IS NOT NULL OR id = 'AR-99'`)
})

async function price(cost: string | null): Promise<void> {
  await group.as('manager', async (base) => {
    const { costs } = await getContract({ ...base, id: press })
    const lines = cost === null ? [] : [{ kind: 'material' as CostKind, amount: cost, note: null }]
    await setCostLines({ ...base, id: press, lines, base: costs?.mark ?? '' })
  })
}

async function addRow(id: string, orgId: string | null, changed: object): Promise<void> {
  const body = { ...routeRows[1], id, ...changed }
  await owner.query(`INSERT INTO rule (id, set_id, org_id) VALUES ($1, 'approval-routes', $2)`, [id, orgId])
  await owner.query(
    `INSERT INTO rule_version (rule_id, version, status, origin, body, digest) VALUES ($1, 1, 'active', 'administrator', $2, $1)`,
    [id, JSON.stringify(body)],
  )
}

const tables = (person: PersonKey) => group.as(person, listRouteTables)
const trial = (person: PersonKey) => group.as(person, (base) => tryRoute({ ...base, contractId: press }))
/** What came of the rows, and the one that was taken in capitals. */
const came = ({ rows }: Awaited<ReturnType<typeof trial>>['tables'][number]) =>
  Object.fromEntries(rows.map(({ ruleId, truth, taken }) => [ruleId, taken ? truth.toUpperCase() : truth]))

test('the shipped tables: in order, in words, every row is reached, and nothing is left without a way', async () => {
  const found = await tables('admin')
  expect(found.map(({ for: subject, level, org, closed }) => [subject, level, org, closed])).toEqual([
    ['contract', 'group', null, true],
    ['stage-exception', 'group', null, true],
  ])
  const [contracts, exceptions] = found
  const order = [14, 13, 1, 16, 2, 3, 15, 4, 5, 6, 7, 8, 9, 10, 11, 12]
  const ids = order.map((number) => `AR-${String(number).padStart(2, '0')}`)
  expect(contracts?.rows.map(({ ruleId }) => ruleId)).toEqual(ids)
  expect(exceptions?.rows.map(({ ruleId }) => ruleId)).toEqual(['AR-21', 'AR-22', 'AR-23'])
  expect(found.flatMap(({ rows }) => rows.filter(({ behind }) => behind !== null))).toEqual([])
  expect(contracts?.rows[12]).toMatchObject({
    name: { en: 'Small spares and service' },
    says: [
      { en: 'Category: Spare parts or Service' },
      { zh: '合同金额不高于 ¥200 万' },
      { zh: '毛利率不低于 20%', en: 'Margin: at least 20%' },
    ],
    steps: [{ key: 'department', asks: [{ role: 'sales-manager', at: 'department' }], passes: 'any', hours: 24 }],
  })
  expect(contracts?.rows[15]?.says).toEqual([])
})

test('without costs no threshold stands anywhere', async () => {
  const found = await tables('owner')
  const low = found[0]?.rows.find(({ ruleId }) => ruleId === 'AR-05')
  expect(low).toMatchObject({ name: { zh: '按毛利水平' }, says: [{ zh: '按毛利水平', en: 'by its margin level' }] })
  expect(JSON.stringify(found)).not.toMatch(/毛利率|Margin:|\b12%|\b17%|偏低/)
})

test('an organisation’s own table stands beside the group’s; a row that is never reached says which takes its cases', async () => {
  const { presses } = group.orgs
  const low = (value: number) => ({ condition: { all: [{ fact: 'margin', operator: 'lessThan', value }] } })
  const step = { key: 'headquarters', name: { zh: '集团', en: 'Group' }, asks: [{ person: 'hq@gantry.example' }] }
  const named = { route: [{ ...step, passes: 'all', endsOn: 'no-way-left', hours: 8, escalateTo: null, keptFor: [] }] }
  await addRow('PR-01', presses, { ...low(12), scope: { for: 'contract', order: '10' } })
  await addRow('PR-02', presses, { ...low(10), ...named, scope: { for: 'contract', order: '20' } })
  const own = (await tables('admin')).find(({ org }) => org !== null)
  expect(own).toMatchObject({
    for: 'contract',
    level: 'organisation',
    org: { id: presses, name: { zh: '中嵩锻压公司' } },
    rows: [
      { ruleId: 'PR-01', behind: null },
      { ruleId: 'PR-02', behind: 'PR-01' },
    ],
    closed: false,
  })
  expect(own?.rows[1]?.steps[0]?.asks).toEqual([{ person: { zh: '邵东升', en: 'Shao Dongsheng' } }])
  // That one takes the cases of the other would tell which margin is the lower.
  const hidden = (await tables('owner')).find(({ org }) => org !== null)
  expect(hidden?.rows.map(({ behind }) => behind)).toEqual([null, null])
})

test('a trial says of every row what it asked and found, and who would be asked', async () => {
  await price('17900000.00')
  const found = await trial('admin')
  expect(found.contract).toMatchObject({ id: press, name: { zh: '快锻机供货合同' } })
  expect(found.tables.map(({ level }) => level)).toEqual(['group'])
  const [table] = found.tables
  expect(table && came(table)).toMatchObject({ 'AR-01': 'false', 'AR-05': 'TRUE', 'AR-11': 'unknown', 'AR-12': 'true' })
  expect(table?.rows[9]?.parts).toEqual([
    {
      text: { zh: '毛利率不低于 12%', en: 'Margin: at least 12%' },
      have: [{ label: { zh: '毛利率', en: 'Margin' }, value: { zh: '10.5%', en: '10.5%' } }],
      truth: 'false',
    },
    { text: { zh: '毛利率低于 17%', en: 'Margin: below 17%' }, have: [expect.anything()], truth: 'true' },
    {
      text: expect.anything(),
      have: [{ label: expect.anything(), value: { zh: '¥2,000 万', en: '¥20 M' } }],
      truth: 'false',
    },
  ])
  expect(table?.rows[15]?.parts).toEqual([{ text: null, have: [], truth: 'true' }])
  expect(found.outcome).toMatchObject({
    kind: 'route',
    steps: [
      {
        key: 'commercial',
        level: 'group',
        people: [
          { name: { zh: '许若兰' }, why: 'role' },
          { name: { zh: '宋嘉禾' }, why: 'role' },
        ],
        escalateTo: { name: { zh: '吴建业' } },
      },
      { key: 'head', people: [{ name: { zh: '吴建业' } }], escalateTo: { name: { zh: '邵东升' } } },
      { key: 'headquarters', people: [{ name: { zh: '邵东升' } }], escalateTo: null },
    ],
  })
})

test('a trial names what is open: no row, nobody there', async () => {
  await price('10000000.00')
  await owner.query(`UPDATE person SET active = false WHERE id = ANY ($1)`, [[group.people.head, group.people.hq]])
  const nobody = await trial('admin')
  await owner.query('UPDATE person SET active = true')
  expect(nobody.outcome).toMatchObject({ kind: 'fault', fault: { kind: 'nobody', role: 'subsidiary-head' } })
  await addRow('PR-01', group.orgs.presses, { condition: { fact: 'currency', operator: 'equal', value: 'USD' } })
  const none = await trial('admin')
  expect(none.tables.map(({ level }) => level)).toEqual(['organisation', 'group'])
  expect(none.outcome).toEqual({ kind: 'fault', fault: { kind: 'no-row', level: 'organisation' } })
})

test('without costs a trial is the same whatever the margin, and says why it stops', async () => {
  const seen: unknown[] = []
  for (const cost of ['19000000.00', '17000000.00', '1000000.00', null]) {
    await price(cost)
    seen.push(await trial('owner'))
  }
  expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1)
  const found = await trial('owner')
  expect(found.outcome).toEqual({ kind: 'by-costs' })
  const [table] = found.tables
  expect(table && came(table)).toMatchObject({
    'AR-01': 'false',
    'AR-15': 'false',
    'AR-04': 'hidden',
    'AR-06': 'false',
    'AR-09': 'false',
  })
  expect(table?.rows[7]?.parts).toEqual([
    { text: { zh: '按毛利水平', en: 'by its margin level' }, have: [], truth: 'hidden' },
  ])
})

test('without costs a way that no margin has a hand in is shown whole', async () => {
  await addRow('AR-99', null, {
    condition: { fact: 'currency', operator: 'equal', value: 'CNY' },
    scope: { for: 'contract', order: '1' },
  })
  const found = await trial('owner')
  expect(found.outcome).toMatchObject({ kind: 'route', steps: [{ people: [{ name: { zh: '宋嘉禾' } }] }] })
})

test('what is out of sight cannot be tried', async () => {
  await expect(trial('otherSubsidiaryRep')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
