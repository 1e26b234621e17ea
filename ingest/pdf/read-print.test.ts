import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { assembleText } from '#ingest/assemble-text.ts'
import { checkMarks } from '#tests/support/check-marks.ts'
import { readPdf } from './read-pdf.server.ts'

/** As Chromium prints them: letters drawn by procedures, radicals for ideographs, a font changed in the middle of a word. */
const file = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}.pdf`, import.meta.url)))

async function bodyOf(name: string) {
  const { text, blocks, printed } = assembleText((await readPdf(file(name))).blocks)
  const said = blocks.map((block) => ({ ...block, said: text.slice(block.start, block.end) }))
  return { printed, said, body: said.filter(({ part, cell }) => part === 'body' && !cell).map((block) => block.said) }
}

const overdue = '逾期30日，买方支付价金，卖方30日交付，逾期每日支付合同价金0.3%，上限30%'

test('a Chinese contract: articles, a table, and a clause that goes on over the page', async () => {
  const { body, said, printed } = await bodyOf('browser-print')
  expect(body.map((text) => text.replaceAll(' ', ''))).toEqual([
    '第一条上限',
    '1.1合同价金18,600，买方每日支付30%。',
    `1.2卖方逾期交付，每日支付合同价金0.3%，上限30%；${overdue}；${overdue}。`,
    '1.3上限。',
  ])
  const long = said.find((block) => block.said.startsWith('1.2'))
  const pages = printed.filter((run) => long && run.start >= long.start && run.end <= long.end).map((run) => run.page)
  expect([...new Set(pages)]).toEqual([1, 2])
  expect(said.flatMap(({ cell, said: text }) => (cell ? [`${cell.row}${cell.column} ${text}`] : []))).toEqual([
    '00 合同日',
    '01 30%',
    '02 买方支付',
    '10 交付日',
    '11 70%',
    '12 买方支付',
  ])
  expect(said.filter(({ part }) => part === 'header' || part === 'page-number').map((block) => block.said)).toEqual([
    '合同 2027',
    '合同 2027',
    '第 1 页',
    '第 2 页',
  ])
})

test('conditions in two columns are read column by column', async () => {
  const { body, said } = await bodyOf('two-columns')
  const numbers = body.map((text) => /^(?:\d(?:\.\d)?|\([ab]\))/u.exec(text)?.[0])
  expect(numbers).toEqual([
    undefined,
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((at) => [`${at}`, `${at}.1`, `${at}.2`, '(a)', '(b)']),
  ])
  expect(body.filter((text) => text.includes('Supplier waives any right of set-off or retention.'))).toHaveLength(9)
  expect(said.filter(({ kind }) => kind === 'heading')).toHaveLength(10)
})

test('marks stand on words of a browser’s print, in Chinese and in columns', async () => {
  await checkMarks(file('browser-print'), ['逾期交付', '合同日', '上限'])
  await checkMarks(file('two-columns'), ['liquidated damages of one per cent of the price', 'cumulative', 'set-off'])
})
