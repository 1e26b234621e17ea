import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { FactValues } from '#engine/decision.ts'
import { insertRows } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import type { RouteStepRule } from './approval-route.ts'
import { chooseRoute } from './choose-route.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup

beforeAll(async () => {
  group = await loadGroup(owner)
  await owner.query(`INSERT INTO rule_set (id, subject, name_zh, name_en)
    VALUES ('approval-routes', 'contract', '审批路由', 'Approval routes')`)
})
beforeEach(async () => {
  await owner.query('DELETE FROM rule_version')
  await owner.query('DELETE FROM rule')
  await owner.query('UPDATE person SET active = true')
})

const step = (key: string, ...asks: RouteStepRule['asks']): RouteStepRule => ({
  key,
  name: { zh: key, en: key },
  asks,
  passes: 'all',
  endsOn: 'first-rejection',
  hours: 24,
  escalateTo: null,
  keptFor: [],
})
const managers = { role: 'sales-manager', at: 'department' } as const
const head = { role: 'subsidiary-head', at: 'company' } as const
const legal = { role: 'legal', at: 'company' } as const
const hq = { role: 'hq-sales', at: 'group' } as const
const always = { fact: 'isMajor', operator: 'in', value: [true, false] }
const low = { fact: 'margin', operator: 'lessThan', value: 12 }
const large = { fact: 'amount', operator: 'greaterThan', value: '50000000.00' }

interface RowToAdd {
  order: number
  condition?: object
  when?: object
  steps?: RouteStepRule[]
  /** the group's when left out */
  org?: 'presses' | 'pressSales' | 'mills'
  for?: string
  status?: string
}

async function addRow(id: string, row: RowToAdd): Promise<void> {
  const { order, condition = always, when, steps = [step('manager', managers)], org, status = 'active' } = row
  const subject = row.for === 'stage-exception' ? 'opportunity' : 'contract'
  const body = {
    id,
    set: 'approval-routes',
    subject,
    name: { zh: id, en: id },
    why: { zh: '因为', en: 'because' },
    owner: 'hq-sales',
    scope: { for: row.for ?? 'contract', order: String(order) },
    ...(when && { when }),
    condition,
    route: steps,
    cases: [{ name: { zh: '例', en: 'case' }, facts: {}, expect: 'pass-over' }],
  }
  const orgId = org ? group.orgs[org] : null
  await owner.query(`INSERT INTO rule (id, set_id, org_id) VALUES ($1, 'approval-routes', $2)`, [id, orgId])
  await owner.query(
    `INSERT INTO rule_version (rule_id, version, status, origin, body, digest)
     VALUES ($1, 1, $2, 'administrator', $3, $1)`,
    [id, status, JSON.stringify(body)],
  )
}

interface Asked {
  facts?: FactValues
  submitter?: PersonKey
  at?: 'pressSales' | 'presses' | 'millSales'
  for?: 'contract' | 'stage-exception'
}

function choose({ facts = {}, submitter = 'owner', at = 'pressSales', for: of = 'contract' }: Asked = {}) {
  const { group: root, presses, mills } = group.orgs
  const lineage = {
    pressSales: [root, presses, group.orgs.pressSales],
    presses: [root, presses],
    millSales: [root, mills, group.orgs.millSales],
  }
  const org = { id: group.orgs[at], lineage: lineage[at] }
  const given = { isMajor: false, margin: 20, amount: '1000000.00', currency: 'CNY', ...facts }
  return group.as('admin', ({ tx }) =>
    chooseRoute({ tx, for: of, facts: given, org, submitter: group.people[submitter] }),
  )
}

/** Step by step who is asked, by what they are to the press; `+` for whoever stands up. */
async function asked(options?: Asked): Promise<string[][]> {
  const found = await choose(options)
  if (!found.ok) throw new Error(JSON.stringify(found.fault))
  const nameOf = (id: string) => Object.entries(group.people).find(([, known]) => known === id)?.[0] ?? id
  return found.route.steps.map(({ people, asked: ids }) => {
    expect(ids).toEqual(people.map(({ id }) => id))
    return people.map(({ id, why }) => `${why === 'stand-up' ? '+' : ''}${nameOf(id)}`)
  })
}

async function chosen(options?: Asked) {
  const found = await choose(options)
  if (!found.ok) return found.fault
  return found.route.rows.map(({ ruleId }) => ruleId)
}

test('the first row that fits is taken, in the order of the table and not of its ids; what is unknown does not fit', async () => {
  await addRow('ZZ-01', { order: 10, condition: low })
  await addRow('AA-02', { order: 20, condition: large })
  await addRow('AA-01', { order: 100 })
  expect(await chosen({ facts: { margin: 11, amount: '60000000.00' } })).toEqual(['ZZ-01'])
  expect(await chosen({ facts: { margin: 12, amount: '60000000.00' } })).toEqual(['AA-02'])
  expect(await chosen({ facts: { margin: null } })).toEqual(['AA-01'])
  expect(await chosen({ facts: { margin: null, amount: null } })).toEqual(['AA-01'])
})

test('a draft is no row, and neither is one that does not apply or is of another subject', async () => {
  await addRow('AA-01', { order: 10, status: 'draft' })
  await addRow('AA-02', { order: 20, when: large })
  await addRow('AA-03', { order: 30, for: 'stage-exception' })
  await addRow('AA-04', { order: 40 })
  expect(await chosen()).toEqual(['AA-04'])
  expect(await chosen({ for: 'stage-exception' })).toEqual(['AA-03'])
})

test('the request keeps what was tested, with trace and facts, and whether costs had a hand in it', async () => {
  await addRow('AA-01', { order: 10, condition: large })
  await addRow('AA-02', { order: 20, condition: low })
  await addRow('AA-03', { order: 30 })
  const first = await choose({ facts: { amount: '60000000.00' } })
  expect(first).toMatchObject({ ok: true, route: { rows: [{ ruleId: 'AA-01', byCosts: false }] } })
  const found = await choose()
  if (!found.ok) throw new Error('no route')
  const { rows, facts, vocabularyVersion } = found.route
  expect(rows).toMatchObject([
    {
      ruleId: 'AA-03',
      version: 1,
      level: 'group',
      why: { en: 'because' },
      tested: [
        { ruleId: 'AA-01', matched: false },
        { ruleId: 'AA-02', matched: false },
        { ruleId: 'AA-03', matched: true },
      ],
      trace: { fact: 'isMajor', have: false, truth: 'true' },
      byCosts: true,
    },
  ])
  expect(facts).toEqual({ amount: { amount: '1000000.00', currency: 'CNY' }, isMajor: false, margin: '20' })
  expect(vocabularyVersion).toBe('2')
})

test('facts are loaded by what the rows of both tables ask for', async () => {
  await addRow('AA-01', { order: 10, condition: { all: [low, large] } })
  await addRow('AA-02', { order: 20 })
  await addRow('AA-03', { order: 10, org: 'presses', condition: { fact: 'currency', operator: 'equal', value: 'CNY' } })
  await addRow('AA-04', { order: 10, org: 'mills', condition: { fact: 'highFlags', operator: 'equal', value: 0 } })
  const needs: string[] = []
  const { group: root, presses, pressSales } = group.orgs
  const found = await group.as('admin', ({ tx }) =>
    chooseRoute({
      tx,
      for: 'contract',
      facts: async (needed) => {
        needs.push(...needed.map(({ fact }) => fact))
        return { isMajor: true, currency: 'CNY' }
      },
      org: { id: pressSales, lineage: [root, presses, pressSales] },
      submitter: group.people.owner,
    }),
  )
  expect(found.ok && found.route.rows.map(({ ruleId }) => ruleId)).toEqual(['AA-03', 'AA-02'])
  expect(needs).toEqual(['amount', 'currency', 'isMajor', 'margin'])
})

test('the organisation’s own row comes first and the group’s last; the nearest organisation is tested first', async () => {
  await addRow('GR-01', { order: 10, steps: [step('headquarters', hq)] })
  await addRow('PR-01', { order: 10, org: 'presses', steps: [step('head', head)] })
  await addRow('PS-01', { order: 90, org: 'pressSales', condition: large, steps: [step('manager', managers)] })
  await addRow('ML-01', { order: 1, org: 'mills', steps: [step('legal', legal)] })
  expect(await chosen()).toEqual(['PR-01', 'GR-01'])
  expect(await asked()).toEqual([['head'], ['hq']])
  expect(await chosen({ facts: { amount: '60000000.00' } })).toEqual(['PS-01', 'GR-01'])
  expect(await chosen({ at: 'presses', facts: { amount: '60000000.00' } })).toEqual(['PR-01', 'GR-01'])
  const found = await choose()
  expect(found.ok && found.route.steps.map(({ key, level, by }) => [key, level, by.ruleId])).toEqual([
    ['organisation/head', 'organisation', 'PR-01'],
    ['headquarters', 'group', 'GR-01'],
  ])
})

test('where no row fits there is no way, whichever table misses', async () => {
  expect(await chosen()).toEqual({ kind: 'no-row', level: 'group' })
  await addRow('GR-01', { order: 10, condition: large })
  expect(await chosen()).toEqual({ kind: 'no-row', level: 'group' })
  await addRow('GR-02', { order: 20, steps: [step('head', head)] })
  expect(await chosen()).toEqual(['GR-02'])
  await addRow('PR-01', { order: 10, org: 'presses', condition: large })
  expect(await chosen()).toEqual({ kind: 'no-row', level: 'organisation' })
  // What one company left open is nothing to another.
  expect(await chosen({ at: 'millSales' })).toEqual(['GR-02'])
})

test('a row that cannot be read stops the choice: what comes after it would be taken in its place', async () => {
  await addRow('GR-01', { order: 10 })
  await addRow('GR-02', { order: 20 })
  await owner.query(`UPDATE rule_version SET body = body - 'route' WHERE rule_id = 'GR-01'`)
  await expect(chosen()).rejects.toMatchObject({ code: 'RULES_BROKEN' })
})

test('people are found by role at department, company and group, each person once in a step', async () => {
  const steps = [
    step('first', managers, { role: 'finance', at: 'company' }, { role: 'finance', at: 'company' }),
    step('second', head, { person: 'hq@gantry.example' }, hq),
  ]
  await addRow('GR-01', { order: 10, steps })
  expect(await asked()).toEqual([
    ['manager', 'finance'],
    ['head', 'hq'],
  ])
})

test('roles that serve a company are found in its departments too; those that lead are not', async () => {
  await insertRows({
    client: owner.client,
    table: 'membership',
    rows: [{ person_id: group.people.deputy, org_id: group.orgs.pressWorks, role: 'production', scope: 'self' }],
  })
  await addRow('GR-01', { order: 10, steps: [step('works', { role: 'production', at: 'company' })] })
  expect(await asked()).toEqual([['deputy']])
  // Two managers lead departments of the presses, and neither the company.
  await addRow('GR-02', { order: 5, steps: [step('managers', { role: 'sales-manager', at: 'company' })] })
  expect(await chosen()).toEqual({
    kind: 'nobody',
    level: 'group',
    step: { zh: 'managers', en: 'managers' },
    role: 'sales-manager',
    at: 'company',
    onlySubmitter: false,
  })
})

test('where nobody holds the role, whoever holds it one level up stands up', async () => {
  await addRow('GR-01', { order: 10, steps: [step('legal', legal)] })
  expect(await asked()).toEqual([['+legal']])
})

test('nobody a level up either: whoever it would escalate to; then nobody at all', async () => {
  const escalating = { ...step('manager', managers), escalateTo: { role: 'subsidiary-head', at: 'company' } as const }
  await addRow('GR-01', { order: 10, steps: [escalating] })
  expect(await asked({ at: 'millSales', submitter: 'otherSubsidiaryRep' })).toEqual([['+otherSubsidiary']])
  await owner.query('UPDATE person SET active = false WHERE id = $1', [group.people.otherSubsidiary])
  expect(await asked({ at: 'millSales', submitter: 'otherSubsidiaryRep' })).toEqual([['+hq']])
  await owner.query('UPDATE person SET active = false WHERE id = $1', [group.people.hq])
  expect(await chosen({ at: 'millSales', submitter: 'otherSubsidiaryRep' })).toMatchObject({
    kind: 'nobody',
    role: 'sales-manager',
    at: 'department',
  })
})

test('the submitter is never asked: others are left, or somebody stands up, or nobody is there', async () => {
  await addRow('GR-01', { order: 10, steps: [step('manager', managers, { role: 'rep', at: 'department' })] })
  expect(await asked({ submitter: 'colleague' })).toEqual([['manager', 'owner']])
  await addRow('GR-02', { order: 9, steps: [{ ...step('manager', managers), escalateTo: head }] })
  expect(await asked({ submitter: 'manager' })).toEqual([['+head']])
  await addRow('GR-03', { order: 8, steps: [step('named', { person: 'head@gantry.example' })] })
  expect(await chosen({ submitter: 'head' })).toEqual({
    kind: 'nobody',
    level: 'group',
    step: { zh: 'named', en: 'named' },
    role: null,
    at: null,
    onlySubmitter: true,
  })
})

test('over the head of a company stands headquarters’ sales: what heads submit themselves has a way', async () => {
  const toHead = { ...step('manager', managers), escalateTo: head }
  await addRow('GR-01', { order: 10, steps: [toHead, step('head', head)] })
  expect(await asked({ at: 'presses', submitter: 'head' })).toEqual([['+hq'], ['+hq']])
  await addRow('GR-02', { order: 9, steps: [step('headquarters', hq)] })
  expect(await chosen({ submitter: 'hq' })).toMatchObject({ role: 'hq-sales', at: 'group', onlySubmitter: true })
  await owner.query('UPDATE person SET active = false WHERE id = $1', [group.people.hq])
  expect(await chosen({ submitter: 'head' })).toMatchObject({ role: 'hq-sales', at: 'group', onlySubmitter: false })
})

test('whoever has left is not asked', async () => {
  await addRow('GR-01', { order: 10, steps: [step('head', head, { person: 'manager@gantry.example' })] })
  expect(await asked()).toEqual([['head', 'manager']])
  await owner.query('UPDATE person SET active = false WHERE id = $1', [group.people.manager])
  expect(await chosen()).toMatchObject({ kind: 'nobody', role: null })
})

test('a person who was asked before may be asked again, by the group too', async () => {
  await addRow('PR-01', { order: 10, org: 'presses', steps: [step('head', head), step('again', head)] })
  await addRow('GR-01', { order: 10, steps: [step('head', head)] })
  expect(await asked()).toEqual([['head'], ['head'], ['head']])
})

test('who gets it when nobody decides is somebody else than those asked and than the submitter', async () => {
  const step1 = { ...step('manager', managers), escalateTo: head }
  const step2 = { ...step('head', head), escalateTo: head }
  const step3 = { ...step('headquarters', hq), escalateTo: { role: 'legal', at: 'company' } as const }
  await addRow('GR-01', { order: 10, steps: [step1, step2, step3] })
  const escalates = async (submitter: PersonKey) => {
    const found = await choose({ submitter })
    return found.ok ? found.route.steps.map(({ escalateTo }) => escalateTo) : found.fault
  }
  const { head: boss, hq: sales, legal: counsel } = group.people
  expect(await escalates('owner')).toEqual([boss, sales, counsel])
  expect(await escalates('legal')).toEqual([boss, sales, null])
})
