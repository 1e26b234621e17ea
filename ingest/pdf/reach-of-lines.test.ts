import { expect, test } from 'vitest'
import type { Column } from './lay-out-page.ts'
import { reachOf } from './reach-of-lines.ts'

const columnOf = (page: number, left: number, right: number, lines: number) => {
  const items = Array.from({ length: lines }, () => ({ line: { right, size: 10 } }))
  return { page, direction: 0, left, right, breadth: 595, items } as unknown as Column
}

test('lines of a left column end in the middle, whatever pages of one column and heads over both do', () => {
  const whole = columnOf(1, 51, 544, 30)
  const [head, left, right] = [columnOf(2, 51, 540, 1), columnOf(2, 51, 285, 40), columnOf(2, 310, 544, 40)]
  const reach = reachOf([whole, head, left, right])
  expect([whole, head, left, right].map(reach)).toEqual([544, 544, 285, 544])
})

test('a page of short lines reaches as far as pages set alike', () => {
  const short = columnOf(3, 51, 300, 3)
  expect(reachOf([columnOf(1, 51, 544, 30), columnOf(2, 51, 544, 30), short])(short)).toBe(544)
})
