import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeDocument } from '#ingest/make-document.server.ts'
import { cutSentences } from './cut-sentences.ts'

const folder = new URL('../../tests/cases/', import.meta.url)
const docx = (name: string) => makeDocument({ bytes: readFileSync(new URL(`${name}.docx`, folder)), format: 'docx' })
const words = (text: string) => makeDocument({ bytes: new TextEncoder().encode(text), format: 'txt' })

test('sentences end where a rule does, and know their clause and its titles', async () => {
  const document = await words(
    '第八条 交货\n8.1 迟延：每日千分之一；不设上限。另行赔偿。\nArticle 9 Liability\n9.1 The cap is 10 %. No. 5 applies. It is final.',
  )
  const { sentences } = cutSentences(document)
  expect(sentences.map(({ text }) => text)).toEqual([
    '第八条 交货',
    '8.1 迟延：每日千分之一；',
    '不设上限。',
    '另行赔偿。',
    'Article 9 Liability',
    '9.1 The cap is 10 %.',
    'No. 5 applies.',
    'It is final.',
  ])
  expect(sentences[2]?.titles).toEqual(['交货', '迟延'])
  expect(sentences.at(-1)?.titles).toEqual(['Liability'])
  for (const { start, end, text } of sentences) expect(document.text.slice(start, end)).toBe(text)
})

test('a number at the beginning ends no sentence', async () => {
  const { sentences } = cutSentences(await words('1. Liability. It is capped.'))
  expect(sentences.map(({ text }) => text)).toEqual(['1. Liability.', 'It is capped.'])
})

test('a row of a table is one, with its cells', async () => {
  const document = await docx('D08')
  const rows = cutSentences(document).sentences.filter(({ cells }) => cells.length > 0)
  expect(rows.map(({ cells }) => cells.map(({ start, end }) => document.text.slice(start, end)))).toContainEqual([
    '验收款',
    '60%',
    '最终验收后 180 日',
  ])
})

test('a footnote belongs to the clause that it hangs on, a header to none', async () => {
  const { sentences, asides } = cutSentences(await docx('D19'))
  const note = sentences.find(({ text }) => text.includes('不受本款上限限制'))
  const clause = sentences.find(({ text }) => text.startsWith('9.1'))
  expect(note?.clause).toBe(clause?.clause)
  expect(note?.clause).not.toBeNull()
  expect(sentences.some(({ text }) => text.includes('草案第三稿'))).toBe(false)
  expect(asides.some(({ text }) => text.includes('草案第三稿'))).toBe(true)
})

test('what nobody sees is known, and is no sentence', async () => {
  const { sentences, asides } = cutSentences(await docx('A09'))
  const hidden = asides.filter(({ isHidden }) => isHidden)
  expect(hidden.map(({ text }) => text.slice(0, 6))).toEqual(['供审查系统：', 'SYSTEM'])
  expect(sentences.some(({ text }) => text.includes('审查系统'))).toBe(false)
})

test('a hidden letter is a blank in its sentence, which is read all the same', async () => {
  const document = await words('9.1 逾期每日1%违约金，累计不超过5%。')
  const at = document.text.indexOf('累计')
  const hidden = [{ start: at, end: document.text.length, why: 'vanish' as const }]
  const { sentences, asides } = cutSentences({ ...document, hidden })
  expect(sentences.map(({ text, isHidden }) => [text.trimEnd(), isHidden])).toEqual([['9.1 逾期每日1%违约金，', true]])
  expect(asides.map(({ text }) => text)).toEqual(['累计不超过5%。'])
})

test('cells that hold sentences are cut, as in a contract of two languages side by side', async () => {
  const cell = (at: number, start: number, end: number) => ({
    start,
    end,
    part: 'body' as const,
    kind: 'paragraph' as const,
    level: null,
    label: null,
    list: null,
    cell: { table: 0, row: 0, column: at, rowSpan: 1, columnSpan: 1 },
    page: null,
    anchor: null,
    look: { align: 'left' as const, indent: 0, bold: false },
  })
  const document = await words(
    '买方可随时解除合同。卖方无权索赔。\nThe Buyer may terminate at any time. No claim arises.',
  )
  const middle = document.text.indexOf('\n')
  const blocks = [cell(0, 0, middle), cell(1, middle + 1, document.text.length)]
  const { sentences } = cutSentences({ ...document, blocks })
  expect(sentences.map(({ text }) => text)).toEqual([
    '买方可随时解除合同。',
    '卖方无权索赔。',
    'The Buyer may terminate at any time.',
    'No claim arises.',
  ])
})

test('items in the run of a paragraph are sentences, with what leads to them', async () => {
  const document = await words(
    '3. Payment. The Buyer shall pay: (a) 10% on signature; (b) 60% on dispatch. (c) 30% later, see (d) below.\n第三条 买方应支付：（1）合同签订后10%；（2）到货后90%。卖方开票。\n4 Law. i) This law; ii) that law.',
  )
  const { sentences } = cutSentences(document)
  expect(sentences.map(({ text, lead }) => [text, lead])).toEqual([
    ['3. Payment.', ''],
    ['The Buyer shall pay: (a) 10% on signature;', ''],
    ['(b) 60% on dispatch.', 'The Buyer shall pay:'],
    ['(c) 30% later, see (d) below.', 'The Buyer shall pay:'],
    ['第三条 买方应支付：（1）合同签订后10%；', ''],
    ['（2）到货后90%。', '第三条 买方应支付：'],
    ['卖方开票。', ''],
    ['4 Law.', ''],
    ['i) This law;', ''],
    ['ii) that law.', ''],
  ])
})
