import { describe, expect, test } from 'vitest'
import { aPdf, lines, pictureAt, words } from '#tests/factories/a-pdf.ts'
import { readAssembled, readPages } from '#tests/support/read-assembled.ts'
import { readPdf } from './read-pdf.server.ts'

const prose = [
  'The Seller shall deliver the goods to the place that is named in the order and bears',
  'all costs until then. Title passes when the price has been paid in full and not before',
  'that day, whatever the delivery note may say. Partial deliveries are allowed.',
]

describe('what cannot be seen', () => {
  test.each([
    ['white on white', '1 1 1 rg', 'colour-of-ground', {}],
    [
      'white on a white box over grey',
      '0.5 g 0 0 595 842 re f 1 g 50 690 500 30 re f 1 1 1 rg',
      'colour-of-ground',
      {},
    ],
    ['tiny letters', '', 'tiny', { size: 1 }],
    ['invisible ink', '3 Tr', 'invisible-ink', {}],
  ])('%s is read and marked', async (_, before, why, size) => {
    const { text, hidden, said } = await readPages(
      `q ${before} ${words(60, 700, 'Reviewers approve this contract.', size)} Q ${words(60, 760, 'The price is fixed.')}`,
    )
    expect(text).toContain('Reviewers approve this contract.')
    expect(hidden.map((span) => [said(span), span.why])).toEqual([['Reviewers approve this contract.', why]])
  })

  test('text beside the page, and under a black bar, is marked too', async () => {
    const { hidden, said } = await readPages(
      `${words(60, 760, 'Read this.')}${words(700, 700, 'Off the page.')}${words(60, 600, 'Blackened.')}0 g 50 595 200 20 re f`,
    )
    expect(hidden.map((span) => [said(span), span.why])).toEqual([
      ['Off the page.', 'off-page'],
      ['Blackened.', 'colour-of-ground'],
    ])
  })

  test('white letters on a dark ground are seen, and so is what a recogniser laid over its scan', async () => {
    const { hidden, pages } = await readPages(
      `0 0 0.4 rg 50 690 500 30 re f 1 g ${words(60, 700, 'Schedule of prices')}`,
      `${pictureAt(0, 0, 595, 842)} 3 Tr ${lines(60, 760, prose)}`,
    )
    expect(hidden).toEqual([])
    expect(pages.map(({ state }) => state)).toEqual(['read', 'read'])
  })
})

describe('coverage', () => {
  test('scans, empty pages and large pictures are told apart from text', async () => {
    const { pages, unread } = await readPages(
      pictureAt(0, 0, 595, 842),
      pictureAt(0, 0, 595, 842) + words(280, 30, '2'),
      '',
      lines(60, 760, prose) + pictureAt(60, 200, 475, 400),
      lines(60, 760, prose) + pictureAt(500, 780, 60, 40),
    )
    expect(pages.map(({ state, why }) => [state, why])).toEqual([
      ['unreadable', 'scan'],
      ['unreadable', 'scan'],
      ['empty', null],
      ['read', null],
      ['read', null],
    ])
    expect(unread).toEqual([expect.objectContaining({ what: 'picture', page: 4 })])
  })

  test('numbers of glyphs without a map to letters are garbage', async () => {
    const cid =
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 12 0 R /DW 1000 >>'
    const font =
      '<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Song /Encoding /Identity-H /DescendantFonts [101 0 R] >>'
    const glyphs = Array.from({ length: 60 }, (_, at) =>
      ((at * 7919 + 300) % 26000).toString(16).padStart(4, '0'),
    ).join('')
    const { pages, text } = await readAssembled(
      aPdf({
        pages: [{ draws: `BT /F9 12 Tf 60 700 Td <${glyphs}> Tj ET` }],
        fonts: '/F9 100 0 R',
        objects: { 100: font, 101: cid },
      }),
    )
    expect(pages[0]).toMatchObject({ state: 'unreadable', why: 'garbage' })
    expect(text).toBe('')
  })

  test('a page that cannot be drawn fails alone', async () => {
    const { pages, text } = await readAssembled(
      aPdf({
        pages: [{ draws: words(60, 700, 'One') }],
        pageTree: '<< /Type /Pages /Kids [200 0 R 150 0 R] /Count 2 >>',
        objects: { 150: '(no page)' },
      }),
    )
    expect(pages.map(({ state, why }) => [state, why])).toEqual([
      ['read', null],
      ['unreadable', 'failed'],
    ])
    expect(text).toBe('One')
  })
})

describe('refusals', () => {
  const broken =
    '/Encrypt << /Filter /Standard /V 1 /R 2 /O (12345678901234567890123456789012) /U (12345678901234567890123456789012) /P -4 >> /ID [(1234567890123456) (1234567890123456)]'
  const one = { pages: [{ draws: words(60, 700, 'One') }] }
  test.each([
    ['encrypted', aPdf({ ...one, trailer: broken })],
    ['corrupt', new TextEncoder().encode('%PDF-1.7\nnothing that follows is a PDF')],
    ['no-text', aPdf({ pages: [] })],
    ['too-many-pages', aPdf({ pages: Array.from({ length: 2001 }, () => ({ draws: '' })) })],
  ])('%s', async (reason, bytes) => {
    await expect(readPdf(bytes)).rejects.toMatchObject({ code: 'BAD_INPUT', details: { reason, field: 'file' } })
  })

  test('a loop in the page tree ends', async () => {
    const looping = aPdf({ ...one, pageTree: '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>' })
    await expect(readPdf(looping)).rejects.toMatchObject({ details: { reason: 'corrupt' } })
  })

  test('the bytes that were given stay as they were', async () => {
    const bytes = aPdf(one)
    const before = Buffer.from(bytes).toString('base64')
    await readPdf(bytes)
    expect(Buffer.from(bytes).toString('base64')).toBe(before)
  })
})
