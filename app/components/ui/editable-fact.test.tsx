import { act, fireEvent, render, screen } from '@testing-library/react'
import { createInstance } from 'i18next'
import type { ReactNode } from 'react'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import kit from '#app/i18n/messages/en/kit.json' with { type: 'json' }
import { EditableFact } from './editable-fact.tsx'

const i18n = createInstance()
beforeAll(async () => {
  const options = {
    lng: 'en',
    resources: { en: { kit } },
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  }
  await i18n.use(initReactI18next).init(options as Parameters<typeof i18n.init>[0])
})

function Facts({ children }: { children: ReactNode }) {
  return (
    <I18nextProvider i18n={i18n}>
      <dl>{children}</dl>
    </I18nextProvider>
  )
}

function open(): HTMLInputElement {
  fireEvent.click(screen.getByRole('button', { name: 'Change Budget: 100' }))
  return screen.getByLabelText('Budget') as HTMLInputElement
}

describe('EditableFact', () => {
  it('saves on Enter once and stays open until the save is through', () => {
    const save = vi.fn()
    const fact = (more: object) => (
      <Facts>
        <EditableFact label="Budget" value="100" onSave={save} {...more} />
      </Facts>
    )
    const view = render(fact({}))
    const field = open()
    fireEvent.change(field, { target: { value: '120' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(save.mock.calls).toEqual([['120', '100']])
    view.rerender(fact({ pending: true }))
    fireEvent.blur(field)
    expect(save).toHaveBeenCalledTimes(1)
    view.rerender(fact({ value: '120' }))
    expect(screen.getByRole('button', { name: 'Change Budget: 120' })).toBeTruthy()
    view.unmount()
  })

  it('reverts on Esc and saves nothing', () => {
    const save = vi.fn()
    const view = render(
      <Facts>
        <EditableFact label="Budget" value="100" onSave={save} />
      </Facts>,
    )
    const field = open()
    fireEvent.change(field, { target: { value: '120' } })
    fireEvent.keyDown(field, { key: 'Escape' })
    expect(save).not.toHaveBeenCalled()
    expect(screen.getByRole('button', { name: 'Change Budget: 100' })).toBeTruthy()
    view.unmount()
  })

  it('says of an empty fact what it shows: that there is nothing', () => {
    const view = render(
      <Facts>
        <EditableFact label="Budget" value="" display="" onSave={() => undefined} />
      </Facts>,
    )
    const { textContent } = screen.getByRole('button')
    expect(textContent).not.toBe('')
    expect(screen.getByRole('button', { name: `Change Budget: ${textContent}` })).toBeTruthy()
    view.unmount()
  })

  it('keeps what was typed while an error is shown', () => {
    const fact = (more: object) => (
      <Facts>
        <EditableFact label="Budget" value="100" onSave={() => undefined} {...more} />
      </Facts>
    )
    const view = render(fact({}))
    const field = open()
    fireEvent.change(field, { target: { value: '-5' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    view.rerender(fact({ pending: true }))
    view.rerender(fact({ error: 'Not below zero' }))
    expect(screen.getByLabelText<HTMLInputElement>('Budget').value).toBe('-5')
    expect(screen.getByText('Not below zero')).toBeTruthy()
    view.unmount()
  })

  it('opens with what was typed earlier and not saved, held against what stood there then', () => {
    const save = vi.fn()
    const giveUp = vi.fn()
    const kept = { value: '120', base: '90' }
    const view = render(
      <Facts>
        <EditableFact label="Budget" value="100" onSave={save} onGiveUp={giveUp} kept={kept} />
      </Facts>,
    )
    const field = screen.getByLabelText<HTMLInputElement>('Budget')
    expect(field.value).toBe('120')
    expect(document.activeElement).not.toBe(field)
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(save.mock.calls).toEqual([['120', '90']])
    fireEvent.keyDown(field, { key: 'Escape' })
    expect(giveUp).toHaveBeenCalledTimes(1)
    expect(screen.getByRole('button', { name: 'Change Budget: 100' })).toBeTruthy()
    view.unmount()
  })

  it('leaves the Enter of an input method to the input method', async () => {
    const save = vi.fn()
    const view = render(
      <Facts>
        <EditableFact label="Budget" value="100" onSave={save} />
      </Facts>,
    )
    const field = open()
    fireEvent.change(field, { target: { value: '回转窑' } })
    await act(async () => void fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 }))
    expect(save).not.toHaveBeenCalled()
    expect(screen.getByLabelText<HTMLInputElement>('Budget').value).toBe('回转窑')
    view.unmount()
  })
})
