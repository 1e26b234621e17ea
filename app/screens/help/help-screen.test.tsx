import { cleanup, render, screen } from '@testing-library/react'
import axe from 'axe-core'
import { I18nextProvider } from 'react-i18next'
import { MemoryRouter } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import { HelpScreen, type HelpScreenProps } from './help-screen.tsx'

afterEach(cleanup)

async function show(may: HelpScreenProps['may'], language: 'zh-CN' | 'en' = 'zh-CN') {
  render(
    <I18nextProvider i18n={await makeI18n(language)}>
      <MemoryRouter>
        <HelpScreen may={may} />
      </MemoryRouter>
    </I18nextProvider>,
  )
}

/** Those that lead to other pages. */
const links = () =>
  screen
    .queryAllByRole('link')
    .map((link) => link.getAttribute('href'))
    .filter((to) => !to?.startsWith('#'))

test.each([
  ['zh-CN', ['商机怎样走过各个阶段', '预警是什么，怎样结束', '为什么不放行，能不能破例', '键盘操作']],
  ['en', ['How an opportunity moves through its stages', 'What a warning is, and how it ends']],
] as const)('it explains in %s what there is, at the places that the palette leads to', async (language, titles) => {
  await show({ readRules: false, manageJobs: false, keepRates: false, keepModels: false }, language)
  for (const name of titles) expect(screen.getByRole('region', { name })).toBeTruthy()
  for (const id of ['stages', 'warnings', 'contracts', 'exceptions']) expect(document.getElementById(id)).toBeTruthy()
  // A paragraph whose words are not in the catalogue shows its key.
  expect(document.body.textContent).not.toMatch(/(stages|warnings|contracts|exceptions|administration)\.\w/)
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
})

test('of the pages of administration a role reads only of those that it may open', async () => {
  await show({ readRules: false, manageJobs: false, keepRates: false, keepModels: false })
  expect(links()).toEqual([])
  cleanup()
  await show({ readRules: true, manageJobs: false, keepRates: false, keepModels: false })
  expect(links()).toEqual(['/rules', '/rules#sweep-title'])
  cleanup()
  await show({ readRules: true, manageJobs: true, keepRates: true, keepModels: true })
  expect(links()).toEqual([
    '/admin/jobs',
    '/admin/jobs#schedules-title',
    '/admin/exchange-rates',
    '/admin/models',
    '/rules',
    '/rules#sweep-title',
  ])
})
