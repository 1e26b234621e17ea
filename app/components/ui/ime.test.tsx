// @vitest-environment happy-dom
import { fireEvent, render } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { describe, expect, it, vi } from 'vitest'
import steps from '#tests/cases/U01.steps.json' with { type: 'json' }
import { GuardedForm } from './guarded-form.tsx'
import { isComposing, useImeSafeSubmit } from './ime.ts'

type Step = (typeof steps.events)[number]

function play(field: HTMLInputElement, step: Step): boolean {
  if (step.type === 'compositionstart') return fireEvent.compositionStart(field)
  if (step.type === 'compositionupdate') return fireEvent.compositionUpdate(field, { data: step.data })
  if (step.type === 'compositionend') return fireEvent.compositionEnd(field, { data: step.data })
  const press = new KeyboardEvent(step.type, { key: step.key, bubbles: true, cancelable: true })
  Object.defineProperty(press, 'isComposing', { value: step.isComposing })
  Object.defineProperty(press, 'keyCode', { value: step.keyCode ?? 0 })
  return fireEvent(field, press)
}

function Field({ onSubmit }: { onSubmit: () => void }) {
  return <input aria-label="name" {...useImeSafeSubmit(onSubmit)} />
}

describe('Enter while an input method composes', () => {
  it('submits once, with the Enter after the composition', () => {
    const submit = vi.fn()
    const { getByLabelText } = render(<Field onSubmit={submit} />)
    const field = getByLabelText('name') as HTMLInputElement
    const counts = steps.events.map((step) => {
      play(field, step)
      return submit.mock.calls.length
    })
    expect(counts).toEqual([0, 0, 0, 0, 0, 1])
  })

  it('does not reach a guarded form', () => {
    const router = createMemoryRouter([
      {
        path: '/',
        element: (
          <GuardedForm>
            <input aria-label="note" />
          </GuardedForm>
        ),
      },
    ])
    const { getByLabelText } = render(<RouterProvider router={router} />)
    const field = getByLabelText('note') as HTMLInputElement
    const presses = steps.events.filter((step) => step.type === 'keydown').map((step) => play(field, step))
    expect(presses).toEqual([false, true])
  })

  it('is known by the key code alone where the browser ended the composition first', () => {
    expect(isComposing({ nativeEvent: { isComposing: false, keyCode: 229 } })).toBe(true)
    expect(isComposing({ nativeEvent: { isComposing: false, keyCode: 13 } })).toBe(false)
  })
})
