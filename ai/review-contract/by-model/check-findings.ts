import { Decimal } from 'decimal.js'
import { checkCitations } from '#ai/evidence/check-citations.ts'
import { groundsOf, ungroundedFigures } from '#ai/evidence/check-figures.ts'
import type { ClauseFinding, FactReading } from '#ai/review-contract/finding.ts'
import { clauseVocabulary } from '#crm/clauses/clause.vocabulary.ts'
import { type ClauseKind, clauseKinds } from '#crm/clauses/clause-kinds.ts'
import { clauseAt } from '#ingest/clauses/clause-at.ts'
import type { ReadDocument } from '#ingest/document.ts'
import { findQuantities } from '#ingest/quantities/find-quantities.ts'
import type { ModelFinding } from './model-finding.ts'

/** A finding that stands, with what the model said beside it as far as that is borne out. */
export interface CheckedFinding extends ClauseFinding {
  kind: ClauseKind
  reason: string | null
  wording: string | null
}

/**
 * Holds what a model says of a contract against its text. A quotation that is not there is dropped with all that hangs on it, and so is a
 * clause of which it says no words; the place is the text's own, whatever number the model gave. A fact stays only with a figure that
 * stands in the quotation.
 */
export function checkFindings(
  document: Pick<ReadDocument, 'text' | 'clauses' | 'sha256'>,
  findings: readonly ModelFinding[],
): { kept: CheckedFinding[]; dropped: number } {
  const { text, clauses, sha256: id } = document
  const kept: CheckedFinding[] = []
  let dropped = 0
  for (const finding of findings) {
    const { quote } = finding
    const isKnown = Object.hasOwn(clauseKinds, finding.kind)
    const [citation] = checkCitations([{ id, text, clauses }], [{ source: id, quote }]).kept
    if (!isKnown || !citation || quote.trim() === '') {
      dropped += 1
      continue
    }
    const { at } = citation
    const facts = finding.facts.flatMap(({ fact, value }): FactReading[] => {
      const isBorne = isOfVocabulary(fact, value) && (typeof value !== 'number' || isSaid(value, fact, citation.quote))
      return isBorne ? [{ fact, value, at }] : []
    })
    dropped += finding.facts.length - facts.length
    if (facts.length === 0) continue
    // What the model says of its own must hold no figure that is not in the clause; wording to ask for may.
    const grounds = groundsOf({ texts: [citation.quote, finding.clause] })
    kept.push({
      kind: finding.kind as ClauseKind,
      clause: clauseAt(clauses, at.start) ?? null,
      at,
      facts,
      reason: plainOf(finding.reason, (words) => ungroundedFigures(words, grounds).length === 0),
      wording: plainOf(finding.wording, () => true),
    })
  }
  return { kept, dropped }
}

/** Words of a model, for people; null where there are none, where they lead elsewhere, or are not borne out. */
function plainOf(words: string, isBorne: (words: string) => boolean): string | null {
  const plain = words.trim()
  return plain === '' || /https?:|www\.|[<>{}]|\]\(/i.test(plain) || !isBorne(plain) ? null : plain
}

function isOfVocabulary(id: string, value: ModelFinding['facts'][number]['value']): boolean {
  const fact = clauseVocabulary.facts.find((one) => one.id === id)
  if (!fact || id === 'isMissing') return false
  if (fact.type === 'boolean') return typeof value === 'boolean'
  if (fact.type === 'enum') return fact.values?.some((one) => one.id === value) ?? false
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

/** What a year, a month and a week come to in the units in which facts are counted. */
const unitsOf: Readonly<Record<string, readonly number[]>> = { days: [1, 7, 30, 365], number: [1, 12] }

/** Does the quotation say this figure, as it is or in another unit of time? Where it says shares, a percentage is one of them. */
function isSaid(value: number, id: string, quote: string): boolean {
  const type = clauseVocabulary.facts.find((one) => one.id === id)?.type ?? ''
  const shares = findQuantities(quote)
    .flatMap((quantity) => [quantity, quantity.otherwise ?? []].flat())
    .flatMap((quantity) => (quantity.kind === 'share' ? [new Decimal(quantity.value).times(100)] : []))
  // Fifteen per cent within fourteen days are no fourteen per cent.
  const isShare = type === 'percentage' && shares.length > 0
  const said = isShare ? shares : [...groundsOf({ texts: [quote] }).numbers, ...shares]
  return said.some((one) => (unitsOf[type] ?? [1]).some((unit) => one.times(unit).equals(value)))
}
