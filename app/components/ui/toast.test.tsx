import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { TOAST_MS, type ToastMessage, ToastProvider, useToast } from './toast.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function Teller(message: ToastMessage) {
  const { show } = useToast()
  return (
    <button type="button" onClick={() => show(message)}>
      tell
    </button>
  )
}

function tell(message: ToastMessage) {
  render(
    <ToastProvider>
      <Teller {...message} />
    </ToastProvider>,
  )
  // Both regions stand and are empty before anything is said.
  expect(screen.getByRole('status').textContent).toBe('')
  expect(screen.getByRole('alert').textContent).toBe('')
  fireEvent.click(screen.getByText('tell'))
}

const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms))

test('what was done is a status, and goes by itself', () => {
  tell({ text: 'Saved' })
  expect(screen.getByRole('status').textContent).toBe('Saved')
  expect(screen.getByRole('alert').textContent).toBe('')
  wait(TOAST_MS.done)
  expect(screen.queryByText('Saved')).toBeNull()
})

test('what failed is an alert in the colours of risk, and stays longer', () => {
  tell({ text: 'Not saved', tone: 'risk' })
  const alert = screen.getByRole('alert')
  expect(alert.textContent).toBe('Not saved')
  expect(alert.firstElementChild?.className).toMatch(/bg-risk-subtle.*text-risk-text/)
  expect(screen.getByRole('status').textContent).toBe('')
  wait(TOAST_MS.done)
  expect(alert.textContent).toBe('Not saved')
  wait(TOAST_MS.risk - TOAST_MS.done)
  expect(alert.textContent).toBe('')
})

test('its action is done once and ends it', () => {
  const undo = vi.fn()
  tell({ text: 'Saved', action: { label: 'Undo', onClick: undo } })
  fireEvent.click(screen.getByText('Undo'))
  expect(undo).toHaveBeenCalledTimes(1)
  expect(screen.queryByText('Saved')).toBeNull()
})
