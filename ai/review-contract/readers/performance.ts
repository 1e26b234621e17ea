import { isOf } from '#ai/review-contract/clause-classifier.ts'
import { around, type Contract, ofClause, type ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding } from '#ai/review-contract/finding.ts'
import { kindWords } from '#ai/review-contract/lexicon/kind-words.ts'
import { isLimitBehind, isLimitFarBefore } from '#ai/review-contract/limits.ts'
import { phrase, saidYes, spanOf } from '#ai/review-contract/phrases.ts'

const perUnit =
  /每(?:相差|偏差|低|高|降低?|下降|超|少|差|减少|偏离|不足|增加)|(?:低于|达不到)[^。；]{0,30}(?:支付|扣)|\bfor (?:each|every)\b|\bper (?:each )?(?:full )?(?:one )?(?:per ?cent|percentage|1 ?%)|\bfor every\b/iu
const deducted =
  /减少|扣(?:除|减|款)?|违约金|罚款|减价|降价|赔偿|\bdeduct\w*|\breduc\w*|\bliquidated damages\b|\bdamages\b|\bpenalt\w*|\bpay\b/iu
const taken = /扣款|扣减|性能|考核|\bdeductions?\b|\bperformance\b|\bguarantee/iu
const noLimit =
  /直至扣完|(?:不设|没有|无)(?:任何)?(?:上限|限额|封顶)|\bno (?:limit|cap)\b|\bwithout (?:any )?(?:limit|cap)\b|\buncapped\b/iu
const limit =
  /累计|合计|不(?:得)?超过|最高|上限|为限|封顶|至多|\bnot exceed\b|\bexceeds?\b|\bmaximum\b|\bcapp?(?:ed)?\b|\bup to\b|\baggregate\b|\blimited to\b|\bceiling\b/iu

/** Money taken off for each point below a guaranteed value, where nothing says how far it can go. */
export function readPerformanceDamages(contract: Contract): ClauseFinding[] {
  // Where it is said in so many words, the mark stands on those.
  const own = contract.sentences.filter((sentence) => isOf(sentence, 'performance-damages'))
  if (own.some(({ text }) => noLimit.test(text) && taken.test(text))) return []
  const isLimitedElsewhere = own.some(
    (each) => kindWords.guaranteedValue.test(each.text) && deducted.test(each.text) && isLimited(each),
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
  return isAbout && perUnit.test(text) && deducted.test(text) && quantities.some(({ kind }) => kind === 'share')
}

/** A share or a sum that the words around it make a limit. */
function isLimited(sentence: ReadSentence): boolean {
  return sentence.quantities.some((quantity) => {
    const { before, behind } = around(sentence, quantity)
    return limit.test(before.slice(-40)) || isLimitFarBefore(before) || isLimitBehind(behind)
  })
}
