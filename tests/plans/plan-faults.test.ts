import { expect, test } from 'vitest'
import { type PlanNode, planFaults } from './plan-faults.ts'

const sizes = new Map([
  ['opportunity', 100_000],
  ['stage', 13],
])
const faults = (Plan: PlanNode) => planFaults({ 'Query Text': '', Plan }, sizes)
const node = (more: Partial<PlanNode>): PlanNode => ({
  'Node Type': 'Nested Loop',
  'Actual Loops': 1,
  'Actual Rows': 1,
  ...more,
})

test('an index scan and a small table read whole are sound', () => {
  const scan = node({ 'Node Type': 'Index Scan', 'Relation Name': 'opportunity', 'Rows Removed by Filter': 12 })
  expect(faults(node({ Plans: [scan, node({ 'Node Type': 'Seq Scan', 'Relation Name': 'stage' })] }))).toEqual([])
})

test('a large table read whole is a fault, unless the plan never came to it', () => {
  const scan = node({ 'Node Type': 'Seq Scan', 'Relation Name': 'opportunity' })
  expect(faults(node({ Plans: [scan] }))).toEqual(['reads all 100000 rows of opportunity'])
  expect(faults(node({ Plans: [{ ...scan, 'Actual Loops': 0 }] }))).toEqual([])
})

test('rows thrown away add up over loops and nodes', () => {
  const scan = node({ 'Node Type': 'Index Scan', 'Relation Name': 'opportunity', 'Actual Loops': 13 })
  expect(faults({ ...scan, 'Rows Removed by Filter': 300 })).toEqual([])
  const both = node({
    Plans: [
      { ...scan, 'Rows Removed by Filter': 300 },
      { ...scan, 'Rows Removed by Index Recheck': 400 },
    ],
  })
  expect(faults(both)).toEqual(['throws 9100 rows away, most in Index Scan opportunity'])
})
