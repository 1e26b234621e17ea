import { around, type Contract, ofClause, type ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding, FactReading } from '#ai/review-contract/finding.ts'
import { phrase, pointsOf, saidYes, spanOf } from '#ai/review-contract/phrases.ts'
import type { Span } from '#ingest/document.ts'

const liability = /责任|赔偿|\bliabilit|\bliable\b|\bunlimited responsib|\brecover(?:ed|able)?\b/iu
const limit =
  /(?:责任|赔偿)[^。；，]{0,12}最高(?!人民法院)|\bliabilit\w*[^.;]{0,60}\bbe (?:more|greater) than\b|(?:责任|赔偿)(?:上限|限额)[”"」]?(?:[为是指]|系指)|\bliability cap\b["”]? (?:means|is|shall)|(?:累计|总计|合计|最高|全部|总额|总和)[^。；]{0,40}(?:不(?:得)?(?:超过|超出|高于)|以[^，。；]{0,24}为(?:最高|赔偿)?(?:限|上限)|限于)|(?:责任|赔偿)[^。；，]{0,24}(?:不(?:得)?(?:超过|超出|高于)|以[^，。；]{0,24}为(?:最高|赔偿)?(?:限|上限)|上限[为是])|\b(?:aggregate|total|maximum|overall|cumulative|entire)\b[^.;]{0,60}\bliabilit\w*[^.;]{0,160}\b(?:exceed|limited|capped|confined|no more than|equal)\b|\bmaximum liabilit\w*[^.;]{0,60}\b(?:is|shall be)\b|\bliabilit[^.;]{0,120}\b(?:not (?:in any (?:event|case) )?exceed|limited to|capped at|confined to|no more than)/iu
const carveOut =
  /(?:上限|限额|限制)[^。；]{0,8}不适用|\b(?:limit|cap|limitation)\b[^.;]{0,40}\bnot apply\b|不在(?:此|上述)限|不受(?:此|上述)限|(?:不受|不适用)[^。；]{0,16}(?:上限|限制|限额)|(?:但|除)[^。；]{0,60}(?:不受|除外)|\b(?:shall not apply|does not apply|not be limited|except (?:for|in)|other than|excluding)\b/iu
/** What speaks, in a clause behind it, of a cap that was named before. */
const sameCap =
  /(?:上述|前述|前款|前项|该|此)(?:责任)?(?:上限|限额|限制)|\b(?:the above|foregoing|such|this|that) (?:limit|cap)/iu
/** Carve-outs that leave nothing of a cap for a maker of machines. */
const swallowing =
  /认为|间接损失|可得利益|利润损失|停产|延误|迟延|逾期|交货|违约|质量|第三(?:方|人)|\bindirect|\bconsequential|\bloss of profit|\blost profit|\bdelay|\blate delivery|\bbreach\b|\bdefect|\bthird[- ]part/iu
const unlimited =
  /无(?:上限|限额)的?[^。；，]{0,6}责任|\b(?:no|nothing)\b[^.;]{0,80}\blimits?\b[^.;]{0,40}\brecover\w*|\bno (?:ceiling|cap|limit)\b[^.;]{0,40}\b(?:recover|claim)\w*|限制[^。；]{0,12}责任[^。；]{0,16}(?:无效|不生效|不予(?:接受|认可)|不适用)|\bliabilit\w*[^.;]{0,60}\b(?:not|never) be (?:in any way )?(?:limited|capped|restricted)\b(?! (?:to|by))|\bliable without (?:any )?limit|\b(?:limitation|limit|cap)s? (?:of|on|to) liabilit\w*[^.;]{0,80}\b(?:rejected|void|invalid|excluded|not accepted|of no effect|disregarded|not (?:apply|protect|benefit|extend)\b(?=[^.;]{0,80}\b(?:delay|late|defect|breach)))|(?:承担|负)[^。；，]{0,6}无限(?:连带)?(?:赔偿)?责任|(?:责任|赔偿)[^。；]{0,16}(?:不设|没有|无)(?:任何)?(?:上限|限额|限制)|不以[^。；，]{0,16}(?:总价|价款|金额|货款)为限|不受[^。；]{0,24}(?:金额|总价|价款|数额)(?:的)?(?:限制|约束)|(?:以|按)[^。；，]{0,16}(?:全部|实际)损失(?:为准|赔偿)|\bunlimited (?:liabilit|responsib)|\bliabilit[^.;]{0,60}\b(?:unlimited|without (?:any )?limit)|\bwithout (?:any )?limit(?:ation)? (?:of|to|as to) (?:its |the )?(?:liabilit|amount)|\b(?:no|nothing|neither|nor|not)\b[^.;]{0,160}\b(?:limit|confine|restrict|cap|reduce)s?\b[^.;]{0,40}\bliabilit|\bno limit(?:ation)? (?:on|to|of)[^.;]{0,24}liabilit/iu
const indirect =
  /销售(?:收入|额)|下游[^。；]{0,10}(?:赔偿|违约|索赔)|\bdirect (?:or|and) indirect\b|间接(?:的|性)?(?:经济)?(?:损失|损害)|可得利益|(?:预期|边际|营业)(?:的)?(?:利益|利润|收益)|利润(?:的)?损失|(?:停产|停工|停线|停业|停机|减产|产量|产能)[^。；]{0,16}(?:损失|利润|索赔|赔偿)|生产损失|每停(?:产|机|线|工)?[^。；]{0,4}(?:分钟|小时|天|日)|\bconsequential\b|\bproduction loss\w*|\bindirect (?:or [\w-]+ )?(?:loss|damage)|\b(?:revenue|margin|profit|production)s?(?: and \w+)? (?:lost|forgone|foregone)\b|\b(?:not mined|not shipped|not produced)\b|\b(?:loss of|lost) (?:\w+ (?:or|and) )?(?:anticipated )?(?:profit|production|output|revenue|use|business|contract|earning|income)s?|\b(?:standstill|downtime|business interruption|stoppage)\b/iu
const excluded =
  /不[对就因]|(?:不|无须|无需|均不|概不|互不)(?:承担|负责|赔偿|负|追偿|索赔|追究|主张)|不包括|不承担|免于|免除|除外|放弃|\b(?:not|neither|no party|in no event|under no circumstances|excludes?|excluded|excluding|waives?|nor)\b/iu
const owed =
  /赔|承担|负责|补偿|涵盖|索赔|追偿|系指|\b(?:means|includes|indemnif\w*|compensat\w*|liable|make good|reimburse|bear|pay|recover|harmless|responsible|answers? for|answerable)\b/iu
const claimed = /(?:包括|含|以及|并|及|赔偿)[^。；]{0,20}$/u

/** Whether our liability is capped, how high, and what stands outside of the cap. */
export function readLiabilityCap(contract: Contract): ClauseFinding[] {
  const carveOuts = new Map<number | null, Span | null>()
  const { sentences, word } = contract
  return sentences.flatMap((sentence) => {
    if (isOfDamages(sentence) || !liability.test(sentence.text)) return []
    const open = phrase(sentence, unlimited)
    const capped = phrase(sentence, limit)
    if (!open && !capped) return []
    if (open && isTheirs(contract, sentence, open)) return []
    // A cap of theirs is no relief.
    if (
      capped &&
      word.buyer.test(sentence.text) &&
      !word.seller.test(sentence.text) &&
      !/双方|either|each|neither/iu.test(sentence.text)
    )
      return []
    const { clause } = sentence
    if (clause === null || !carveOuts.has(clause)) carveOuts.set(clause, swallowedBy(contract, sentence))
    const swallowed = carveOuts.get(clause) ?? null
    const facts: FactReading[] = [
      ...(open ? [{ fact: 'liabilityUnlimited', value: true, at: open }] : shareOf(sentence)),
      ...(swallowed ? saidYes('liabilityCapSwallowed', swallowed) : []),
    ]
    return [{ kind: 'liability-cap' as const, clause: sentence.clause, at: spanOf(sentence), facts }]
  })
}

/** Whether it is they who are liable: named alone, or right before it. */
function isTheirs({ word: { buyer, seller } }: Contract, sentence: ReadSentence, at: Span): boolean {
  const said = sentence.text.slice(0, at.end - sentence.start)
  if (
    new RegExp(
      `(?<![对向给与]|\\bto (?:the )?)${buyer.source}(?:应当?|须|将|自行|\\s|shall|must|will|is|be)*(?:承担|负|liable)`,
      'u',
    ).test(said)
  )
    return true
  return buyer.test(sentence.text) && !seller.test(sentence.text)
}

/** Whether lost profit and the like are excluded, or claimed of us. */
export function readConsequentialLoss({ sentences, word }: Contract): ClauseFinding[] {
  // What they owe us, or what we may not ask of them, is no loss of ours.
  const theirs = new RegExp(
    `${word.buyer.source} (?:shall|must|will) (?:\\w+ ){0,2}(?:pay|reimburse|compensate|bear)|${word.seller.source}[^.;。；]{0,30}(?:\\bno claim\\b|\\bnot be entitled\\b|无权|不得(?:主张|要求|索赔))`,
    'u',
  )
  return sentences.flatMap((sentence) => {
    const said = phrase(sentence, indirect)
    if (!said || theirs.test(sentence.text)) return []
    const { before, behind } = around(sentence, said)
    // What they owe us for ending it early is no loss of ours.
    if (
      new RegExp(
        `(?:赔偿|补偿|支付(?:给)?|\\b(?:pay|reimburse|compensate)s?\\b)[^。；，.;,]{0,12}${word.seller.source}`,
        'u',
      ).test(sentence.text)
    )
      return []
    const isExcluded = excluded.test(before.slice(-90)) || excluded.test(behind.slice(0, 60))
    const isAboutUs = claimed.test(before) || owed.test(sentence.text)
    if (carveOut.test(sentence.text) && /上限|\bcap\b|\blimit/iu.test(sentence.text)) return []
    if (!isExcluded && !isAboutUs) return []
    const fact = isExcluded ? 'consequentialExcluded' : 'consequentialClaimed'
    return [
      {
        kind: 'consequential-loss' as const,
        clause: sentence.clause,
        at: spanOf(sentence),
        facts: saidYes(fact, said),
      },
    ]
  })
}

/** The cap of delay damages is another thing. */
function isOfDamages({ text }: ReadSentence): boolean {
  return (
    !unlimited.test(text) &&
    /违约金|\bliquidated damages/iu.test(text) &&
    !/赔偿总额|赔偿责任|全部责任|\bliabilit/iu.test(text)
  )
}

const englishTimes = 'once twice three four five six seven eight nine ten'.split(' ')
const chineseTimes = '一二三四五六七八九十'

/** "Twice the Contract Price", "ten times the price", 合同总价的两倍. */
function timesOf(sentence: ReadSentence): FactReading | null {
  const match =
    /\b(twice|(?:two|three|four|five|six|seven|eight|nine|ten)(?= times))\b[^.;]{0,24}\b(?:price|(?:order|contract) value|contract (?:sum|amount))\b|(?:总价|价款|金额)的?([一两二三四五六七八九十])倍/iu.exec(
      sentence.text,
    )
  if (!match) return null
  const [whole, english = '', chinese = ''] = match
  const word = english.toLowerCase().replace('two', 'twice')
  const times = english ? englishTimes.indexOf(word) + 1 : chineseTimes.indexOf(chinese.replace('两', '二')) + 1
  const start = sentence.start + match.index
  return { fact: 'liabilityCap', value: String(times * 100), at: { start, end: start + whole.length } }
}

function shareOf(sentence: ReadSentence): FactReading[] {
  const times = timesOf(sentence)
  if (times) return [times]
  const said = phrase(sentence, limit)
  const share = sentence.quantities.find(({ kind, end }) => kind === 'share' && end > (said?.start ?? 0))
  if (share) return [{ fact: 'liabilityCap', value: pointsOf(share), at: spanOf(share) }]
  const whole = phrase(sentence, /合同(?:总价|价款|总额|金额)(?!的)|\b(?:the )?(?:total )?contract price\b/iu)
  return whole ? [{ fact: 'liabilityCap', value: '100', at: whole }] : []
}

/** The sentence of a clause, of what hangs on it or of its sub-clauses, whose carve-outs leave nothing of the cap. */
function swallowedBy(contract: Contract, sentence: ReadSentence): Span | null {
  const own = ofClause(contract, sentence.clause, true)
  const at = contract.sentences.indexOf(sentence) + 1
  const beside = contract.sentences.slice(at, at + 3).filter(({ text }) => sameCap.test(text))
  const near = own.length > 0 ? [...own, ...beside] : [sentence]
  return near.find(({ text }) => carveOut.test(text) && swallowing.test(text)) ?? null
}
