import { act, cleanup, render } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { createMemoryRouter, data, RouterProvider, useRouteError } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import { RouteErrorPage } from '#app/screens/route-error-page.tsx'
import Page from './page.tsx'

afterEach(cleanup)

const titles = () => [...document.querySelectorAll('title')].map((title) => title.textContent)
const list: PageHandle = { crumbs: (_data, { t }) => [{ label: t('nav.opportunities') }] }
const record: PageHandle = {
  crumbs: (loaded, { t, side }) => [
    { label: t('nav.opportunities'), to: '/opportunities' },
    { label: (loaded as { name: { zh: string; en: string } } | undefined)?.name[side] ?? '' },
  ],
}

async function open(language: 'zh-CN' | 'en') {
  const missing = () => {
    throw data({ code: 'NOT_FOUND', details: {}, requestId: '' }, { status: 404 })
  }
  const router = createMemoryRouter([
    {
      Component: Page,
      ErrorBoundary: () => <RouteErrorPage error={useRouteError()} />,
      children: [
        { path: '/', element: null, handle: list },
        {
          path: '/record',
          element: null,
          handle: record,
          loader: () => ({ name: { zh: '晋岳特钢 压机', en: 'Jinyue press' } }),
        },
        { path: '/missing', element: null, handle: record, loader: missing },
        { path: '/nameless', element: null },
      ],
    },
  ])
  render(
    <I18nextProvider i18n={await makeI18n(language)}>
      <RouterProvider router={router} />
    </I18nextProvider>,
  )
  return (path: string) => act(() => router.navigate(path))
}

test.each([
  ['zh-CN', '商机 · Gantry', '晋岳特钢 压机 · Gantry', '没有找到这条记录 · Gantry'],
  ['en', 'Opportunities · Gantry', 'Jinyue press · Gantry', 'This record was not found · Gantry'],
] as const)('each page has one title that says what it is: %s', async (language, ofList, ofRecord, ofError) => {
  const goTo = await open(language)
  expect(titles()).toEqual([ofList])
  await goTo('/record')
  expect(titles()).toEqual([ofRecord])
  await goTo('/missing')
  expect(titles()).toEqual([ofError])
  await goTo('/')
  expect(titles()).toEqual([ofList])
  await goTo('/nameless')
  expect(titles()).toEqual(['Gantry'])
})
