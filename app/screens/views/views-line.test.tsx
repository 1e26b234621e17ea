import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { SavedViewRow, ViewsOfList } from '#crm/views/find-views.server.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { openView } from './view-address.ts'
import { ViewBar, ViewNotice } from './view-bar.tsx'
import { ViewsLine } from './views-line.tsx'

const said = (zh: string) => ({ zh, en: zh })
const big: SavedViewRow = {
  id: '00000000-0000-7000-8000-000000000001',
  name: '我的大单',
  drawn: 'table',
  query: 'mine=1&min=5000000',
  lost: [],
  sharedWith: 'organisation',
  org: { id: 'press', name: said('自由锻营销部') },
  owner: { id: 'zhou', name: said('周启明') },
  mine: true,
  version: 3,
}
const late: SavedViewRow = {
  ...big,
  id: '00000000-0000-7000-8000-000000000002',
  name: '久拖的',
  query: 'sort=activity',
  sharedWith: 'group',
  org: null,
  owner: { id: 'shao', name: said('邵东升') },
  mine: false,
}
const views: ViewsOfList = {
  list: 'opportunities',
  rows: [big, late],
  defaultId: late.id,
  shareable: { orgs: [{ id: '00000000-0000-7000-8000-0000000000aa', name: said('自由锻营销部') }], group: false },
}

function Page({ of, search, view }: { of: ViewsOfList; search: string; view: string | undefined }) {
  const open = openView({ views: of, drawn: 'table', search, view })
  return (
    <>
      <ViewsLine open={open} items={[]} />
      <ViewBar open={open} />
      <ViewNotice open={open} />
    </>
  )
}

const show = (search: string, view?: string, of = views, answers: Record<string, unknown[]> = {}) =>
  showScreen({ screen: () => <Page of={of} search={search} view={view} />, answers })

beforeAll(() => {
  // The test's document does not know this element, and React says so once.
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  render(<search />)
  cleanup()
  told.mockRestore()
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const button = () => screen.getByRole('button', { name: /^已存视图/ })

test('own views stand before those that others share, each with who has it; the open one and the default are marked', async () => {
  await show('mine=1&min=5000000', big.id)
  expect(button().textContent).toContain('我的大单')
  expect(screen.queryByText('已改动')).toBeNull()
  expect(screen.queryByRole('button', { name: '存为视图' })).toBeNull()
  fireEvent.click(button())
  const own = within(await screen.findByRole('list', { name: '我的视图' })).getByRole('link')
  expect(own.textContent).toBe('我的大单共享给 自由锻营销部')
  expect(own.getAttribute('aria-current')).toBe('true')
  expect(own.getAttribute('href')).toBe(`/opportunities?mine=1&min=5000000&view=${big.id}`)
  const shared = within(screen.getByRole('list', { name: '共享给我的' })).getByRole('link')
  expect(shared.textContent).toBe('久拖的邵东升 共享给 全集团默认')
  expect(shared.getAttribute('aria-current')).toBeNull()
  expect(screen.queryByRole('searchbox')).toBeNull()
})

test('other conditions are a change: saved in place with what was seen, saved as new, or taken back', async () => {
  const { sent } = await show('mine=1&min=9000000', big.id, views, {
    [`/views/${big.id}/overwrite`]: [{ done: true }],
  })
  expect(button().textContent).toContain('已改动')
  expect(screen.getByRole('link', { name: '还原' }).getAttribute('href')).toContain('min=5000000')
  expect(screen.getByRole('button', { name: '另存为' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '保存改动' }))
  await waitFor(() => expect(sent).toEqual([{ version: '3', drawn: 'table', query: 'mine=1&min=9000000' }]))
  await screen.findByText('已保存')
})

test('somebody else’s view is not saved in place, renamed or removed, but may be one’s default', async () => {
  const { sent } = await show('sort=name', late.id, views, { '/views/default': [{ done: true }] })
  expect(screen.queryByRole('button', { name: '保存改动' })).toBeNull()
  fireEvent.click(button())
  await screen.findByText('视图“久拖的”')
  expect(screen.queryByRole('button', { name: '移除' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '打开列表时不再用它' }))
  await waitFor(() => expect(sent).toEqual([{ list: 'opportunities', view: '' }]))
})

test('a name that is wrong is said beside it, and what was typed stays', async () => {
  const { sent } = await show('major=1', undefined, views, {
    '/views/save': [
      { failed: { code: 'BAD_INPUT', details: { field: 'name', key: 'form.viewNameTaken' } } },
      { invalid: { name: ['form.tooLong'] } },
    ],
  })
  fireEvent.click(screen.getByRole('button', { name: '存为视图' }))
  const field = await screen.findByLabelText(/^名称/)
  fireEvent.change(field, { target: { value: '我的大单' } })
  fireEvent.click(screen.getByRole('button', { name: '保存视图' }))
  await screen.findByText('有一个视图已叫这个名字')
  fireEvent.click(screen.getByRole('button', { name: '保存视图' }))
  await screen.findByText('太长了')
  expect((screen.getByLabelText(/^名称/) as HTMLInputElement).value).toBe('我的大单')
  expect(sent).toHaveLength(2)
  expect(sent[0]).toMatchObject({ list: 'opportunities', drawn: 'table', query: 'major=1', sharedWith: 'me' })
  expect(sent[1]?.id).toBe(sent[0]?.id)
})

test('a view that is gone, and one that has lost a condition, say so', async () => {
  await show('mine=1', '00000000-0000-7000-8000-000000000009')
  expect(screen.getByText(/这个视图已被移除，或不再共享给你/)).toBeTruthy()
  cleanup()
  const old = { ...big, query: 'mine=1', lost: ['stage', 'phase'] }
  await show('mine=1', big.id, { ...views, rows: [old] })
  expect(screen.getByText('视图“我的大单”里有条件已不存在，没有用上：阶段、旧条件。')).toBeTruthy()
  expect(screen.getByRole('button', { name: '保存改动' })).toBeTruthy()
})

test('among many one searches, by name and by who shares it, and goes through by arrows', async () => {
  const many = Array.from({ length: 12 }, (_, at) => ({ ...late, id: `v${at}`, name: `视图 ${at}` }))
  await show('', undefined, { ...views, rows: [big, ...many] })
  fireEvent.click(button())
  const search = await screen.findByLabelText('按名称或共享人找')
  fireEvent.change(search, { target: { value: '周启' } })
  fireEvent.keyDown(search, { key: 'Enter' })
  await waitFor(() => expect(screen.getAllByRole('link').map((link) => link.textContent)).toHaveLength(1))
  fireEvent.keyDown(search, { key: 'ArrowDown' })
  expect(document.activeElement?.textContent).toContain('我的大单')
  fireEvent.change(search, { target: { value: '没有这个' } })
  fireEvent.keyDown(search, { key: 'Enter' })
  await screen.findByText('没有这样的视图')
})

test('on a phone the menu is a sheet', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => {}, removeEventListener: () => {} }))
  await show('mine=1&min=5000000', big.id)
  fireEvent.click(button())
  expect((await screen.findByRole('dialog')).className).toContain('dialog')
})
