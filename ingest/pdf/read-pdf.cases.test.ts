import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { assembleText } from '#ingest/assemble-text.ts'
import { foldText } from '#ingest/fold-text.ts'
import { aPdf } from '#tests/factories/a-pdf.ts'
import { checkMarks } from '#tests/support/check-marks.ts'
import { readPdf } from './read-pdf.server.ts'

const file = (name: string) => new Uint8Array(readFileSync(new URL(`../../tests/cases/${name}`, import.meta.url)))
const expected = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../tests/cases/${name}.expected.json`, import.meta.url), 'utf8'))

async function textOf(bytes: Uint8Array) {
  const read = await readPdf(bytes)
  return { ...read, ...assembleText(read.blocks), state: read.pages.map((page) => page.state) }
}

describe('D02: Chinese of a font that is not embedded', () => {
  test('is read with its context', async () => {
    const { text, state } = await textOf(file('D02.pdf'))
    const squeezed = (source: string) => foldText(source).text.replaceAll(' ', '')
    const lines: string[] = expected('D02').lines_white_space_folded
    expect(text.split('\n').map(squeezed)).toEqual(lines.map(squeezed))
    expect(state).toEqual(['read'])
  })

  test('and its marks stand on it', async () => {
    await checkMarks(file('D02.pdf'), ['BL-2027-0417', '合同总价：', '每次修理后重新计算', '36'])
  })
})

describe('D03: bytes of Chinese taken for Latin letters', () => {
  test('make a page unreadable instead of rubbish text', async () => {
    const gbk =
      '\xba\xcf\xcd\xac\xd7\xdc\xbc\xdb\xca\xc7\xd2\xbb\xb0\xa7\xce\xac\xbd\xf0\xb6\xee\xa3\xac\xd3\xe2\xc6\xda\xbd\xbb\xbb\xf5'
    const font = '<< /Type /Font /Subtype /TrueType /BaseFont /#b7#c2#cb#ce /Encoding /WinAnsiEncoding >>'
    const draws = `BT /F9 12 Tf 1 0 0 1 60 700 Tm (${gbk.repeat(3)}) Tj ET`
    const bytes = aPdf({
      pages: [{ draws }, { draws: 'BT /F1 12 Tf 60 700 Td (The price is fixed.) Tj ET' }],
      fonts: '/F9 100 0 R',
      objects: { 100: font },
    })
    const { text, pages } = await textOf(bytes)
    expect(pages[0]).toMatchObject({ state: 'unreadable', why: 'garbage' })
    expect(pages[0]?.garbage).toBeGreaterThan(0.5)
    expect(pages[1]).toMatchObject({ state: 'read', garbage: 0 })
    expect(text).toBe('The price is fixed.')
  })
})

describe('D13: ligatures', () => {
  test('are the letters that they join', async () => {
    const { text } = await textOf(file('D13.pdf'))
    expect(text.split('\n')).toEqual(expected('D13').searchable_text)
  })

  test('and marks cover the printed words', async () => {
    await checkMarks(file('D13.pdf'), [
      ...expected('D13').searchable_text,
      'final price',
      'offload',
      'first shipment',
      'filter',
    ])
  })
})

describe('D15: turned and upside-down text', () => {
  test('is read line by line, in reading order', async () => {
    const { blocks, text } = await textOf(file('D15.pdf'))
    const pages = [1, 2, 3].map((page) =>
      blocks.filter((block) => block.page === page).map(({ start, end }) => text.slice(start, end)),
    )
    expect(pages).toEqual(expected('D15').pages.map((lines: string[]) => lines.map((line) => foldText(line).text)))
    for (const { quote } of expected('D15').flags) expect(text).toContain(quote)
  })

  test('and marks lie on the words as the page is shown', async () => {
    await checkMarks(
      file('D15.pdf'),
      expected('D15').flags.map(({ quote }: { quote: string }) => quote),
    )
  })
})
