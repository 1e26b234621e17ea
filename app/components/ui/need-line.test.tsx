import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { HaveList } from './need-line.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const have = (label: string) => <HaveList title="Already there" items={[{ label }]} />

function open(width: number) {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: width <= Number(/max-width: (\d+)px/.exec(query)?.[1]) }))
  const { rerender } = render(have('Bid opening filled in'))
  return { list: screen.getByRole('group') as HTMLDetailsElement, rerender }
}

test('what is there stands open on a desk', () => {
  expect(open(1440).list.open).toBe(true)
})

test('what is there is shut on a phone, and stays as the person leaves it', () => {
  const { list, rerender } = open(390)
  expect(list.open).toBe(false)
  list.open = true
  rerender(have('Team of 4'))
  expect(screen.getByText('Team of 4').closest('details')).toBe(list)
  expect(list.open).toBe(true)
})
