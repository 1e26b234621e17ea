import { isOf } from '#ai/review-contract/clause-classifier.ts'
import { around, type Contract, ofClause, type ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding, FactReading } from '#ai/review-contract/finding.ts'
import { kindWords } from '#ai/review-contract/lexicon/kind-words.ts'
import { phrase, pointsOf, saidYes, spanOf } from '#ai/review-contract/phrases.ts'
import type { Span } from '#ingest/document.ts'

const liability = /责任|赔偿|\bliabilit|\bliable\b|\bunlimited responsib|\brecover(?:ed|able)?\b/iu
/** A limit of all that may be asked, which a limit of one thing among them is not. */
const limitOfAll =
  /(?:累计|总计|合计|全部|总额|总和)[^。；]{0,40}(?:不(?:得)?(?:超过|超出|高于)|为限|限于)|\b(?:aggregate|total|overall|cumulative|entire|in all)\b[^.;]{0,160}\b(?:exceed|limited to|capped at|confined to|no more than|more than)\b|\b(?:exceed|limited to|capped at|confined to|no more than|more than)\b[^.;]{0,100}\b(?:in (?:the )?aggregate|in total|in all)\b/iu
const carveOut =
  /(?:上限|限额|限制)[^。；]{0,8}不适用|\b(?:limit|cap|limitation)\b[^.;]{0,40}\bnot apply\b|不在(?:此|上述)限|不受(?:此|上述)限|(?:不受|不适用)[^。；]{0,16}(?:上限|限制|限额)|(?:但|除)[^。；]{0,60}(?:不受|除外)|\b(?:shall not apply|does not apply|not be limited|except (?:for|in)|other than|excluding)\b|不计入|另(?:行)?计算?|不(?:包括|含)在|之外另|\bin addition to\b|\bover and above\b|\bnothing in\b[^.;]{0,40}\b(?:limit|restrict|cap|appl|reduc)\w*|\bnot (?:be )?(?:counted|included|reckoned) (?:in|towards?)\b|\boutside (?:of )?(?:the|this|that|such|the said|the above) (?:cap|limit)/iu
/** What speaks, in a clause behind it, of a cap that was named before. */
const sameCap =
  /(?:上述|前述|前款|前项|该|此)(?:责任)?(?:上限|限额|限制)|\b(?:the above|the said|foregoing|such|this|that|said) (?:limit|cap)|\bnothing in\b|(?:第|本)[\d.]*[条款]?(?:约定)?的?(?:上限|限额|限制)/iu
/** Carve-outs that leave nothing of a cap for a maker of machines. */
const swallowing =
  /认为|间接损失|可得利益|利润损失|停产|延误|迟延|逾期|交货|违约|质量|第三(?:方|人)|\bindirect|\bconsequential|\bloss of profit|\blost profit|\bdelay|\blate delivery|\bbreach\b|\bdefect|\bthird[- ]part/iu
const excluded =
  /不[对就因]|(?:不|无须|无需|均不|概不|互不)(?:承担|负责|赔偿|负|追偿|索赔|追究|主张)|不包括|不在[^。；，]{0,8}(?:之内|范围)|不承担|免于|免除|除外|放弃|\b(?:not|neither|no party|in no event|under no circumstances|excludes?|excluded|excluding|waives?|nor)\b/iu
const owed =
  /赔|承担|负责|补偿|涵盖|索赔|追偿|系指|\b(?:means|includes|indemnif\w*|compensat\w*|liable|make good|reimburse|bear|pay|recover|harmless|responsible|answers? for|answerable)\b/iu
const claimed = /(?:包括|含|以及|并|及|赔偿)[^。；]{0,20}$/u

/** Whether our liability is capped, how high, and what stands outside of the cap. */
export function readLiabilityCap(contract: Contract): ClauseFinding[] {
  const carveOuts = new Map<number | null, Span | null>()
  const { sentences, word } = contract
  return sentences.flatMap((sentence) => {
    if (!isOf(sentence, 'liability-cap') || isOfDamages(sentence)) return []
    const isNamed = liability.test(sentence.text)
    const open = isNamed ? phrase(sentence, kindWords.unlimited) : null
    const capped = limitOf(sentence, isNamed)
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
      ...(open ? [{ fact: 'liabilityUnlimited', value: true, at: open }] : shareOf(sentence, capped)),
      ...(swallowed ? saidYes('liabilityCapSwallowed', swallowed) : []),
    ]
    return [{ kind: 'liability-cap' as const, clause: sentence.clause, at: spanOf(sentence), facts }]
  })
}

/** The words of a limit; under a heading that says of what it is one, liability need not be named again. */
function limitOf(sentence: ReadSentence, isNamed: boolean): Span | null {
  if (isNamed) return phrase(sentence, kindWords.liabilityLimit)
  return isOf(sentence, 'liability-cap', 'sure') ? phrase(sentence, limitOfAll) : null
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
    `${word.buyer.source} (?:shall|must|will) (?:\\w+ ){0,2}(?:pay|reimburse|compensate|bear)|\\b(?:convenience|terminat\\w*|determine)\\b[^.;]{0,120}\\b(?:it|he|they) (?:shall|must|will) (?:pay|reimburse|compensate)|${word.seller.source}[^.;。；]{0,30}(?:\\bno claim\\b|\\bnot be entitled\\b|无权|不得(?:主张|要求|索赔))`,
    'u',
  )
  return sentences.flatMap((sentence) => {
    const said = isOf(sentence, 'consequential-loss') ? phrase(sentence, kindWords.indirectLoss) : null
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
    !kindWords.unlimited.test(text) &&
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

function shareOf(sentence: ReadSentence, said: Span | null): FactReading[] {
  const times = timesOf(sentence)
  if (times) return [times]
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
  return (
    near.find(
      (each) =>
        carveOut.test(each.text) && (swallowing.test(each.text) || namesTheLikeliest(contract, each, sentence.clause)),
    ) ?? null
  )
}

/** Titles of clauses on what a maker of machines is held liable for. */
const likeliest =
  /交货|交付|逾期|延误|违约|质量|质保|保修|缺陷|性能|考核|保证|赔偿|知识产权|\bdelay|\bdeliver|\bdefect|\bwarrant|\bguarant|\bperformance|\bindemn|\bdamages/iu

/** Whether a carve-out names, by its number, a clause on delay, defects or performance. */
function namesTheLikeliest({ references, document }: Contract, sentence: ReadSentence, own: number | null): boolean {
  return references.within(sentence).some((reference) => {
    const target = references.targetOf(reference)
    if (target === null || target === own) return false
    const clause = document.clauses[target]
    if (!clause) return false
    const words = clause.title ?? document.text.slice(clause.start, Math.min(clause.ownEnd, clause.start + 60))
    return likeliest.test(words)
  })
}
