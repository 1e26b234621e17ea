import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { data } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import type { SweepRunView } from '#crm/warnings/list-sweep-runs.server.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { SweepSection } from './sweep-section.tsx'

const said = (zh: string) => ({ zh, en: zh })
const run = {
  id: '0193a000-0000-7000-8000-000000000001',
  at: '2026-11-25T00:30:00.000Z',
  found: 5,
  opened: 2,
  closed: 1,
  held: false,
  faults: [],
}
const runs: SweepRunView[] = [
  { ruleId: 'WN-01', name: said('久未跟进'), run },
  { ruleId: 'WN-02', name: said('超期'), run: { ...run, held: true, opened: 0 } },
  { ruleId: 'WN-03', name: said('临近'), run: { ...run, faults: [{ recordId: 'r1', reason: 'division by zero' }] } },
  { ruleId: 'WN-04', name: said('到期'), run: null },
  { ruleId: 'WN-05', name: null, run: null },
]

const show = (answer: unknown, maySweep = true) =>
  showScreen({
    screen: () => <SweepSection runs={runs} maySweep={maySweep} />,
    answers: { '/rules/sweep': [answer], '/rules/release': [answer] },
  })

afterEach(cleanup)

test('each rule says what the last sweep found by it, what was held back, and on which record it failed', async () => {
  await show({ done: true }, false)
  const [, ...rows] = screen.getAllByRole('row').map((row) =>
    within(row)
      .queryAllByRole('cell')
      .map((cell) => cell.textContent),
  )
  expect(rows).toEqual([
    ['WN-01 · 久未跟进', '今天 08:30', '5', '2', '1', '正常'],
    ['WN-02 · 超期', '今天 08:30', '5', '0', '1', '数量过多，或比上次猛增，已停住'],
    ['WN-03 · 临近', '今天 08:30', '5', '2', '1', '1 条记录出错'],
    ['WN-04 · 到期', '还没检查过', '', '', '', ''],
    ['WN-05 · 这个版本读不懂', '还没检查过', '', '', '', ''],
  ])
  expect(screen.getByText('WN-03 · r1：division by zero')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

test.each([
  [{ done: true }, '已排队，稍后刷新可见结果'],
  [data({ failed: { code: 'QUEUE_GONE', details: {} } }, { status: 503 }), '作业队列没有应答，数据没有丢，请再试一次'],
])('a sweep at once says what became of it', async (answer, words) => {
  await show(answer)
  fireEvent.click(screen.getByRole('button', { name: '现在检查' }))
  expect(await screen.findByText(words)).toBeTruthy()
})

test('a rule held back is opened in full only after a question, by who may sweep', async () => {
  await show({ done: true })
  fireEvent.click(screen.getByRole('button', { name: '全部开出：WN-02 · 超期' }))
  expect(screen.getByText(/上次检查有 5 条记录符合/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '全部开出' }))
  expect(await screen.findByText('已排队，稍后刷新可见结果')).toBeTruthy()
  expect(screen.queryByText(/上次检查有 5 条记录符合/)).toBeNull()
})

test('one that somebody else let go before says so', async () => {
  await show(data({ failed: { code: 'CONFLICT', details: {} } }, { status: 409 }))
  fireEvent.click(screen.getByRole('button', { name: '全部开出：WN-02 · 超期' }))
  fireEvent.click(screen.getByRole('button', { name: '全部开出' }))
  expect(await screen.findByText('这条规则已经放行，或已重新检查过；刷新后看现在的情况')).toBeTruthy()
})
