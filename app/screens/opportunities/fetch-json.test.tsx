import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { afterEach, test, vi } from 'vitest'
import { Combobox, type ComboboxOption } from '#app/components/ui/combobox.tsx'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import { fetchCustomers } from './fetch-customers.ts'
import { fetchPeople } from './fetch-people.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const person = { id: 'p', name: { zh: '韩世杰', en: 'Han Shijie' }, title: null, org: { zh: '制造部', en: 'Works' } }
const customer = { id: 'c', name: { zh: '韩城钢铁', en: 'Hancheng Steel' } }

const found = (body: unknown) => Response.json(body)
const redirected = () => Object.defineProperty(new Response('<html>'), 'redirected', { value: true })
const failures = [
  ['the session is gone', redirected],
  ['the server fails', () => new Response('', { status: 503 })],
  ['the network is gone', () => Promise.reject(new TypeError('Failed to fetch'))],
] as const

type Find = (options: { q: string; signal: AbortSignal; side: 'zh' }) => Promise<ComboboxOption[]>
const pickers: [string, Find, unknown, unknown, string][] = [
  ['people', fetchPeople, { people: [person] }, { people: [] }, '韩世杰'],
  ['customers', fetchCustomers, { customers: [customer] }, { customers: [] }, '韩城钢铁'],
]

for (const [name, find, some, none, label] of pickers) {
  test.each(failures)(`the picker of ${name} says that it could not look, and looks again: %s`, async (_, fail) => {
    const answers = [fail, () => found(none), () => found(some)]
    vi.stubGlobal('fetch', async () => answers.shift()?.())
    const fetcher = (q: string, signal: AbortSignal) => find({ q, signal, side: 'zh' })
    render(
      <I18nextProvider i18n={await makeI18n('zh-CN')}>
        <Combobox label="人" value={null} onChange={() => {}} fetcher={fetcher} />
      </I18nextProvider>,
    )
    const type = (value: string) => fireEvent.change(screen.getByRole('combobox'), { target: { value } })
    type('韩')
    await screen.findByText('没查到，请再试一次')
    type('韩国')
    await screen.findByText('没有匹配的选项')
    type('韩')
    await screen.findByText(label)
  })
}
