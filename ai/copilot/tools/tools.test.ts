import { beforeAll, describe, expect, test } from 'vitest'
import type { ToolContext, ToolResult } from '#ai/copilot/tool.ts'
import { ungrounded } from '#ai/copilot/ungrounded.ts'
import { openContract } from '#crm/contracts/open-contract.server.ts'
import { newId } from '#lib/ids.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { putContract } from '#tests/factories/put-contract.ts'
import { putOpportunity } from '#tests/factories/put-opportunity.ts'
import { contextOf } from '#tests/support/copilot/asked-of.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { copilotTools } from './copilot-tools.server.ts'

const owner = useTestDatabase()
const today = '2026-11-30'
let group: LoadedGroup
let press: string
let contract: string

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  press = await putOpportunity({
    owner,
    group,
    key: 'press',
    name: '165MN 快锻液压机组',
    name_latin: '165MN fast forging press',
  })
  contract = newId()
  await group.as('owner', (base) =>
    openContract({
      ...base,
      id: contract,
      opportunityId: press,
      name: '快锻液压机组供货合同',
      category: 'equipment',
      ourParty: '中嵩锻压公司',
      counterparty: '晋岳特钢集团',
      amount: '120000000',
      currency: 'CNY',
      plannedSignOn: null,
      deliverOn: null,
    }),
  )
  await putContract(owner, contract, { state: 'signed', signedOn: '2026-06-01' })
  await owner.query(
    `INSERT INTO payment_plan_line (id, contract_id, position, kind, share, amount, due_on) VALUES
      (gen_random_uuid(), $1, 0, 'advance', 3000, 36000000, '2026-11-10'),
      (gen_random_uuid(), $1, 1, 'delivery', 7000, 84000000, '2027-05-01')`,
    [contract],
  )
})

async function run(person: PersonKey, name: string, input: unknown, language: 'zh' | 'en' = 'zh'): Promise<ToolResult> {
  const tool = copilotTools.find((each) => each.name === name)
  if (!tool) throw new Error(`there is no tool ${name}`)
  const actor = await group.as(person, async (base) => base.actor)
  const inTx: ToolContext['inTx'] = (work) => group.as(person, ({ tx }) => work(tx))
  const now = new Date(`${today}T03:00:00Z`)
  const context = contextOf({ actor, inTx, now, today, language })
  return tool.run(context, tool.input.parse(input))
}

const said = ({ sentences }: ToolResult) => sentences.map(({ text }) => text).join('\n')

test('each tool is described in both languages, and refuses arguments that it does not know', () => {
  expect(copilotTools.map(({ name }) => name)).toHaveLength(new Set(copilotTools.map(({ name }) => name)).size)
  for (const { name, does, title, input } of copilotTools) {
    expect(
      [does.zh, does.en, title.zh, title.en].every((text) => text.length > 1),
      name,
    ).toBe(true)
    expect(input.safeParse({ no_such_argument: 1 }).success, name).toBe(false)
  }
})

describe('what somebody else has', () => {
  test.each([
    ['open_record', { record: '' }],
    ['what_blocks_stage', { opportunity: '' }],
    ['change_field', { record: '', field: 'win_probability', value: '90' }],
    ['log_visit', { record: '', subject: 'x' }],
    ['bids', { ask: 'similar', opportunity: '' }],
    ['find_contracts', { opportunity: '' }],
  ] as const)('%s: by its id and by its name as one that is not there', async (name, input) => {
    const key = Object.entries(input).find(([, value]) => value === '')?.[0] ?? ''
    for (const what of [press, newId(), '165MN 快锻液压机组', '没有这个项目']) {
      await expect(run('otherSubsidiaryRep', name, { ...input, [key]: what }), what).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    }
  })

  test('counts and sums leave it out', async () => {
    expect((await run('otherSubsidiaryRep', 'find_records', { kind: 'opportunity' })).view).toMatchObject({ count: 0 })
    expect((await run('otherSubsidiaryRep', 'overdue_payments', {})).view).toMatchObject({ count: 0 })
    expect((await run('otherSubsidiaryRep', 'find_contracts', {})).view).toMatchObject({ count: 0 })
    const ofOwner = run('otherSubsidiaryRep', 'find_records', { kind: 'opportunity', owner: '周启明' })
    await expect(ofOwner).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

test('what tells costs is marked as such, for those who see them; for others there is nothing to mark', async () => {
  await owner.query(
    `INSERT INTO contract_cost_line (id, contract_id, position, kind, amount) VALUES (gen_random_uuid(), $1, 0, 'material', 90000000)`,
    [contract],
  )
  const of = (person: PersonKey, name: string) => run(person, name, name === 'open_record' ? { record: contract } : {})
  const opened = await of('head', 'open_record')
  expect(opened.costs).toBe(true)
  expect(opened.sentences.filter(({ costs }) => costs).map(({ text }) => text)).toEqual(['毛利率 25.00%。'])
  expect((await of('head', 'find_contracts')).costs).toBe(true)
  for (const name of ['open_record', 'find_contracts']) {
    const plain = await of('owner', name)
    expect([plain.costs, plain.sentences.some(({ costs }) => costs)]).toEqual([undefined, false])
  }
})

test('overdue is what is due of a signed contract and has not come in, with exact figures', async () => {
  const result = await run('owner', 'overdue_payments', { customer: '晋岳' })
  expect(result.view).toMatchObject({ count: 1, totals: [{ currency: 'CNY', amount: '36000000.00' }] })
  expect(said(result)).toContain('¥3,600 万')
  expect(said(result)).toContain('逾期 20 天')
  expect((await run('owner', 'overdue_payments', { over_days: 21 })).view).toMatchObject({ count: 0 })
  expect((await run('colleague', 'overdue_payments', {})).view).toMatchObject({ count: 0 })
  expect((await run('hq', 'overdue_payments', { owner: '周启明' })).view).toMatchObject({ count: 1 })
})

test.each(['zh', 'en'] as const)(
  'in %s every figure of a sentence is among the figures, and what is cited has a page',
  async (language) => {
    for (const [name, input] of [
      ['find_records', { kind: 'opportunity' }],
      ['find_records', { kind: 'customer' }],
      ['open_record', { record: press }],
      ['open_record', { record: contract }],
      ['open_record', { record: '晋岳' }],
      ['what_blocks_stage', { opportunity: press }],
      ['my_day', {}],
      ['overdue_payments', {}],
      ['pipeline_and_forecast', {}],
      ['pipeline_and_forecast', { signing_before: '2027-12-31' }],
      ['find_contracts', {}],
      ['bids', { ask: 'list' }],
      ['change_field', { record: press, field: 'win_probability', value: '66' }],
      ['log_visit', { record: press, subject: '技术交流', next_on: '2026-12-09' }],
    ] as const) {
      const result = await run('owner', name, input, language)
      expect(result.sentences.length, name).toBeGreaterThan(0)
      expect(ungrounded(result), `${name}: ${said(result)}`).toEqual([])
      for (const { path } of result.cited) expect(path, name).toMatch(/^\/[a-z]/)
      expect(() => JSON.stringify(result.view)).not.toThrow()
    }
  },
)

describe('a proposal', () => {
  test('has the record, and the values before and after, from the database and the verb’s own reading; nothing is changed', async () => {
    const { rows: before } = await owner.query('SELECT win_probability, version FROM opportunity WHERE id = $1', [
      press,
    ])
    const input = { record: '165MN', field: 'amount', value: '130000000' }
    const { proposal } = await run('owner', 'change_field', input)
    expect(proposal).toMatchObject({
      verb: 'change_field',
      record: { kind: 'opportunity', id: press },
      version: before[0]?.version,
      fields: [{ name: 'amount', after: { value: '130000000.00', shown: { zh: '¥13,000 万', en: '¥130 M' } } }],
    })
    const { rows: after } = await owner.query('SELECT win_probability, version FROM opportunity WHERE id = $1', [press])
    expect(after).toEqual(before)
  })

  test('is refused for what a field cannot hold, and for who may not change it', async () => {
    for (const input of [
      { field: 'win_probability', value: '101' },
      { field: 'expected_sign_on', value: '2027-02-30' },
      { field: 'amount', value: 'viel' },
      { field: 'name', value: '' },
    ]) {
      await expect(run('owner', 'change_field', { record: press, ...input })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      })
    }
    await expect(run('finance', 'change_field', { record: press, field: 'amount', value: '1' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(run('finance', 'log_visit', { record: press, subject: 'x' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  test('of a visit has the contacts who are known, and puts the others into the minutes', async () => {
    const { proposal } = await run('owner', 'log_visit', {
      record: '晋岳',
      subject: '预算',
      contacts: ['石处', '王总'],
    })
    const field = (name: string) => proposal?.fields.find((each) => each.name === name)?.after
    expect(proposal?.record).toEqual({ kind: 'opportunity', id: press })
    expect(field('contactIds')?.value).toBe(group.contacts.manager)
    expect(field('minutes')?.value).toContain('王总')
  })
})

test('costs and margin are told to those who see costs alone', async () => {
  expect(JSON.stringify((await run('owner', 'open_record', { record: contract })).view)).not.toContain('margin')
  expect((await run('hq', 'open_record', { record: contract })).view).toHaveProperty('costs')
})
