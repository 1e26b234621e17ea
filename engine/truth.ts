/**
 * The three values of Kleene's strong logic, which SQL uses as well. Words, not `true | false | null`: a trace is read by
 * people, and `'unknown'` mistaken for a boolean would be truthy.
 */
export type Truth = 'true' | 'false' | 'unknown'

export function truthOf(holds: boolean): Truth {
  return holds ? 'true' : 'false'
}

/** Negation: unknown stays unknown. */
export function negate(truth: Truth): Truth {
  if (truth === 'unknown') return 'unknown'
  return truth === 'true' ? 'false' : 'true'
}

/** Conjunction: one false decides, otherwise one unknown leaves it open. */
export function every(truths: readonly Truth[]): Truth {
  if (truths.includes('false')) return 'false'
  return truths.includes('unknown') ? 'unknown' : 'true'
}

/** Disjunction: one true decides, otherwise one unknown leaves it open. */
export function some(truths: readonly Truth[]): Truth {
  if (truths.includes('true')) return 'true'
  return truths.includes('unknown') ? 'unknown' : 'false'
}
