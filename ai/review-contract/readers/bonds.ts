import { isOf } from '#ai/review-contract/clause-classifier.ts'
import { actorBefore, type Contract, type ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding, FactReading } from '#ai/review-contract/finding.ts'
import { kindWords } from '#ai/review-contract/lexicon/kind-words.ts'
import { named } from '#ai/review-contract/party-words.ts'
import { firstPhrase, phrase, pointsOf, saidYes, spanOf } from '#ai/review-contract/phrases.ts'

const advance =
  /\b(?:guarantee|bond|security) for (?:the )?advance\b|预付款(?:银行)?(?:保函|担保)|\badvance[- ]payment (?:bond|guarantee|security|bank guarantee)/iu
/** Shares of a clause on the bond that are none of its own. */
const anotherShare =
  /费率|手续费|年率|利率|利息|预付款|\binterest\b|\bcommission\b|\badvance\b|\bcharges?\b|\bper annum\b/iu
const onDemand =
  /仅凭|\bmerely stat\w+|\bmere (?:statement|demand)\b|见索即付|无条件[^。；]{0,6}不可撤销|不可撤销[^。；]{0,6}无条件|凭[^。；]{0,10}书面(?:通知|索赔)[^。；]{0,12}(?:即|立即|无条件)(?:付|支付|兑付)|(?:接|收|见)到[^。；，]{0,12}(?:声明|通知|要求|请求)[^。；，]{0,4}(?:即|立即|无条件)[^。；，]{0,4}(?:付|支付|兑付)|凭[^。；]{0,16}(?:声明|通知|要求|请求)[^。；]{0,8}(?:即|立即|无条件)|\bon[- ](?:its |the |first |simple |written |<theirs>'s )*demand\b|\bupon (?:first |simple )?(?:written )?(?:demand|request)\b|\bwithout (?:objection|proof|contestation|cavil)\b|\bunconditional(?:ly)?\b/iu
/** A demand that has to bring something with it. */
const conditional =
  /(?:附|须提交|应提交|同时提交|凭)[^。；]{0,24}(?:裁决|判决|确认书|违约证明|签字)|\baccompanied by\b|\btogether with\b[^.;]{0,30}\b(?:statement|award|certificate|judg)/iu
const openEnded =
  /(?:长期|持续|始终|一直)(?:保持)?有效(?!期)|<theirs>[^。；，]{0,12}(?:同意|解除|退还|释放|返还|归还)[^。；，]{0,16}(?:之)?前[^。；，]{0,4}(?:持续|一直|始终)?(?:保持)?有效|\bnot be (?:discharged|released|cancelled)\b[^.;]{0,20}\b(?:except|unless|until|save)\b[^.;]{0,30}\b(?:release|consent|notice|return)|\bextended\b[^.;]{0,40}\b(?:from time to time|as and when|whenever)\b|(?:不设|没有|无)(?:固定)?(?:到期|失效|截止)(?:日|期)?|(?:直至|直到|至)[^。；]{0,24}<theirs>[^。；]{0,10}(?:书面)?(?:通知|同意|确认|认为|解除|退还|释放)|\bwithout (?:any )?limit (?:in|of|as to) time\b|\bas and when (?:the )?<theirs> (?:deems?|sees?|thinks?|considers?)|\b(?:no (?:fixed )?|without (?:an? )?|not (?:have|contain|bear) (?:an? )?)expiry\b|\bopen[- ]ended\b|\buntil\b[^.;]{0,40}\b(?:released|returned|discharged|cancelled)\b[^.;]{0,20}\bby\b|\buntil (?:the )?<theirs>[^.;]{0,30}\b(?:is content|is satisfied|releases?|returns?|confirms?|notifies|gives? it back)/iu
const reduces = /递减|按比例减少|相应减少|\breduc\w*|\bdecreas\w*/iu
const staysWhole =
  /(?:不(?:得|予|作|随)?|无须)[^。；]{0,8}(?:递减|减少|核减)|\b(?:shall|will|does|do) not (?:be )?(?:reduc|decreas)\w*|\bwithout (?:any )?reduction|\b(?:original|full|entire) (?:amount|value|sum)\b/iu

/** Securities that we give: how much, payable on what, until when. */
export function readBonds(contract: Contract): ClauseFinding[] {
  const [demanded, endless] = [named(onDemand, contract.word), named(openEnded, contract.word)]
  return contract.sentences.flatMap((sentence) => {
    if (!isOf(sentence, 'bonds')) return []
    const { text } = sentence
    if (/质(?:量)?保(?:证)?金|\bretention\b/iu.test(text)) return []
    const isNamed =
      kindWords.anyBond.test(text) || kindWords.performanceBond.test(text) || isOf(sentence, 'bonds', 'headed')
    if (!isNamed || isGivenByBuyer(contract, sentence)) return []
    const share = performanceShare(sentence)
    const whole =
      advance.test(text) && !reduces.test(text.replace(staysWhole, '')) ? phrase(sentence, staysWhole) : null
    const facts = [
      ...share,
      ...saidYes('bondOnDemand', conditional.test(text) ? null : firstPhrase([sentence], demanded)),
      ...saidYes('bondOpenEnded', firstPhrase([sentence], endless)),
      ...saidYes('advanceBondNotReducing', whole),
    ]
    return facts.length > 0 ? [{ kind: 'bonds' as const, clause: sentence.clause, at: spanOf(sentence), facts }] : []
  })
}

/** A payment guarantee of theirs is our security. */
function isGivenByBuyer(contract: Contract, sentence: ReadSentence): boolean {
  const { text } = sentence
  const gives =
    /提供|提交|开具|开立(?!行)|出具|\b(?:provide|furnish|submit|issue|procure|deliver|open|lodge|give(?!s? (?:it|them) back))s?\b/iu
  const verb = phrase(sentence, gives)
  const isTheirs = verb !== null && actorBefore(contract, sentence, verb.start) === 'buyer'
  return isTheirs || /付款保函|支付担保|\bpayment (?:guarantee|security|bond)\b/iu.test(text.replace(advance, ''))
}

/** Beside its name, or alone under a heading that names it. */
function performanceShare(sentence: ReadSentence): FactReading[] {
  const word = phrase(sentence, kindWords.performanceBond)
  const isHeaded = isOf(sentence, 'bonds', 'sure') && kindWords.performanceBond.test(sentence.titles.join('\n'))
  if (!word && !(isHeaded && !anotherShare.test(sentence.text))) return []
  const [nearest] = sentence.quantities
    .filter(({ kind }) => kind === 'share')
    .map((share) => ({ share, far: word ? Math.abs(share.start - word.start) : 0 }))
    .sort((a, b) => a.far - b.far)
  return nearest && nearest.far < 90
    ? [{ fact: 'bondShare', value: pointsOf(nearest.share), at: spanOf(nearest.share) }]
    : []
}
