import { expect, it } from 'vitest'
import { everyoneMayRead, onlyOpen, pressVocabulary } from '#tests/factories/press-vocabulary.ts'
import { decide } from './decide.ts'
import { redactDecision } from './redact-decision.ts'

const condition = {
  all: [
    { not: { fact: 'marginPercent', operator: 'lessThan', value: '8.25' } },
    { fact: 'visitsSinceStageEntry', params: { level: 'executive' }, operator: 'equal', value: 3 },
    { fact: 'amount', operator: 'lessThan', value: { fact: 'budget' } },
  ],
}
const facts = { marginPercent: '18.4', 'visitsSinceStageEntry(level=executive)': 3, amount: '5000', budget: '6000' }
const rules = [{ id: 'R', version: 1, name: { zh: '', en: '' }, when: condition, condition }]
const options = { rules, facts, vocabulary: pressVocabulary, timezone: 'Asia/Shanghai', now: new Date(0) }

it('takes value and limit of what a reader may not see out of trace and snapshot, and leaves the truth', async () => {
  const decision = await decide(options)
  const seen = redactDecision({ decision, vocabulary: pressVocabulary, mayRead: onlyOpen })
  expect(JSON.stringify(seen)).not.toMatch(/18\.4|8\.25/)
  expect(seen.facts).toEqual({ 'visitsSinceStageEntry(level=executive)': '3', amount: '5000.00', budget: '6000.00' })
  expect(seen.rules[0]?.trace).toMatchObject({
    children: [
      { kind: 'not', children: [{ fact: 'marginPercent', have: null, hidden: true, truth: 'false' }] },
      { have: '3', ask: '3' },
      {},
    ],
  })
  expect(seen.rules[0]?.when).toEqual(seen.rules[0]?.trace)
})

it('hides a line whose other side may not be seen, and what the vocabulary no longer knows', async () => {
  const decision = await decide(options)
  const mayRead = ({ id }: { id: string }) => id !== 'budget'
  const { facts: shown, rules: outcomes } = redactDecision({ decision, vocabulary: pressVocabulary, mayRead })
  expect(JSON.stringify([shown.budget, outcomes[0]?.trace])).not.toContain('6000')
  expect(JSON.stringify(outcomes[0]?.trace)).not.toContain('5000')
  const forgotten = redactDecision({
    decision,
    vocabulary: { ...pressVocabulary, facts: [] },
    mayRead: everyoneMayRead,
  })
  expect(forgotten.facts).toEqual({})
})

it('changes nothing for one who may see everything', async () => {
  const decision = await decide(options)
  expect(redactDecision({ decision, vocabulary: pressVocabulary, mayRead: everyoneMayRead })).toEqual(decision)
})
