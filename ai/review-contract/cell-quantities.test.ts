import { expect, test } from 'vitest'
import type { Block } from '#ingest/document.ts'
import { makeDocument } from '#ingest/make-document.server.ts'
import { cellQuantities } from './cell-quantities.ts'
import { cutSentences } from './cut-sentences.ts'

/** Tables of rows of cells, one beneath the other, as a document that is nothing else. */
async function quantitiesOf(...tables: string[][][]): Promise<string[]> {
  const text = tables.flat(2).join('\n')
  const document = await makeDocument({ bytes: new TextEncoder().encode(text), format: 'txt' })
  const blocks: Block[] = []
  let start = 0
  for (const [table, rows] of tables.entries())
    for (const [row, cells] of rows.entries())
      for (const [column, words] of cells.entries()) {
        const cell = { table, row, column, rowSpan: 1, columnSpan: 1 }
        blocks.push({ ...(document.blocks[0] as Block), start, end: start + words.length, cell })
        start += words.length + 1
      }
  const { sentences } = cutSentences({ ...document, text, blocks })
  return sentences
    .flatMap(cellQuantities)
    .map((each) => `${each.kind} ${each.value} ${'unit' in each ? each.unit : ''}`)
}

test.each([
  ['% of Contract Value', '35', 'share 0.35'],
  ['付款比例(%)', '35', 'share 0.35'],
  ['占合同总价比例', '35', 'share 0.35'],
  ['违约金（‰）', '0.5', 'share 0.0005'],
  ['Days', '150', 'duration 150 day'],
  ['付款期限（天）', '150', 'duration 150 day'],
  ['质保期（个月）', '24', 'duration 24 month'],
  ['金额（万元）', '1,860', 'money 18600000.00'],
])('a number below %s', async (head, number, quantity) => {
  const rows = [
    ['No.', 'Stage', head],
    ['1', 'Advance', number],
  ]
  expect((await quantitiesOf(rows)).map((each) => each.trim())).toEqual([quantity])
})

test.each([['No.'], ['数量（台）'], ['日期'], ['比例尺']])('a number below %s is none', async (head) => {
  expect(
    await quantitiesOf([
      ['Item', head],
      ['Press', head === '比例尺' ? '0.3' : '12'],
    ]),
  ).toEqual([])
})

test('the number of a clause beside what a row says is none', async () => {
  expect(
    await quantitiesOf([
      ['Percentage of retention', '14.3', 'five'],
      ['Delay', '8.7', '1'],
    ]),
  ).toEqual([])
})

test('a table that goes on without its heads has those of the part before', async () => {
  const one = [
    ['Stage', '%'],
    ['Advance', '10'],
  ]
  expect(await quantitiesOf(one, [['Delivery', '20']])).toEqual(['share 0.1 ', 'share 0.2 '])
  expect(await quantitiesOf(one, [['Delivery', '20', '30']])).toEqual(['share 0.1 '])
})

test('heads that are repeated over pages, and what a row says of its own numbers', async () => {
  expect(
    await quantitiesOf([
      ['Stage', '%'],
      ['Advance', '10'],
      ['Stage', '%'],
      ['Delivery', '20'],
    ]),
  ).toHaveLength(2)
  expect(
    await quantitiesOf([
      ['', 'Advance', 'Delivery'],
      ['比例（%）', '10', '90'],
    ]),
  ).toEqual(['share 0.1 ', 'share 0.9 '])
})
