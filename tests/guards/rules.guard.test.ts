import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { shippedPlaybookDocument } from '#app/cli/rules-document.ts'
import { listViolations, readTree, requireWhole, type SourceFile, type Violation } from './source-tree.ts'

const isRule = (path: string) => path.startsWith('rules/')
const files = readTree(isRule)

/** A rule that no case passes, or none fails, may say anything. */
function findUnproven({ path, text }: SourceFile): Violation[] {
  if (!path.endsWith('.json')) return [{ place: path, reason: 'rules/ holds rule files and nothing else' }]
  const { cases = [] } = JSON.parse(text) as { cases?: { expect?: string }[] }
  const outcomes = new Set(cases.map((one) => one.expect))
  return [...(outcomes.size < 2 ? [{ place: path, reason: 'has no cases of both outcomes' }] : [])]
}

test('every rule file is looked at', () => {
  requireWhole(files, isRule)
})

test('no rule without cases of both outcomes', () => {
  expect(listViolations(files.flatMap(findUnproven))).toEqual([])
})

test.each([
  ['without cases', { id: 'a' }],
  ['with none', { id: 'a', cases: [] }],
  ['that every case passes', { id: 'a', cases: [{ expect: 'allow' }, { expect: 'allow' }] }],
])('planted: a rule %s', (_, rule) => {
  expect(findUnproven({ path: 'rules/a.json', text: JSON.stringify(rule) })).toHaveLength(1)
})

test('planted: code among the rules, and a rule that may stand', () => {
  expect(findUnproven({ path: 'rules/a.ts', text: '' })).toHaveLength(1)
  const text = JSON.stringify({ cases: [{ expect: 'allow' }, { expect: 'refuse' }] })
  expect(findUnproven({ path: 'rules/a.json', text })).toEqual([])
})

test('docs/clause-playbook.md is what `gantry rules document` prints', async () => {
  const document = await shippedPlaybookDocument()
  expect(document).toContain('### CP-01')
  expect(readFileSync(new URL('../../docs/clause-playbook.md', import.meta.url), 'utf8')).toBe(document)
})
