import { isOf } from '#ai/review-contract/clause-classifier.ts'
import { around, type Contract, ofClause, type ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding } from '#ai/review-contract/finding.ts'
import { kindWords } from '#ai/review-contract/lexicon/kind-words.ts'
import { isLimitBehind, isLimitFarBefore } from '#ai/review-contract/limits.ts'
import { phrase, saidYes, spanOf } from '#ai/review-contract/phrases.ts'

/** So much for each step away from a value. */
const perUnit =
  /每(?:相差|偏差|低|高|降低?|下降|超|少|差|减少|偏离|不足|增加|项)|(?:低于|达不到|高出)[^。；]{0,30}(?:支付|扣)|(?:按|以)[^。；，]{0,10}(?:差额|比例)[^。；，]{0,6}(?:累计|扣|支付)|\b(?:for )?(?:each|every)\b|\bper (?:each |every )?(?:full )?(?:one )?(?:\d+(?:\.\d+)? ?%|per ?cent|percent|percentage|1 ?%|point|kWh)/iu
const deducted =
  /(?<![每值])减少(?=[^。；]{0,12}(?:价|款|付|额))|扣(?:除|减|款|罚)?|违约金|罚款|减价|降价|赔|\bdeduct\w*|\breduc\w*|\bliquidated damages\b|\bdamages\b|\bpenalt\w*|\bpay\b|\bcredits?\b|\brecover\w*|\bcompensat\w*|\bof the (?:\w+ )?price (?:for|per) (?:each|every)\b|\bshortfall\b/iu
/** What a limit of it is a limit of. */
const owed =
  /减少|扣(?:除|减|款)?|违约金|罚款|减价|降价|赔偿|\bdeduct\w*|\breduc\w*|\bliquidated damages\b|\bdamages\b|\bpenalt\w*|\bpay\b/iu
const noLimit =
  /(?:直至)?扣完(?:为止)?|直至零|扣光|不设底线|(?:不设|没有|无)(?:任何)?(?:上限|最?高?限额|封顶)|不封顶|\bno (?:\w+ )?(?:limit|cap)\b|\bwithout (?:any )?(?:limit|cap)\b|\buncapped\b/iu
const taken = /扣款|扣减|性能|考核|指标|能耗|产能|\bdeductions?\b|\bperformance\b|\bguarante/iu
const limit =
  /累计不|合计|总[计额]|不(?:得)?超过|最[高多]|上限|为限|封顶|至多|\bnot exceed\b|\bexceeds? (?!the guarante)|\bmaximum\b|\bcapp?(?:ed)?\b|\bup to\b|\baggregate\b|\blimited to\b|\bceiling\b|\bno more than\b/iu
/** What moves with an index or a content is a price, and what the buyer pays no damages. */
const notDamages = /税率|原料价|指数|调差|含税|\bindex\b|\btax(?:es)?\b|\bprice rises\b|\btolerance\b/iu

/** Money taken off for each point below a guaranteed value, where nothing says how far it can go. */
export function readPerformanceDamages(contract: Contract): ClauseFinding[] {
  // Where it is said in so many words, the mark stands on those.
  const own = contract.sentences.filter((sentence) => isOf(sentence, 'performance-damages'))
  if (own.some(({ text }) => noLimit.test(text) && taken.test(text))) return []
  const isLimitedElsewhere = own.some(
    (each) => kindWords.guaranteedValue.test(each.text) && owed.test(each.text) && isLimited(each),
  )
  if (isLimitedElsewhere) return []
  return own.flatMap((sentence) => {
    if (!takesOff(sentence)) return []
    const beside = ofClause(contract, sentence.clause)
    const related = beside.length > 0 ? beside : [sentence]
    if (related.some((each) => isLimited(each))) return []
    const at = phrase(sentence, perUnit)
    const facts = saidYes('performanceUncapped', at)
    return [{ kind: 'performance-damages' as const, clause: sentence.clause, at: spanOf(sentence), facts }]
  })
}

function takesOff(sentence: ReadSentence): boolean {
  const { text, quantities } = sentence
  const isAbout = kindWords.guaranteedValue.test(text) || isOf(sentence, 'performance-damages', 'headed')
  const isMeasured = quantities.some(({ kind }) => kind === 'share' || kind === 'money')
  return isAbout && isMeasured && perUnit.test(text) && deducted.test(text) && !notDamages.test(text)
}

/** A share or a sum that the words around it make a limit. */
function isLimited(sentence: ReadSentence): boolean {
  return sentence.quantities.some((quantity) => {
    const { before, behind } = around(sentence, quantity)
    return limit.test(before.slice(-40)) || isLimitFarBefore(before) || isLimitBehind(behind)
  })
}
