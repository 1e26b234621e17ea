import { expect, test } from 'vitest'
import type { Cited, Figure } from '#ai/copilot/tool.ts'
import { contextOf } from '#tests/support/copilot/asked-of.ts'
import { cutAnswer } from './cut-answer.ts'
import { finishAnswer } from './finish-answer.ts'
import { startReading } from './reading.ts'
import { restsOn } from './rests-on.ts'

const ref = (id: string) => ({ kind: 'contract' as const, id })
const cited = (id: string, read: string): Cited => ({
  ...ref(id),
  title: { zh: `${id} 合同`, en: `contract ${id}` },
  path: `/contracts/${id}`,
  read,
})
const amount = (of: string | null, value: string): Figure => ({
  label: { zh: '金额', en: 'Amount' },
  value,
  unit: 'money',
  currency: 'CNY',
  of: of === null ? null : ref(of),
})

const reading = startReading({ today: '2026-11-29', language: 'zh' })
reading.take(
  { tool: 'find_contracts', arguments: {} },
  {
    view: {},
    sentences: [],
    cited: [cited('east', '东区 2026-12-10 交货'), cited('west', '西区 2027-03-31 交货'), cited('north', '北区')],
    figures: [amount('east', '12600000.00'), amount('west', '8400000.00'), amount(null, '21000000.00')],
  },
)
const rests = (text: string, ...cites: string[]) =>
  restsOn(reading)({ text, cites: cites.map(ref) }).map(({ id }) => id)

test.each([
  ['no figure at all', '已经签了。', []],
  ['its own', '金额 1,260 万元，12月10日交货。', []],
  ['an amount of another', '东区比西区的 840 万元多。', ['west']],
  ['a day of another', '东区先于 2027-03-31 交货。', ['west']],
  ['a sum that is of none', '东区是 2,100 万元的大头。', ['west', 'north']],
])('a sentence that cites one record, with %s', (_, text, others) => {
  expect(rests(text, 'east')).toEqual(others)
})

test('what two of them say rests on what it cites', () => {
  expect(rests('840 万元，交货 2027-03-31。', 'west')).toEqual([])
  expect(rests('两份是 1,260 万元和 840 万元。', 'east', 'west')).toEqual([])
})

test('an answer keeps of each sentence what its figures rest on', () => {
  const asked = { question: '哪份大？', history: [], context: contextOf(), signal: new AbortController().signal }
  const { sentences: raw } = cutAnswer(
    '东区 12月10日交货 [r1]。东区是 2,100 万元的大头 [r1]。东区比西区的 840 万元多 [r1]。',
    true,
  )
  const { sentences } = finishAnswer({ raw, isCut: false, reading, asked, method: { by: 'model' } })
  expect(sentences).toEqual([
    { text: '东区 12月10日交货。', cites: [ref('east')] },
    { text: '东区是 2,100 万元的大头。', cites: [ref('east')], rests: [ref('west'), ref('north')] },
    { text: '有的内容在读到的资料里找不到依据，已略去。', cites: [] },
  ])
})
