import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BidSummary, Sentence } from '#ai/summarise-bids/summary.ts'
import type { OwnLine } from '#app/http/json-lines.server.ts'
import type { BidReviewFilter } from '#crm/bids/bid-review.schema.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import type { NamedBid } from './records-behind.ts'
import { ReviewBody } from './review-body.tsx'
import type { WrittenLine } from './written-line.ts'

const bid = (id: string, zh: string, result: 'won' | 'lost'): NamedBid => ({
  id,
  name: { zh: '快锻液压机', en: 'Forging press' },
  customer: { zh, en: zh },
  result,
  resultOn: '2026-08-14',
})
const quoteOf = (bidId: string, quote: string, start = 0) => ({
  bidId,
  chunkId: Number(bidId.slice(1)),
  part: 'technical',
  quote,
  at: { start, end: start + quote.length },
  language: 'zh' as const,
})
const extract = '规格书我们参与过。'
const summary: BidSummary = {
  state: 'some',
  read: 58,
  dropped: 0,
  dimensions: [
    {
      dimension: 'technical',
      sentences: [
        { kind: 'quote', side: 'won', text: extract, language: 'zh', evidence: [quoteOf('b3', extract)] },
        {
          kind: 'quote',
          side: 'lost',
          text: '主起升偏离。',
          language: 'zh',
          evidence: [quoteOf('b1', '主起升偏离。')],
        },
      ],
    },
  ],
}
const text = '制动保证值不够，评委不接受解释。'
const sentence: Sentence = {
  kind: 'said',
  side: 'lost',
  text,
  language: 'zh',
  evidence: [quoteOf('b2', '保证值低于要求'), quoteOf('b2', '评委不听', 20), quoteOf('b1', '主起升偏离。')],
}
const ended = (written: Extract<WrittenLine, { type: 'ended' }>['written']): WrittenLine => ({
  type: 'ended',
  written,
  bids: [bid('b1', '华沣特钢', 'lost'), bid('b2', '陇原钢铁', 'lost')],
})
const written = ended({
  state: 'written',
  model: 'qwen3',
  dimensions: [{ dimension: 'technical', sentences: [sentence] }],
  dropped: 2,
  isCut: true,
})

type Line = WrittenLine | OwnLine
let asked: {
  address: string
  method: string | undefined
  signal: AbortSignal
  say: (...lines: Line[]) => void
  end: () => void
}[]
beforeEach(() => {
  asked = []
  vi.stubGlobal('fetch', async (address: string, { method, signal }: RequestInit) => {
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined
    const body = new ReadableStream<Uint8Array>({
      start(own) {
        controller = own
      },
    })
    signal?.addEventListener('abort', () => controller?.error(signal.reason))
    asked.push({
      address,
      method,
      signal: signal as AbortSignal,
      say: (...lines) => {
        for (const line of lines) controller?.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`))
      },
      end: () => controller?.close(),
    })
    return new Response(body)
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

let setFilter: (filter: BidReviewFilter) => void
const show = (model: string | null = 'qwen3') =>
  showScreen({
    screen: () => <Page model={model} />,
  })
function Page({ model }: { model: string | null }) {
  const [filter, set] = useState<BidReviewFilter>({ competitor: '东岭重机' })
  setFilter = set
  return (
    <ReviewBody
      filter={filter}
      figures={{
        ended: 64,
        reviewed: 58,
        won: 27,
        rate: 27 / 58,
        amounts: [],
        over: { median: null, bids: 0 },
        scores: [],
        capped: false,
      }}
      factors={[]}
      bids={[bid('b1', '华沣特钢', 'lost'), bid('b3', '闽岚薄板', 'won')]}
      summary={summary}
      model={model}
    />
  )
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const isPressed = (name: string) => screen.getByRole('button', { name }).getAttribute('aria-pressed') === 'true'
/** What is said of how it stands; the place for notices is another. */
const status = () =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .join('')
const last = () => {
  const one = asked.at(-1)
  if (!one) throw new Error('nothing was asked')
  return one
}
/** Has the stream say something, and the screen take it in. */
const say = (...lines: Line[]) => act(async () => last().say(...lines))

test('with no model nothing of it is there', async () => {
  await show(null)
  expect(screen.queryByRole('button', { name: '由模型撰写' })).toBeNull()
  expect(screen.queryByRole('group', { name: '句子从哪里来' })).toBeNull()
  expect(screen.getByText(extract)).toBeTruthy()
})

test('the extracts stand at once; asked for, the model’s sentences take the place of those of their side, and both ways stay open', async () => {
  await show()
  const group = screen.getByRole('group', { name: '句子从哪里来' })
  expect(within(group).getAllByRole('button').length).toBe(2)
  expect([isPressed('摘录'), isPressed('由模型撰写'), asked.length]).toEqual([true, false, 0])
  press('由模型撰写')
  expect([last().address, last().method]).toEqual([
    `/bids/review/write?competitor=${encodeURIComponent('东岭重机')}`,
    'POST',
  ])
  expect(status()).toContain('qwen3 正在写')
  await say({ type: 'progress', done: 1, of: 2 }, { type: 'here' })
  expect(status()).toContain('qwen3 正在写第 2 部分，共 2 部分')
  // Meanwhile the extracts are there to be read.
  expect(screen.getByText('主起升偏离。')).toBeTruthy()
  await say(written)
  expect(await screen.findByText(text)).toBeTruthy()
  expect([isPressed('摘录'), isPressed('由模型撰写')]).toEqual([false, true])
  expect(screen.getByText('模型', { exact: true })).toBeTruthy()
  expect(screen.getByText('qwen3', { exact: true })).toBeTruthy()
  expect(screen.queryByText('主起升偏离。')).toBeNull()
  expect(screen.getByText(extract)).toBeTruthy()
  expect(status()).toContain('模型写的 1 句')
  expect(status()).toContain('另有 2 句找不到依据或说法重复，已略去')
  expect(status()).toContain('只给模型看了最说明问题的部分')
  expect(screen.getByText(/标着“模型”的句子由 qwen3 撰写/)).toBeTruthy()
  // And back, and again without asking.
  press('摘录')
  expect(screen.getByText('主起升偏离。')).toBeTruthy()
  expect(screen.queryByText(text)).toBeNull()
  press('由模型撰写')
  expect(screen.getByText(text)).toBeTruthy()
  expect(asked.length).toBe(1)
})

test('behind a sentence of the model stand its bids with all that it quotes of each', async () => {
  await show()
  press('由模型撰写')
  await say(written)
  fireEvent.click(await screen.findByRole('button', { name: new RegExp(`2 份：${text}`) }))
  const panel = screen.getByRole('dialog')
  expect(within(panel).getByText('这句话由模型撰写；下面是它引用的原文。')).toBeTruthy()
  expect(within(panel).getAllByRole('listitem').length).toBe(2)
  expect(within(panel).getByRole('link', { name: '陇原钢铁 快锻液压机' })).toBeTruthy()
  for (const quote of ['保证值低于要求', '评委不听', '主起升偏离。'])
    expect(within(panel).getByText(quote).tagName).toBe('Q')
})

test.each([
  ['unreachable', '连接不上 qwen3：仍是摘录', true],
  ['busy', 'qwen3 太忙：仍是摘录', true],
  ['capped', '今天的模型用量已到上限：仍是摘录', false],
  ['unsound', 'qwen3 的回答核对不上，没有采用：仍是摘录', true],
] as const)('where it does not answer (%s) the extracts stand, and it is said why', async (why, words, again) => {
  await show()
  press('由模型撰写')
  await say(ended({ state: 'fell-back', model: 'qwen3', why }))
  expect(status()).toContain(words)
  expect(screen.getByText('主起升偏离。')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '再试一次' }) !== null).toBe(again)
  if (!again) return
  press('再试一次')
  expect(asked.length).toBe(2)
  await say(written)
  expect(await screen.findByText(text)).toBeTruthy()
})

test.each([
  [3, 'qwen3 写的 3 句都找不到依据，没有采用，仍是摘录。'],
  [0, 'qwen3 没有写出句子，仍是摘录。'],
])('where none of %i sentences is borne out it says so', async (dropped, words) => {
  await show()
  press('由模型撰写')
  await say(ended({ state: 'written', model: 'qwen3', dimensions: [], dropped, isCut: false }))
  expect(await screen.findByText(words)).toBeTruthy()
  expect(screen.getByText('主起升偏离。')).toBeTruthy()
  expect(screen.getByText(/句子摘自其中 58 份的原文/)).toBeTruthy()
})

test('stopped, it asks no longer; broken off, it says so', async () => {
  await show()
  press('由模型撰写')
  press('停止')
  expect(last().signal.aborted).toBe(true)
  expect(status()).toBe('已停止，仍是摘录。')
  expect(isPressed('摘录')).toBe(true)
  for (const broken of [() => last().end(), () => last().say({ type: 'failed' })]) {
    press('由模型撰写')
    await act(async () => broken())
    expect((await screen.findByText(/没有等到回答/)).textContent).toContain('仍是摘录')
    press('摘录')
  }
})

test('with other conditions what was asked for is gone', async () => {
  await show()
  press('由模型撰写')
  act(() => setFilter({ competitor: 'Hartwig' }))
  expect(last().signal.aborted).toBe(true)
  expect([status(), isPressed('摘录')]).toEqual(['', true])
  press('由模型撰写')
  expect(last().address).toBe('/bids/review/write?competitor=Hartwig')
  await say(written)
  expect(await screen.findByText(text)).toBeTruthy()
  act(() => setFilter({}))
  expect(screen.queryByText(text)).toBeNull()
})

test('whoever comes back to conditions under which they did not wait for the end begins anew', async () => {
  await show()
  press('由模型撰写')
  act(() => setFilter({ competitor: 'Hartwig' }))
  act(() => setFilter({}))
  expect([status(), isPressed('摘录')]).toEqual(['', true])
})
