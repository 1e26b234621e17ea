import { expect, test } from 'vitest'
import { isCalendarDate } from './clock.ts'

test.each(['0001-01-01', '2028-02-29', '9999-12-31'])('%s is a date', (text) => {
  expect(isCalendarDate(text)).toBe(true)
})

test.each(['0000-01-01', '2027-02-29', '2027-13-01', '27-01-01', '2027-01-01T00:00', ''])('%s is no date', (text) => {
  expect(isCalendarDate(text)).toBe(false)
})
