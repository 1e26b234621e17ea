import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { ActivityLine } from '#crm/customers/get-customer-business.server.ts'
import type { CustomerTimelineEntry } from '#crm/customers/get-customer-timeline.server.ts'
import type { WarningView } from '#crm/warnings/find-warnings.server.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import type { RecordData } from './record-data.ts'
import { RecordScreen } from './record-screen.tsx'

afterEach(() => {
  cleanup()
  localStorage.clear()
})

const said = (zh: string) => ({ zh, en: zh })
const rule = said('客户久未拜访')
const none = { count: 0, totals: [] }
const customer: RecordData = {
  customer: {
    id: 'jinyue',
    name: said('晋岳特钢'),
    typed: { name: '晋岳特钢', nameLatin: '', city: '' },
    creditCode: null,
    industry: 'steel',
    region: 'north',
    city: null,
    keeper: { id: 'presses', name: said('锻压公司'), ask: null },
    since: '2026-01-05',
    relationships: [],
    contacts: [],
  },
  may: { edit: false, openFor: [], changeRelationshipOf: [], addContactFor: [], logFor: [], openOpportunity: false },
  business: {
    open: none,
    won: none,
    visitsThisYear: 0,
    lastActivityOn: null,
    opportunities: [],
    opportunityCount: 0,
    activities: [],
    activityCount: 0,
  },
  warnings: [],
  timeline: { entries: [], older: null },
  ownCompanies: [],
  owners: [],
  contactId: 'next',
}
const warning: WarningView = {
  id: 'w1',
  version: 1,
  severity: 'watch',
  state: 'open',
  rule: { id: 'WN-05', name: rule, why: said('一季要见一次') },
  record: { type: 'customer', id: 'jinyue', name: said('晋岳特钢'), company: said('锻压公司') },
  reason: [{ label: said('距上次拜访的天数'), value: said('120 天') }],
  openedOn: '2026-11-22',
  daysOpen: 3,
  restsUntil: null,
  person: { id: 'zhou', name: said('周启明') },
  handedBy: null,
  mayAct: true,
  mayHandOver: true,
}

test('what a customer is warned of stands on its page, by company, with what can be done about it', async () => {
  await showScreen({ screen: () => <RecordScreen {...customer} warnings={[warning]} /> })
  const list = screen.getByRole('list', { name: '预警' })
  expect(list.textContent).toContain('客户久未拜访锻压公司 · 已 3 天')
  expect(list.textContent).toContain('距上次拜访的天数：120 天')
  expect(within(list).getByRole('button', { name: '关闭：客户久未拜访' })).toBeTruthy()
})

test('a visit is logged on the customer by who may, for their company', async () => {
  const presses = { id: 'presses', name: said('锻压公司') }
  const may = { ...customer.may, logFor: ['presses'] }
  const { sent } = await showScreen({
    screen: () => <RecordScreen {...customer} may={may} ownCompanies={[presses]} warnings={[warning]} />,
    answers: { '/customers/jinyue/log-activity': [{ done: true }] },
  })
  fireEvent.click(screen.getByRole('button', { name: '记录拜访' }))
  fireEvent.input(screen.getByLabelText(/主题/), { target: { value: '年度回访' } })
  fireEvent.submit(document.querySelector('[role=dialog] form') as HTMLFormElement)
  await screen.findByText('已记录')
  expect(sent).toEqual([expect.objectContaining({ orgId: 'presses', kind: 'visit', subject: '年度回访' })])
  cleanup()
  await showScreen({ screen: () => <RecordScreen {...customer} ownCompanies={[presses]} /> })
  expect(screen.queryByRole('button', { name: '记录拜访' })).toBeNull()
})

test('one’s own plan is finished on the customer’s page, another’s is not', async () => {
  const plan = (id: string, person: string): ActivityLine => ({
    id,
    kind: 'visit',
    purpose: 'relationship',
    status: 'planned',
    onDate: '2026-12-20',
    metLevel: null,
    subject: said(`拜访 ${id}`),
    minutes: null,
    person: { id: person, name: said(person) },
    contacts: [],
    version: 1,
    opportunity: null,
  })
  const business = { ...customer.business, activities: [plan('a', 'zhou'), plan('b', 'wu')], activityCount: 2 }
  const { sent } = await showScreen({
    screen: () => <RecordScreen {...customer} business={business} />,
    answers: { '/customers/jinyue/finish-activity': [{ done: true }] },
  })
  fireEvent.click(screen.getByRole('button', { name: '完成' }))
  fireEvent.submit(document.querySelector('[role=dialog] form') as HTMLFormElement)
  await screen.findByText('已记录')
  expect(sent).toEqual([expect.objectContaining({ id: 'a', outcome: 'done' })])
})

test('a customer of whom there is nothing to warn has no such section', async () => {
  await showScreen({ screen: () => <RecordScreen {...customer} /> })
  expect(screen.queryByRole('heading', { name: /预警/ })).toBeNull()
})

test.each([
  ['warning.opened', null, null, '出现预警“客户久未拜访”'],
  ['warning.closed', 'resolved', null, '预警“客户久未拜访”已解除，自动关闭'],
  ['warning.closed', 'retired', null, '预警“客户久未拜访”的规则已停用，自动关闭'],
  ['warning.woken', 'rested', null, '预警“客户久未拜访”稍后提醒的日期已到，重新出现'],
  ['warning.woken', null, null, '取消了预警“客户久未拜访”的稍后提醒'],
  ['warning.closed', 'dismissed', '客户已停产', '关闭预警“客户久未拜访”：客户已停产'],
  ['warning.handed-over', null, null, '转交了预警“客户久未拜访”'],
] as const)('the timeline says what happened to a warning: %s %s', async (type, kind, reason, words) => {
  const entry: CustomerTimelineEntry = {
    id: 'e1',
    at: '2026-11-25T00:30:00.000Z',
    type,
    by: { id: 'sweep', name: said('夜间巡检') },
    via: null,
    org: said('锻压公司'),
    changes: [],
    contact: null,
    activity: null,
    warning: { rule, kind, reason },
  }
  await showScreen({ screen: () => <RecordScreen {...customer} timeline={{ entries: [entry], older: null }} /> })
  expect(document.querySelector('#timeline')?.textContent).toContain(`夜间巡检 ${words}`)
})

test('the timeline says of a visit that the copilot logged it, and of another one not', async () => {
  const visit: CustomerTimelineEntry = {
    id: 'e1',
    at: '2026-11-25T00:30:00.000Z',
    type: 'activity.done',
    by: { id: 'rep', name: said('周启明') },
    via: 'copilot',
    org: said('锻压公司'),
    changes: [],
    contact: null,
    activity: { kind: 'visit', purpose: 'commercial', onDate: '2026-11-25', subject: said('聊了预算') },
    warning: null,
  }
  const entries = [visit, { ...visit, id: 'e2', via: null }]
  await showScreen({ screen: () => <RecordScreen {...customer} timeline={{ entries, older: null }} /> })
  const lines = [...document.querySelectorAll('#timeline li')].map(({ textContent }) => textContent)
  expect(lines.map((line) => line?.includes('（经助手）'))).toEqual([true, false])
})
