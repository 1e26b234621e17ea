import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Condition } from './condition.ts'
import { decide } from './decide.ts'
import type { FactValues } from './decision.ts'
import type { FactDeclaration } from './vocabulary.ts'

function readCase<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../tests/cases/${name}.json`, import.meta.url), 'utf8'))
}

function answer(facts: readonly FactDeclaration[], condition: Condition, row: FactValues) {
  return decide({
    rules: [{ id: 'R', version: 1, name: { zh: '', en: '' }, condition }],
    facts: row,
    vocabulary: { subject: 'case', version: '1', facts },
    timezone: 'Asia/Shanghai',
    now: new Date(0),
  })
}

interface RuleCase {
  rules: { id: string; conditions: Condition }[]
  rows: ({ id: number } & Record<string, unknown>)[]
}

async function firing({ rules, rows }: RuleCase, facts: readonly FactDeclaration[]) {
  const fires: Record<string, string[]> = {}
  const errors: Record<string, string[]> = {}
  for (const row of rows) {
    const decisions = await Promise.allSettled(rules.map(({ conditions }) => answer(facts, conditions, row)))
    decisions.forEach((decision, index) => {
      const id = rules[index]?.id ?? ''
      if (decision.status === 'fulfilled') {
        fires[row.id] = [...(fires[row.id] ?? []), ...(decision.value.outcome === 'allow' ? [id] : [])]
      } else {
        const { invalid } = decision.reason.details as { invalid: { fact: string }[] }
        errors[row.id] = [...(errors[row.id] ?? []), ...invalid.map(({ fact }) => fact)]
      }
    })
  }
  return { fires, errors }
}

describe('R02: numbers and money compare as decimals whatever their wire form', () => {
  it('fires as it should, and names every value that is no number', async () => {
    const expected = readCase<{ fires: unknown; errors: unknown }>('R02.expected')
    const { fires, errors } = await firing(readCase('R02.rule'), [
      { id: 'marginPercent', type: 'percentage', nullable: true },
      { id: 'amount', type: 'money', nullable: true },
      { id: 'installments', type: 'number', nullable: true },
    ])
    expect({ fires, errors }).toEqual({ fires: expected.fires, errors: expected.errors })
  })
})

describe('R04: not, notIn and doesNotContain over missing values are unknown and do not fire', () => {
  it('fires as it should in all twelve cells', async () => {
    const { fires } = await firing(readCase('R04.rule'), [
      { id: 'industry', type: 'enum', nullable: true },
      { id: 'remark', type: 'text', nullable: true },
    ])
    expect(fires).toEqual(readCase<{ fires: unknown }>('R04.expected').fires)
  })
})

describe('R08: six operators over decimals, zero, negative and missing values', () => {
  const { rows } = readCase<{ rows: [string, string, string][] }>('R08.rule')
  const expected = readCase<{ rows: [string, string, string, boolean][] }>('R08.expected').rows

  it('gives the right value in all 168 cells', async () => {
    const margin: FactDeclaration = { id: 'marginPercent', type: 'percentage', nullable: true }
    const answers = await Promise.all(
      rows.map(async ([have, operator, value]) => {
        const condition = { all: [{ fact: 'marginPercent', operator, value }] }
        const { outcome } = await answer([margin], condition, { marginPercent: have === 'null' ? null : have })
        return [have, operator, value, outcome === 'allow']
      }),
    )
    expect(answers).toHaveLength(168)
    expect(answers).toEqual(expected)
  })

  it('refuses a value compared with itself', async () => {
    const margin: FactDeclaration = { id: 'marginPercent', type: 'percentage', nullable: true }
    const condition = { all: [{ fact: 'marginPercent', operator: 'lessThan', value: { fact: 'marginPercent' } }] }
    await expect(answer([margin], condition, { marginPercent: 1 })).rejects.toMatchObject({ code: 'RULES_BROKEN' })
  })
})
