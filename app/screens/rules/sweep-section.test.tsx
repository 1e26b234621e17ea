import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { SweepRunView } from '#crm/warnings/list-sweep-runs.server.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { SweepSection } from './sweep-section.tsx'

const said = (zh: string) => ({ zh, en: zh })
const run = { at: '2026-11-25T00:30:00.000Z', found: 5, opened: 2, closed: 1, held: false, faults: [] }
const runs: SweepRunView[] = [
  { ruleId: 'WN-01', name: said('久未跟进'), run },
  { ruleId: 'WN-02', name: said('超期'), run: { ...run, held: true, opened: 0 } },
  { ruleId: 'WN-03', name: said('临近'), run: { ...run, faults: [{ recordId: 'r1', reason: 'division by zero' }] } },
  { ruleId: 'WN-04', name: said('到期'), run: null },
]

const show = (answer: unknown, maySweep = true) =>
  showScreen({
    screen: () => <SweepSection runs={runs} maySweep={maySweep} />,
    answers: { '/rules/sweep': [answer] },
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
    ['WN-02 · 超期', '今天 08:30', '5', '0', '1', '数量过多，已停住'],
    ['WN-03 · 临近', '今天 08:30', '5', '2', '1', '1 条记录出错'],
    ['WN-04 · 到期', '还没检查过', '', '', '', ''],
  ])
  expect(screen.getByText('WN-03 · r1：division by zero')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

test.each([
  [{ done: true, queued: true }, '已排队，稍后刷新可见结果'],
  [{ done: true, swept: 4 }, '检查完了：4 条规则'],
])('a sweep at once answers %j', async (answer, words) => {
  await show(answer)
  fireEvent.click(screen.getByRole('button', { name: '现在检查' }))
  expect(await screen.findByText(words)).toBeTruthy()
})
