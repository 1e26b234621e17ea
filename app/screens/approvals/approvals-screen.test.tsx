import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { createMemoryRouter, Outlet, RouterProvider, useNavigation } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import type { ApprovalList } from '#crm/approvals/approval.schema.ts'
import type { ApprovalRow } from '#crm/approvals/approval-views.ts'
import { anApprovalRow, askedPeople } from '#tests/factories/an-approval-view.ts'
import { ApprovalsScreen } from './approvals-screen.tsx'
import { useDecisionKeys } from './use-list-keys.ts'

const now = '2026-11-25T04:10:00Z'
const said = (zh: string) => ({ zh, en: `${zh}-en` })
const named = (name: string) => ({ ...anApprovalRow().subject, name: said(name) })

interface Shown {
  rows: ApprovalRow[]
  list?: ApprovalList
  language?: 'zh-CN' | 'en'
  at?: string
  /** what an open request waits for, and shows */
  open?: { load: (id: string) => Promise<null>; element: ReactNode }
}

async function show({ rows, list = 'waiting', language = 'zh-CN', at = '/approvals', open }: Shown) {
  const screenOf = (
    <ApprovalsScreen list={list} page={{ rows, next: 'later' }} counts={{ waiting: 6, submitted: 2 }} now={now}>
      <Outlet />
    </ApprovalsScreen>
  )
  const router = createMemoryRouter(
    [
      {
        id: 'routes/shell',
        path: '/',
        element: <Outlet />,
        hydrateFallbackElement: <></>,
        loader: () => ({ today: '2026-11-25', timeZone: 'Asia/Shanghai', currency: 'CNY', actor: { id: 'wu' } }),
        children: [
          {
            path: 'approvals',
            element: screenOf,
            children: [
              { index: true, element: <textarea aria-label="typing" /> },
              {
                path: ':approvalId',
                element: open?.element ?? <p>open</p>,
                loader: ({ params }) => open?.load(params.approvalId ?? '') ?? null,
              },
            ],
          },
        ],
      },
    ],
    { initialEntries: [at] },
  )
  render(
    <I18nextProvider i18n={await makeI18n(language)}>
      <RouterProvider router={router} />
    </I18nextProvider>,
  )
  await screen.findByRole('navigation', { name: /审批清单|Lists of approvals/ })
  return () => router.state.location.pathname + router.state.location.search
}

const press = (key: string, target: Element = document.body) => fireEvent.keyDown(target, { key })
const three = ['r1', 'r2', 'r3'].map((requestId) => anApprovalRow({ requestId }))

afterEach(cleanup)

test('a row says what waits, of how much, since when, until when, for whom, and what is unusual', async () => {
  await show({
    rows: [
      anApprovalRow({
        subject: named('大修'),
        at: '2026-11-24T02:00:00Z',
        dueAt: '2026-11-25T02:00:00Z',
        standsInFor: askedPeople.he,
      }),
      anApprovalRow({
        requestId: 'r2',
        subject: { ...named('辗环机'), type: 'stage-exception', amount: null },
        dueAt: '2026-11-25T10:00:00Z',
        notables: [
          { kind: 'high-flags', severity: 'risk', value: 2, says: null },
          { kind: 'small-advance', severity: 'watch', value: 20, says: null },
        ],
      }),
    ],
  })
  const [first, second] = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(first).toBe('大修¥8,940万合同 · 周启明 · 等了 1 天已超 2 小时没有不寻常的代 贺文澜')
  expect(second).toBe('辗环机例外 · 周启明 · 等了 3 小时今天 18:00 到期风险2 处高风险条款没有排除注意首付 20.0%')
  expect(screen.getByRole('heading', { level: 1 }).parentElement?.textContent).toContain('6 件等你')
})

test('in English', async () => {
  await show({ rows: [anApprovalRow({ subject: named('A'), dueAt: '2026-11-25T02:00:00Z' })], language: 'en' })
  expect(screen.getByRole('listitem').textContent).toBe(
    'A-en¥89.4MContract · 周启明 · waiting 3 hours2 hours overdueNothing unusual',
  )
  expect(screen.getByRole('link', { name: 'Waiting for me 6' }).getAttribute('aria-current')).toBe('page')
})

test('what one has decided says what one said and what became of it, and has no time left', async () => {
  const decided = anApprovalRow({ task: null, own: 'sent-back', state: 'withdrawn', dueAt: '2026-11-25T02:00:00Z' })
  await show({ rows: [decided], list: 'done' })
  const text = screen.getByRole('listitem').textContent
  expect(text).toContain('退回已撤回')
  expect(text).not.toContain('已超')
  expect(screen.getByRole('link', { name: '下一页' }).getAttribute('href')).toBe('/approvals?list=done&after=later')
})

test('an empty list says what will come', async () => {
  await show({ rows: [] })
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('没有等你批的')
})

test('J and K point, Enter opens; the page of the list stays', async () => {
  const address = await show({ rows: three, at: '/approvals?after=earlier' })
  press('j')
  press('j')
  press('k')
  press('j')
  await waitFor(() => expect(document.querySelector('[data-cursor]')?.getAttribute('data-row')).toBe('r2'))
  expect(address()).toBe('/approvals?after=earlier')
  press('Enter')
  await screen.findByText('open')
  expect(address()).toBe('/approvals/r2?after=earlier')
})

test('J and K go through what is open, and no further than the ends', async () => {
  const address = await show({ rows: three, at: '/approvals/r2' })
  const open = () =>
    within(screen.getByRole('list'))
      .getAllByRole('link')
      .find((link) => link.getAttribute('aria-current') === 'true')
  press('j')
  await waitFor(() => expect(address()).toBe('/approvals/r3'))
  press('j')
  press('k')
  await waitFor(() => expect(address()).toBe('/approvals/r2'))
  expect(open()?.getAttribute('href')).toBe('/approvals/r2')
})

/** A request whose decision the keys take. */
function Decided({ said }: { said: (key: string) => void }) {
  useDecisionKeys({ onApprove: () => said('A'), onSendBack: () => said('R') })
  return <p>{useNavigation().state}</p>
}

test('on the way to the next request A and R decide nothing: not the one that was open, and not one unread', async () => {
  const said: string[] = []
  const arrived = Promise.withResolvers<null>()
  const load = async (id: string) => (id === 'r2' ? arrived.promise : null)
  const element = <Decided said={(key) => said.push(key)} />
  const address = await show({ rows: three, at: '/approvals/r1', open: { load, element } })
  await screen.findByText('idle')
  press('a')
  expect(said).toEqual(['A'])
  press('j')
  await waitFor(() => expect(screen.getByText('loading')).toBeTruthy())
  press('a')
  press('r')
  expect(address()).toBe('/approvals/r1')
  expect(said).toEqual(['A'])
  arrived.resolve(null)
  await waitFor(() => expect(address()).toBe('/approvals/r2'))
  await screen.findByText('idle')
  press('r')
  expect(said).toEqual(['A', 'R'])
})

test('while somebody types the keys are letters', async () => {
  const address = await show({ rows: three })
  press('j', screen.getByLabelText('typing'))
  press('Enter', screen.getByLabelText('typing'))
  expect(document.querySelector('[data-cursor]')).toBeNull()
  expect(address()).toBe('/approvals')
})
