import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { checkCondition } from './check-condition.ts'
import type { Condition } from './condition.ts'
import { type SqlCase, statementFor } from './evaluate-in-sql.ts'
import { readFacts } from './read-facts.ts'
import type { FactDeclaration } from './vocabulary.ts'

const owner = useTestDatabase()
const context = { timezone: 'Asia/Shanghai', currency: 'CNY' }

function readCase<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../tests/cases/${name}.json`, import.meta.url), 'utf8'))
}

interface Asked {
  facts: readonly FactDeclaration[]
  condition: Condition
  row: Record<string, unknown>
}

/** The case, or the facts whose values are wrong. */
function caseOf({ facts, condition, row }: Asked): SqlCase | string[] {
  const vocabulary = { subject: 'case', version: '1', facts }
  const checked = checkCondition({ ...context, vocabulary, condition, openNegations: 'allowed' })
  if (!checked.ok) throw new Error(checked.problems[0].reason.en)
  const known = facts.map((fact) => ({ fact, key: fact.id }))
  const { values, invalid } = readFacts(known, row as never, context)
  return invalid.length > 0 ? invalid.map(({ fact }) => fact) : { condition: checked.tree, values }
}

async function answer(asked: readonly Asked[]): Promise<(boolean | string[])[]> {
  const cases = asked.map(caseOf)
  const { text, values } = statementFor(cases.filter((one): one is SqlCase => !Array.isArray(one)))
  const { rows } = await owner.query(text, values)
  const results = [...((rows[0]?.results ?? []) as boolean[])]
  return cases.map((one) => (Array.isArray(one) ? one : results.shift() === true))
}

interface RuleCase {
  rules: { id: string; conditions: Condition }[]
  rows: ({ id: number } & Record<string, unknown>)[]
}

async function firing({ rules, rows }: RuleCase, facts: readonly FactDeclaration[]) {
  const fires: Record<string, string[]> = {}
  const errors: Record<string, string[]> = {}
  for (const row of rows) {
    // A rule sees the facts that it asks for, as in the other evaluator.
    const answers = await answer(
      rules.map(({ conditions }) => {
        const asked = JSON.stringify(conditions)
        return { facts: facts.filter(({ id }) => asked.includes(`"${id}"`)), condition: conditions, row }
      }),
    )
    answers.forEach((one, index) => {
      const id = rules[index]?.id ?? ''
      if (Array.isArray(one)) errors[row.id] = [...(errors[row.id] ?? []), ...one]
      else fires[row.id] = [...(fires[row.id] ?? []), ...(one ? [id] : [])]
    })
  }
  return { fires, errors }
}

it('R02 in SQL: numbers and money compare as decimals whatever their wire form', async () => {
  const { fires, errors } = readCase<{ fires: unknown; errors: unknown }>('R02.expected')
  const facts: FactDeclaration[] = [
    { id: 'marginPercent', type: 'percentage', nullable: true },
    { id: 'amount', type: 'money', nullable: true },
    { id: 'installments', type: 'number', nullable: true },
  ]
  expect(await firing(readCase('R02.rule'), facts)).toEqual({ fires, errors })
})

it('R04 in SQL: over missing values not, notIn and doesNotContain do not fire', async () => {
  const facts: FactDeclaration[] = [
    { id: 'industry', type: 'enum', nullable: true },
    { id: 'remark', type: 'text', nullable: true },
  ]
  const { fires } = await firing(readCase('R04.rule'), facts)
  expect(fires).toEqual(readCase<{ fires: unknown }>('R04.expected').fires)
})

it('R08 in SQL: six operators over decimals, zero, negative and missing values, in all 168 cells', async () => {
  const facts: FactDeclaration[] = [{ id: 'marginPercent', type: 'percentage', nullable: true }]
  const { rows } = readCase<{ rows: [string, string, string][] }>('R08.rule')
  const answers = await answer(
    rows.map(([have, operator, value]) => ({
      facts,
      condition: { all: [{ fact: 'marginPercent', operator, value }] },
      row: { marginPercent: have === 'null' ? null : have },
    })),
  )
  const cells = rows.map(([have, operator, value], index) => [have, operator, value, answers[index]])
  expect(cells).toHaveLength(168)
  expect(cells).toEqual(readCase<{ rows: unknown }>('R08.expected').rows)
})
