import fc from 'fast-check'
import { expect, it } from 'vitest'
import { arbitraryCondition, arbitraryRow, smallVocabulary } from '#tests/factories/arbitrary-condition.ts'
import { propertyRuns } from '#tests/setup/property-runs.ts'
import type { Condition, ConditionLine } from './condition.ts'
import { decide } from './decide.ts'

const options = { vocabulary: smallVocabulary, timezone: 'Asia/Shanghai', now: new Date(0) }
const rule = (condition: Condition, when?: Condition) => ({
  id: 'R',
  version: 1,
  name: { zh: '', en: '' },
  condition,
  when,
})

// A second evaluator, written from the rules and not from the engine: SQL's logic with null for unknown, by plain JavaScript.
type Kleene = boolean | null

function kleene(condition: Condition, row: Readonly<Record<string, unknown>>): Kleene {
  if ('not' in condition) {
    const inner = kleene(condition.not, row)
    return inner === null ? null : !inner
  }
  if ('all' in condition)
    return fold(
      condition.all.map((child) => kleene(child, row)),
      false,
    )
  if ('any' in condition)
    return fold(
      condition.any.map((child) => kleene(child, row)),
      true,
    )
  return lineOf(condition, row[condition.fact])
}

/** One `deciding` value decides; otherwise one unknown leaves it open. */
function fold(parts: readonly Kleene[], deciding: boolean): Kleene {
  if (parts.includes(deciding)) return deciding
  return parts.includes(null) ? null : !deciding
}

function lineOf({ fact, operator, value }: ConditionLine, have: unknown): Kleene {
  const blank =
    have === null || (typeof have === 'string' && have.trim() === '') || (Array.isArray(have) && !have.length)
  if (operator === 'isEmpty') return blank
  if (operator === 'isNotEmpty') return !blank
  if (have === null) return null
  const values = (Array.isArray(value) ? value : [value]).map((item) => plain(fact, item))
  const a = plain(fact, have)
  const [b, c] = values
  const order = (other: unknown) => compare(a, other)
  switch (operator) {
    case 'equal':
      return order(b) === 0
    case 'notEqual':
      return order(b) !== 0
    case 'lessThan':
      return order(b) < 0
    case 'lessThanInclusive':
      return order(b) <= 0
    case 'greaterThan':
      return order(b) > 0
    case 'greaterThanInclusive':
      return order(b) >= 0
    case 'between':
      return order(b) >= 0 && order(c) <= 0
    case 'in':
      return values.some((item) => order(item) === 0)
    case 'notIn':
      return values.every((item) => order(item) !== 0)
    case 'contains':
      return (a as string | unknown[]).includes(b as string)
    case 'doesNotContain':
      return !(a as string | unknown[]).includes(b as string)
    default:
      throw new Error(operator)
  }
}

/** The figures of these rows are small enough for floats. */
function plain(fact: string, value: unknown): unknown {
  if (fact === 'number' || fact === 'money') return Number(value)
  if (typeof value !== 'string') return value
  return value.trim() === '' ? '' : value.normalize('NFC')
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return Number(a) - Number(b)
}

it('gives the answer of a direct evaluation under three values, at the top and in the trace', async () => {
  let known = 0
  await fc.assert(
    fc.asyncProperty(arbitraryCondition, arbitraryRow, async (condition, row) => {
      const decision = await decide({ ...options, rules: [rule(condition)], facts: row })
      const expected = kleene(condition, row)
      if (expected !== null) known += 1
      expect(decision.rules[0]?.trace.truth).toBe(expected === null ? 'unknown' : String(expected))
      expect(decision.outcome).toBe(expected === true ? 'allow' : 'refuse')
    }),
    { numRuns: propertyRuns(3000) },
  )
  // or the generator has lost its teeth
  expect(known).toBeGreaterThan(500)
})

it('holds where the rule does not apply or its condition is true, unknown counting for neither', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryCondition, arbitraryCondition, arbitraryRow, async (when, condition, row) => {
      const decision = await decide({ ...options, rules: [rule(condition, when)], facts: row })
      const applies = kleene(when, row)
      expect(decision.rules[0]?.applies).toBe(applies === null ? 'unknown' : String(applies))
      expect(decision.rules[0]?.holds).toBe(applies === false || kleene(condition, row) === true)
    }),
    { numRuns: propertyRuns(1000) },
  )
})

it('comes out the same from what it stored', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryCondition, arbitraryRow, async (condition, row) => {
      const decision = await decide({ ...options, rules: [rule(condition)], facts: row })
      const { facts } = JSON.parse(JSON.stringify(decision))
      const again = await decide({ ...options, rules: [JSON.parse(JSON.stringify(rule(condition)))], facts })
      expect(JSON.stringify(again)).toBe(JSON.stringify(decision))
    }),
    { numRuns: propertyRuns(500) },
  )
})
