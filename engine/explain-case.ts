import { AppError } from '#lib/errors.ts'
import { parseFactKey } from './fact-key.ts'
import { factsNeeded } from './facts-needed.ts'
import { formatFound, labelOf } from './format-value.ts'
import type { ReadingContext } from './parse-fact.ts'
import { readFactsOrThrow } from './read-facts.ts'
import type { RuleCase, RuleFile } from './rule-file.ts'
import { type Bilingual, findFact, type Vocabulary } from './vocabulary.ts'

/** A fact of a case in words: what it is called, and what it is taken to be. */
export interface FactInWords {
  key: string
  label: Bilingual
  value: Bilingual
}

export interface ExplainCaseOptions extends ReadingContext {
  rule: Pick<RuleFile, 'when' | 'condition'>
  facts: RuleCase['facts']
  vocabulary: Vocabulary
}

/**
 * Says what a case is given, in the order in which it was written, and then what the rule asks for and the case leaves out:
 * that is empty.
 * @throws AppError RULES_BROKEN for a fact that the vocabulary does not carry
 */
export function explainCase({ rule, facts, vocabulary, ...context }: ExplainCaseOptions): FactInWords[] {
  const keys = new Set([...Object.keys(facts), ...factsNeeded([rule]).map(({ key }) => key)])
  const known = [...keys].map((key) => {
    const request = parseFactKey(key)
    const fact = request && findFact(vocabulary, request.fact)
    if (!fact) throw new AppError('RULES_BROKEN', `${key} is no fact of ${vocabulary.subject}`)
    return { fact, key, params: request.params }
  })
  const values = readFactsOrThrow(known, facts, context)
  return known.map((one) => ({
    key: one.key,
    label: labelOf(one),
    value: formatFound(values.get(one.key) ?? null, one.fact),
  }))
}
