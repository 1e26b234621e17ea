import { expect, test } from 'vitest'
import { readPlace, writePlace } from './timeline-place.ts'

const id = '0199f1a0-0000-7000-8000-0000000000ff'
const place = { at: new Date('2026-11-25T08:15:30.123Z'), id }

test('a place that was written is read', () => {
  expect(readPlace(writePlace(place))).toEqual(place)
})

test.each([
  null,
  '',
  'yesterday',
  `2026-11-25T08:15:30.123Z`,
  `2026-11-25T08:15:30.123Z~${'-'.repeat(36)}`,
  `2026-02-30T00:00:00.000Z~${id}`,
  `+275760-09-13T00:00:00.000Z~${id}`,
  `0000-01-01T00:00:00.000Z~${id}`,
])('what nobody wrote is no place: %s', (text) => {
  expect(readPlace(text)).toBeNull()
})
