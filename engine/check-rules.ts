import { AppError } from '#lib/errors.ts'
import { checkCondition } from './check-condition.ts'
import type { CheckedNode, KnownFact } from './checked-condition.ts'
import type { Condition } from './condition.ts'
import type { RuleForDecision } from './decision.ts'
import type { ReadingContext } from './parse-fact.ts'
import type { FactDeclaration, Vocabulary } from './vocabulary.ts'

export interface CheckedRule<F extends FactDeclaration = FactDeclaration> {
  rule: RuleForDecision
  when: CheckedNode<F> | null
  condition: CheckedNode<F>
}

/**
 * Reads rules that are about to be decided. What stands under a negation is taken as it stands: rules were checked for that
 * when they were saved, and a stored decision is repeated by the rules of its day.
 * @throws AppError RULES_BROKEN with `details.problems` for a rule that the vocabulary does not carry
 */
export function checkRules<F extends FactDeclaration>(
  rules: readonly RuleForDecision[],
  options: ReadingContext & { vocabulary: Vocabulary<F>; params?: 'declared' | 'any' },
): CheckedRule<F>[] {
  const read = (rule: RuleForDecision, condition: Condition): CheckedNode<F> => {
    const checked = checkCondition({ ...options, condition, openNegations: 'allowed' })
    if (checked.ok) return checked.tree
    const [{ place, reason }] = checked.problems
    throw new AppError('RULES_BROKEN', `Rule ${rule.id}, ${place}: ${reason.en}`, {
      details: { rule: rule.id, problems: checked.problems },
    })
  }
  return rules.map((rule) => ({
    rule,
    when: rule.when === undefined ? null : read(rule, rule.when),
    condition: read(rule, rule.condition),
  }))
}

/** Every fact that the rules ask for, each key once. */
export function factsOfRules<F extends FactDeclaration>(rules: readonly CheckedRule<F>[]): KnownFact<F>[] {
  const known = new Map<string, KnownFact<F>>()
  const visit = (node: CheckedNode<F>): void => {
    if (node.kind !== 'line') node.children.forEach(visit)
    else for (const side of node.operand.kind === 'fact' ? [node, node.operand] : [node]) known.set(side.key, side)
  }
  for (const { when, condition } of rules) {
    if (when) visit(when)
    visit(condition)
  }
  return [...known.values()]
}
