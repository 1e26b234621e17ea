import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { createMemoryRouter, Link, Outlet, RouterProvider } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import { Shell } from './shell.tsx'

afterEach(cleanup)

test('from the click until the page is there, the frame says that it is on its way', async () => {
  const slow = Promise.withResolvers<null>()
  const actor = { name: { zh: '周启明', en: 'Zhou Qiming' }, title: '', home: { name: '中嵩锻压' } }
  const frame = (
    <Shell actor={actor} nav={[]} crumbs={[]} lng="zh-CN" theme="system" back="/">
      <Outlet />
    </Shell>
  )
  const router = createMemoryRouter([
    {
      path: '/',
      element: frame,
      children: [
        { index: true, element: <Link to="/opportunities/1">{'165MN 快锻液压机组'}</Link> },
        { path: 'opportunities/1', loader: () => slow.promise, element: <h1>{'165MN'}</h1> },
      ],
    },
  ])
  render(
    <I18nextProvider i18n={await makeI18n('zh-CN')}>
      <RouterProvider router={router} />
    </I18nextProvider>,
  )
  const line = () => screen.queryByRole('progressbar', { name: '正在加载' })
  expect(line()).toBeNull()
  fireEvent.click(screen.getByRole('link', { name: '165MN 快锻液压机组' }))
  await waitFor(() => expect(line()).not.toBeNull())
  slow.resolve(null)
  await screen.findByRole('heading', { name: '165MN' })
  expect(line()).toBeNull()
})
