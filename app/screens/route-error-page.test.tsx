import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { createMemoryRouter, data, Link, RouterProvider, useRouteError } from 'react-router'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { unexpectedBody } from '#app/http/throw-response.server.ts'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import { RouteErrorPage } from './route-error-page.tsx'

let i18n: Awaited<ReturnType<typeof makeI18n>>
beforeAll(async () => {
  i18n = await makeI18n('en')
})
afterEach(cleanup)

const Boundary = () => <RouteErrorPage error={useRouteError()} />

/** A page that stands, with a link to one whose requests fail, each with an id of its own. */
function open(fail: () => unknown) {
  const failing = () => {
    throw fail()
  }
  const router = createMemoryRouter([
    {
      ErrorBoundary: Boundary,
      children: [
        { path: '/', element: <Link to="/failing">on</Link> },
        { path: '/failing', element: null, loader: failing },
      ],
    },
  ])
  render(
    <I18nextProvider i18n={i18n}>
      <RouterProvider router={router} />
    </I18nextProvider>,
  )
}

test('the number is of the request that failed, and anew on each try', async () => {
  let tries = 0
  open(() => data(unexpectedBody(`try-${++tries}`), { status: 500 }))
  fireEvent.click(await screen.findByText('on'))
  await screen.findByText('Number for the administrator: try-1')
  fireEvent.click(screen.getByText('Try again'))
  await screen.findByText('Number for the administrator: try-2')
})

test('what failed in the browser has no number, as no log has it', async () => {
  open(() => new TypeError('Failed to fetch'))
  fireEvent.click(await screen.findByText('on'))
  await screen.findByText('Something went wrong on this page')
  expect(document.body.textContent).not.toMatch(/Number/)
})
