import { expect, test } from 'vitest'
import { newId } from './ids.ts'

test('an id carries its moment, its version and its variant, and is like no other', () => {
  const at = Date.UTC(2026, 10, 25, 8)
  const ids = Array.from({ length: 1000 }, () => newId(at))
  expect(new Set(ids).size).toBe(1000)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt((ids[0] ?? '').replaceAll('-', '').slice(0, 12), 16)).toBe(at)
})

test('later ids stand after earlier ones', () => {
  const ids = [0, 0xffff, 0x10000, Date.now()].map((at) => newId(at))
  expect(ids.toSorted()).toEqual(ids)
})
