import { expect, test } from 'vitest'
import { tableOf } from './measure.ts'

test('the table lines up and shows ratio beside limit', () => {
  const measure = { name: 'gate', ratio: 1.234, baseline: 'bare', limit: 3, detail: '1 ms' }
  expect(tableOf([measure])).toBe('measure  ratio  limit  against  detail\ngate     1.23   3      bare     1 ms')
})

test('a small ratio shows more than zeros', () => {
  const measure = { name: 'sweep', ratio: 0.00257, baseline: 'bare', limit: 1 / 15, detail: '' }
  expect(tableOf([measure])).toContain('sweep    0.0026  0.067')
})
