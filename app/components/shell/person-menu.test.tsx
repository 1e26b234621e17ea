import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import { I18nextProvider } from 'react-i18next'
import { MemoryRouter } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import { PersonMenu } from './person-menu.tsx'

const sent = vi.fn<(address: string, form: Record<string, unknown>) => void>()

function note(event: SubmitEvent) {
  event.preventDefault()
  const form = event.target as HTMLFormElement
  sent(form.getAttribute('action') ?? '', Object.fromEntries(new FormData(form)))
}

afterEach(() => {
  document.removeEventListener('submit', note)
  cleanup()
  sent.mockClear()
})

async function open() {
  document.addEventListener('submit', note)
  const actor = { name: { zh: '周启明', en: 'Zhou Qiming' }, title: '', home: { name: '中嵩锻压' } }
  render(
    <I18nextProvider i18n={await makeI18n('zh-CN')}>
      <MemoryRouter>
        <PersonMenu actor={actor} lng="zh-CN" theme="system" back="/customers?grade=A" />
      </MemoryRouter>
    </I18nextProvider>,
  )
  const trigger = screen.getByRole('button')
  trigger.focus()
  fireEvent.keyDown(trigger, { key: 'Enter' })
  return screen.findByRole('menu')
}

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key })

test('the menu holds items and groups of items, and nothing else that a screen reader would meet', async () => {
  const menu = await open()
  const { violations } = await axe.run(document.body, {
    runOnly: ['aria-required-children', 'aria-required-parent', 'aria-allowed-attr', 'aria-valid-attr-value'],
  })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([])
  expect(menu.querySelector('form, input')).toBeNull()
  expect(screen.getAllByRole('group').map((group) => group.textContent?.slice(0, 2))).toEqual(['语言', '外观'])
})

test('the present choices say that they are', async () => {
  await open()
  const chosen = screen
    .getAllByRole('menuitemradio')
    .filter((choice) => choice.getAttribute('aria-checked') === 'true')
    .map((choice) => choice.textContent)
  expect(chosen).toEqual(['中文', '跟随系统'])
})

test('it leads to the help', async () => {
  await open()
  expect(screen.getByRole('menuitem', { name: '帮助' }).getAttribute('href')).toBe('/help')
})

test('by keyboard alone: down to another language, and Enter posts it', async () => {
  await open()
  await waitFor(() => expect(document.activeElement?.textContent).toBe('中文'))
  press('ArrowDown')
  await waitFor(() => expect(document.activeElement?.textContent).toBe('English'))
  press('Enter')
  expect(sent.mock.calls).toEqual([['/preferences', { lng: 'en', back: '/customers?grade=A' }]])
})
