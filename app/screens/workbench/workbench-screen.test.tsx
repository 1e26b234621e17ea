import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { PlannedActivity } from '#crm/activities/find-planned-activities.server.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import type { WorkbenchData } from './workbench-data.ts'
import { WorkbenchScreen } from './workbench-screen.tsx'

const said = (zh: string) => ({ zh, en: zh })
const plan = (id: string, onDate: string): PlannedActivity => ({
  id,
  kind: 'visit',
  purpose: 'relationship',
  status: 'planned',
  onDate,
  metLevel: null,
  subject: said(`拜访 ${id}`),
  minutes: null,
  person: { id: 'zhou', name: said('周启明') },
  contacts: [],
  version: 2,
  record: { type: 'opportunity', id: 'press', name: said('压机') },
  customer: said('特钢'),
  contactChoices: [{ id: 'feng', name: said('冯志远'), title: null, level: 'executive' }],
})
const empty: WorkbenchData = {
  filter: { who: 'mine' },
  approvals: 0,
  plans: { rows: [], more: false },
  reviews: null,
  warnings: { rows: [], nextCursor: null },
  counts: { mine: { count: 0, more: false }, all: { count: 0, more: false } },
  team: null,
  signing: { rows: [], nextCursor: null, mine: true, signTo: '2026-12-25' },
  pipeline: { mine: true, types: [] },
}
const heading = () => screen.getByRole('heading', { level: 1 }).textContent

afterEach(() => {
  cleanup()
  localStorage.clear()
})

test('plans stand by when they are due, and one is finished where it stands', async () => {
  const rows = [plan('a', '2026-11-20'), plan('b', '2026-11-25'), plan('c', '2026-11-26')]
  const { sent } = await showScreen({
    screen: () => <WorkbenchScreen {...empty} plans={{ rows, more: false }} />,
    answers: { '/opportunities/press/finish-activity': [{ done: true }] },
  })
  expect(heading()).toBe('今天还有 2 件计划的事')
  expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
    '逾期',
    '今天',
    '未来 7 天',
    '预警',
    '我快要签约的商机',
    '我的商机',
  ])
  fireEvent.click(screen.getByRole('button', { name: '完成：拜访 a' }))
  expect(screen.getByLabelText(/冯志远/)).toBeTruthy()
  fireEvent.submit(document.querySelector('[role=dialog] form') as HTMLFormElement)
  await screen.findByText('已记录')
  expect(sent).toEqual([expect.objectContaining({ id: 'a', outcome: 'done', version: '2' })])
})

test('what is planned with a customer only leads to the customer, and is finished there', async () => {
  const rows = [
    {
      ...plan('a', '2026-11-25'),
      record: { type: 'customer', id: 'jinyue', name: said('特钢') } as const,
      customer: null,
    },
  ]
  const { sent } = await showScreen({
    screen: () => <WorkbenchScreen {...empty} plans={{ rows, more: false }} />,
    answers: { '/customers/jinyue/finish-activity': [{ done: true }] },
  })
  expect(screen.getByRole('link', { name: '特钢' }).getAttribute('href')).toBe('/customers/jinyue')
  fireEvent.click(screen.getByRole('button', { name: '完成：拜访 a' }))
  fireEvent.submit(document.querySelector('[role=dialog] form') as HTMLFormElement)
  await screen.findByText('已记录')
  expect(sent).toEqual([expect.objectContaining({ id: 'a', outcome: 'done' })])
})

test('nothing planned, warned of or near says so, and how it begins', async () => {
  await showScreen({ screen: () => <WorkbenchScreen {...empty} /> })
  expect(heading()).toBe('今天没有到期的计划')
  expect(screen.getByText('这几天没有计划')).toBeTruthy()
  expect(screen.getByText(/没有等你处理的预警/)).toBeTruthy()
  expect(screen.getByText('30 天内没有预计签约的商机')).toBeTruthy()
})

test('what waits for approval is counted and leads there; nothing is said where nothing waits', async () => {
  await showScreen({ screen: () => <WorkbenchScreen {...empty} approvals={3} /> })
  expect(screen.getByRole('link', { name: '3 件等你批' }).getAttribute('href')).toBe('/approvals')
  cleanup()
  await showScreen({ screen: () => <WorkbenchScreen {...empty} approvals={100} /> })
  expect(screen.getByRole('link', { name: '至少 100 件等你批' })).toBeTruthy()
  cleanup()
  await showScreen({ screen: () => <WorkbenchScreen {...empty} /> })
  expect(screen.queryByText(/等你批/)).toBeNull()
})

test('counts that were cut short say at least; a role that logs nothing is told of no plans', async () => {
  const counts = { mine: { count: 999, more: true }, all: { count: 999, more: true } }
  await showScreen({ screen: () => <WorkbenchScreen {...empty} plans={null} counts={counts} /> })
  expect(heading()).toBe('工作台')
  expect(screen.queryByText('这几天没有计划')).toBeNull()
  expect(screen.getByText(/至少 999 条预警等你处理/)).toBeTruthy()
  await waitFor(() => expect(screen.getByRole('link', { name: '我的 999+' })).toBeTruthy())
})

test('what my people have leads to their warnings, and the way back stands beside them', async () => {
  const team = [{ person: { id: 'lin', name: said('林岚') }, warnings: 100, overdue: 2 }]
  await showScreen({ screen: () => <WorkbenchScreen {...empty} team={team} filter={{ who: 'all', person: 'lin' }} /> })
  const link = screen.getByRole('link', { name: '林岚 99+ 条预警 2 件逾期' })
  expect(link.getAttribute('href')).toBe('/workbench?who=all&person=lin')
  expect(screen.getByRole('link', { name: '只看 林岚 的 ×' }).getAttribute('href')).toBe('/workbench?who=all')
})

test('views, rule and place stand in the address, and a change of view begins at the first', async () => {
  const filter = { who: 'all', rule: 'WN-03', cursor: 'abc' } as const
  const warnings = { rows: [], nextCursor: 'def' }
  await showScreen({ screen: () => <WorkbenchScreen {...empty} filter={filter} warnings={warnings} /> })
  const to = (name: RegExp) => screen.getByRole('link', { name }).getAttribute('href')
  expect(to(/^我的/)).toBe('/workbench?who=mine&rule=WN-03')
  expect(to(/只看规则/)).toBe('/workbench?who=all')
  expect(to(/连同稍后提醒的/)).toBe('/workbench?who=all&rule=WN-03&resting=1')
  expect(to(/后面的预警/)).toBe('/workbench?who=all&rule=WN-03&cursor=def')
  expect(to(/回到最前/)).toBe('/workbench?who=all&rule=WN-03')
})

test('what is open stands by stage, each leading to its list, and what is in another currency is not added', async () => {
  const total = (currency: string, amount: string, weighted: string) => ({ currency, count: 1, amount, weighted })
  const yuan = total('CNY', '52000000.00', '5200000.00')
  const euros = total('EUR', '3000000.00', '600000.00')
  await showScreen({
    screen: () => (
      <WorkbenchScreen
        {...empty}
        pipeline={{
          mine: true,
          types: [
            {
              id: 'product-project',
              name: said('产品项目'),
              count: 2,
              totals: [yuan, euros],
              stages: [
                { id: 'product-project.lead', name: said('线索验证'), count: 2, totals: [yuan, euros] },
                { id: 'product-project.bid', name: said('投标'), count: 0, totals: [] },
              ],
            },
          ],
        }}
      />
    ),
  })
  const stages = within(screen.getByRole('region', { name: '我的商机' })).getAllByRole('listitem')
  expect(stages.map(({ textContent }) => textContent)).toEqual(['线索验证 2¥5,200 万', '投标 0–'])
  expect(screen.getByText('另有 €300 万（加权 €60 万），没有汇率，未计入')).toBeTruthy()
  expect(screen.getByRole('link', { name: /线索验证/ }).getAttribute('href')).toBe(
    '/opportunities?mine=1&status=open&type=product-project&stage=product-project.lead',
  )
})
