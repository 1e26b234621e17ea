import { describe, expect, test } from 'vitest'
import { assembleText } from '#ingest/assemble-text.ts'
import { aPdf, lines, type PageToWrite, pictureAt, rule, words } from '#tests/factories/a-pdf.ts'
import { checkMarks } from '#tests/support/check-marks.ts'
import { readPdf } from './read-pdf.server.ts'

async function read(bytes: Uint8Array) {
  const made = await readPdf(bytes)
  const assembled = assembleText(made.blocks)
  const said = ({ start, end }: { start: number; end: number }) => assembled.text.slice(start, end)
  const part = (name: string) => assembled.blocks.filter((block) => block.part === name).map(said)
  return { ...made, ...assembled, said, part }
}

const readPages = (...pages: (PageToWrite | string)[]) =>
  read(aPdf({ pages: pages.map((page) => (typeof page === 'string' ? { draws: page } : page)) }))

const left = [
  'The Seller shall deliver the goods to the place that is named',
  'in the order and shall bear all costs until they have been un-',
  'loaded there. Title passes when the price has been paid in full',
  'and not before that day, whatever the delivery note may say.',
  'Partial deliveries are allowed where the Buyer has agreed.',
]
const right = [
  'The Buyer shall examine the goods within ten days and shall',
  'tell the Seller in writing of every defect that can be seen at',
  'that time. What is told later is told too late, save for what',
  'could not be seen. The Seller then mends or replaces within a',
  'reasonable time, and bears the freight in both directions.',
]

describe('reading order', () => {
  test('two columns are read one after the other, between what stands over and under both', async () => {
    const draws =
      words(
        60,
        780,
        'General conditions of sale for machines and for the parts and services that belong to them, 2027',
        { size: 10 },
      ) +
      left
        .map(
          (line, at) =>
            words(60, 740 - at * 12, line, { size: 8 }) + words(310, 740 - at * 12, right[at] ?? '', { size: 8 }),
        )
        .join('') +
      words(
        60,
        640,
        'These conditions apply to all orders that are placed with us in this year, and to no others at all.',
        { size: 10 },
      )
    const { part } = await readPages(draws)
    const joined = [left, right].map((column) => column.join(' ').replace('un- loaded', 'unloaded'))
    expect(part('body').slice(1, -1).join(' ')).toBe(joined.join(' '))
    expect(part('body')[0]).toMatch(/^General conditions/)
    expect(part('body').at(-1)).toMatch(/^These conditions/)
  })

  test('numbered lines begin a paragraph, references at the beginning of a line do not', async () => {
    const { part } = await readPages(
      lines(60, 760, [
        '9.1 The Seller is liable for damage that it causes in accordance with the provisions of clause',
        '9.2 hereof and for nothing else, whatever the ground of the claim may be, up to the price paid.',
        '9.2 Indirect loss is not compensated.',
        '(a) This does not hold for intent.',
        'Article 10 Law',
      ]),
    )
    expect(part('body').map((text) => text.slice(0, 12))).toEqual([
      '9.1 The Sell',
      '9.2 Indirect',
      '(a) This doe',
      'Article 10 L',
    ])
  })

  test('a hyphen that parts a word goes, one that belongs stays', async () => {
    const { text } = await readPages(
      lines(60, 760, [
        'All deliveries are made under the war-',
        'ranty that is given on the long-',
        'term use of the parts under back-',
        'to-back terms of the main contract',
      ]),
    )
    expect(text).toContain('the warranty that')
    expect(text).toContain('long-term use')
    expect(text).toContain('back-to-back terms')
  })
})

describe('running heads', () => {
  const clause = [
    'The total liability of the Seller under or in connection with the contract, whatever',
    'its ground, does not exceed the price that was agreed for the delivery concerned, and',
  ]
  const more = ['indirect loss, loss of profit and loss of production are not compensated at all.']
  const page = (number: number, texts: readonly string[]) =>
    words(60, 810, 'Supply Agreement BL-2027-0417', { size: 9 }) +
    words(480, 810, `Page ${number} of 3`, { size: 9 }) +
    lines(60, 760, texts) +
    words(60, 40, 'Confidential', { size: 9 }) +
    words(290, 40, `- ${number} -`, { size: 9 })

  test('are parts of their own, and a clause goes on over the page', async () => {
    const { part, blocks, printed, text } = await readPages(
      page(1, ['9 Liability', ...clause]),
      page(2, [...more, '10 Law', 'The law of the place of delivery governs.']),
      page(3, ['11 Language', 'The English text governs.']),
    )
    expect(part('body')).toContain([...clause, ...more].join(' '))
    expect(part('header')).toEqual(Array(3).fill('Supply Agreement BL-2027-0417'))
    expect(part('footer')).toEqual(Array(3).fill('Confidential'))
    expect(part('page-number')).toEqual([1, 2, 3].flatMap((number) => [`Page ${number} of 3`, `- ${number} -`]))
    expect(text.indexOf('Supply')).toBeGreaterThan(text.indexOf('English'))
    const joined = blocks.find(({ start }) => text.startsWith(clause[0] ?? '', start))
    const pages = new Set(
      printed.filter((run) => joined && run.start >= joined.start && run.end <= joined.end).map((run) => run.page),
    )
    expect([...pages]).toEqual([1, 2])
  })

  test('Chinese page numbers are set apart, headings of articles at the top of pages are not', async () => {
    const { part } = await readPages(
      ...[1, 2, 3].map(
        (number) =>
          words(60, 790, `第${'一二三'[number - 1]}条 责任`) +
          words(60, 760, '卖方承担责任。') +
          words(270, 40, `第 ${number} 页 共 3 页`),
      ),
    )
    expect(part('page-number')).toEqual([1, 2, 3].map((number) => `第 ${number} 页共 3 页`))
    expect(part('body').filter((text) => text.startsWith('第'))).toEqual(['第一条 责任', '第二条 责任', '第三条 责任'])
    expect(part('header')).toEqual([])
  })
})

describe('tables', () => {
  const grid = (xs: number[], ys: number[]) =>
    xs.map((x) => rule(x, Math.min(...ys), x, Math.max(...ys))).join('') +
    ys.map((y) => rule(Math.min(...xs), y, Math.max(...xs), y)).join('')

  test('of lines give cells, and neighbours do not mix although they nearly touch', async () => {
    const cells = [
      ['期数', '比例', '条件'],
      ['预付款', '30%', '合同生效后七日内'],
      ['验收款', '60%', '最终验收合格之后'],
    ]
    const draws =
      words(60, 760, '付款如下：') +
      grid([60, 98, 128, 230], [740, 720, 700, 680]) +
      cells
        .map((row, at) => row.map((cell, column) => words([61, 99, 129][column] ?? 0, 726 - at * 20, cell)).join(''))
        .join('') +
      words(60, 650, '以上为付款方式。')
    const { blocks, said, part } = await readPages(draws)
    const inCells = blocks.flatMap((block) => (block.cell ? [[block.cell.row, block.cell.column, said(block)]] : []))
    expect(inCells).toEqual(cells.flatMap((row, at) => row.map((cell, column) => [at, column, cell])))
    expect(part('body')[0]).toBe('付款如下：')
    expect(part('body').at(-1)).toBe('以上为付款方式。')
  })

  test('a cell that spans others is one', async () => {
    const draws =
      [60, 260].map((x) => rule(x, 680, x, 740)).join('') +
      rule(160, 680, 160, 720) +
      [740, 720, 700, 680].map((y) => rule(60, y, 260, y)).join('') +
      words(64, 726, 'Payment') +
      words(64, 706, 'Deposit') +
      words(164, 706, '30 %') +
      words(64, 686, 'Rest') +
      words(164, 686, '70 %')
    const { blocks, said } = await readPages(draws)
    expect(blocks.map((block) => [said(block), block.cell?.columnSpan])).toEqual([
      ['Payment', 2],
      ['Deposit', 1],
      ['30 %', 1],
      ['Rest', 1],
      ['70 %', 1],
    ])
  })

  test('columns that are aligned without lines are a table, numbered clauses are none', async () => {
    const rows = [
      ['Deposit', '30 %', 'on signing'],
      ['Delivery', '60 %', 'on board'],
      ['Acceptance', '10 %', 'after tests'],
    ]
    const draws =
      rows
        .map((row, at) => row.map((cell, column) => words(60 + 140 * column, 700 - 18 * at, cell)).join(''))
        .join('') +
      ['Price', 'Payment', 'Delivery']
        .map((text, at) => words(60, 600 - 18 * at, `${at + 1}.`) + words(90, 600 - 18 * at, text))
        .join('')
    const { blocks, said } = await readPages(draws)
    expect(blocks.filter(({ cell }) => cell).map(said)).toEqual(rows.flat())
    expect(blocks.filter(({ cell }) => !cell).map(said)).toEqual(['1. Price', '2. Payment', '3. Delivery'])
  })

  test('D11: words of cells that run into each other stay whole, and the page tells of it', async () => {
    const draws =
      grid([60, 120, 180], [740, 720, 700]) +
      words(62, 726, 'Acceptance certificate') +
      words(122, 726, 'Retention') +
      words(62, 706, 'Warranty') +
      words(122, 706, '36 months')
    const { blocks, said, unread } = await readPages(draws)
    expect(blocks.map(said)).toEqual(['Acceptance certificate', 'Retention', 'Warranty', '36 months'])
    const over = await readPages(
      words(60, 700, 'Liquidated damages shall be due') + words(110, 700, '17') + words(60, 680, 'and no more'),
    )
    expect(over.text).toContain('Liquidated damages shall be due')
    expect(unread.concat(over.unread)).toContainEqual(expect.objectContaining({ what: 'part', page: 1 }))
  })
})

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
      `${pictureAt(0, 0, 595, 842)} 3 Tr ${lines(60, 760, [...left, ...right])}`,
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
      lines(60, 760, left) + pictureAt(60, 200, 475, 400),
      lines(60, 760, left) + pictureAt(500, 780, 60, 40),
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
    const { pages, text } = await read(
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
    const { pages, text } = await read(
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

test('comments come with their authors, and what forms hold is text of the body', async () => {
  const { part } = await readPages({
    draws: words(60, 700, 'Name of the buyer:'),
    annotations: [
      '<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (Cap is missing here) /T (Shen) >>',
      '<< /Type /Annot /Subtype /Widget /FT /Tx /T (buyer) /V (Holcim) /Rect [200 690 300 710] >>',
    ],
  })
  expect(part('comment')).toEqual(['Shen: Cap is missing here'])
  expect(part('body')).toEqual(['Name of the buyer:', 'Holcim'])
})

test('marks stand on turned pages of every kind', async () => {
  const draws = lines(60, 500, ['The liability of the Seller is limited', 'to the price that was agreed.'])
  for (const rotate of [90, 180, 270]) {
    await checkMarks(aPdf({ pages: [{ draws, rotate }] }), ['liability of the Seller is limited', 'the price'])
  }
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
