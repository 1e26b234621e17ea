import { Decimal } from 'decimal.js'
import { checkCitations } from '#ai/evidence/check-citations.ts'
import { groundsOf, ungroundedFigures } from '#ai/evidence/check-figures.ts'
import type { ClauseFinding, FactReading } from '#ai/review-contract/finding.ts'
import { clauseVocabulary } from '#crm/clauses/clause.vocabulary.ts'
import { type ClauseKind, clauseKinds } from '#crm/clauses/clause-kinds.ts'
import { clauseAt } from '#ingest/clauses/clause-at.ts'
import type { ReadDocument } from '#ingest/document.ts'
import { findQuantities } from '#ingest/quantities/find-quantities.ts'
import type { DurationUnit, QuantityValue } from '#ingest/quantities/quantity.ts'
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
    const grounds = groundsOf({ texts: [citation.quote, finding.clause, ...facts.map(sayFact)] })
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

/** What a figure of a fact is counted in. */
type CountedIn = 'percentage' | 'days' | 'months'

/** How a unit of time comes to another: a month to thirty days, and a year to 365 as well as to twelve months. */
const inDays: Readonly<Record<DurationUnit, number>> = { hour: 1 / 24, day: 1, 'working-day': 1, week: 7, month: 30 }
/** Where a cell says nothing but a number, its head says what it counts: 质保期（月） 36. */
const headed: Readonly<Record<CountedIn, RegExp>> = {
  percentage: /[%％]|per\s?cent|百分/iu,
  days: /天|日|days?\b/iu,
  months: /月|months?\b/iu,
}

function countedIn(id: string): CountedIn {
  const type = clauseVocabulary.facts.find((one) => one.id === id)?.type
  return type === 'percentage' || type === 'days' ? type : 'months'
}

/** As a text would say it: the words of a model may say a fact that stands. */
function sayFact({ fact, value }: FactReading): string {
  const unit = { percentage: '%', days: ' days', months: ' months' }[countedIn(fact)]
  return typeof value === 'number' ? `${value}${unit}` : ''
}

/**
 * Does the quotation say this figure in the unit in which the fact is counted, or in another one of its kind? Fifteen per cent within
 * fourteen days are no fourteen per cent, and within three days no three years.
 */
function isSaid(value: number, id: string, quote: string): boolean {
  const unit = countedIn(id)
  const quantities = findQuantities(quote).flatMap((quantity) => [quantity, quantity.otherwise ?? []].flat())
  const ofKind = quantities.filter(({ kind }) => kind === (unit === 'percentage' ? 'share' : 'duration'))
  const bare = groundsOf({ texts: [quote] }).numbers.filter(({ measure }) => measure === 'bare')
  if (ofKind.length === 0 && headed[unit].test(quote)) return bare.some((one) => one.value.equals(value))
  return ofKind.flatMap((quantity) => inUnit(quantity, unit)).some((one) => one.equals(value))
}

function inUnit(quantity: QuantityValue, unit: CountedIn): Decimal[] {
  const said = new Decimal(quantity.value)
  if (quantity.kind === 'share') return unit === 'percentage' ? [said.times(100)] : []
  if (quantity.kind !== 'duration' || unit === 'percentage') return []
  if (unit === 'months') return quantity.unit === 'month' ? [said] : []
  const days = said.times(inDays[quantity.unit])
  return quantity.unit === 'month' ? [days, said.times(365).div(12)] : [days]
}
