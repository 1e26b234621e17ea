import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { BidSummary } from '#ai/summarise-bids/summary.ts'
import type { FactorCount } from '#crm/bids/count-factors.server.ts'
import type { ReviewFigures } from '#crm/bids/get-bid-review.server.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { ReviewBody } from './review-body.tsx'

const figures: ReviewFigures = {
  ended: 64,
  reviewed: 58,
  won: 27,
  rate: 27 / 58,
  amounts: [{ currency: 'CNY', bids: 58, offered: '3826000000.00', won: '1582400000.00' }],
  over: { median: 0.078, bids: 31 },
  scores: [{ dimension: 'technical', won: 4.1, lost: 3.4 }],
  capped: false,
}
const deviation: FactorCount = {
  factor: 'performance-deviation',
  subject: '',
  bids: 14,
  won: 3,
  restBids: 44,
  restWon: 24,
  rate: 3 / 14,
  restRate: 24 / 44,
  lower: 0.076,
  upper: 0.476,
  confidence: 'medium',
  p: 0.03,
}
const rival: FactorCount = {
  ...deviation,
  factor: 'competitor-present',
  subject: '东岭重机',
  confidence: 'low',
  p: 0.4,
}
const bid = (id: string, name: string, result: 'won' | 'lost') => ({
  id,
  name: { zh: '快锻液压机', en: 'Forging press' },
  customer: { zh: name, en: name },
  result,
  resultOn: '2026-08-14',
})
const bids = [bid('b1', '华沣特钢', 'lost'), bid('b2', '陇原钢铁', 'lost'), bid('b3', '闽岚薄板', 'won')]
const said = (bidId: string, quote: string) => ({
  bidId,
  chunkId: Number(bidId.slice(1)),
  part: 'technical',
  quote,
  at: { start: 0, end: quote.length },
  language: 'zh' as const,
})
const quote = '主起升制动保证值低于招标文件要求。'
const some: BidSummary = {
  state: 'some',
  read: 58,
  dropped: 2,
  dimensions: [
    {
      dimension: 'technical',
      sentences: [
        {
          kind: 'figure',
          side: 'lost',
          factor: deviation,
          evidence: [said('b1', quote), said('b2', '同步精度偏离')],
          others: ['b3'],
        },
        { kind: 'quote', side: 'lost', text: quote, language: 'zh', evidence: [said('b1', quote)] },
      ],
    },
  ],
}

const show = (summary: BidSummary, changed: Partial<Parameters<typeof ReviewBody>[0]> = {}) =>
  showScreen({
    load: () => ({ summary, ...changed }),
    screen: (loaded) => (
      <ReviewBody filter={{}} figures={figures} factors={[deviation, rival]} bids={bids} model={null} {...loaded} />
    ),
    answers: {},
  })

afterEach(cleanup)

test('sentences of figures are said in words, with the records behind them a click away', async () => {
  await show(some)
  expect(screen.getByText('失在性能保证值有偏离。')).toBeDefined()
  const words = '性能保证值有偏离的 14 项中了 3 项，其余 44 项的中标率是 54.5%，把握中。'
  expect(screen.getByText(words)).toBeDefined()
  expect(screen.getByText(quote).tagName).toBe('Q')
  expect(screen.getByText(/2 句找不到依据/)).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: new RegExp(`3 份：${words}`) }))
  const panel = screen.getByRole('dialog')
  expect(within(panel).getByText('1 份中标复盘，2 份失标')).toBeDefined()
  expect(within(panel).getAllByRole('listitem').length).toBe(3)
  const first = within(panel).getByRole('link', { name: '华沣特钢 快锻液压机' })
  expect(first.getAttribute('href')).toBe('/bids/b1/post-mortem')
  expect(within(panel).getByText(quote)).toBeDefined()
})

test('the table says counts, rates, the interval and how sure it is', async () => {
  await show(some)
  const [, first, second] = within(screen.getByRole('table')).getAllByRole('row')
  expect(within(first as HTMLElement).getByText('3/14')).toBeDefined()
  expect(within(first as HTMLElement).getByText('21.4%')).toBeDefined()
  expect(within(first as HTMLElement).getByRole('img', { name: '95% 区间 7.6% 至 47.6%' })).toBeDefined()
  expect(within(first as HTMLElement).getByText('54.5%')).toBeDefined()
  expect(within(first as HTMLElement).getByText('中')).toBeDefined()
  expect(within(second as HTMLElement).getByText('东岭重机在场')).toBeDefined()
})

test.each([
  ['none', {}, figures.ended, '这些投标还没有复盘'],
  ['none', {}, 0, '还没有结束的投标'],
  ['none', { product: 'zzzz' }, 0, '没有符合这些条件的投标'],
  ['nothing-found', {}, figures.ended, '没有找到可以引用的复盘'],
  ['one', {}, 1, '只有一份复盘，说不出规律；下面是它自己的话。'],
] as const)('%s with %j and %i ended says so', async (state, filter, ended, words) => {
  await show({ state, dimensions: [], read: 0, dropped: 0 }, { filter, figures: { ...figures, ended } })
  expect(screen.getByText(words)).toBeDefined()
})

test('where no factor can be told apart from chance, none is named; nor where there are too few to compare', async () => {
  const plain = { ...some, dimensions: [] }
  await show(plain, { factors: [{ ...deviation, confidence: 'low' }] })
  expect(screen.getByText('看不出哪个因素左右了结果。')).toBeDefined()
  cleanup()
  await show({ ...plain, read: 4 }, { factors: [{ ...deviation, confidence: 'few' }] })
  expect(screen.getByText('只有 4 份复盘，比不出哪个因素左右了结果。')).toBeDefined()
  expect(screen.getByText('样本太少，没有可以比较的因素。')).toBeDefined()
})
