import { cleanup, render, screen } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { ToastProvider } from '#app/components/ui/toast.tsx'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import { noViews } from '#tests/factories/no-views.ts'
import type { ListData } from './list-data.ts'
import { ListScreen } from './list-screen.tsx'

beforeAll(() => {
  // The test's document does not know this element, and React says so once.
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  render(<search />)
  cleanup()
  said.mockRestore()
})
afterEach(cleanup)

async function show(summary: ListData['summary']): Promise<string> {
  const element = (
    <ListScreen
      filter={{ q: '压机' }}
      names={{ customer: null, org: null, owner: null }}
      page={{ rows: [], nextCursor: null }}
      summary={summary}
      types={[]}
      stages={[]}
      excluding={null}
      views={noViews('opportunities')}
      mayCreate={false}
    />
  )
  const shell = { id: 'routes/shell', path: '/', loader: () => null, element }
  const group = { today: '2026-11-25', timeZone: 'Asia/Shanghai', currency: 'CNY', actor: { id: '' } }
  const router = createMemoryRouter([shell], { hydrationData: { loaderData: { 'routes/shell': group } } })
  render(
    <I18nextProvider i18n={await makeI18n('zh-CN')}>
      <ToastProvider>
        <RouterProvider router={router} />
      </ToastProvider>
    </I18nextProvider>,
  )
  return screen.getByRole('heading', { level: 1 }).textContent ?? ''
}

test('a search that was cut short says so, and its count is one of at least', async () => {
  expect(await show({ count: 12, more: true, searchedOnly: 999, totals: [] })).toBe('商机 至少 12 项')
  expect(screen.getByText(/最近变动的 999 项/).closest('[role=status]')?.textContent).toContain('只有最近变动的 999 项')
})

test('one that was not says nothing', async () => {
  expect(await show({ count: 12, more: false, searchedOnly: null, totals: [] })).toBe('商机 12 项')
  expect(screen.queryByText(/最近变动的/)).toBeNull()
})
