import { isOf } from '#ai/review-contract/clause-classifier.ts'
import type { Contract, ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding, FactReading } from '#ai/review-contract/finding.ts'
import { kindWords } from '#ai/review-contract/lexicon/kind-words.ts'
import { allAtTheEnd, credit, notOfPrice, ofElse, runsFrom } from '#ai/review-contract/lexicon/payment-terms.ts'
import { daysOf, firstPhrase, phrase, spanOf } from '#ai/review-contract/phrases.ts'
import type { Span } from '#ingest/document.ts'
import { findInstalments, type Instalment } from './instalments.ts'

const beforeDelivery = new Set<Instalment['when']>(['advance', 'progress', 'ready'])
/** The least that makes a payment schedule of instalments in one clause, in points of the price. */
const leastSum = 60
/** A schedule that leaves no room for an advance elsewhere, in points of the price. */
const nearlyAll = 85
/** What is waited for by itself, where the other parts stand elsewhere, in points of the price. */
const largePart = 30

/** How we are paid: the shares by when they fall due, how long it takes, and what has no date. */
export function readPayment(contract: Contract): ClauseFinding[] {
  const schedules = readSchedules(contract)
  const terms = readTerms(contract)
  const isSaid = schedules.some(({ facts }) => facts.some(({ fact }) => fact === 'advanceShare'))
  return [...schedules, ...(isSaid ? [] : readNoAdvance(contract)), ...terms]
}

function readSchedules(contract: Contract): ClauseFinding[] {
  return findInstalments(contract).flatMap((instalments) => {
    const [first] = instalments
    const sum = shareOf(instalments)
    // All at once is a schedule as well, if it is said when.
    const isSchedule = instalments.length > 1 ? sum >= leastSum : sum >= 95 && first?.when !== null
    if (!first || !isSchedule) return instalments.filter(({ points }) => points >= largePart).flatMap(slowOf)
    const facts = [advanceOf(contract, instalments), beforeDeliveryOf(instalments)]
    const schedule: ClauseFinding = {
      kind: 'payment-schedule',
      clause: first.sentence.clause,
      at: spanOf(first.sentence),
      facts: facts.filter((fact) => fact !== null),
    }
    const found = [schedule, ...instalments.flatMap(slowOf), ...instalments.flatMap(auditedOf)]
    return Math.abs(sum - 100) < 0.5 ? found : [...found, notWhole(instalments)]
  })
}

function shareOf(instalments: readonly Instalment[]): number {
  return instalments.reduce((sum, { points }) => sum + points, 0)
}

function advanceOf({ sentences }: Contract, instalments: readonly Instalment[]): FactReading | null {
  const advance = instalments.filter(({ when }) => when === 'advance')
  const [said] = advance
  if (said) return { fact: 'advanceShare', value: rounded(shareOf(advance)), at: said.at }
  const none = firstPhrase(
    sentences.filter((sentence) => isOf(sentence, 'payment-schedule')),
    kindWords.noAdvance,
  )
  const [first] = instalments
  // Part of a schedule may have its advance in a clause beside: nothing is read into it.
  const isWhole = none !== null || shareOf(instalments) >= nearlyAll
  return first && isWhole ? { fact: 'advanceShare', value: 0, at: none ?? first.at } : null
}

/** Where the instalments before delivery end: the last of them, or the first that comes after it. */
function beforeDeliveryOf(instalments: readonly Instalment[]): FactReading | null {
  const sides = instalments.map((_, at) => isBeforeDelivery(instalments, at))
  if (sides.includes(null)) return null
  const before = instalments.filter((_, at) => sides[at])
  const at = before.at(-1)?.at ?? instalments[0]?.at
  return at ? { fact: 'beforeDeliveryShare', value: rounded(shareOf(before)), at } : null
}

/**
 * Whether an instalment falls due before delivery. Instalments stand in the order of time: one whose moment nobody can tell is
 * before it when any behind is, and after it when any in front is; null where neither says so.
 */
function isBeforeDelivery(instalments: readonly Instalment[], at: number): boolean | null {
  const when = instalments[at]?.when ?? null
  // Accepted before it is shipped: what is accepted is a part, or the work so far.
  const isEarly = when === 'acceptance' && instalments.slice(at + 1).some((each) => each.when === 'ready')
  if (when !== null) return isEarly || beforeDelivery.has(when)
  if (instalments.slice(at + 1).some((each) => beforeDelivery.has(each.when))) return true
  return instalments.slice(0, at).some((each) => each.when !== null && !beforeDelivery.has(each.when)) ? false : null
}

/** How long an instalment takes; how long retention is kept is another kind's. */
function slowOf({ when, wait, sentence }: Instalment): ClauseFinding[] {
  return wait && when !== 'retention' ? [waiting(sentence, wait)] : []
}

/** What only the buyer's audit ends; a row under a heading on payment need not say that it is paid then. */
const audited =
  /(?:审计|决算|结算)[^。；，\n]{0,16}(?:完成|结束|通过|审定|出具)[^。；，\n]{0,8}(?:后|之后|之日|起)|\b(?:after|upon|on|following) (?:the )?(?:completion of (?:the )?)?(?:\w+ ){0,2}audit\b/iu

function auditedOf({ sentence }: Instalment): ClauseFinding[] {
  const at = isOf(sentence, 'payment-schedule', 'headed') ? firstPhrase([sentence], audited) : null
  if (!at) return []
  const facts = [{ fact: 'paymentUndated', value: true, at }]
  return [{ kind: 'payment-schedule', clause: sentence.clause, at: spanOf(sentence), facts }]
}

function waiting(sentence: ReadSentence, { days, at }: { days: number; at: Span }): ClauseFinding {
  const facts = [{ fact: 'paymentDays', value: days, at }]
  return { kind: 'payment-schedule', clause: sentence.clause, at: spanOf(sentence), facts }
}

/** Payment terms that name no share: 发票挂账后满一百二十天付款, "120 days after receipt of invoice", net 120 days. */
function readTerms({ sentences }: Contract): ClauseFinding[] {
  return sentences.flatMap((sentence) => {
    const { text, quantities } = sentence
    const isShared = quantities.some(({ kind }) => kind === 'share')
    if (!isOf(sentence, 'payment-schedule') || isShared || notOfPrice.test(text)) return []
    const waits = quantities.flatMap((quantity) => {
      const days = daysOf(quantity)
      return days === null || !isWait(sentence, quantity) ? [] : [waiting(sentence, { days, at: spanOf(quantity) })]
    })
    return waits.slice(0, 1)
  })
}

/** Whether a period is how long payment takes: by the words between its commas, and by those behind when nothing else is done in them. */
function isWait({ text, start }: ReadSentence, period: Span): boolean {
  const before = text.slice(0, period.start - start)
  const from = Math.max(...[...'，,；;。'].map((mark) => before.lastIndexOf(mark))) + 1
  const behind = text.slice(period.end - start)
  const own = behind.search(/[，,；;。]/u)
  const beside = text.slice(from, own < 0 ? undefined : period.end - start + own)
  if (ofElse.test(beside)) return false
  return credit.test(beside) || (kindWords.terms.test(text) && runsFrom.test(text))
}

function notWhole(instalments: readonly Instalment[]): ClauseFinding {
  const last = instalments.at(-1) as Instalment
  return {
    kind: 'amounts',
    clause: last.sentence.clause,
    at: spanOf(last.sentence),
    facts: [{ fact: 'sharesSum', value: rounded(shareOf(instalments)), at: last.at }],
  }
}

/** Said in so many words, with no shares: that nothing is paid ahead, or all at the end. */
function readNoAdvance({ sentences }: Contract): ClauseFinding[] {
  return sentences.flatMap((sentence): ClauseFinding[] => {
    if (!isOf(sentence, 'payment-schedule')) return []
    const isShared = sentence.quantities.some((quantity) => quantity.kind === 'share' && Number(quantity.value) !== 1)
    const at = phrase(sentence, kindWords.noAdvance) ?? (isShared ? null : phrase(sentence, allAtTheEnd))
    if (!at) return []
    const facts = [{ fact: 'advanceShare', value: 0, at }]
    return [{ kind: 'payment-schedule', clause: sentence.clause, at: spanOf(sentence), facts }]
  })
}

function rounded(points: number): number {
  return Math.round(points * 1e4) / 1e4
}
