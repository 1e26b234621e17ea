import type { ShouldRevalidateFunctionArgs } from 'react-router'
import { expect, test } from 'vitest'
import { onceGone } from './once-gone.ts'

test('a page is loaded anew after whatever was done on it, unless it is out of sight by that', () => {
  const after = (actionResult: unknown) =>
    onceGone({ actionResult, defaultShouldRevalidate: true } as ShouldRevalidateFunctionArgs)
  expect([after({ done: true, gone: false }), after({ done: true, gone: true })]).toEqual([true, false])
})
