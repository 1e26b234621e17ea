import type { TraceLine, TraceNode } from '#engine/decision.ts'
import { factKey } from '#engine/fact-key.ts'
import { formatFound, labelOf } from '#engine/format-value.ts'
import { parseFact } from '#engine/parse-fact.ts'
import { every, negate, some, type Truth } from '#engine/truth.ts'
import { findFact, type Vocabulary } from '#engine/vocabulary.ts'
import { asksForCosts } from './asks-for-costs.ts'
import type { TriedPart, TriedRow, TriedTruth } from './route-views.ts'
import { byMarginLevel, conditionOf, type SayOptions, sayCondition } from './say-row.ts'
import type { TestedRows } from './test-rows.ts'

type Context = Omit<SayOptions, 'vocabulary'>

/** What came of each row, in words. What hangs on costs stays open for whoever does not see them, and all that rests on it. */
export function sayTrial({ tested, ...context }: Context & { tested: TestedRows['tested'] }): TriedRow[] {
  const rows = tested.map(({ row, outcome: { trace } }) => {
    const { id, name, vocabulary } = row
    const hidden = !context.costs && asksForCosts(row)
    const parts = partsOf(trace).map((part) => sayPart(part, { ...context, vocabulary }))
    return { ruleId: id, name: hidden ? byMarginLevel : name, parts, truth: truthFor(trace, vocabulary, context.costs) }
  })
  const first = rows.findIndex(({ truth }) => truth === 'true' || truth === 'hidden')
  return rows.map((row, at) => ({ ...row, taken: at === first && row.truth === 'true' }))
}

/** Conditions that must hold together, one by one. */
function partsOf(node: TraceNode): TraceNode[] {
  return node.kind === 'all' ? node.children.flatMap(partsOf) : [node]
}

function sayPart(part: TraceNode, context: SayOptions): TriedPart {
  const { vocabulary, costs } = context
  const [text = null] = sayCondition({ ...context, condition: conditionOf(part) })
  const hidden = !costs && asksForCosts({ condition: conditionOf(part), vocabulary })
  return {
    text,
    have: hidden || text === null ? [] : haveOf(part, context),
    truth: hidden ? 'hidden' : part.truth,
  }
}

/** The facts of a part, each once. */
function haveOf(part: TraceNode, { vocabulary, timezone, currency }: SayOptions): TriedPart['have'] {
  const byKey = new Map(linesOf(part).map((line) => [factKey(line), line]))
  return [...byKey].flatMap(([key, { fact: id, params, have }]) => {
    const fact = findFact(vocabulary, id)
    if (!fact) return []
    const read = parseFact(fact.type, have, { timezone, currency })
    const value = formatFound(read.kind === 'value' ? read.value : null, fact)
    return [{ label: labelOf({ fact, key, params }), value }]
  })
}

function linesOf(node: TraceNode): TraceLine[] {
  return node.kind === 'line' ? [node] : node.children.flatMap(linesOf)
}

/** The truth of a row; hidden where it would be another if what the reader may not see were. */
function truthFor(trace: TraceNode, vocabulary: Vocabulary, costs: boolean): TriedTruth {
  if (costs) return trace.truth
  const [asTrue, asFalse] = (['true', 'false'] as const).map((taken) => truthIf(trace, vocabulary, taken))
  return asTrue === asFalse && asTrue !== undefined ? asTrue : 'hidden'
}

function truthIf(node: TraceNode, vocabulary: Vocabulary, taken: Truth): Truth {
  if (node.kind === 'line') return asksForCosts({ condition: conditionOf(node), vocabulary }) ? taken : node.truth
  const inside = node.children.map((child) => truthIf(child, vocabulary, taken))
  if (node.kind === 'not') return negate(inside[0] ?? 'unknown')
  return node.kind === 'all' ? every(inside) : some(inside)
}
