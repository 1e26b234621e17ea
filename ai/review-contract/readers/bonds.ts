import { isOf } from '#ai/review-contract/clause-classifier.ts'
import { actorBefore, around, type Contract, ofClause, type ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding, FactReading } from '#ai/review-contract/finding.ts'
import {
  advanceBond,
  endsAtLast,
  gives,
  notOnDemand,
  onConditions,
  onDemand,
  openEnded,
  reducedBy,
  reduces,
  staysWhole,
  whatWas,
} from '#ai/review-contract/lexicon/bonds.ts'
import { kindWords } from '#ai/review-contract/lexicon/kind-words.ts'
import { named } from '#ai/review-contract/party-words.ts'
import { firstPhrase, phrase, pointsOf, saidYes, spanOf } from '#ai/review-contract/phrases.ts'
import type { Span } from '#ingest/document.ts'

/** Shares of a clause on the bond that are none of its own. */
const anotherShare =
  /费率|手续费|年率|利率|利息|预付款|\binterest\b|\bcommission\b|\badvance\b|\bcharges?\b|\bper annum\b/iu
/** Securities that we give: how much, payable on what, until when. */
export function readBonds(contract: Contract): ClauseFinding[] {
  const [demanded, endless] = [named(onDemand, contract.word), named(openEnded, contract.word)]
  return contract.sentences.flatMap((sentence) => {
    if (!isOf(sentence, 'bonds')) return []
    const { text } = sentence
    if (/质(?:量)?保(?:证)?金|\bretention\b/iu.test(text)) return []
    // A row of the payments says against which guarantee each is made.
    if (sentence.cells.length > 0 && isOf(sentence, 'payment-schedule', 'headed')) return []
    const isNamed =
      kindWords.anyBond.test(text) ||
      kindWords.performanceBond.test(text) ||
      isOf(sentence, 'bonds', 'headed') ||
      isOfBondBefore(contract, sentence)
    if (!isNamed || isGivenByBuyer(contract, sentence)) return []
    const share = performanceShare(contract, sentence)
    const whole =
      advanceBond.test(text) && !reduces.test(text.replaceAll(staysWhole, ''))
        ? phrase(sentence, new RegExp(staysWhole, 'iu'))
        : null
    const facts = [
      ...share,
      ...saidYes(
        'bondOnDemand',
        onConditions.test(text) || notOnDemand.test(text) ? null : firstPhrase([sentence], demanded),
      ),
      ...saidYes('bondOpenEnded', endsAtLast.test(text) ? null : firstPhrase([sentence], endless)),
      ...saidYes('advanceBondNotReducing', whole),
    ]
    return facts.length > 0 ? [{ kind: 'bonds' as const, clause: sentence.clause, at: spanOf(sentence), facts }] : []
  })
}

/** A payment guarantee of theirs is our security. */
function isGivenByBuyer(contract: Contract, sentence: ReadSentence): boolean {
  const { text } = sentence
  const verb = phrase(sentence, gives)
  const isTheirs = verb !== null && actorBefore(contract, sentence, verb.start) === 'buyer'
  return isTheirs || /付款保函|支付担保|\bpayment (?:guarantee|security|bond)\b/iu.test(text.replace(advanceBond, ''))
}

const itsAmount =
  /^\s*(?:(?:its|the|such|this|that) (?:amount|value|sum)\b|(?:其|该)(?:保函|担保)?(?:的)?金额|保函金额|担保金额)/iu

/** "Its amount shall be": whether it goes on about a performance bond of the same clause. */
function isOfBondBefore(contract: Contract, { text, clause }: ReadSentence): boolean {
  if (!itsAmount.test(text)) return false
  return ofClause(contract, clause).some(
    (other) => kindWords.performanceBond.test(other.text) && !advanceBond.test(other.text),
  )
}

/** Beside its name, or alone under a heading or behind a sentence that names it. */
function performanceShare(contract: Contract, sentence: ReadSentence): FactReading[] {
  const word = phrase(sentence, kindWords.performanceBond)
  const isHeaded =
    (isOf(sentence, 'bonds', 'sure') && kindWords.performanceBond.test(sentence.titles.join('\n'))) ||
    isOfBondBefore(contract, sentence)
  if (!word && !(isHeaded && !anotherShare.test(sentence.text))) return []
  // What an amendment replaces is no more, and what it is reduced by is not what it is.
  const amended = phrase(sentence, whatWas)
  const isOld = ({ end }: Span) => amended !== null && end <= amended.start
  const [nearest] = sentence.quantities
    .filter((quantity) => quantity.kind === 'share' && !isOld(quantity))
    .filter((share) => !reducedBy.test(around(sentence, share).before))
    .map((share) => ({ share, far: word ? Math.abs(share.start - word.start) : 0 }))
    .sort((a, b) => a.far - b.far)
  return nearest && nearest.far < 90
    ? [{ fact: 'bondShare', value: pointsOf(nearest.share), at: spanOf(nearest.share) }]
    : []
}
