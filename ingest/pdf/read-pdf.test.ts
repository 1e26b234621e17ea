import { describe, expect, test } from 'vitest'
import { coverageOf } from '#ingest/coverage.ts'
import { makeDocument } from '#ingest/make-document.server.ts'
import { aPdf, lines, rule, words } from '#tests/factories/a-pdf.ts'
import { checkMarks } from '#tests/support/check-marks.ts'
import { readPages } from '#tests/support/read-assembled.ts'

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

test('a note at the foot of a page is none of the clause that goes on over it, and hangs on its mark', async () => {
  const { part, blocks, text } = await readPages(
    words(60, 740, 'The liability of the Seller is limited to the price') +
      words(334, 745, '1', { size: 7 }) +
      words(342, 740, 'that was agreed for the delivery') +
      words(60, 120, 'concerned, whatever the ground of the claim may be, in contract or in tort, and') +
      words(60, 70, '1 Save for intent and for what the law does not', { size: 8 }) +
      words(60, 60, 'allow to be limited.', { size: 8 }),
    lines(60, 740, [
      'it covers the acts of those whom the Seller employs.',
      'The Buyer insures the rest.',
      'The law of the Seller governs.',
    ]),
  )
  expect(part('footnote')).toEqual(['1 Save for intent and for what the law does not allow to be limited.'])
  expect(part('body').find((said) => said.startsWith('concerned'))).toMatch(/tort, and it covers/)
  expect(text.slice(0, blocks.find((block) => block.part === 'footnote')?.anchor ?? 0)).toMatch(/to the price ?1$/)
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

describe('what a page says that is not in letters', () => {
  const clause = words(60, 700, '1. The Seller shall deliver one forging press to the works of the Buyer at Linz.')
  const stateOf = async (draws: string) => {
    const document = await makeDocument({ bytes: aPdf({ pages: [{ draws: clause }, { draws }] }), format: 'pdf' })
    return { page: document.pages[1]?.state, isWhole: coverageOf(document).isWhole }
  }
  const unread = { page: 'unreadable', isWhole: false }

  test('a picture that stands in the page itself was not read', async () => {
    const scan = 'q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n'
    expect(await stateOf(scan)).toEqual(unread)
  })

  test('letters that are drawn as outlines were not read, a frame and a mark are nothing to read', async () => {
    const letter = (at: number) =>
      `${60 + (at % 40) * 10} ${700 - Math.floor(at / 40) * 14} m ${65 + (at % 40) * 10} 705 l ${62 + (at % 40) * 10} 690 l h f\n`
    expect(await stateOf(Array.from({ length: 200 }, (_, at) => letter(at)).join(''))).toEqual(unread)
    expect(await stateOf(Array.from({ length: 8 }, (_, at) => letter(at)).join(''))).toEqual({
      page: 'empty',
      isWhole: true,
    })
    expect(await stateOf('50 50 495 742 re f\n')).toEqual({ page: 'empty', isWhole: true })
  })
})
