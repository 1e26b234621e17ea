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
  const sentences = cutSentences(document)
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
  const sentences = cutSentences(await words('1. Liability. It is capped.'))
  expect(sentences.map(({ text }) => text)).toEqual(['1. Liability.', 'It is capped.'])
})

test('a row of a table is one, with its cells', async () => {
  const document = await docx('D08')
  const rows = cutSentences(document).filter(({ cells }) => cells.length > 0)
  expect(rows.map(({ cells }) => cells.map(({ start, end }) => document.text.slice(start, end)))).toContainEqual([
    '验收款',
    '60%',
    '最终验收后 180 日',
  ])
})

test('a footnote belongs to the clause that it hangs on, a header to none', async () => {
  const sentences = cutSentences(await docx('D19'))
  const note = sentences.find(({ text }) => text.includes('不受本款上限限制'))
  const clause = sentences.find(({ text }) => text.startsWith('9.1'))
  expect(note?.clause).toBe(clause?.clause)
  expect(note?.clause).not.toBeNull()
  expect(sentences.some(({ text }) => text.includes('草案第三稿'))).toBe(false)
})

test('what nobody sees is known', async () => {
  const hidden = cutSentences(await docx('A09')).filter(({ isHidden }) => isHidden)
  expect(hidden.map(({ text }) => text.slice(0, 6))).toEqual(['供审查系统：', 'SYSTEM'])
})
