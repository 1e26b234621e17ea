import type { PlaybookRule } from '#ai/review-contract/decide-flags.ts'
import { clauseVocabulary } from '#crm/clauses/clause.vocabulary.ts'
import { clauseKinds } from '#crm/clauses/clause-kinds.ts'
import type { Condition } from '#engine/condition.ts'
import { z } from '#lib/zod.ts'

/** Without the characters that the database has no place for: a model may write any, and its reading could never be kept. */
const words = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.toWellFormed().replaceAll('\0', ''))

/** What a model says of one clause. Nothing of it is believed: its place and its figures are the text's. */
export const ModelAnswerSchema = z.strictObject({
  findings: z
    .array(
      z.strictObject({
        kind: words(40),
        clause: words(60),
        quote: words(4000),
        facts: z
          .array(z.strictObject({ fact: words(60), value: z.union([z.number(), z.boolean(), words(60)]) }))
          .max(12),
        reason: words(1000),
        wording: words(2000),
      }),
    )
    .max(80),
})
export type ModelFinding = z.output<typeof ModelAnswerSchema>['findings'][number]

/** Kinds that are no matter of reading: figures are compared, and what speaks to a machine is not for one to judge. */
const notAsked = new Set(['amounts', 'instructions'])

/** What is asked: the kinds of the playbook with the facts that its rules ask for, each said in words. */
export function questionOf(playbook: readonly PlaybookRule[]): string {
  const byKind = new Map<string, Set<string>>()
  for (const { rule } of playbook) {
    const kind = String(rule.scope.kind)
    if (notAsked.has(kind)) continue
    const facts = byKind.get(kind) ?? new Set()
    for (const condition of rule.when ? [rule.when, rule.condition] : [rule.condition])
      for (const fact of factsOf(condition)) if (fact !== 'isMissing') facts.add(fact)
    byKind.set(kind, facts)
  }
  return [...byKind]
    .map(([kind, facts]) => {
      const name = clauseKinds[kind as keyof typeof clauseKinds]?.en ?? kind
      return `${kind} (${name}): ${[...facts].map(sayFact).join('; ')}`
    })
    .join('\n')
}

function factsOf(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(factsOf)
  if ('any' in condition) return condition.any.flatMap(factsOf)
  return 'not' in condition ? factsOf(condition.not) : [condition.fact]
}

function sayFact(id: string): string {
  const fact = clauseVocabulary.facts.find((one) => one.id === id)
  if (!fact) return id
  const values = fact.values?.map((one) => one.id).join('|')
  return `${id} = ${fact.labels.en} [${values ?? fact.type}]`
}
