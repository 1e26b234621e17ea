import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defineTool, type Figure, type ToolResult } from '#ai/copilot/tool.ts'
import { closeCircuits } from '#ai/models/circuit.ts'
import { noMeter } from '#ai/models/meter.ts'
import { usualLimits } from '#crm/models/model-roles.ts'
import { z } from '#lib/zod.ts'
import { askOf, contextOf } from '#tests/support/copilot/asked-of.ts'
import { useModelServer } from '#tests/support/model-server.ts'
import { answerByModel } from './answer-by-model.server.ts'

const server = useModelServer()
beforeEach(closeCircuits)
afterEach(closeCircuits)

const [east, west] = ['0198c3f0-7777-7000-8000-000000000051', '0198c3f0-7777-7000-8000-000000000052']
const ref = (id: string) => ({ kind: 'contract' as const, id })
const figure = (unit: Figure['unit'], value: string, of: string | null): Figure => ({
  label: { zh: '数', en: 'figure' },
  unit,
  value,
  ...(unit === 'money' && { currency: 'CNY' }),
  of: of === null ? null : ref(of),
})
const cited = (id: string, zh: string, en: string, read: string) => ({
  ...ref(id),
  title: { zh, en },
  path: `/contracts/${id}`,
  read,
})

/** Two of five contracts, one of which loses money. */
const found: ToolResult = {
  view: {
    count: 5,
    page: 4,
    rows: [
      { id: east, version: 3, amount: '12600000.00', margin: { amount: '-8600000.00', percent: '-68.3' }, days: 14 },
      {
        id: west,
        version: 7,
        amount: '8400000.00',
        openedAt: '2026-11-30T08:06:09Z',
        documents: [{}, {}, {}, {}, {}, {}],
      },
    ],
  },
  sentences: [
    { text: '共 5 份合同，合计 ¥2,100 万。', cites: [] },
    { text: '东区：¥1,260 万，2026-12-10 交货。', cites: [ref(east)] },
  ],
  cited: [
    cited(east, '东区 1780mm 合同', 'East contract', '2026-12-10 交货，第九条：质保金 5%'),
    cited(west, '西区合同', 'West contract', '2027-03-31 交货'),
  ],
  figures: [
    figure('count', '5', null),
    figure('money', '21000000.00', null),
    figure('money', '12600000.00', east),
    figure('money', '-8600000.00', east),
    figure('percent', '-68.3', east),
    figure('percent', '30', east),
    figure('days', '14', east),
    figure('date', '2026-12-10', east),
    figure('money', '8400000.00', west),
    figure('percent', '45', west),
    figure('date', '2027-03-31', west),
  ],
}

const tools = [
  defineTool({
    name: 'find_contracts',
    kind: 'read',
    title: { zh: '找合同', en: 'Find contracts' },
    does: { zh: '列出合同', en: 'Lists contracts' },
    input: z.strictObject({}),
    run: async () => found,
  }),
]
const ask = async (text: string, language: 'zh' | 'en') => {
  server.script({ calls: [{ name: 'find_contracts', arguments: {} }] }, { text })
  const config = { ...usualLimits, role: 'chat' as const, baseUrl: server.url(), apiKey: null, model: 'qwen3' }
  const question = '我有 3 份合同，都签了吗？'
  const context = contextOf({ language })
  const { answer, text: told } = await askOf(answerByModel({ tools, meter: noMeter, config }), question, { context })
  return { sentences: answer?.sentences.map((one) => one.text), told }
}
const sound = { zh: '东区合同已签。', en: 'The East contract is signed.' }
const notice = {
  zh: '有的内容在读到的资料里找不到依据，已略去。',
  en: 'Some of it had nothing to bear it out in what was read, and was left out.',
}
const languageOf = (text: string) => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en')

describe('what no tool has said is left out', () => {
  test.each([
    ['a small count, of a version', '逾期 3 笔', 'r1'],
    ['a small count, of the rows of a list', '2 份合同已签', 'r1'],
    ['a small count, of a list within', '附件 6 份', 'r2'],
    ['a small count, of a page', 'There are 4 contracts', 'r1'],
    ['a small count, of a moment', '8 份文件，6 份待签', 'r2'],
    ['a small count, of a clause', '逾期 9 笔', 'r1'],
    ['a small count, in words', '三份合同都已签订', 'r1'],
    ['a small count, of what was asked', '您问的 3 份合同都已签订', 'r1'],
    ['a count of days', '逾期 14 笔', 'r1'],
    ['days of a count', '逾期 5 天', 'r1'],
    ['a month of days', '逾期 14 个月', 'r1'],
    ['a share, of a version', '赢率只有 3%', 'r1'],
    ['a share, of days', 'The probability is 14%', 'r1'],
    ['a share, in words', '赢率百分之十四', 'r1'],
    ['a share, in tenths', '赢率只有一成', 'r1'],
    ['a count, of a share', '逾期 30 笔', 'r1'],
    ['money, of a share', '质保金 30 万元', 'r1'],
    ['a share, of money', '毛利率 12.6%', 'r1'],
    ['a loss as a profit', '毛利为 860 万元', 'r1'],
    ['a loss as a profit, in English', 'Its margin is CNY 8.6 million', 'r1'],
    ['a loss as a profit, in per cent', '毛利率 68.3%', 'r1'],
    ['an amount as a loss', '亏损 1,260 万元', 'r1'],
    ['an amount as a loss, in English', 'It makes a loss of CNY 12.6 million', 'r1'],
    ['an amount of another', '东区合同金额 840 万元', 'r1'],
    ['an amount of another, in English', 'The West contract is worth CNY 12.6 million', 'r2'],
    ['a share of another', '西区赢率 30%', 'r2'],
    ['a date of another', '东区 2027-03-31 交货', 'r1'],
    ['a date of another, in words', '西区 12月10日交货', 'r2'],
    ['an invented date', '东区 12月11日交货', 'r1'],
    ['an invented month', 'Delivery is in November 2027', 'r1'],
  ])('%s: %s', async (_, wrong, by) => {
    const language = languageOf(wrong)
    const stop = language === 'zh' ? '。' : '. '
    const [kept, left] = [sound[language], notice[language]]
    for (const text of [`${wrong} [${by}]${stop}${kept} [r1]`, `${kept} [r1] ${wrong} [${by}]${stop}`]) {
      const { sentences, told } = await ask(text, language)
      expect(sentences).toEqual([kept, left])
      expect(told).not.toContain(wrong)
    }
  })

  test('a sentence that leads up to another rests on what that one rests on', async () => {
    expect((await ask('金额 840 万元。东区合同已签 [r1]。', 'zh')).sentences).toEqual([sound.zh, notice.zh])
    expect((await ask('东区合同已签 [r1]。金额 840 万元。', 'zh')).sentences).toEqual([sound.zh, notice.zh])
    expect((await ask('金额 1,260 万元。东区合同已签 [r1]。', 'zh')).sentences).toEqual(['金额 1,260 万元。', sound.zh])
  })
})

test.each([
  ['共 5 份合同，合计 2,100 万元', 'r1'],
  ['五份合同', 'r2'],
  ['There are 5 contracts, worth CNY 21 million in all', 'r2'],
  ['东区逾期 14 天', 'r1'],
  ['It is fourteen days overdue', 'r1'],
  ['东区赢率 30%，即百分之三十、三成', 'r1'],
  ['按第九条质保金 5%', 'r1'],
  ['东区毛利为 -860 万元', 'r1'],
  ['东区亏损 860 万元，毛利率 -68.3%', 'r1'],
  ['Its margin is minus 68.3 percent, a loss of CNY 8.6 million', 'r1'],
  ['东区合同金额 1,260 万元，12月10日交货', 'r1'],
  ['The West contract is worth ¥8.4 M, with 45%, delivery on 31 March 2027', 'r2'],
  ['东区 1,260 万元，西区 840 万元', 'r1][r2'],
  ['西区比东区 1780mm 合同晚交货', 'r2'],
  ['今天是 2026-11-29，合同已签', 'r1'],
])('what they have said stays: %s', async (right, by) => {
  const language = languageOf(right)
  const stop = language === 'zh' ? '。' : '.'
  const { sentences } = await ask(`${right} [${by}]${stop}`, language)
  expect(sentences).toEqual([`${right}${stop}`])
})
