import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { I18nextProvider } from 'react-i18next'
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PageActionsProvider, usePageActions } from '#app/components/shell/page-actions.tsx'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import type { Found } from '#crm/search/search-everything.server.ts'
import { Palette } from './palette.tsx'
import type { PaletteRights } from './use-actions.tsx'

type Reply = Found | 'fails' | 'never'
const asked: string[] = []
let replies: Record<string, Reply | Promise<Reply>>
const opened = vi.fn()
const nothing = { found: [], best: 4, more: false }
const none: Found = { opportunities: nothing, customers: nothing, contacts: nothing, people: nothing, rules: nothing }

const opportunity = (id: string, zh: string) => ({
  id,
  rank: 2,
  number: `OPP-${id}`,
  name: { zh, en: zh },
  customer: { zh: '晋岳特钢集团', en: 'Jinyue' },
  stage: { name: { zh: '标前准备', en: 'Bid' }, at: 4, of: 7 },
  status: 'open' as const,
  owner: { zh: '周启明', en: 'Zhou Qiming' },
})
const presses = (...names: string[]): Found => ({
  ...none,
  opportunities: { found: names.map((name, at) => opportunity(`o${at}`, name)), best: 2, more: false },
})

beforeEach(() => {
  asked.length = 0
  replies = {}
  vi.stubGlobal('open', opened)
  vi.stubGlobal('fetch', async (address: string, { signal }: { signal: AbortSignal }) => {
    const q = new URL(address, 'http://gantry').searchParams.get('q') ?? ''
    asked.push(q)
    const reply = await (replies[q] ?? none)
    if (reply === 'never')
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    if (reply === 'fails') throw new TypeError('no network')
    return Response.json(reply)
  })
})
afterEach(() => {
  cleanup()
  opened.mockClear()
  promote.mockReset()
  vi.unstubAllGlobals()
})

const promote = vi.fn()
function Page() {
  usePageActions([{ id: 'promote', label: '升迁到“投标”', icon: null, run: promote }])
  return <input aria-label="页面上的输入框" />
}

async function show(may: Partial<PaletteRights> = {}) {
  const i18n = await makeI18n('zh-CN')
  const rights = {
    readRules: false,
    writeRules: false,
    manageJobs: false,
    keepRates: false,
    keepModels: false,
    createOpportunity: true,
    createCustomer: true,
    ...may,
  }
  const router = createMemoryRouter(
    [
      {
        id: 'routes/shell',
        path: '/',
        loader: () => ({ today: '2026-11-25', timeZone: 'Asia/Shanghai', currency: 'CNY', actor: { id: 'zhou' } }),
        hydrateFallbackElement: <></>,
        element: (
          <PageActionsProvider>
            <Palette may={rights} lng="zh-CN" theme="system" back="/" />
            <Outlet />
          </PageActionsProvider>
        ),
        children: [
          { index: true, element: <Page /> },
          { path: '*', element: <p>elsewhere</p> },
        ],
      },
    ],
    { initialEntries: ['/'] },
  )
  render(
    <I18nextProvider i18n={i18n}>
      <RouterProvider router={router} />
    </I18nextProvider>,
  )
  const before = await screen.findByLabelText('页面上的输入框')
  // The key is listened for by an effect, which may come after the field is there.
  await act(async () => {})
  before.focus()
  fireEvent.keyDown(window, { key: 'k', ctrlKey: true })
  const field = await screen.findByRole('combobox')
  return { router, before, field }
}

const type = (field: HTMLElement, words: string) => fireEvent.change(field, { target: { value: words } })
const lines = () => screen.queryAllByRole('option').map((line) => line.textContent)
const chosen = () =>
  screen.queryAllByRole('option').find((line) => line.getAttribute('aria-selected') === 'true')?.textContent
const headings = () => [...document.querySelectorAll('[cmdk-group-heading]')].map((heading) => heading.textContent)

test('Ctrl K opens it, Esc shuts it and gives the focus back, Ctrl K again shuts it too', async () => {
  const { before, field } = await show()
  expect(document.activeElement).toBe(field)
  fireEvent.keyDown(field, { key: 'Escape' })
  await waitFor(() => expect(document.activeElement).toBe(before))
  expect(screen.queryByRole('dialog')).toBeNull()
  fireEvent.keyDown(window, { key: 'k', ctrlKey: true })
  await screen.findByRole('dialog')
  fireEvent.keyDown(window, { key: 'k', ctrlKey: true })
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('without a query it offers what this page and this person can do, and no more', async () => {
  await show({ createCustomer: false })
  expect(headings()).toEqual(['本页操作', '新建', '前往', '设置', '帮助'])
  expect(lines()).toContain('新建商机')
  expect(lines()).not.toContain('新建客户')
  expect(lines()).not.toContain('规则')
  expect(lines()).not.toContain('各规则的预警')
  expect(lines()).not.toContain('作业')
  cleanup()
  await show({
    readRules: true,
    writeRules: true,
    manageJobs: true,
    keepRates: true,
    keepModels: true,
    createOpportunity: false,
    createCustomer: false,
  })
  expect(lines()).toEqual(expect.arrayContaining(['各规则的预警', '作业', '定时']))
  expect(lines()).toContain('规则')
  expect(lines()).toContain('写一篇文章')
  for (const none of ['新建商机', '新建客户']) expect(lines()).not.toContain(none)
})

test('what is on offer is not chosen unasked: Enter does nothing before an arrow', async () => {
  const { field } = await show()
  expect(chosen()).toBeUndefined()
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(promote).not.toHaveBeenCalled()
  expect(screen.getByRole('dialog')).toBeTruthy()
  fireEvent.keyDown(field, { key: 'ArrowDown' })
  await waitFor(() => expect(chosen()).toBe('升迁到“投标”'))
})

test('records stand under their kind, the words marked, the best chosen; arrows and Enter open one', async () => {
  replies.液压 = presses('165MN 快锻液压机组', '300MN 模锻液压机')
  const { router, field } = await show()
  type(field, '液压')
  await waitFor(() => expect(headings()).toEqual(['商机']))
  expect(lines()[0]).toBe('165MN 快锻液压机组晋岳特钢集团 · OPP-o0标前准备周启明')
  expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['液压', '液压'])
  expect(chosen()).toContain('165MN')
  fireEvent.keyDown(field, { key: 'ArrowDown' })
  await waitFor(() => expect(chosen()).toContain('300MN'))
  fireEvent.keyDown(field, { key: 'Enter' })
  await waitFor(() => expect(router.state.location.pathname).toBe('/opportunities/o1'))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('Ctrl Enter opens it in a new tab and stays', async () => {
  replies.液压 = presses('165MN 快锻液压机组')
  const { router, field } = await show()
  type(field, '液压')
  await waitFor(() => expect(headings()).toEqual(['商机']))
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
  expect(opened.mock.calls).toEqual([['/opportunities/o0', '_blank', 'noopener']])
  expect(router.state.location.pathname).toBe('/')
  expect(screen.getByRole('dialog')).toBeTruthy()
})

test('an action of the page runs once the palette is gone and the focus is back', async () => {
  const { before, field } = await show()
  const where: (Element | null)[] = []
  promote.mockImplementation(() => where.push(document.activeElement))
  type(field, '升迁')
  await waitFor(() => expect(chosen()).toBe('升迁到“投标”'))
  fireEvent.keyDown(field, { key: 'Enter' })
  await waitFor(() => expect(where).toEqual([before]))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('case U01: the Enter that takes a candidate word chooses nothing, and what is being composed asks nothing', async () => {
  replies.压力机 = presses('压力机')
  const { router, field } = await show()
  fireEvent.compositionStart(field)
  type(field, 'ya li ji')
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 })
  fireEvent.keyDown(field, { key: 'Escape', keyCode: 229 })
  type(field, '压力机')
  fireEvent.compositionEnd(field, { target: { value: '压力机' } })
  await waitFor(() => expect(lines()[0]).toContain('压力机'))
  expect(asked).toEqual(['压力机'])
  expect(router.state.location.pathname).toBe('/')
})

test('an older answer that comes late overwrites nothing, and until the newer comes the old lines stay', async () => {
  let answerOld: (reply: Reply) => void = () => {}
  replies.甲 = presses('甲一号')
  replies.甲乙 = new Promise((resolve) => {
    answerOld = resolve
  })
  replies.甲乙丙 = presses('甲乙丙一号')
  const { field } = await show()
  type(field, '甲')
  await waitFor(() => expect(lines()[0]).toContain('甲一号'))
  type(field, '甲乙')
  await waitFor(() => expect(asked).toContain('甲乙'))
  expect(lines()[0]).toContain('甲一号')
  type(field, '甲乙丙')
  await waitFor(() => expect(lines()[0]).toContain('甲乙丙一号'))
  answerOld(presses('甲乙旧的'))
  await Promise.resolve()
  expect(lines()[0]).toContain('甲乙丙一号')
})

test('nothing found says where it has looked, and offers to enter it to whoever may', async () => {
  const { field } = await show()
  type(field, '没有的')
  await screen.findByText('没有找到“没有的”')
  expect(lines()).toEqual(['新建客户“没有的”', '新建商机“没有的”'])
  expect(screen.getByText('找过你能看到的商机、客户、联系人、同事，以及操作和帮助。')).toBeTruthy()
  cleanup()
  const { field: again } = await show({ createCustomer: false, createOpportunity: false })
  type(again, '没有的')
  await screen.findByText('没有找到“没有的”')
  expect(lines()).toEqual([])
})

test('a search that failed says so and is tried again', async () => {
  replies.液压 = 'fails'
  const { field } = await show()
  type(field, '液压')
  const button = await screen.findByRole('button', { name: '再试一次' })
  expect(screen.getByText('没有搜成，服务器没有回应。')).toBeTruthy()
  replies.液压 = presses('165MN 快锻液压机组')
  fireEvent.click(button)
  await waitFor(() => expect(lines()[0]).toContain('165MN'))
  expect(screen.queryByText('没有搜成，服务器没有回应。')).toBeNull()
})

test('help is found by what it is about, and is a page to go to', async () => {
  const { field } = await show()
  type(field, '例外')
  await waitFor(() => expect(lines()).toEqual(['阶段例外', '为什么不放行，能不能破例']))
  type(field, '预警')
  await waitFor(() => expect(chosen()).toBe('预警是什么，怎样结束'))
  fireEvent.keyDown(field, { key: 'Enter' })
  await screen.findByText('elsewhere')
})

test('the keys are told, and Esc leads back from there', async () => {
  const { field } = await show()
  type(field, '快捷键')
  await waitFor(() => expect(chosen()).toBe('键盘操作'))
  fireEvent.keyDown(field, { key: 'Enter' })
  const told = await screen.findByRole('region', { name: '键盘操作' })
  expect(within(told).getByText('在新标签页打开')).toBeTruthy()
  fireEvent.keyDown(field, { key: 'Escape' })
  await waitFor(() => expect(screen.queryByRole('region', { name: '键盘操作' })).toBeNull())
  expect(screen.getByRole('dialog')).toBeTruthy()
})

test('a screen reader meets a field with a list of choices and nothing odd', async () => {
  replies.液压 = presses('165MN 快锻液压机组')
  const { field } = await show()
  type(field, '液压')
  await waitFor(() => expect(headings()).toEqual(['商机']))
  const { violations } = await axe.run(screen.getByRole('dialog'), {
    runOnly: [
      'aria-required-children',
      'aria-required-parent',
      'aria-allowed-attr',
      'aria-valid-attr-value',
      'label',
      'button-name',
    ],
  })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([])
})
