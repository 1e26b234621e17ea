import { beforeAll, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { putContract } from '#tests/factories/put-contract.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { changeContract } from './change-contract.server.ts'
import type { CostKind } from './contract.schema.ts'
import type { ContractFilter } from './contract-list.schema.ts'
import { findContracts, summariseContracts } from './find-contracts.server.ts'
import { getContract } from './get-contract.server.ts'
import { openContract } from './open-contract.server.ts'
import { setCostLines } from './set-cost-lines.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
let press: string
let lost: string

beforeAll(async () => {
  group = await loadGroup(owner)
  const deals = [
    anOpportunity({
      group,
      status: 'won',
      team: [
        { personId: group.people.teamMember, role: 'technical' },
        { personId: group.people.deputy, role: 'deputy' },
      ],
    }),
    anOpportunity({ group, key: 'lost', status: 'lost' }),
  ]
  for (const { dataset } of deals) await insertDataset({ client: owner.client, dataset })
  ;[press = '', lost = ''] = deals.map(({ id }) => id)
})

const form = {
  name: '165MN 快锻液压机组供货合同',
  category: 'equipment' as const,
  ourParty: '中嵩锻压公司',
  counterparty: '晋岳特钢集团',
  amount: '26800000.00',
  currency: 'CNY' as const,
  plannedSignOn: '2026-12-02' as string | null,
  deliverOn: null as string | null,
}

async function open(person: PersonKey, changed: Partial<typeof form> & { opportunityId?: string; id?: string } = {}) {
  const { id } = await group.as(person, (base) =>
    openContract({
      ...base,
      ...form,
      id: newId(),
      opportunityId: press,
      now: new Date('2026-11-20T04:00:00Z'),
      ...changed,
    }),
  )
  return id
}

async function price(person: PersonKey, id: string, lines: [CostKind, string][], base?: string) {
  const mark = base ?? (await group.as(person, (as) => getContract({ ...as, id }))).costs?.mark ?? ''
  const asked = lines.map(([kind, amount]) => ({ kind, amount, note: null }))
  await group.as(person, (as) => setCostLines({ ...as, id, lines: asked, base: mark }))
}

/** As whoever signs leaves it. */
const sign = (id: string, day: string) => putContract(owner, id, { state: 'signed', signedOn: day })

const get = (person: PersonKey, id: string) => group.as(person, (as) => getContract({ ...as, id }))
const find = (person: PersonKey, filter: ContractFilter) =>
  group.as(person, (as) => findContracts({ ...as, filter, most: 2 }))

async function namesInOrder(person: PersonKey, filter: ContractFilter): Promise<string[]> {
  const names: string[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const page = await find(person, cursor ? { ...filter, cursor } : filter)
    names.push(...page.rows.map((row) => row.name.zh))
    cursor = page.nextCursor ?? undefined
  }
  return names
}

test('a contract is opened once by its form, numbered through the group, and told on the opportunity', async () => {
  const id = await open('owner')
  expect(await open('owner', { id })).toBe(id)
  await expect(open('deputy', { id })).rejects.toMatchObject({ code: 'CONFLICT' })
  const view = await get('legal', id)
  expect(view).toMatchObject({
    number: expect.stringMatching(/^CON-2026-\d{4}$/),
    amount: '26800000.00',
    state: 'draft',
    plannedSignOn: '2026-12-02',
    signedOn: null,
    counterparty: { zh: '晋岳特钢集团', en: 'Jinyue Special Steel' },
    may: { edit: false, seeCosts: false, setCosts: false, addDocument: false },
  })
  const { rows } = await owner.query(`SELECT type, record_id FROM domain_event WHERE entity_id = $1`, [id])
  expect(rows).toEqual([{ type: 'contract.opened', record_id: press }])
})

test('it is opened by whoever may change the opportunity, and not of a lost one', async () => {
  await expect(open('owner', { opportunityId: lost })).rejects.toMatchObject({ code: 'CONFLICT' })
  for (const person of ['teamMember', 'finance', 'hq'] as const) {
    await expect(open(person)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  }
  for (const person of ['colleague', 'otherSubsidiary', 'parent'] as const) {
    await expect(open(person)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
  await open('manager')
})

test('a change holds against the version that was seen, and says what it changed', async () => {
  const id = await open('owner')
  const { version, typed } = await get('owner', id)
  const changed = { ...typed, amount: '27000000', plannedSignOn: null, deliverOn: null, version }
  await group.as('owner', (as) => changeContract({ ...as, id, ...changed }))
  // Pressed again, it has happened already.
  await group.as('owner', (as) => changeContract({ ...as, id, ...changed }))
  const late = group.as('deputy', (as) => changeContract({ ...as, id, ...changed, amount: '1' }))
  await expect(late).rejects.toMatchObject({ code: 'CONFLICT' })
  const seen = group.as('teamMember', (as) => changeContract({ ...as, id, ...changed, amount: '1' }))
  await expect(seen).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const { rows } = await owner.query(`SELECT before, after FROM domain_event WHERE entity_id = $1 AND type = $2`, [
    id,
    'contract.changed',
  ])
  expect(rows).toEqual([
    {
      before: { amount: '26800000.00', plannedSignOn: '2026-12-02' },
      after: { amount: '27000000.00', plannedSignOn: null },
    },
  ])
})

test('the margin follows cost lines and amount, alike in the record and in the list', async () => {
  const id = await open('owner', { name: '毛利核对合同' })
  const both = async () => {
    const { costs } = await get('manager', id)
    const { rows } = await find('manager', { q: '毛利核对' })
    return [costs?.margin?.cost, costs?.margin?.percent, rows[0]?.margin]
  }
  expect(await both()).toEqual([undefined, undefined, null])
  await price('manager', id, [
    ['material', '20000000.00'],
    ['freight', '2000000.55'],
  ])
  expect(await both()).toEqual(['22000000.55', '17.91', { cost: '22000000.55', percent: '17.91' }])
  const { version, typed } = await get('owner', id)
  await group.as('owner', (as) =>
    changeContract({ ...as, id, ...typed, amount: '20000000.00', plannedSignOn: null, deliverOn: null, version }),
  )
  expect(await both()).toEqual(['22000000.55', '-10.00', { cost: '22000000.55', percent: '-10.00' }])
  await price('head', id, [])
  expect(await both()).toEqual([undefined, undefined, null])
})

test('of two who set costs at once the second is told; a purchase has none to set', async () => {
  const id = await open('owner')
  const { costs } = await get('manager', id)
  await price('manager', id, [['labour', '10.00']], costs?.mark)
  await expect(price('head', id, [['labour', '11.00']], costs?.mark)).rejects.toMatchObject({ code: 'CONFLICT' })
  const bought = await open('owner', { category: 'purchase' as never })
  expect((await get('manager', bought)).costs).toBeNull()
  await expect(price('manager', bought, [['labour', '10.00']])).rejects.toMatchObject({ code: 'BAD_INPUT' })
  // Seen by both, and changed by neither: not their opportunity.
  for (const person of ['finance', 'hq'] as const) {
    await expect(price(person, id, [])).rejects.toMatchObject({ code: 'FORBIDDEN' })
  }
})

test('the list is filtered, sorted and paged by what everybody sees, and by margin for those who see it', async () => {
  const made = [
    ['甲排序合同', '100.00', '80.00', '2026-01-01'],
    ['乙排序合同', '300.00', '330.00', '2026-03-01'],
    ['丙排序合同', '200.00', null, null],
    ['丁排序合同', '400.00', '100.00', '2026-02-01'],
    ['戊排序合同', '50.00', '45.00', '2026-04-01'],
  ] as const
  for (const [name, amount, cost, signedOn] of made) {
    const id = await open('owner', { name, amount })
    if (cost) await price('manager', id, [['material', cost]])
    if (signedOn) await sign(id, signedOn)
  }
  const order = async (person: PersonKey, filter: ContractFilter) =>
    (await namesInOrder(person, { q: '排序', ...filter })).map((name) => name[0]).join('')
  for (const person of ['owner', 'teamMember', 'manager', 'hq'] as const) {
    expect(await order(person, {})).toBe('丙戊乙丁甲')
    expect(await order(person, { sort: 'amount', dir: 'asc' })).toBe('戊甲丙乙丁')
    expect(await order(person, { min: '100', max: '300', sort: 'amount' })).toBe('乙丙甲')
    expect(await order(person, { state: 'unsigned' })).toBe('丙')
    expect((await order(person, { state: 'signed' })).includes('丙')).toBe(false)
    expect(await order(person, { state: 'draft' })).toBe('丙')
    expect(await order(person, { state: 'in-approval' })).toBe('')
    expect(await order(person, { signedFrom: '2026-02-01', signedTo: '2026-03-01' })).toBe('乙丁')
    expect(await order(person, { category: ['service'] })).toBe('')
  }
  for (const person of ['manager', 'head', 'finance', 'hq'] as const) {
    expect(await order(person, { sort: 'margin' })).toBe('乙戊甲丁丙')
    expect(await order(person, { sort: 'cost' })).toBe('乙丁甲戊丙')
    expect(await order(person, { marginMin: '0', marginMax: '20', sort: 'name' })).toBe(
      [...'甲戊'].sort((a, b) => (a < b ? -1 : 1)).join(''),
    )
  }
  // Without words too, where each scope goes its own way to the rows.
  for (const person of ['owner', 'teamMember', 'manager', 'head', 'hq'] as const) {
    const all = await namesInOrder(person, { sort: 'margin', opportunity: press })
    expect((await namesInOrder(person, { sort: 'margin' })).sort()).toEqual(all.sort())
    const { count } = await group.as(person, (as) => summariseContracts({ ...as, filter: {} }))
    expect(count).toBe(all.length)
  }
  for (const state of ['in-approval', 'approved'] as const) {
    const { rows } = await owner.query(`SELECT id FROM contract WHERE name = '丙排序合同'`)
    await putContract(owner, String(rows[0]?.id), { state })
    expect(await order('owner', { state })).toBe('丙')
    expect(await order('owner', { state: 'draft' })).toBe('')
    expect(await order('owner', { state: 'unsigned' })).toBe('丙')
  }
  const { rows } = await find('owner', { q: '排序', state: 'approved' })
  expect(rows).toMatchObject([{ state: 'approved', plannedSignOn: '2026-12-02', signedOn: null }])
  expect(await namesInOrder('colleague', {})).toEqual([])
  expect((await namesInOrder('owner', { mine: '1' })).length).toBeGreaterThan(5)
})

test('a cursor that no column holds begins at the first page', async () => {
  const cursor = (value: string) => Buffer.from(JSON.stringify([value, newId()])).toString('base64url')
  const first = await find('manager', { sort: 'amount' })
  expect(first.rows.length).toBeGreaterThan(0)
  for (const value of ['9999999999999999999', '-9999999999999999999', '1e9', ''])
    expect(await find('manager', { sort: 'amount', cursor: cursor(value) })).toEqual(first)
})
