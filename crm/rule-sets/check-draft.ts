import { checkCondition } from '#engine/check-condition.ts'
import type { CheckedNode } from '#engine/checked-condition.ts'
import type { Correction, Problem } from '#engine/problem.ts'
import { checkBounds, checkRule, type RuleFile, ruleDraftSchema } from '#engine/rule-file.ts'
import type { Bilingual, Fact, Vocabulary } from '#engine/vocabulary.ts'
import { checkRuleScope } from './check-rule-scope.ts'
import { vocabularies } from './vocabularies.ts'

/** What keeps a draft from being saved or released: where, why, and ways out where there are any. */
export interface DraftProblem {
  /** `condition.all[1]`, `name.en`, `cases[0].facts.amount`; empty for the draft as a whole */
  place: string
  /** of problems that the engine finds: `halfFilled`, `emptyOpen` */
  code?: string
  reason: Bilingual
  corrections?: readonly Correction[]
}

export interface CheckDraftOptions {
  /** anything that JSON can hold */
  content: unknown
  timezone: string
  currency: string
  /** whether its cases have to be there: to be released, not to be saved */
  complete: boolean
}

/**
 * Says whether the draft of a warning may be saved, or released, by what rule packs are held against too. Screen and verb ask the
 * same function. Whether its cases come out is `runCases`' to say.
 */
export function checkDraft(
  options: CheckDraftOptions,
): { ok: true; rule: RuleFile } | { ok: false; problems: readonly DraftProblem[] } {
  const { content, timezone, currency, complete } = options
  const unbounded = checkBounds(content)
  if (unbounded.length > 0) return { ok: false, problems: unbounded }
  const subject = (content as { subject?: unknown } | null)?.subject
  const vocabulary = typeof subject === 'string' ? vocabularies[subject] : undefined
  if (!vocabulary) {
    const reason = { zh: `没有“${subject}”的词汇`, en: `There is no vocabulary of “${subject}”` }
    return { ok: false, problems: [{ place: 'subject', reason }] }
  }
  const checked = checkRule({ content, vocabulary, timezone, currency })
  const problems: DraftProblem[] = checked.ok ? [] : checked.problems.filter((one) => complete || !isOfCases(one))
  const read = ruleDraftSchema.safeParse(content)
  if (read.success) {
    problems.push(...checkRuleScope(read.data), ...checkSweep(read.data, { vocabulary, timezone, currency }))
    if (read.data.set !== 'warnings') problems.push(notWritten)
  }
  if (problems.length > 0 || !read.success)
    return { ok: false, problems: problems.length > 0 ? problems : [notWritten] }
  return { ok: true, rule: read.data }
}

const notWritten: DraftProblem = {
  place: '',
  reason: { zh: '这里只写预警规则', en: 'Only warnings are written here' },
}

/** That there are no cases yet, or none of one kind: they may come last. */
function isOfCases({ place, code }: Problem): boolean {
  return place === 'cases' && code !== 'missingKey'
}

/** The sweep acts without a right to see costs: a line over them would never hold, and nobody would be told why. */
function checkSweep(
  rule: RuleFile,
  context: { vocabulary: Vocabulary; timezone: string; currency: string },
): DraftProblem[] {
  const parts = { condition: rule.condition, ...(rule.when ? { when: rule.when } : {}) }
  return Object.entries(parts).flatMap(([key, condition]) => {
    const read = checkCondition({ condition, ...context, openNegations: 'allowed' })
    return read.ok ? withheldLines(read.tree).map((place) => ({ place: placeIn(key, place), reason: withheld })) : []
  })
}

const withheld = {
  zh: '预警检查看不到成本，这一行永远不会成立',
  en: 'The sweep does not see costs: this line would never hold',
}

function withheldLines(node: CheckedNode<Fact>): string[] {
  if (node.kind !== 'line') return node.children.flatMap(withheldLines)
  const sides = node.operand.kind === 'fact' ? [node.fact, node.operand.fact] : [node.fact]
  return sides.some(isWithheld) ? [node.place] : []
}

/** Whether the sweep cannot see a fact, so that no warning can rest on it. */
export function isWithheld({ sensitivity }: Pick<Fact, 'sensitivity'>): boolean {
  return sensitivity === 'cost'
}

function placeIn(key: string, place: string): string {
  return place === 'condition' ? key : `${key}.${place}`
}
