import { render, waitFor } from '@testing-library/react'
import { type ReactNode, useEffect } from 'react'
import { I18nextProvider } from 'react-i18next'
import { createMemoryRouter, type LoaderFunctionArgs, Outlet, RouterProvider, useLoaderData } from 'react-router'
import { ToastProvider } from '#app/components/ui/toast.tsx'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import type { ExchangeRate } from '#crm/exchange-rates/in-one-currency.ts'

export type Sent = Record<string, string | string[]>

interface ShowOptions<Data> {
  /** what the page's loader gives, each time it is asked */
  load?: () => Data
  screen: (loaded: Data) => ReactNode
  /** address of a verb to what it answers, one after the other; what is answered last stays */
  answers?: Record<string, unknown[]>
  /** of other currencies; none when left out */
  rates?: ExchangeRate[]
  /** to be gone to by the screen */
  elsewhere?: string
}

/**
 * Shows a screen as the signed-in person `zhou` sees it, in Chinese, with verbs that answer as told.
 * @returns what was sent to the verbs, and how often the page was loaded
 */
export async function showScreen<Data>(options: ShowOptions<Data>): Promise<{ sent: Sent[]; loads: () => number }> {
  const { load, screen, answers = {}, elsewhere } = options
  const i18n = await makeI18n('zh-CN')
  const sent: Sent[] = []
  let loads = 0
  let shown = false
  const Page = () => {
    useEffect(() => {
      shown = true
    }, [])
    return screen(useLoaderData() as Data)
  }
  const router = createMemoryRouter(
    [
      {
        id: 'routes/shell',
        path: '/',
        element: <Outlet />,
        hydrateFallbackElement: <></>,
        loader: () => ({
          today: '2026-11-25',
          timeZone: 'Asia/Shanghai',
          currency: 'CNY',
          rates: options.rates ?? [],
          actor: { id: 'zhou' },
        }),
        children: [
          {
            index: true,
            element: <Page />,
            loader: () => {
              loads++
              return load ? load() : null
            },
          },
          ...(elsewhere ? [{ path: elsewhere, element: <p>{elsewhere}</p> }] : []),
        ],
      },
      ...Object.entries(answers).map(([path, given]) => ({
        path,
        action: async ({ request }: LoaderFunctionArgs) => {
          const form = await request.formData()
          sent.push(
            Object.fromEntries(
              [...new Set(form.keys())].map((key) => {
                const texts = form.getAll(key).map(String)
                return [key, key.endsWith('[]') ? texts : (texts[0] ?? '')]
              }),
            ),
          )
          return given.length > 1 ? given.shift() : given[0]
        },
      })),
    ],
    { initialEntries: ['/'] },
  )
  render(
    <I18nextProvider i18n={i18n}>
      <ToastProvider>
        <RouterProvider router={router} />
      </ToastProvider>
    </I18nextProvider>,
  )
  await waitFor(() => {
    if (!shown) throw new Error('still loading')
  })
  return { sent, loads: () => loads }
}
