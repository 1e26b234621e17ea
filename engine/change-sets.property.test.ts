import fc from 'fast-check'
import { expect, it } from 'vitest'
import { arbitraryCondition, arbitraryRow, domains, smallVocabulary } from '#tests/factories/arbitrary-condition.ts'
import { propertyRuns } from '#tests/setup/property-runs.ts'
import { evaluatePushed, findChangeSets } from './change-sets.ts'
import { checkCondition } from './check-condition.ts'
import type { Condition } from './condition.ts'
import type { FactType, FactValue } from './fact-types.ts'
import { parseFact } from './parse-fact.ts'
import { pushDownNot } from './push-down-not.ts'
import type { FactDeclaration } from './vocabulary.ts'

const timezone = 'Asia/Shanghai'

function read(type: FactType, wire: unknown): FactValue | null {
  const parsed = parseFact(type, wire, { timezone })
  return parsed.kind === 'value' ? parsed.value : null
}

const choices = new Map(
  smallVocabulary.facts.map(({ id, type }) => [
    id,
    domains[id as keyof typeof domains].map((wire) => read(type, wire)),
  ]),
)

function setUp(condition: Condition, row: Readonly<Record<string, unknown>>) {
  const checked = checkCondition({ condition, vocabulary: smallVocabulary, timezone, openNegations: 'allowed' })
  if (!checked.ok) throw new Error(checked.problems[0].reason.en)
  const values = new Map(smallVocabulary.facts.map(({ id, type }) => [id, read(type, row[id])]))
  return { node: pushDownNot(checked.tree), values, timezone }
}

/** Tries every combination of values of these facts. */
function canPass({ node, values }: ReturnType<typeof setUp>, facts: readonly string[]): boolean {
  const [fact, ...rest] = facts
  if (fact === undefined) return evaluatePushed(node, (key) => values.get(key) ?? null) === 'true'
  return (choices.get(fact) ?? []).some((value) =>
    canPass({ node, values: new Map(values).set(fact, value), timezone }, rest),
  )
}

function* subsetsOf(facts: readonly string[], size: number): Generator<string[]> {
  if (size === 0) yield []
  for (const [index, fact] of facts.entries()) {
    if (size > 0) for (const rest of subsetsOf(facts.slice(index + 1), size - 1)) yield [fact, ...rest]
  }
}

const changeable = fc.subarray(
  smallVocabulary.facts.map(({ id }) => id),
  { minLength: 1 },
)

it('finds sets of changes that pass when they are made, of facts that may change', () => {
  fc.assert(
    fc.property(arbitraryCondition, arbitraryRow, changeable, (condition, row, facts) => {
      const setup = setUp(condition, row)
      const mayChange = ({ id }: FactDeclaration) => facts.includes(id)
      for (const set of findChangeSets({ ...setup, mayChange })) {
        const targets = new Map(set.map(({ known, target }) => [known.key, target]))
        const then = (key: string) => (targets.has(key) ? (targets.get(key) ?? null) : (setup.values.get(key) ?? null))
        expect(evaluatePushed(setup.node, then)).toBe('true')
        expect([...targets.keys()].filter((key) => !facts.includes(key))).toEqual([])
      }
    }),
    { numRuns: propertyRuns(2000) },
  )
})

it('finds a set wherever there is one, and none that holds a smaller one', () => {
  let sets = 0
  fc.assert(
    fc.property(arbitraryCondition, arbitraryRow, changeable, (condition, row, facts) => {
      const setup = setUp(condition, row)
      const found = findChangeSets({ ...setup, mayChange: ({ id }) => facts.includes(id) }).map((set) =>
        set.map(({ known }) => known.key),
      )
      sets += found.filter((set) => set.length > 1).length
      for (const set of found) {
        for (let size = 0; size < set.length; size++) {
          for (const smaller of subsetsOf(set, size)) expect(canPass(setup, smaller)).toBe(false)
        }
      }
      const smallest = found[0]?.length ?? Math.min(facts.length, 2) + 1
      for (let size = 0; size < Math.min(smallest, 3); size++) {
        for (const smaller of subsetsOf(facts, size)) expect(canPass(setup, smaller)).toBe(false)
      }
    }),
    { numRuns: propertyRuns(1500) },
  )
  // or the generator has lost its teeth
  expect(sets).toBeGreaterThan(20)
})
