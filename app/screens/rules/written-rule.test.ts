import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { digestOf } from '#crm/rule-sets/install-rule-packs.server.ts'
import { type RuleFile, ruleFileSchema } from '#engine/rule-file.ts'
import { caseOf, contentOf, newRule, openRule } from './written-rule.ts'

const folder = new URL('../../../rules/warnings/', import.meta.url)
const shipped = readdirSync(folder).map((file) => [file, readFileSync(new URL(file, folder), 'utf8')] as const)

// Case R06 on every warning that is shipped: what is opened and not changed is the same rule, so that saving it makes no version.
test.each(shipped)('%s opens and is sent as it was', (_, text) => {
  const body = ruleFileSchema.parse(JSON.parse(text))
  const content = contentOf(openRule(body))
  expect(content).toEqual(body)
  expect(JSON.stringify(content.condition)).toBe(JSON.stringify(body.condition))
  expect(digestOf(content as unknown as RuleFile)).toBe(digestOf(body))
})

test('where a rule applies stays with it', () => {
  const body = ruleFileSchema.parse(JSON.parse(shipped[0]?.[1] ?? ''))
  const when = { not: { fact: 'isMajor', operator: 'equal', value: true } }
  expect(contentOf(openRule({ ...body, when }))).toEqual({ ...body, when })
})

test('a case of a tried record takes what was found, and is called after the record, each time otherwise', () => {
  const trial = { warns: true, facts: { amount: '5.00' } }
  const record = { zh: '快锻机组', en: 'Press' }
  const first = caseOf(newRule(), record, trial)
  expect(first).toEqual({ name: record, facts: trial.facts, expect: 'warn' })
  const second = caseOf({ ...newRule(), cases: [first] }, record, { ...trial, warns: false })
  expect(second).toMatchObject({ name: { zh: '快锻机组 2', en: 'Press 2' }, expect: 'quiet' })
})
