import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { findRecords } from './find-records.server.ts'
import { searchEverything } from './search-everything.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup

const add = (key: string, more: object = {}) =>
  insertDataset({ client: owner.client, dataset: anOpportunity({ group, key, ...more }).dataset })

beforeAll(async () => {
  group = await loadGroup(owner)
  const { people, orgs } = group
  await add('press', { number: 'OPP-2026-0042', team: [{ personId: people.teamMember, role: 'technical' }] })
  await add('spare', {
    number: 'OPP-2026-0043',
    name: '钢包回转台备件',
    name_latin: 'Ladle turret spares',
    owner_id: people.colleague,
  })
  const mill = { org_id: orgs.millSales, owner_id: people.otherSubsidiaryRep }
  await add('mill', { ...mill, number: 'OPP-2026-0044', name: '1780 热连轧机', name_latin: '1780 hot strip mill' })
})

const search = (person: PersonKey, q: string) => group.as(person, (base) => searchEverything({ ...base, q }))
const numbers = async (person: PersonKey, q: string) =>
  (await search(person, q)).opportunities.found.map(({ number }) => number)

describe('each sees their own scope', () => {
  const all = ['OPP-2026-0042', 'OPP-2026-0043', 'OPP-2026-0044']
  test.each([
    ['owner', all.slice(0, 1)],
    ['colleague', all.slice(1, 2)],
    ['teamMember', all.slice(0, 1)],
    ['manager', all.slice(0, 2)],
    ['head', all.slice(0, 2)],
    ['otherSubsidiary', all.slice(2)],
    ['otherSubsidiaryRep', all.slice(2)],
    ['hq', all],
    ['legal', all],
    ['parent', []],
  ] as const)('%s', async (person, seen) => {
    expect((await numbers(person, '晋岳')).sort()).toEqual(seen)
    for (const number of all) {
      expect(await numbers(person, number.toLowerCase())).toEqual(seen.filter((one) => one === number))
    }
  })

  test('contacts are known to the company that has them, and to whoever sees all', async () => {
    const names = async (person: PersonKey, q: string) =>
      (await search(person, q)).contacts.found.map(({ name }) => name.zh)
    expect(await names('owner', '晋岳')).toEqual(['冯国梁', '石敬川', '白琳'])
    expect(await names('owner', '晋岳 总经理')).toEqual(['冯国梁'])
    expect(await names('hq', 'feng')).toEqual(['冯国梁'])
    expect(await names('otherSubsidiary', '冯')).toEqual([])
  })

  test('rules are found by whoever reads them', async () => {
    await installShippedRules()
    const found = async (person: PersonKey, q: string) => (await search(person, q)).rules.found.map(({ id }) => id)
    expect(await found('admin', 'sg-05')).toEqual(['SG-05'])
    expect(await found('admin', 'bidding executive')).toContain('SG-05')
    expect(await found('owner', 'sg-05')).toEqual([])
  })
})

test('what tells records apart comes with them, and the best kind can be told', async () => {
  const found = await search('owner', '晋岳')
  expect(found.opportunities).toMatchObject({
    best: 3,
    more: false,
    found: [
      {
        name: { zh: '165MN 快锻液压机组', en: '165MN fast forging press' },
        customer: { zh: '晋岳特钢集团' },
        stage: { at: 1, of: 7 },
        owner: { zh: '周启明', en: 'Zhou Qiming' },
        status: 'open',
      },
    ],
  })
  expect(found.customers).toMatchObject({
    best: 1,
    found: [{ name: { zh: '晋岳特钢集团' }, grade: 'A', open: { count: 1, amounts: [{ amount: '26800000.00' }] } }],
  })
  expect((await search('hq', '晋岳')).customers.found[0]?.open.count).toBe(3)
  expect((await search('parent', '晋岳')).customers.found[0]).toMatchObject({ grade: null, open: { count: 0 } })
})

test('words stand in any field, case and order; none of them, nothing', async () => {
  expect(await numbers('hq', '晋岳 快锻')).toEqual(['OPP-2026-0042'])
  expect(await numbers('hq', 'FORGING jinyue')).toEqual(['OPP-2026-0042'])
  expect(await numbers('hq', '0043')).toEqual(['OPP-2026-0043'])
  expect(await numbers('hq', '晋岳 没有的')).toEqual([])
  expect(await search('hq', '  ')).toMatchObject({ people: { found: [] }, customers: { found: [] } })
  expect((await search('hq', '没有的')).opportunities).toEqual({ found: [], best: 4, more: false })
})

test('colleagues are found by name in either script, and by title', async () => {
  const people = async (q: string) => (await search('owner', q)).people.found.map(({ name }) => name.zh)
  expect(await people('周')).toEqual(['周启明'])
  expect(await people('zhou')).toEqual(['周启明'])
  expect(await people('qian manager')).toEqual(['钱卫国'])
})

test('more than are shown are said to be', async () => {
  for (let n = 0; n < 8; n += 1) await add(`many${n}`, { number: `OPP-2027-000${n}`, name: `岸边集装箱起重机 ${n}` })
  const { opportunities } = await search('owner', '集装箱')
  expect(opportunities.found).toHaveLength(6)
  expect(opportunities.more).toBe(true)
  await owner.query(`DELETE FROM opportunity WHERE number LIKE 'OPP-2027-%'`)
})

test('records seen lately come as they are now, without those that went out of sight', async () => {
  const { rows } = await owner.query('SELECT id FROM opportunity ORDER BY number')
  const [press = '', , mill = ''] = rows.map(({ id }) => String(id))
  const wanted = [
    { kind: 'customer', id: group.customerId },
    { kind: 'opportunity', id: mill },
    { kind: 'opportunity', id: press },
    { kind: 'opportunity', id: newId() },
  ] as const
  const seen = await group.as('owner', (base) => findRecords({ ...base, wanted }))
  expect(seen.map(({ record }) => record.name.zh)).toEqual(['晋岳特钢集团', '165MN 快锻液压机组'])
})

describe('case S02: a part of a longer word is found', () => {
  const lines = (file: string) =>
    readFileSync(new URL(`../../tests/cases/S02.${file}.jsonl`, import.meta.url), 'utf8')
      .trim()
      .split('\n')
  const corpus: { _id: string; title: string }[] = lines('corpus').map((line) => JSON.parse(line))
  const queries: { text: string }[] = lines('queries').map((line) => JSON.parse(line))
  const expected: { each_query_finds: Record<string, string[]> } = JSON.parse(
    readFileSync(new URL('../../tests/cases/S02.expected.json', import.meta.url), 'utf8'),
  )
  // The palette finds records by their names. Four of the queries speak of what else it takes to find a text: words of its body,
  // any of several words, and those of a question; they are the knowledge base's.
  const ofTexts = ['质量保证金', '2027年保证金', 'liner 选型', '回转窑托轮怎么安装']
  const ofNames = queries.map(({ text }) => text).filter((text) => !ofTexts.includes(text))

  beforeAll(async () => {
    for (const { _id, title } of corpus) await add(_id, { number: `S02-${_id}`, name: title, name_latin: null })
    await owner.query(
      `INSERT INTO customer (id, name, name_key, industry, region, keeper_org_id)
       SELECT gen_random_uuid(), name, name, 'other', 'north', $1 FROM unnest($2::text[]) name`,
      [group.orgs.presses, corpus.map(({ title }) => title)],
    )
  })

  test.each(ofNames)('%s', async (query) => {
    const titles = (expected.each_query_finds[query] ?? []).map((id) => corpus.find(({ _id }) => _id === id)?.title)
    const found = await search('owner', query)
    expect(new Set(found.opportunities.found.slice(0, 3).map(({ name }) => name.zh))).toEqual(new Set(titles))
    expect(new Set(found.customers.found.slice(0, 3).map(({ name }) => name.zh))).toEqual(new Set(titles))
  })

  test('full-width digits equal half-width ones', async () => {
    expect(await numbers('owner', '2027年 保证金')).toEqual(['S02-k9'])
    expect(await numbers('owner', '２０２７年投标')).toEqual(['S02-k9'])
  })

  test('a bank by 农业, and by one character', async () => {
    await owner.query(
      `INSERT INTO customer (id, name, name_key, industry, region, keeper_org_id)
       VALUES (gen_random_uuid(), '中原农业银行股份有限公司', '中原农业银行', 'other', 'north', $1)`,
      [group.orgs.presses],
    )
    for (const q of ['农业', '业银', '银']) {
      expect((await search('owner', q)).customers.found.map(({ name }) => name.zh)).toEqual([
        '中原农业银行股份有限公司',
      ])
    }
  })
})
