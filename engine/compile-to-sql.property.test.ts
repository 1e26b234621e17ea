import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wideCondition, wideRow, wideVocabulary } from '#tests/factories/wide-condition.ts'
import { propertyRuns, propertySeed } from '#tests/setup/property-runs.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { checkCondition } from './check-condition.ts'
import type { Condition } from './condition.ts'
import { decide } from './decide.ts'
import { type SqlCase, statementFor } from './evaluate-in-sql.ts'
import { readFacts } from './read-facts.ts'

const owner = useTestDatabase()
const context = { timezone: 'Asia/Shanghai', currency: 'CNY' }
const options = { ...context, vocabulary: wideVocabulary, now: new Date(0) }
const known = wideVocabulary.facts.map((fact) => ({ fact, key: fact.id }))

const pairs = propertyRuns(5_000)
const seed = propertySeed
const rowsEach = 10
const atOnce = 20

interface Pair {
  condition: Condition
  row: Record<string, unknown>
}

/** Generated pairs whose condition may be saved, as many as asked. */
function* generate(count: number): Generator<Pair> {
  let made = 0
  for (let round = 0; made < count; round += 1) {
    const [condition] = fc.sample(wideCondition, { numRuns: 1, seed: seed + round })
    if (!condition || !checkCondition({ ...options, condition, openNegations: 'allowed' }).ok) continue
    for (const row of fc.sample(wideRow, { numRuns: rowsEach, seed: seed + round })) {
      yield { condition, row }
      made += 1
    }
  }
}

function caseOf({ condition, row }: Pair): SqlCase {
  const checked = checkCondition({ ...options, condition, openNegations: 'allowed' })
  const { values, invalid } = readFacts(known, row, context)
  if (!checked.ok || invalid.length > 0) throw new Error(`no pair: ${JSON.stringify({ condition, row, invalid })}`)
  return { condition: checked.tree, values }
}

async function inJavaScript({ condition, row }: Pair): Promise<boolean> {
  const rule = { id: 'R', version: 1, name: { zh: '', en: '' }, condition }
  return (await decide({ ...options, rules: [rule], facts: row as never })).outcome === 'allow'
}

async function inSql(batch: readonly Pair[]): Promise<boolean[]> {
  const { text, values } = statementFor(batch.map(caseOf))
  const { rows } = await owner.query(text, values)
  return rows[0]?.results as boolean[]
}

it(
  `decide and SQL answer ${pairs} generated pairs alike`,
  async () => {
    let [compared, held] = [0, 0]
    const answer = async (batch: readonly Pair[]) => {
      const [ours, theirs] = [await Promise.all(batch.map(inJavaScript)), await inSql(batch)]
      for (const [at, pair] of batch.entries()) {
        expect({ seed, ...pair, sql: theirs[at] }).toEqual({ seed, ...pair, sql: ours[at] })
        held += ours[at] ? 1 : 0
      }
      compared += batch.length
    }
    const batch: Pair[] = []
    for (const pair of generate(pairs)) {
      batch.push(pair)
      if (batch.length === atOnce) await answer(batch.splice(0))
    }
    if (batch.length > 0) await answer(batch)
    expect(compared).toBeGreaterThanOrEqual(pairs)
    // Both answers come up often, or the pairs prove nothing.
    expect(held / compared).toBeGreaterThan(0.15)
    expect(held / compared).toBeLessThan(0.85)
  },
  30 * 60_000,
)

it('a form that is wrong by one operator is found', async () => {
  const condition = { fact: 'number', operator: 'lessThan', value: 1 }
  const pair = { condition, row: { number: 1 } }
  const right = statementFor([caseOf(pair)])
  const wrong = right.text.replace(' < ', ' <= ')
  expect(wrong).not.toBe(right.text)
  const { rows } = await owner.query(wrong, right.values)
  expect(rows[0]?.results).not.toEqual([await inJavaScript(pair)])
})
