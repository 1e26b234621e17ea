import { expect, test } from 'vitest'
import { edgeAt, packEdges } from './printed-edges.ts'

test.each([
  [0, { x: 60, y: 10, width: 440.25, height: 11 }, 440.25],
  [90, { x: 60, y: 10, width: 11, height: 700 }, 700],
  [180, { x: 0, y: 0, width: 14_400, height: 11 }, 14_400],
])(
  'edges of a run that goes %i degrees come back within a fiftieth of a thousandth of its breadth',
  (direction, box, breadth) => {
    const edges = Array.from({ length: 101 }, (_, at) => (at / 100) ** 1.7 * breadth)
    const run = { box, direction, edges: packEdges(edges, { box, direction }) }
    expect(run.edges).toHaveLength(101)
    for (const [at, edge] of edges.entries())
      expect(Math.abs(edgeAt(run, at) - edge)).toBeLessThanOrEqual(breadth / 50_000)
    expect(edgeAt(run, 100)).toBeCloseTo(breadth, 6)
  },
)

test('what is packed can be kept as JSON in a database: no half of a pair, nothing that steers', () => {
  const box = { x: 0, y: 0, width: 100, height: 10 }
  const packed = packEdges([-5, 0, 50, 100, 300], { box, direction: 0 })
  expect(packed.isWellFormed()).toBe(true)
  expect([...packed].every((character) => character >= ' ')).toBe(true)
  expect([0, 1, 2, 3, 4].map((at) => edgeAt({ box, direction: 0, edges: packed }, at))).toEqual([0, 0, 50, 100, 100])
})

test('a run without breadth has no edges but its beginning', () => {
  const run = { box: { x: 0, y: 0, width: 0, height: 10 }, direction: 0 }
  expect(edgeAt({ ...run, edges: packEdges([0, 0, 0], run) }, 2)).toBe(0)
})
