import { expect, test } from 'vitest'
import { nextMonday } from './next-monday.ts'

test.each([
  ['2026-11-27', '2026-11-30'],
  ['2026-11-29', '2026-11-30'],
  ['2026-11-30', '2026-12-07'],
  ['2026-12-29', '2027-01-04'],
])('after %s it is %s', (day, monday) => {
  expect(nextMonday(day)).toBe(monday)
})
