import type { Decision, TraceNode } from './decision.ts'
import { parseFactKey } from './fact-key.ts'
import type { MayRead } from './say-line.ts'
import { findFact, type Vocabulary } from './vocabulary.ts'

/**
 * The decision as a reader may see it: where he may not see a fact, neither its value nor the figure that it was compared with,
 * in the trace and in the snapshot alike. Whether the line was true stays. A fact that the vocabulary no longer knows is
 * hidden.
 */
export function redactDecision(options: { decision: Decision; vocabulary: Vocabulary; mayRead: MayRead }): Decision {
  const { decision, vocabulary, mayRead } = options
  const maySee = (key: string): boolean => {
    const fact = findFact(vocabulary, parseFactKey(key)?.fact ?? key)
    return fact !== undefined && mayRead(fact)
  }
  return {
    ...decision,
    facts: Object.fromEntries(Object.entries(decision.facts).filter(([key]) => maySee(key))),
    rules: decision.rules.map((rule) => ({
      ...rule,
      when: rule.when && redactNode(rule.when, maySee),
      trace: redactNode(rule.trace, maySee),
    })),
  }
}

function redactNode(node: TraceNode, maySee: (key: string) => boolean): TraceNode {
  if (node.kind !== 'line') return { ...node, children: node.children.map((child) => redactNode(child, maySee)) }
  const hidden = !maySee(node.fact) || (node.reference !== undefined && !maySee(node.reference))
  if (!hidden) return node
  const { ask: _, ...line } = node
  return { ...line, have: null, hidden: true }
}
