import { expect, test } from 'vitest'
import { mulberry32, randomFor } from './random.ts'
import { stableEventId, stableId } from './stable-id.ts'

test('mulberry32 gives the published sequence', () => {
  const next = mulberry32(1)
  expect([next(), next(), next()]).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522])
})

test('a key draws the same every time, and another key something else', () => {
  const drawn = (key: string) => {
    const random = randomFor(key)
    return [
      random.between(1, 1000),
      random.between(1, 1000),
      random.pick('abcdefgh'.split('')),
      random.shuffled([1, 2, 3, 4, 5]),
    ]
  }
  expect(drawn('plan/1')).toEqual(drawn('plan/1'))
  expect(drawn('plan/1')).not.toEqual(drawn('plan/2'))
})

test('numbers stay within their limits, both included', () => {
  const random = randomFor('limits')
  const seen = new Set(Array.from({ length: 500 }, () => random.between(3, 6)))
  expect([...seen].sort()).toEqual([3, 4, 5, 6])
})

test('shuffling keeps every element once', () => {
  const items = Array.from({ length: 50 }, (_, place) => place)
  const shuffled = randomFor('shuffle').shuffled(items)
  expect(shuffled).not.toEqual(items)
  expect(shuffled.toSorted((one, other) => one - other)).toEqual(items)
})

test('picking from nothing is refused', () => {
  expect(() => randomFor('empty').pick([])).toThrow('nothing to pick from for empty')
})

test('ids are stable UUIDs; those of events carry their moment', () => {
  expect(stableId('opportunity/OPP-2026-0417')).toBe(stableId('opportunity/OPP-2026-0417'))
  expect(stableId('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const at = Date.UTC(2026, 10, 25)
  const id = stableEventId('event/1', at)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(at)
})
