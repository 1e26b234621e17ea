import { isWithheld } from '#crm/rule-sets/check-draft.ts'
import { vocabularies } from '#crm/rule-sets/vocabularies.ts'
import { type FactParams, factKey } from '#engine/fact-key.ts'
import { labelOf } from '#engine/format-value.ts'
import { type Bilingual, type Fact, findFact } from '#engine/vocabulary.ts'

/** A fact that a line can ask for, with what it is asked about. */
export interface FactOption {
  key: string
  fact: Fact
  params: FactParams | undefined
  label: Bilingual
}

const made = new Map<string, readonly FactOption[]>()

/** Everything that lines about a subject can ask for: a fact that takes parameters once for each of their values. */
export function factOptions(subject: string): readonly FactOption[] {
  const known = made.get(subject)
  if (known) return known
  const facts = (vocabularies[subject]?.facts ?? []).filter((fact) => !isWithheld(fact))
  const options = facts.flatMap((fact) =>
    paramsOf(fact).map((params) => ({
      key: factKey({ fact: fact.id, params }),
      fact,
      params,
      label: labelOf({ fact, key: fact.id, params }),
    })),
  )
  made.set(subject, options)
  return options
}

/** The fact of a line; undefined for none, and for one that the vocabulary does not have. */
export function factOf(subject: string, source: Readonly<Record<string, unknown>>): FactOption | undefined {
  const vocabulary = vocabularies[subject]
  const fact = vocabulary && typeof source.fact === 'string' ? findFact(vocabulary, source.fact) : undefined
  if (!fact) return undefined
  const params = source.params as FactParams | undefined
  return { key: factKey({ fact: fact.id, params }), fact, params, label: labelOf({ fact, key: fact.id, params }) }
}

/** The facts that a line's own may be compared with: of its type and unit, days of the calendar with moments, and never itself. */
export function othersOf(subject: string, source: Readonly<Record<string, unknown>>): readonly FactOption[] {
  const own = factOf(subject, source)
  if (!own) return []
  const { type, unit } = own.fact
  const isMoment = (one: Fact['type']) => one === 'date' || one === 'datetime'
  return factOptions(subject).filter(
    ({ key, fact }) =>
      key !== own.key && ((fact.type === type && fact.unit === unit) || (isMoment(fact.type) && isMoment(type))),
  )
}

function paramsOf({ params }: Fact): (FactParams | undefined)[] {
  const declared = Object.entries(params ?? {})
  if (declared.length === 0) return [undefined]
  return declared.reduce<FactParams[]>(
    (found, [name, param]) =>
      param.type === 'enum' ? found.flatMap((one) => param.values.map(({ id }) => ({ ...one, [name]: id }))) : found,
    [{}],
  )
}
