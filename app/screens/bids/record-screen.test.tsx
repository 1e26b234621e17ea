import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BidView } from '#crm/bids/get-bid.server.ts'
import { aBidView } from '#tests/factories/a-post-mortem-view.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { RecordScreen } from './record-screen.tsx'

const bid = aBidView()

// What is recommended is asked for by the page itself.
beforeEach(() => {
  const nothing = { opportunityId: bid.opportunity?.id, articles: [], bids: [], hidden: [] }
  vi.stubGlobal('fetch', async () => Response.json(nothing))
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const show = (part: Partial<BidView>, answers: Record<string, unknown[]> = {}) =>
  showScreen({
    load: () => ({ ...bid, ...part }),
    screen: (loaded) => <RecordScreen bid={loaded} />,
    answers: Object.fromEntries(Object.entries(answers).map(([verb, given]) => [`/bids/${bid.id}/${verb}`, given])),
  })
const press = (name: string) => fireEvent.click(screen.getAllByRole('button', { name })[0] as HTMLElement)

afterEach(() => {
  cleanup()
  localStorage.clear()
})

test('a late task says so in a word, and is done with one press', async () => {
  const { sent } = await show({}, { 'finish-milestone': [{ done: true }] })
  expect(screen.getByText(/逾期 40 天/)).toBeDefined()
  press('登记完成：成本与报价')
  const [line] = bid.milestones?.lines ?? []
  await waitFor(() => expect(sent).toEqual([{ milestoneId: line?.id, doneOn: '2026-11-25', seenOn: '' }]))
})

test('the result asks for the winner only when we lost', async () => {
  const { sent } = await show({ result: 'pending', resultOn: null }, { 'record-result': [{ done: true }] })
  press('登记结果')
  expect(screen.getByLabelText<HTMLInputElement>('中标人').value).toBe('东岭重机')
  fireEvent.change(screen.getByLabelText('结果'), { target: { value: 'won' } })
  expect(screen.queryByLabelText('中标人')).toBeNull()
  press('保存')
  await waitFor(() => expect(sent).toEqual([{ version: '3', result: 'won', resultOn: '2026-11-25' }]))
})

test('offers are sent with ours first, without a price of its own', async () => {
  const { sent } = await show({}, { 'set-offers': [{ done: true }] })
  fireEvent.click(screen.getAllByRole('button', { name: '修改' }).at(-2) as HTMLElement)
  fireEvent.change(screen.getByLabelText('第 1 家的技术分'), { target: { value: '44' } })
  press('保存')
  await waitFor(() =>
    expect(sent).toEqual([
      {
        'competitors[]': ['', '东岭重机'],
        'prices[]': ['', '85700000.00'],
        'technicals[]': ['44', ''],
        'commercials[]': ['', ''],
        'priceScores[]': ['', ''],
        base: 'a'.repeat(32),
      },
    ]),
  )
})

test('whoever sees the bid alone sees neither tasks nor cost, and is offered no change', async () => {
  const may = { edit: false, seeCost: false, setCost: false, writePostMortem: false, submitPostMortem: false }
  await show({ milestones: null, opportunity: null, reviewedOn: '2026-11-20', may })
  expect(screen.queryByText('工作与期限')).toBeNull()
  expect(screen.queryByText('测算成本')).toBeNull()
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.getAllByRole('link', { name: '看复盘' }).length).toBeGreaterThan(0)
})
