import { isOf } from '#ai/review-contract/clause-classifier.ts'
import { around, type Contract, ofClause, type ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding, FactReading } from '#ai/review-contract/finding.ts'
import { kindWords } from '#ai/review-contract/lexicon/kind-words.ts'
import { isLimitBehind, isLimitFarBefore } from '#ai/review-contract/limits.ts'
import { named } from '#ai/review-contract/party-words.ts'
import { firstPhrase, pointsOf, saidYes, spanOf } from '#ai/review-contract/phrases.ts'
import type { Quantity } from '#ingest/quantities/quantity.ts'

const liquidated = /\bliquidated damages\b|\bLDs?\b/iu
/** What is paid for time that is no delay of ours. */
const price =
  /^(?!.*(?:利息|利率|\binterest\b|\bper annum\b))(?=.*(?:支付|付给|偿付|扣(?:减|除|款)?|赔|承担|罚|计收|\bpays?\b|\bcosts?\b|\bof delay\b|\bdeduct|\breduc|\bforfeit|\bcredit|\bcharged?\b|\bliable\b|\baccrue|\bagreed\b)).*(?:价|货款|金额|[扣罚]\s*(?:[\d一二三四五六七八九]|[千百万]分)|\bprice\b|\bvalue\b|\bsum\b)/isu
const performance = /\bperformance\b|\bguaranteed? (?:value|output|parameter)|\bthroughput\b|性能|保证值/iu
/** The other side's delay in paying is no risk of ours. */
const latePayment =
  /(?:逾期|延迟|迟延|延期|拖延|未按[^，。；]{0,12})(?:付款|支付|付清)|付款(?:逾期|延迟|迟延|晚于|迟于)|[给付]<seller>|\blate payment|\bdelay(?:ed)? (?:in )?payment|\boverdue (?:amount|sum|payment|invoice)|\bfails? to pay/iu
const perDay =
  /(?:迟|晚|逾期|延误|拖|误)[^，。；]{0,2}(?:一|1)[天日]|(?<!第)(?:一|1)[天日](?=[罚扣赔])|每(?:逾期|延误|迟延|延迟|拖延|推迟|迟交|超过|拖期|误期)?(?:一|1)?个?(?:自然|日历)?[日天]|按[日天]|日(?=[万千百]分)|\/\s*[日天]|\b(?:per|a|each|every|for each|for every)\s+(?:\w+\s+)?(?:calendar\s+)?day\b|\bdaily\b/iu
const perWeek =
  /每(?:逾期|延误|迟延|延迟|拖延|推迟|迟交|超过|拖期|误期|满)?(?:一|1)?个?(?:周|星期)|按周|\/\s*(?:周|星期)|\b(?:per|a|each|every)\s+(?:\w+\s+){0,2}week\b|\bweekly\b/iu
const cap =
  /累计|总额|最[高多大](?!限度)|合计|计满|不(?:得)?超过|上限|封顶|为限|至多|\bnot exceed|\bexceeds?\b|\bmax(?:imum|\b)|\bcapp?(?:ed)?\b|\bup to\b|\bstop at\b|\bceiling\b|\bno more than\b|\baggregate\b|\blimited to\b/iu
/** Whatever rate stands before it: 每日千分之二，累计不超过 */
const limitAtOnce = /(?:不(?:得)?超过|不高于|上限为?|最高为?)$/u
const noCap =
  /(?:不设|无|没有|不受)(?:任何)?(?:上限|限制|封顶)|不封顶|(?:没有|没|不设|不作|不做|无)(?:封顶|限制|限额|底线|顶)|晚多少|[罚扣]多少|直至(?:实际)?(?:交付|交货|履行)|\bwithout (?:a |any )?(?:limit|cap|ceiling|limitation)|\buncapped\b|\bno (?:upper )?(?:limit|cap|maximum|ceiling)\b/iu
const beyond =
  /(?:不足以|不能)(?:弥补|补偿)|继续(?:承担)?赔偿|不影响[^。；]{0,20}(?:索赔|赔偿)|\bwithout prejudice to[^.;]{0,60}\b(?:damages|remed|rights? to|other rights?|claim|recover)|\bin addition to[^.;]{0,40}\bdamages/iu

/** What says of damages that were named before how far they go: "the amount so payable shall stop at", 上述违约金累计. */
const sameAmount =
  /上述|前款|前项|该(?:项|等)?违约金|^(?:且|但|并)?其?(?:累计|最高|总额|合计)|\bso payable\b|\bsuch (?:damages|amount)|\bthe amount\b|\bthese damages\b/iu

/** What we owe for delivering late: rate by day or week, cap, and whether more can be claimed on top. */
export function readDelayDamages(contract: Contract): ClauseFinding[] {
  const own = contract.sentences.filter((sentence) => isAboutDelay(contract, sentence))
  const caps = findCaps(contract, own)
  return own.flatMap((sentence) => {
    const rate = rateOf(sentence)
    if (!rate) return capAlone(sentence)
    const more = saidYes(
      'delayOtherDamages',
      firstPhrase(ofClause(contract, sentence.clause), beyond) ?? firstPhrase([sentence], beyond),
    )
    return [
      {
        kind: 'delay-damages',
        clause: sentence.clause,
        at: spanOf(sentence),
        facts: [rate, capOf(contract, caps, sentence), ...more],
      },
    ]
  })
}

interface Caps {
  /** by the place of the clause that says them, and by that of the clause above */
  byClause: Map<number, FactReading>
  byParent: Map<number, FactReading>
  anywhere: FactReading | null
}

/** Where caps of these damages stand: in what speaks of them, and in what goes on about the same amount; never of their delay. */
function findCaps(contract: Contract, own: readonly ReadSentence[]): Caps {
  const caps: Caps = { byClause: new Map(), byParent: new Map(), anywhere: null }
  const isOwn = new Set(own)
  for (const sentence of contract.sentences) {
    const goesOn =
      !isOwn.has(sentence) && sameAmount.test(sentence.text) && !named(latePayment, contract.word).test(sentence.text)
    if (!isOwn.has(sentence) && !goesOn) continue
    const [limit] = limitsOf(sentence)
    if (!limit) continue
    const { clause } = sentence
    const above = contract.document.clauses[clause ?? -1]?.parent ?? null
    if (clause !== null && !caps.byClause.has(clause)) caps.byClause.set(clause, limit)
    if (above !== null && !caps.byParent.has(above)) caps.byParent.set(above, limit)
    if (isOwn.has(sentence)) caps.anywhere ??= limit
  }
  return caps
}

/** The cap stands in the same sentence, in the same clause or beside it, or in another clause that speaks of these damages. */
function capOf(contract: Contract, caps: Caps, sentence: ReadSentence): FactReading {
  const { clause } = sentence
  const above = contract.document.clauses[clause ?? -1]?.parent ?? -1
  const [limit] = limitsOf(sentence)
  const found = limit ?? caps.byClause.get(clause ?? -1) ?? caps.byParent.get(above) ?? caps.anywhere
  if (found) return found
  const said = firstPhrase([sentence], noCap) ?? firstPhrase(ofClause(contract, clause), noCap)
  return { fact: 'delayHasCap', value: false, at: said ?? spanOf(sentence) }
}

function isAboutDelay(contract: Contract, sentence: ReadSentence): boolean {
  const { word, references, byClause } = contract
  const { text, titles } = sentence
  const isReferring = references
    .within(sentence)
    .slice(0, 3)
    .some((reference) => isOfDelay(byClause.get(references.targetOf(reference) ?? -1)))
  if (!isReferring && !isOf(sentence, 'delay-damages')) return false
  if (named(latePayment, word).test(text)) return false
  // The cap of all liability names them beside others.
  if (/\b(?:aggregate|total|overall|maximum) liability\b|(?:累计|全部|总)(?:赔偿)?责任|赔偿总额/iu.test(text))
    return false
  // In English they are called so without saying of what: it is delay, unless performance is what they speak of.
  if (liquidated.test(text) && !performance.test(text + titles.join())) return true
  const inTitle = isReferring || isOf(sentence, 'delay-damages', 'headed')
  // Called nothing, a share of the price for each day is the same.
  if (kindWords.delay.test(text) && price.test(text) && rateOf(sentence)) return true
  if (!(kindWords.delay.test(text) || inTitle) || !(kindWords.damages.test(text) || inTitle)) return false
  // 甲方逾期 alone is their delay, unless it is they who are paid for ours; 甲方对逾期 is what they may do about it.
  const theirs = new RegExp(`${word.buyer.source}[^，。；对就因]{0,6}(?:逾期|延迟|迟延)`, 'u')
  return !theirs.test(text) || word.seller.test(text)
}

/** Whether a clause that is referred to is about it, by the segment that it begins with. */
function isOfDelay(clause: readonly ReadSentence[] | undefined): boolean {
  return clause?.[0] !== undefined && isOf(clause[0], 'delay-damages')
}

function rateOf(sentence: ReadSentence): FactReading | null {
  const rates: Quantity[] = []
  for (const quantity of sentence.quantities) {
    if (quantity.kind !== 'share') continue
    const { before, behind } = around(sentence, quantity)
    const near = `${before.slice(-40)}|${behind.slice(0, 60)}`
    if (isLimit(before, behind)) continue
    const value = pointsOf(quantity)
    if (perDay.test(near)) return { fact: 'delayRatePerDay', value, at: spanOf(quantity) }
    if (perWeek.test(near)) return { fact: 'delayRatePerWeek', value, at: spanOf(quantity) }
    rates.push(quantity)
  }
  // "For each day ... a deduction of 1 %": one share, and the time that it is for, however far from it.
  const [only, more] = rates
  if (!only || more || only.kind !== 'share') return null
  const value = pointsOf(only)
  if (perDay.test(sentence.text)) return { fact: 'delayRatePerDay', value, at: spanOf(only) }
  return perWeek.test(sentence.text) ? { fact: 'delayRatePerWeek', value, at: spanOf(only) } : null
}

/** Special conditions take a cap away, or set one, without saying the rate again. */
function capAlone(sentence: ReadSentence): ClauseFinding[] {
  const open = firstPhrase([sentence], noCap)
  const facts = open
    ? [{ fact: 'delayHasCap', value: false, at: open }]
    : [...limitsOf(sentence), ...saidYes('delayOtherDamages', firstPhrase([sentence], beyond))]
  return facts.length > 0 ? [{ kind: 'delay-damages', clause: sentence.clause, at: spanOf(sentence), facts }] : []
}

/** Whether the words around a share make it a limit and no rate. */
function isLimit(before: string, behind: string): boolean {
  const isRate = perDay.test(before.slice(-12)) || perWeek.test(before.slice(-12))
  const isNear = isRate ? limitAtOnce.test(before) : cap.test(before.slice(-24))
  return isNear || isLimitFarBefore(before) || isLimitBehind(behind)
}

/** Shares that are a limit by the words around them. */
function limitsOf(sentence: ReadSentence): FactReading[] {
  return sentence.quantities.flatMap((quantity) => {
    if (quantity.kind !== 'share') return []
    const { before, behind } = around(sentence, quantity)
    return isLimit(before, behind) ? [{ fact: 'delayCap', value: pointsOf(quantity), at: spanOf(quantity) }] : []
  })
}
