import { expect, test } from 'vitest'
import { writeNumber } from './number-formats.ts'
import { parseXml } from './parse-xml.ts'
import { readNumbering } from './read-numbering.ts'

const level = (index: number, text: string, format: string, more = '') =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const numbering = (levels: string, nums: string) =>
  readNumbering(
    parseXml(
      Buffer.from(
        `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="5">${levels}</w:abstractNum>${nums}</w:numbering>`,
      ),
    ),
  )
const num = (id: string, more = '') => `<w:num w:numId="${id}"><w:abstractNumId w:val="5"/>${more}</w:num>`

test('levels count within the one above, and in their own way of writing', () => {
  const levels =
    level(0, '第%1条', 'chineseCounting') + level(1, '%1.%2', 'decimal', '<w:isLgl/>') + level(2, '(%3)', 'lowerLetter')
  const { next } = numbering(levels, num('1'))
  const labels = [0, 1, 1, 2, 2, 0, 1].map((at) => next('1', at)?.text)
  expect(labels).toEqual(['第一条', '1.1', '1.2', '(a)', '(b)', '第二条', '2.1'])
})

test('lists of one definition count on together, until one begins anew', () => {
  const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
  const { next } = numbering(level(0, '%1.', 'decimal'), num('1') + num('2') + num('3', override))
  expect(['1', '2', '1', '3', '3', '2'].map((id) => next(id, 0)?.text)).toEqual(['1.', '2.', '3.', '1.', '2.', '3.'])
})

test('a level may go on under the next one above', () => {
  const levels =
    level(0, '第%1章', 'chineseCounting') + level(1, '第%2条', 'chineseCounting', '<w:lvlRestart w:val="0"/>')
  const { next } = numbering(levels, num('1'))
  expect([0, 1, 1, 0, 1].map((at) => next('1', at)?.text)).toEqual(['第一章', '第一条', '第二条', '第二章', '第三条'])
})

test('bullets and lists that are not there have no number', () => {
  const { next } = numbering(level(0, '•', 'bullet'), num('1'))
  expect([next('1', 0), next('9', 0), next('1', 7)]).toEqual([null, null, null])
})

test.each([
  ['chineseCounting', [1, 10, 11, 20, 21, 105, 110], '一 十 十一 二十 二十一 一百零五 一百一十'],
  ['ideographDigital', [7, 12], '七 一二'],
  ['chineseLegalSimplified', [3, 15], '叁 拾伍'],
  ['lowerRoman', [1, 4, 9, 14, 40], 'i iv ix xiv xl'],
  ['upperLetter', [1, 26, 27], 'A Z AA'],
  ['decimalEnclosedCircle', [1, 20, 21], '① ⑳ 21'],
  ['decimalZero', [3, 12], '03 12'],
  ['ordinal', [1, 2, 3, 11, 22], '1st 2nd 3rd 11th 22nd'],
  ['cardinalText', [1, 20, 21], 'One Twenty Twenty-one'],
  ['ideographTraditional', [1, 3], '甲 丙'],
  ['a format of later years', [3], '3'],
])('%s', (format, values, written) => {
  expect(values.map((value) => writeNumber(format, value)).join(' ')).toBe(written)
})
