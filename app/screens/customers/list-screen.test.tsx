import { cleanup, render, screen } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { ToastProvider } from '#app/components/ui/toast.tsx'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import { noViews } from '#tests/factories/no-views.ts'
import { ListScreen, type ListScreenProps } from './list-screen.tsx'

beforeAll(() => {
  // The test's document does not know this element, and React says so once.
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  render(<search />)
  cleanup()
  said.mockRestore()
})
afterEach(cleanup)

async function show(counted: ListScreenProps['counted']): Promise<string> {
  const element = (
    <ListScreen
      filter={{ q: '钢' }}
      page={{ rows: [], nextCursor: null }}
      counted={counted}
      currency="CNY"
      companies={[]}
      excluding={null}
      views={noViews('customers')}
      may={{ create: false }}
    />
  )
  render(
    <I18nextProvider i18n={await makeI18n('zh-CN')}>
      <ToastProvider>
        <RouterProvider router={createMemoryRouter([{ path: '/', element }])} />
      </ToastProvider>
    </I18nextProvider>,
  )
  return screen.getByRole('heading', { level: 1 }).textContent ?? ''
}

test('a search that was cut short says so, and its count is one of at least', async () => {
  expect(await show({ count: 12, more: true, searchedOnly: 999 })).toBe('客户 至少 12 家')
  expect(screen.getByText(/排在前面的 999 家/).closest('[role=status]')?.textContent).toContain(
    '按名称排在前面的 999 家',
  )
})

test('one that was not says nothing', async () => {
  expect(await show({ count: 12, more: false, searchedOnly: null })).toBe('客户 12 家')
  expect(screen.queryByText(/排在前面的/)).toBeNull()
})
