import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkCitations } from './check-citations.ts'

const folder = new URL('../../tests/cases/', import.meta.url)

test('case C02: an invented quotation and one of a document that was not read are dropped', () => {
  const { documents, mock_model_answer } = JSON.parse(readFileSync(new URL('C02.input.json', folder), 'utf8'))
  const citations = mock_model_answer.citations.map(({ doc, quote }: { doc: string; quote: string }) => ({
    source: doc,
    quote,
  }))
  const { kept, dropped } = checkCitations(documents, citations)
  expect(kept).toEqual([])
  expect(dropped.map(({ why }) => why)).toEqual(['not-there', 'not-read'])
})

describe('words are held against the source', () => {
  const sources = [{ id: 'd1', text: '9.1 the final price; 9.2 the final offer; 第九条 违约金' }]
  const check = (quote: string, at?: { start: number; end: number }) =>
    checkCitations(sources, [{ source: 'd1', quote, at }])

  test('in canonical form', () => {
    expect(check('the ﬁnal  price').kept).toEqual([
      { source: 'd1', quote: 'the final price', at: { start: 4, end: 19 } },
    ])
    expect(check('第九条　违⾦').kept).toEqual([])
    expect(check('违约⾦').kept).toHaveLength(1)
  })

  test('offsets that do not hold them are put right where they stand once', () => {
    expect(check('the final offer', { start: 0, end: 15 }).kept[0]?.at).toEqual({ start: 25, end: 40 })
    expect(check('the final', { start: 0, end: 9 }).dropped[0]?.why).toBe('not-there')
    expect(check('the final', { start: 25, end: 34 }).kept[0]?.at).toEqual({ start: 25, end: 34 })
  })

  test('no words are no quotation', () => {
    expect(check(' \u200b ').dropped[0]?.why).toBe('empty')
  })
})
