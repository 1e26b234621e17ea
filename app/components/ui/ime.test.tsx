import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import expected from '#tests/cases/U01.expected.json' with { type: 'json' }
import steps from '#tests/cases/U01.steps.json' with { type: 'json' }
import { Combobox } from './combobox.tsx'
import { EditableFact } from './editable-fact.tsx'
import { GuardedForm } from './guarded-form.tsx'
import { isComposing } from './ime.ts'
import { SearchInput } from './search-input.tsx'

type Step = (typeof steps.events)[number]

const word = expected.value_after_event_4
let i18n: Awaited<ReturnType<typeof makeI18n>>
beforeAll(async () => {
  i18n = await makeI18n('zh-CN')
  // The test's document does not know this element, and React says so once.
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  render(<search />)
  cleanup()
  said.mockRestore()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function composing(type: string, data: string) {
  const event = new Event(type, { bubbles: true, cancelable: true })
  return Object.assign(event, { data, isComposing: true })
}

/** What a browser does in a field for a step of the case: the value moves while the input method composes. */
function play(field: HTMLInputElement, step: Step): boolean {
  if (step.type === 'compositionstart') return fireEvent.compositionStart(field)
  if (step.type === 'compositionupdate') {
    const shown = fireEvent.compositionUpdate(field, { data: step.data })
    setValue(field, step.data ?? '')
    return fireEvent(field, composing('input', step.data ?? '')) && shown
  }
  if (step.type === 'compositionend') {
    setValue(field, step.data ?? '')
    fireEvent(field, composing('input', step.data ?? ''))
    return fireEvent.compositionEnd(field, { data: step.data })
  }
  const press = new KeyboardEvent(step.type, { key: step.key, bubbles: true, cancelable: true })
  Object.defineProperty(press, 'isComposing', { value: step.isComposing })
  Object.defineProperty(press, 'keyCode', { value: step.keyCode ?? 0 })
  return fireEvent(field, press)
}

/** Past React's own setter, which would take the value for one that it has rendered. */
function setValue(field: HTMLInputElement, value: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value)
}

function show(element: React.ReactNode): void {
  const router = createMemoryRouter([{ path: '/', element }])
  render(
    <I18nextProvider i18n={i18n}>
      <RouterProvider router={router} />
    </I18nextProvider>,
  )
}

/** After each event of the case, what has been sent so far; the value in the field after the composition. */
function playAll(field: HTMLInputElement, sent: () => unknown[]): { counts: number[]; composed: string } {
  let composed = ''
  const counts = steps.events.map((step, at) => {
    play(field, step)
    if (at === 3) composed = field.value
    return sent().length
  })
  return { counts, composed }
}

const once = [0, 0, 0, 0, 0, 1]

describe('Enter while an input method composes', () => {
  it('does not search; the Enter after the composition searches once', () => {
    const search = vi.fn()
    show(<SearchInput label="搜索" onSearch={search} />)
    const played = playAll(screen.getByLabelText('搜索'), () => search.mock.calls)
    expect(played).toEqual({ counts: once, composed: word })
    expect(search.mock.calls).toEqual([[word]])
  })

  it('nor does a search while typing rests begin in the middle of a word', () => {
    vi.useFakeTimers()
    const search = vi.fn()
    show(<SearchInput label="搜索" onSearch={search} debounceMs={100} />)
    const field = screen.getByLabelText<HTMLInputElement>('搜索')
    for (const step of steps.events.slice(0, 3)) play(field, step)
    act(() => vi.advanceTimersByTime(1000))
    expect(search).not.toHaveBeenCalled()
    for (const step of steps.events.slice(3, 5)) play(field, step)
    act(() => vi.advanceTimersByTime(1000))
    expect(search.mock.calls).toEqual([[word]])
  })

  it('does not save a name edited in place; the Enter after it saves once', () => {
    const save = vi.fn()
    show(
      <dl>
        <EditableFact label="名称" value="窑" onSave={save} />
      </dl>,
    )
    fireEvent.click(screen.getByRole('button'))
    const played = playAll(screen.getByLabelText('名称'), () => save.mock.calls)
    expect(played).toEqual({ counts: once, composed: word })
    expect(save.mock.calls).toEqual([[word, '窑']])
  })

  it('chooses nothing from a list; the Enter after it takes what is found', () => {
    const choose = vi.fn()
    const options = [
      { value: 'kiln', label: `${word} 4 米` },
      { value: 'hui', label: 'hui zhuan yao' },
    ]
    show(<Combobox label="产品" value={null} onChange={choose} options={options} />)
    const played = playAll(screen.getByRole('combobox'), () => choose.mock.calls)
    expect(played).toEqual({ counts: once, composed: word })
    expect(choose.mock.calls[0]?.[0]).toBe('kiln')
  })

  it('does not reach a form', () => {
    show(
      <GuardedForm>
        <input aria-label="note" />
      </GuardedForm>,
    )
    const field = screen.getByLabelText<HTMLInputElement>('note')
    const presses = steps.events.filter((step) => step.type === 'keydown').map((step) => play(field, step))
    expect(presses).toEqual([false, true])
  })

  it('is known by the key code alone where the browser ended the composition first', () => {
    expect(isComposing({ nativeEvent: { isComposing: false, keyCode: 229 } })).toBe(true)
    expect(isComposing({ nativeEvent: { isComposing: false, keyCode: 13 } })).toBe(false)
  })
})
