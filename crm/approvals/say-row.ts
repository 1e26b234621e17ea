import type { Condition } from '#engine/condition.ts'
import type { TraceNode } from '#engine/decision.ts'
import { type ConditionInWords, explainRule } from '#engine/explain-rule.ts'
import { parseFactKey } from '#engine/fact-key.ts'
import type { ReadingContext } from '#engine/parse-fact.ts'
import { type Bilingual, findFact, type Vocabulary } from '#engine/vocabulary.ts'
import type { ChosenRow, RouteLevel } from './approval-route.ts'
import { asksForCosts } from './asks-for-costs.ts'

export interface SayOptions extends ReadingContext {
  vocabulary: Vocabulary
  /** whether the reader sees costs */
  costs: boolean
}

/** The row that was taken, as a reader may know it. */
export interface SaidRow {
  /** null where the reader may not know which of several rows it was */
  ruleId: string | null
  version: number | null
  level: RouteLevel
  name: Bilingual
  /** what makes it apply */
  says: Bilingual
}

/** What a reader who does not see costs reads in place of a condition on them. */
export const byMarginLevel: Bilingual = { zh: '按毛利水平', en: 'by its margin level' }

/**
 * Says the row that was taken. For whoever does not see costs, a row that costs had a hand in has neither number nor name, and a row
 * taken since those before it missed by their margin reads as they would: which of them it was would tell the margin.
 */
export function sayRow(options: SayOptions & { row: ChosenRow }): SaidRow {
  const { row, costs } = options
  const parts = sayCondition({ ...options, condition: conditionOf(row.trace) })
  if (costs || !row.byCosts) {
    const { ruleId, version, level, name } = row
    return { ruleId, version, level, name, says: joined(parts) }
  }
  const open = parts.filter((part) => part !== byMarginLevel)
  const says = joined([...open, byMarginLevel])
  return { ruleId: null, version: null, level: row.level, name: byMarginLevel, says }
}

/**
 * Says when a row is taken, one part for each of the conditions that hold together; none for a row that always fits. What asks for
 * costs is one part without a figure for whoever does not see them.
 */
export function sayCondition(options: SayOptions & { condition: Condition }): Bilingual[] {
  const { condition, vocabulary, costs, ...context } = options
  const parts = partsOf(condition)
    .filter((part) => !takesAll(part, vocabulary))
    .map((part) =>
      !costs && asksForCosts({ condition: part, vocabulary })
        ? byMarginLevel
        : flat(explainRule({ ...context, condition: part, vocabulary, mayRead: () => true })),
    )
  return parts.filter((part, at) => part !== byMarginLevel || parts.indexOf(part) === at)
}

/** The sentence of a row's parts. */
export function joined(parts: readonly Bilingual[]): Bilingual {
  if (parts.length === 0) return { zh: '其余情况', en: 'everything else' }
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join('; ') }
}

/** Conditions that must hold together, one by one. */
function partsOf(condition: Condition): Condition[] {
  return 'all' in condition ? condition.all.flatMap(partsOf) : [condition]
}

/** A line that takes every value of a fact that is never missing says nothing. */
function takesAll(condition: Condition, vocabulary: Vocabulary): boolean {
  if (!('fact' in condition) || condition.operator !== 'in' || !Array.isArray(condition.value)) return false
  const fact = findFact(vocabulary, condition.fact)
  if (!fact || fact.nullable) return false
  const taken: readonly unknown[] = condition.value
  const all = fact.type === 'boolean' ? [true, false] : fact.values?.map(({ id }) => id)
  return all?.every((value) => taken.includes(value)) ?? false
}

/** A group on one line: "any of these (a; b)". */
function flat(words: ConditionInWords): Bilingual {
  if (words.kind === 'line') return words.text
  const inside = words.children.map(flat)
  return {
    zh: `${words.title.zh}（${inside.map(({ zh }) => zh).join('；')}）`,
    en: `${words.title.en} (${inside.map(({ en }) => en).join('; ')})`,
  }
}

/** The condition that a trace is of: a request keeps what was asked then, whatever its rule says today. */
export function conditionOf(node: TraceNode): Condition {
  if (node.kind === 'line') {
    const { fact, operator, params, ask, reference } = node
    const value = reference ? parseFactKey(reference) : ask
    return { fact, operator, ...(params && { params }), ...(value === undefined ? {} : { value }) }
  }
  const [only, ...others] = node.children.map(conditionOf)
  if (node.kind === 'not' && only) return { not: only }
  const all = only ? [only, ...others] : []
  return node.kind === 'any' ? { any: all } : { all }
}
