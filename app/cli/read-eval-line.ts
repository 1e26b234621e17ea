import { checkCondition } from '#engine/check-condition.ts'
import type { CheckedNode } from '#engine/checked-condition.ts'
import type { Condition } from '#engine/condition.ts'
import type { FactValues } from '#engine/decision.ts'
import { type FactType, type FactValue, factTypes } from '#engine/fact-types.ts'
import { factsNeeded } from '#engine/facts-needed.ts'
import { isTimeZone } from '#engine/parse-datetime.ts'
import { readFacts } from '#engine/read-facts.ts'
import type { FactDeclaration, Vocabulary } from '#engine/vocabulary.ts'
import { z } from '#lib/zod.ts'

/** What `rules eval` says to one line. `place` is a path in the condition, or the key of the line that is wrong. */
export type EvalAnswer =
  | { id: string | number; result: boolean }
  | { id: string | number; refused: { place: string; reason: string } }
  | { id: string | number; invalid: { fact: string; reason: string }[] }

/** A line that can be evaluated. */
export interface EvalCase {
  id: string | number
  condition: Condition
  tree: CheckedNode
  vocabulary: Vocabulary<FactDeclaration>
  timezone: string
  /** by key of each fact that the condition asks for, as JSON carries it */
  facts: FactValues
  /** the same, read */
  values: ReadonlyMap<string, FactValue | null>
}

const factSchema = z.object({
  type: z.string(),
  unit: z.string().optional(),
  values: z.array(z.union([z.string().transform((id) => ({ id })), z.object({ id: z.string() })])).optional(),
})
const lineSchema = z.object({
  facts: z.record(z.string(), factSchema),
  row: z.record(z.string(), z.unknown()),
  timezone: z.string().refine(isTimeZone, 'is no time zone, such as Asia/Shanghai').default('UTC'),
})

/**
 * Reads one line of `rules eval`. It knows no vocabulary but the types on the line, so a negated line over a missing value
 * is taken as it stands, and any parameters are: the row holds the value under the plain name of the fact.
 * @returns the case to evaluate, or at once the answer that it may not be; null when it is no object with an id
 */
export function readEvalLine(line: unknown): { todo: EvalCase } | { answer: EvalAnswer } | null {
  const named = z.object({ id: z.union([z.string(), z.number()]), condition: z.unknown().optional() }).safeParse(line)
  if (!named.success) return null
  const { id, condition } = named.data
  const refuse = (place: string, reason: string) => ({ answer: { id, refused: { place, reason } } })

  const parsed = lineSchema.safeParse(line)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse(issue?.path.join('.') ?? '', issue?.message ?? '')
  }
  const { facts, row, timezone } = parsed.data
  const declared = declare(facts)
  if ('wrong' in declared) return refuse(`facts.${declared.wrong}`, `the type is none of ${factTypes.join(', ')}`)

  const { vocabulary } = declared
  const checked = checkCondition({ condition, vocabulary, timezone, params: 'any', openNegations: 'allowed' })
  if (!checked.ok) return refuse(checked.problems[0].place, checked.problems[0].reason.en)

  const known = vocabulary.facts.map((fact) => ({ fact, key: fact.id }))
  const { invalid, values: read } = readFacts(known, row, { timezone })
  if (invalid.length > 0) {
    return { answer: { id, invalid: invalid.map(({ fact, reason }) => ({ fact, reason: reason.en })) } }
  }
  const needed = factsNeeded([{ condition: condition as Condition }])
  const valueAt = (fact: string) => (Object.hasOwn(row, fact) ? row[fact] : null)
  const asked = Object.fromEntries(needed.map(({ fact, key }) => [key, valueAt(fact)])) as FactValues
  const values = new Map(needed.map(({ fact, key }) => [key, read.get(fact) ?? null]))
  return {
    todo: { id, condition: condition as Condition, tree: checked.tree, vocabulary, timezone, facts: asked, values },
  }
}

function declare(
  facts: Readonly<Record<string, z.infer<typeof factSchema>>>,
): { vocabulary: Vocabulary<FactDeclaration> } | { wrong: string } {
  const declarations: FactDeclaration[] = []
  for (const [id, fact] of Object.entries(facts)) {
    if (!isFactType(fact.type)) return { wrong: id }
    declarations.push({ id, ...fact, type: fact.type, nullable: true })
  }
  return { vocabulary: { subject: 'line', version: '1', facts: declarations } }
}

function isFactType(type: string): type is FactType {
  return factTypes.some((known) => known === type)
}
