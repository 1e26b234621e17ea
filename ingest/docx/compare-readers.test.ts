import { expect, test } from 'vitest'
import { assembleText } from '#ingest/assemble-text.ts'
import { aDocx, aParagraph } from '#tests/factories/a-docx.ts'
import { findWordsOfMammoth } from './compare-readers.server.ts'
import { readDocx } from './read-docx.server.ts'

const numbered =
  '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>卖方交货。</w:t></w:r><w:r><w:tab/><w:t>按期</w:t></w:r></w:p>'
const bytes = aDocx(aParagraph('第一条 范 围') + numbered + aParagraph('the ﬁnal price') + aParagraph('第二条 价款'))

test('what both read is not named', async () => {
  const { blocks } = await readDocx(bytes)
  expect(await findWordsOfMammoth(bytes, assembleText(blocks))).toEqual([])
})

test('planted: a paragraph that only mammoth has read is named', async () => {
  const { blocks } = await readDocx(bytes)
  const made = assembleText(blocks.filter(({ source }) => !source.includes('final') && !source.includes('ﬁnal')))
  expect(await findWordsOfMammoth(bytes, made)).toEqual([
    { what: 'words-of-another-reader', page: null, at: null, detail: 'the ﬁnal price' },
  ])
})

test('a file that mammoth cannot open is said to be read by one reader only', async () => {
  const [only, ...more] = await findWordsOfMammoth(new Uint8Array(8), assembleText([]))
  expect([only?.what, more]).toEqual(['words-of-another-reader', []])
})
