import { checkCondition } from './check-condition.ts'
import type { CheckedLine, CheckedNode } from './checked-condition.ts'
import type { Condition } from './condition.ts'
import { negationOf } from './operators.ts'
import type { ReadingContext } from './parse-fact.ts'
import { sayAsk } from './say-line.ts'
import type { Bilingual, Fact, Vocabulary } from './vocabulary.ts'

const limits = new Set(['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'])

/**
 * What of each fact would not make a condition hold, for rules that say what is wrong: "at most 0.1%" where the rule asks for
 * more. Of facts with one limit alone: between two there is no single answer.
 */
export function sayAccepted(
  options: ReadingContext & { condition: Condition; vocabulary: Vocabulary },
): ReadonlyMap<string, Bilingual> {
  const checked = checkCondition({ ...options, openNegations: 'allowed' })
  if (!checked.ok) return new Map()
  const byFact = Map.groupBy(
    linesOf(checked.tree).filter(({ operator }) => limits.has(operator)),
    ({ fact }) => fact.id,
  )
  return new Map(
    [...byFact].flatMap(([fact, [line, ...others]]) =>
      line && others.length === 0
        ? [[fact, sayAsk({ known: line, operator: negationOf[line.operator], operand: line.operand })] as const]
        : [],
    ),
  )
}

/** Lines that count as they are written; under a `not` they would mean their opposite. */
function linesOf(node: CheckedNode<Fact>): CheckedLine<Fact>[] {
  if (node.kind === 'line') return [node]
  return node.kind === 'not' ? [] : node.children.flatMap(linesOf)
}
