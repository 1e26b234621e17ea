import { renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import type { TimelineEntry } from '#crm/opportunities/get-timeline.server.ts'
import { useEntryWords } from './use-entry-words.ts'

const raised: TimelineEntry = {
  id: 'raised',
  at: '2026-11-25T02:00:00.000Z',
  by: null,
  type: 'opportunity.changed',
  changes: [{ field: 'amount', before: '4200000.00', after: '4500000.00' }],
  stages: null,
  people: null,
  contact: null,
  activity: null,
  ended: null,
  note: null,
  warning: null,
  document: null,
}

async function say(currency: string, changes: TimelineEntry['changes'], language: 'en' | 'zh-CN' = 'en') {
  const i18n = await makeI18n(language)
  const Around = ({ children }: { children: ReactNode }) => (
    <I18nextProvider i18n={i18n}>
      <RouterProvider router={createMemoryRouter([{ path: '/', element: children }])} />
    </I18nextProvider>
  )
  const { result } = renderHook(() => useEntryWords(currency), { wrapper: Around })
  return result.current({ ...raised, changes })
}

test.each([
  ['EUR', '€4,200,000.00', '€4,500,000.00'],
  ['CNY', '¥4,200,000.00', '¥4,500,000.00'],
])('amounts are said in the opportunity’s currency: %s', async (currency, before, after) => {
  expect(await say(currency, raised.changes)).toBe(`changed the amount from ${before} to ${after}`)
})

test.each([
  ['en', 'made it a major opportunity', 'made it no longer a major one'],
  ['zh-CN', '列为重大商机', '不再列为重大商机'],
] as const)('a yes or no is said in words (%s)', async (language, yes, no) => {
  const change = (before: string, after: string) => say('CNY', [{ field: 'isMajor', before, after }], language)
  expect([await change('false', 'true'), await change('true', 'false')]).toEqual([yes, no])
})
