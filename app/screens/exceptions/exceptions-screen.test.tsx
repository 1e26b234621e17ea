import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { ExceptionRow } from '#crm/approvals/find-exceptions.server.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { ExceptionsScreen } from './exceptions-screen.tsx'

const said = (zh: string) => ({ zh, en: zh })
const row: ExceptionRow = {
  requestId: 'r1',
  opportunity: { id: 'press', number: 'OPP-1', name: said('压机'), customer: said('特钢'), org: said('锻压公司') },
  stages: { from: said('线索验证'), to: said('方案') },
  rules: [
    { id: 'SG-01', name: said('先见面') },
    { id: 'SG-02', name: said('有决策链') },
  ],
  reason: '客户总经理出差',
  submitter: { id: 'zhou', name: said('周启明') },
  approvers: [
    { id: 'xu', name: said('许若兰') },
    { id: 'wu', name: said('吴建业') },
  ],
  approvedAt: '2026-11-24T01:00:00.000Z',
  usedAt: null,
  isVoid: false,
}
const show = (rows: ExceptionRow[], next: string | null = null, paged = false) =>
  showScreen({ screen: () => <ExceptionsScreen rows={rows} next={next} paged={paged} /> })

afterEach(cleanup)

test('each row says who let what pass against which rules, and leads to the request', async () => {
  const [used, lapsed] = [{ usedAt: '2026-11-25T01:00:00.000Z' }, { isVoid: true }]
  await show([row, { ...row, requestId: 'r2', ...used }, { ...row, requestId: 'r3', ...lapsed }])
  const [, first, second, third] = within(screen.getByRole('table')).getAllByRole('row')
  const cells = within(first as HTMLElement).getAllByRole('cell')
  expect(cells.map(({ textContent }) => textContent)).toEqual([
    '压机',
    '线索验证 → 方案',
    'SG-01 先见面；SG-02 有决策链',
    '客户总经理出差',
    '周启明',
    '许若兰、吴建业',
    '昨天 09:00',
    '还没用',
  ])
  expect(
    within(first as HTMLElement)
      .getByRole('link')
      .getAttribute('href'),
  ).toBe('/approvals/r1')
  expect(second?.textContent).toContain('已升迁')
  expect(third?.textContent).toContain('已失效')
})

test('nothing yet says how an exception comes about; there is a way on and back', async () => {
  await show([])
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('还没有批准过例外')
  expect(screen.queryByRole('navigation')).toBeNull()
  cleanup()
  await show([row], '2026-11-24T01:00:00.000Z~r1', true)
  const links = within(screen.getByRole('navigation')).getAllByRole('link')
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    '/exceptions',
    '/exceptions?after=2026-11-24T01%3A00%3A00.000Z%7Er1',
  ])
})
