import { AppError } from '#lib/errors.ts'
import type { KnownFact } from './checked-condition.ts'
import type { FactValues } from './decision.ts'
import type { FactValue } from './fact-types.ts'
import { parseFact, type ReadingContext } from './parse-fact.ts'
import type { Bilingual } from './vocabulary.ts'

export interface InvalidFact {
  /** key of the fact */
  fact: string
  reason: Bilingual
}

/** Reads the values of those facts. Wrong ones are all named, never taken for missing. */
export function readFacts(
  facts: readonly KnownFact[],
  values: FactValues,
  context: ReadingContext,
): { values: ReadonlyMap<string, FactValue | null>; invalid: readonly InvalidFact[] } {
  const read = new Map<string, FactValue | null>()
  const invalid: InvalidFact[] = []
  for (const { fact, key } of facts) {
    const wire = Object.hasOwn(values, key) ? values[key] : null
    const parsed = parseFact(fact.type, wire, { ...context, values: fact.values?.map(({ id }) => id) })
    if (parsed.kind === 'invalid') invalid.push({ fact: key, reason: parsed.reason })
    read.set(key, parsed.kind === 'value' ? parsed.value : null)
  }
  return { values: read, invalid }
}

/**
 * The same, where a wrong value is a fault of whoever loaded it.
 * @throws AppError BAD_INPUT with `details.invalid`, which names every such fact
 */
export function readFactsOrThrow(
  facts: readonly KnownFact[],
  values: FactValues,
  context: ReadingContext,
): ReadonlyMap<string, FactValue | null> {
  const { values: read, invalid } = readFacts(facts, values, context)
  if (invalid.length === 0) return read
  const named = invalid.map(({ fact, reason }) => `${fact} ${reason.en}`).join('; ')
  throw new AppError('BAD_INPUT', `Facts of the wrong type: ${named}`, { details: { invalid } })
}
