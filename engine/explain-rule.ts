import { AppError } from '#lib/errors.ts'
import { checkCondition } from './check-condition.ts'
import type { CheckedGroup, CheckedLine, CheckedNode } from './checked-condition.ts'
import type { Condition } from './condition.ts'
import { say } from './message.ts'
import type { ReadingContext } from './parse-fact.ts'
import { type MayRead, sayLine } from './say-line.ts'
import type { Bilingual, Fact, Vocabulary } from './vocabulary.ts'

/** A condition in words: lines, and groups under "all of these", "any of these", "none of these". */
export type ConditionInWords =
  | { kind: 'line'; text: Bilingual }
  | { kind: 'group'; title: Bilingual; children: readonly ConditionInWords[] }

export interface ExplainRuleOptions extends ReadingContext {
  condition: Condition
  vocabulary: Vocabulary
  /** thresholds of facts that the reader may not see are left out */
  mayRead: MayRead
}

/**
 * Says a condition as it was written, group by group. A line that says what empty means is one line, with that beside it.
 * @throws AppError RULES_BROKEN for a condition that the vocabulary does not carry
 */
export function explainRule(options: ExplainRuleOptions): ConditionInWords {
  const checked = checkCondition({ ...options, openNegations: 'allowed' })
  if (checked.ok) return sayNode(checked.tree, options.mayRead)
  const [{ place, reason }] = checked.problems
  throw new AppError('RULES_BROKEN', `${place}: ${reason.en}`, { details: { problems: checked.problems } })
}

function sayNode(node: CheckedNode<Fact>, mayRead: MayRead): ConditionInWords {
  if (node.kind === 'line') return { kind: 'line', text: sayWritten(node, mayRead) }
  const settled = settledLine(node)
  if (settled) {
    const closing = say(node.kind === 'all' ? 'group.emptyDoesNotHold' : 'group.emptyHolds')
    return { kind: 'line', text: say('group.closing', { text: sayWritten(settled, mayRead), closing }) }
  }
  const [only] = node.children
  if (node.kind !== 'not' || !only) return sayGroup(`group.${node.kind}`, node.children, mayRead)
  // "none of" a group says its lines at once; "not all of" an all-group
  if (only.kind === 'any' && !settledLine(only)) return sayGroup('group.not', only.children, mayRead)
  if (only.kind === 'all' && !settledLine(only)) return sayGroup('group.notAll', only.children, mayRead)
  return sayGroup('group.not', [only], mayRead)
}

function sayGroup(
  key: 'group.all' | 'group.any' | 'group.not' | 'group.notAll',
  children: readonly CheckedNode<Fact>[],
  mayRead: MayRead,
): ConditionInWords {
  return { kind: 'group', title: say(key), children: children.map((child) => sayNode(child, mayRead)) }
}

function sayWritten(line: CheckedLine<Fact>, mayRead: MayRead): Bilingual {
  return sayLine({ known: line, operator: line.operator, operand: line.operand }, mayRead)
}

/** The line of a pair that only says what an empty fact means: with `isNotEmpty` in an all-group, with `isEmpty` in an any-group. */
function settledLine(group: CheckedGroup<Fact>): CheckedLine<Fact> | null {
  const [line, emptiness] = group.children
  if (group.kind === 'not' || group.children.length !== 2) return null
  if (line?.kind !== 'line' || emptiness?.kind !== 'line' || line.key !== emptiness.key) return null
  return emptiness.operator === (group.kind === 'all' ? 'isNotEmpty' : 'isEmpty') ? line : null
}
