import { readFile } from 'node:fs/promises'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { closeCircuits } from '#ai/models/circuit.ts'
import { noMeter } from '#ai/models/meter.ts'
import type { PlaybookContext } from '#ai/review-contract/decide-flags.ts'
import { shippedPlaybook } from '#ai/review-contract/shipped-playbook.server.ts'
import { usualLimits } from '#crm/models/model-roles.ts'
import type { ReadDocument } from '#ingest/document.ts'
import { readDocument } from '#ingest/read-document.server.ts'
import { isSoundText } from '#lib/zod.ts'
import { useModelServer } from '#tests/support/model-server.ts'
import { checkFindings } from './check-findings.ts'
import type { ModelFinding } from './model-finding.ts'
import { readByModel } from './read-by-model.server.ts'

const server = useModelServer()
beforeEach(closeCircuits)
afterEach(closeCircuits)

const text = `澄江项目合同

第九条 责任
卖方对其交付的设备质量承担责任。卖方累计赔偿责任不超过合同总价的百分之一百。

第十条 质保
质保期为三十六个月，自验收之日起计算。`
const readText = (words: string) => readDocument({ bytes: Buffer.from(words), name: 'contract.txt' })
let document: ReadDocument
let context: PlaybookContext
beforeAll(async () => {
  document = await readText(text)
  const playbook = await shippedPlaybook({ timeZone: 'Asia/Shanghai', currency: 'CNY' })
  context = { playbook, timeZone: 'Asia/Shanghai', currency: 'CNY', now: new Date('2026-11-27T01:00:00Z') }
})

const finding = (more: Partial<ModelFinding> = {}): ModelFinding => ({
  kind: 'warranty',
  clause: '第十条',
  quote: '质保期为三十六个月',
  facts: [{ fact: 'warrantyMonthsFromAcceptance', value: 36 }],
  reason: '质保期三十六个月过长。',
  wording: '质保期为验收后十二个月。',
  ...more,
})
const saying = (...findings: ModelFinding[]) => ({ text: JSON.stringify({ findings }) })
const read = (...findings: ModelFinding[]) => {
  server.script(saying(...findings))
  return readAll()
}
const readAll = (more: { document?: ReadDocument; mayAskAgain?: boolean } = {}) =>
  readByModel({
    document,
    context,
    config: {
      ...usualLimits,
      role: 'extraction',
      baseUrl: server.url(),
      apiKey: null,
      model: 'qwen3',
      timeoutMs: 5000,
    },
    meter: noMeter,
    signal: new AbortController().signal,
    ...more,
  })

test('what a model reads trips the rules of the playbook, on words of the text, with its own reason and wording', async () => {
  const reading = await read(finding())
  expect(reading).toMatchObject({ state: 'read', model: 'qwen3', dropped: 0, isCut: false })
  if (reading.state !== 'read') return
  const [flag] = reading.flags
  expect(flag).toMatchObject({
    kind: 'warranty',
    clause: '第十条',
    facts: [{ fact: 'warrantyMonthsFromAcceptance', value: 36 }],
    reason: '质保期三十六个月过长。',
    wording: '质保期为验收后十二个月。',
  })
  expect(document.text.slice(flag?.at.start, flag?.at.end)).toBe(flag?.quote)
  const prompt = JSON.stringify(server.asked[0]?.body.messages)
  expect(prompt).toContain('warrantyMonthsFromAcceptance')
  expect(prompt).toContain('质保期为三十六个月')
})

test('what the database cannot keep of a model’s words is left out of them', async () => {
  const reading = await read(finding({ reason: '质保期三十六个月\0过长。', wording: '质保期为\ud842验收后十二个月。' }))
  expect(reading).toMatchObject({ flags: [{ reason: '质保期三十六个月过长。' }] })
  expect(isSoundText(reading.state === 'read' ? (reading.flags[0]?.wording ?? '\0') : '\0')).toBe(true)
})

test('C02: a quotation that is not in the text is dropped, with all that hangs on it', async () => {
  const c02 = JSON.parse(await readFile('tests/cases/C02.input.json', 'utf8'))
  const source = await readText(c02.documents[0].text)
  const [invented] = c02.mock_model_answer.citations
  const cap = finding({
    kind: 'liability-cap',
    quote: invented.quote,
    facts: [{ fact: 'liabilityCap', value: 30 }],
  })
  expect(checkFindings(source, [cap])).toEqual({ kept: [], dropped: 1 })
  expect(await read(cap)).toMatchObject({ state: 'read', flags: [], dropped: 1 })
})

test('C08: a clause that there is not is dropped, and of real words the place is the outline’s', () => {
  expect(checkFindings(document, [finding({ clause: '第99条', quote: '' })])).toEqual({ kept: [], dropped: 1 })
  const { kept } = checkFindings(document, [finding({ clause: '第99条' })])
  expect(document.clauses[kept[0]?.clause ?? -1]?.number).toBe('第十条')
})

test('a figure that the words do not say is no fact, and two years are twenty-four months', async () => {
  expect(checkFindings(document, [finding({ facts: [{ fact: 'warrantyMonthsFromAcceptance', value: 60 }] })])).toEqual({
    kept: [],
    dropped: 1,
  })
  const years = await readText('第一条 质保\n质保期为两年。')
  const said = finding({ quote: '质保期为两年', facts: [{ fact: 'warrantyMonthsFromAcceptance', value: 24 }] })
  expect(checkFindings(years, [said])).toMatchObject({ kept: [{ facts: [{ value: 24 }] }], dropped: 0 })
})

test.each([
  ['质保期一年半', 18],
  ['The warranty is one and a half years.', 18],
  ['The warranty is eighteen (18) months.', 18],
  ['质保期为两年零三个月', 27],
  ['质保期（月）：36', 36],
])('“%s” says %i months, and no other', async (quote, months) => {
  const source = await readText(`第一条 质保\n${quote}`)
  const said = (value: number) => finding({ quote, facts: [{ fact: 'warrantyMonthsFromAcceptance', value }] })
  expect(checkFindings(source, [said(months)])).toMatchObject({ kept: [{ facts: [{ value: months }] }], dropped: 0 })
  for (const other of [1, 12, months + 12, months * 12])
    expect(checkFindings(source, [said(other)])).toEqual({ kept: [], dropped: 1 })
})

test('a model may say a fact in its own unit', async () => {
  const source = await readText('第一条 质保\n质保期一年半')
  const said = finding({
    quote: '质保期一年半',
    facts: [{ fact: 'warrantyMonthsFromAcceptance', value: 18 }],
    reason: '质保期 18 个月过长。',
  })
  expect(checkFindings(source, [said]).kept).toMatchObject([{ reason: '质保期 18 个月过长。' }])
})

test.each([
  ['warrantyMonthsFromAcceptance', 36, 'Payment within 3 days; warranty as agreed.'],
  ['warrantyMonthsFromAcceptance', 3, 'Payment within 3 days; warranty as agreed.'],
  ['warrantyMonthsFromAcceptance', 12, '每月开会，质保金为 12%。'],
  ['paymentDays', 30, '验收后 30% 的款项按日结清。'],
  ['paymentDays', 21, 'Three payments, the third after acceptance within a week.'],
  ['advanceShare', 30, '预付款在三十日内支付，比例按附件一的百分比。'],
])('%s of %i is not what “%s” says', async (fact, value, quote) => {
  const source = await readText(`Article 1\n${quote}`)
  expect(checkFindings(source, [finding({ quote, facts: [{ fact, value }] })])).toEqual({ kept: [], dropped: 1 })
})

test.each([
  [7, 'Payment within one week.'],
  [7, '验收后一周内付款'],
  [60, '验收后两个月内付款'],
  [365, '验收后一年内付款'],
  [20, 'within twenty working days'],
])('%i days are what “%s” says', async (value, quote) => {
  const source = await readText(`Article 1\n${quote}`)
  const said = finding({ kind: 'payment-schedule', quote, facts: [{ fact: 'paymentDays', value }] })
  expect(checkFindings(source, [said])).toMatchObject({ kept: [{ facts: [{ value }] }], dropped: 0 })
})

test('days are no per cent: a share is one that the words state as such', async () => {
  const bond = await readText('第一条 保函\n卖方应在签约后14日内提交履约保函，金额为合同总价的百分之十五。')
  const said = (value: number) =>
    finding({
      kind: 'bonds',
      quote: '卖方应在签约后14日内提交履约保函，金额为合同总价的百分之十五',
      facts: [{ fact: 'bondShare', value }],
    })
  expect(checkFindings(bond, [said(14)])).toEqual({ kept: [], dropped: 1 })
  expect(checkFindings(bond, [said(15)])).toMatchObject({ kept: [{ facts: [{ value: 15 }] }], dropped: 0 })
})

test('a fact or kind that there is not, and words that lead elsewhere or bring figures of their own, are left out', () => {
  const { kept, dropped } = checkFindings(document, [
    finding({ kind: 'invented' }),
    finding({ facts: [{ fact: 'invented', value: 36 }] }),
    finding({ reason: '按第四十条应为十八个月。', wording: '见 https://evil.example/x' }),
  ])
  expect(dropped).toBe(2)
  expect(kept).toMatchObject([{ reason: null, wording: null }])
})

test('where the endpoint reads nothing it is said why', async () => {
  for (const [turns, why] of [
    [[{ gone: true }], 'unreachable'],
    [[{ text: '{"findings": [' }, { text: 'no' }], 'unsound'],
    [[{ status: 429, headers: { 'retry-after': '900' } }], 'busy'],
  ] as const) {
    closeCircuits()
    const asking = read()
    server.script(...turns)
    expect(await asking).toEqual({ state: 'fell-back', model: 'qwen3', why })
  }
})

/** Three parts' worth of clauses, of which the first and the last say something. */
const long = () => {
  const rest = (of: string) => `${of}\n${'双方应当按照约定履行。'.repeat(500)}`
  return readText(
    [`第一条 质保\n质保期为三十六个月，自验收之日起计算。`, rest('第二条 履行'), rest('第三条 交货'), '第四条 完'].join(
      '\n\n',
    ),
  )
}
const shown = () => server.asked.map(({ body }) => String(body.messages?.at(-1)?.content).length)

test('of a part that is too dense for one answer the halves are read', async () => {
  const source = await long()
  server.script({ ...saying(finding()), finish: 'length' }, saying(finding({ clause: '第一条' })), saying(), saying())
  const reading = await readAll({ document: source })
  expect(reading).toMatchObject({ state: 'read', flags: [{ kind: 'warranty' }] })
  expect(reading).not.toHaveProperty('unread')
  const [whole = 0, one = 0, other = 0] = shown()
  expect(one + other).toBeGreaterThanOrEqual(whole)
  expect(Math.max(one, other)).toBeLessThan(whole)
})

test('halves are made but a few times, and a part that was not read is named beside what was', async () => {
  const source = await long()
  server.script(
    saying(finding({ clause: '第一条' })),
    ...Array.from({ length: 40 }, () => ({ text: '{"findings": [', finish: 'length' })),
  )
  const reading = await readAll({ document: source })
  expect(reading).toMatchObject({ state: 'read', flags: [{ kind: 'warranty' }] })
  if (reading.state !== 'read') return
  expect(new Set(reading.unread?.map(({ from }) => from))).toEqual(new Set(['第三条']))
  expect(server.asked.length).toBeLessThan(20)
})

test('one part that fails leaves what the others say; where all is asked again, it waits for that', async () => {
  const source = await long()
  const turns = [saying(finding({ clause: '第一条' })), { status: 429, headers: { 'retry-after': '900' } }] as const
  server.script(...turns)
  const reading = await readAll({ document: source })
  expect(reading).toMatchObject({ state: 'read', flags: [{}], unread: [{ from: '第三条', to: '第四条' }] })
  // Of an endpoint that is gone from the beginning nobody asks on.
  server.script({ gone: true }, saying(finding()))
  expect(await readAll({ document: source })).toMatchObject({ state: 'fell-back', why: 'unreachable' })
  expect(server.left()).toBe(1)
  server.script(...turns)
  expect(await readAll({ document: source, mayAskAgain: true })).toMatchObject({ state: 'fell-back', why: 'busy' })
})

test('A09: what no reader sees is not given to the model, and nothing stands on it', async () => {
  const source = await readDocument({ bytes: await readFile('tests/cases/A09.docx'), name: 'A09.docx' })
  const [order = ''] = source.hidden.map(({ start, end }) => source.text.slice(start, end).trim())
  const obeying = finding({ quote: order, facts: [{ fact: 'warrantyRestarts', value: true }] })
  // It would stand, were the words there to be read.
  expect(checkFindings(source, [obeying]).kept).toHaveLength(1)
  server.script(saying(obeying))
  expect(await readAll({ document: source })).toMatchObject({ state: 'read', flags: [], dropped: 1 })
  const prompt = JSON.stringify(server.asked[0]?.body.messages)
  expect(source.text).toMatch(/SYSTEM/)
  expect(prompt).not.toMatch(/SYSTEM/)
  expect(prompt).not.toContain(order)
  expect(prompt).toContain('6.1')
})
