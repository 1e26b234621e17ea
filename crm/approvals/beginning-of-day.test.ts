import { expect, test } from 'vitest'
import { dayOf } from '#lib/clock.ts'
import { beginningOf } from './beginning-of-day.ts'

test.each([
  ['2026-11-29', 'Asia/Shanghai', '2026-11-28T16:00:00.000Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-11-29', 'Pacific/Kiritimati', '2026-11-28T10:00:00.000Z'],
  ['2026-11-29', 'Pacific/Pago_Pago', '2026-11-29T11:00:00.000Z'],
  // There is no midnight: clocks go from 23:59 to 01:00.
  ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
])('%s begins in %s at %s', (day, zone, at) => {
  const begun = beginningOf(day, zone)
  expect(begun.toISOString()).toBe(at)
  expect([dayOf(begun, zone), dayOf(new Date(begun.getTime() - 1000), zone)]).toEqual([
    day,
    expect.not.stringMatching(day),
  ])
})
