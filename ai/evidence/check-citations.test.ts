import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { makeDocument } from '#ingest/make-document.server.ts'
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

test('case C08: the place is taken from the outline, and a number that is not in it is dropped', async () => {
  const text = '第八条 违约\n8.1 逾期违约金每日0.3%，不设上限。\n第九条 保密\n9.1 双方应当保密。'
  const { sha256, clauses, ...document } = await makeDocument({ bytes: new TextEncoder().encode(text), format: 'txt' })
  const sources = [{ id: sha256, text: document.text, clauses }]
  const cite = (quote: string, clause: string) => checkCitations(sources, [{ source: sha256, quote, clause }])
  expect(cite('逾期违约金每日0.3%', '第99条').kept).toMatchObject([{ clause: '8.1', quote: '逾期违约金每日0.3%' }])
  expect(cite('', '第99条').dropped).toMatchObject([{ why: 'no-such-clause' }])
  expect(cite('', '9.1').kept).toMatchObject([{ clause: '9.1', quote: '9.1 双方应当保密。' }])
  expect(cite('双方应当付款', '9.1').dropped).toMatchObject([{ why: 'not-there' }])
})

describe('words are held against the source', () => {
  const sources = [{ id: 'd1', text: '9.1 the final price; 9.2 the final offer; 第九条 违约金' }]
  const check = (quote: string, at?: { start: number; end: number }) =>
    checkCitations(sources, [{ source: 'd1', quote, at }])

  test('in canonical form', () => {
    expect(check('the ﬁnal  price').kept).toEqual([
      { source: 'd1', quote: 'the final price', at: { start: 4, end: 19 }, clause: null },
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
