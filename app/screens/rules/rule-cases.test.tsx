import { cleanup, render, screen, within } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import { RuleCases } from './rule-cases.tsx'

afterEach(cleanup)

test('each case says what is given, what should come out and whether it does', async () => {
  const cases: Parameters<typeof RuleCases>[0]['cases'] = [
    {
      name: { zh: '只谈过一次', en: 'Talked once only' },
      facts: [
        { key: 'exchanges', label: { zh: '技术交流', en: 'Technical exchanges' }, value: { zh: '1 次', en: '1' } },
        { key: 'product', label: { zh: '产品', en: 'Product' }, value: { zh: '没有填', en: 'not filled in' } },
      ],
      expect: 'refuse',
      passed: true,
    },
  ]
  const router = createMemoryRouter([{ path: '/', element: <RuleCases cases={cases} /> }])
  render(
    <I18nextProvider i18n={await makeI18n('zh-CN')}>
      <RouterProvider router={router} />
    </I18nextProvider>,
  )
  const one = within(screen.getByRole('listitem'))
  expect(one.getByText('只谈过一次')).toBeDefined()
  expect(one.getByText('不放行')).toBeDefined()
  expect(one.getByLabelText('符合')).toBeDefined()
  const given = [...one.getByLabelText('给定').querySelectorAll('dt')].map((term) => [
    term.textContent,
    term.nextElementSibling?.textContent,
  ])
  expect(given).toEqual([
    ['技术交流', '1 次'],
    ['产品', '没有填'],
  ])
})
