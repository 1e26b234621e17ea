import { isOf } from '#ai/review-contract/clause-classifier.ts'
import { around, type Contract, type ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding, FactReading } from '#ai/review-contract/finding.ts'
import { kindWords } from '#ai/review-contract/lexicon/kind-words.ts'
import { named, type PartyWords } from '#ai/review-contract/party-words.ts'
import { phrase, pointsOf, saidYes, spanOf } from '#ai/review-contract/phrases.ts'
import type { Span } from '#ingest/document.ts'
import { besideOf } from './beside.ts'
import { swallowedBy } from './carve-outs.ts'

const liability =
  /责任|赔|追偿|兜底|\bliab|\b(?:unlimited|unrestricted) (?:\w+ )?(?:responsib|obligation)|\brecover(?:ed|able)?\b|\bindemni|\bcompensat|\bdamages\b/iu
/** A limit of all that may be asked, which a limit of one thing among them is not. */
const limitOfAll =
  /(?:累计|总计|合计|全部|总额|总和)[^。；]{0,40}(?:不(?:得)?(?:超过|超出|高于)|为限|限于)|\b(?:aggregate|total|overall|cumulative|entire|in all)\b[^.;]{0,160}\b(?:exceed|limited to|capped at|confined to|no more than|more than)\b|\b(?:exceed|limited to|capped at|confined to|no more than|more than)\b[^.;]{0,100}\b(?:in (?:the )?aggregate|in total|in all)\b/iu
const both = /双方|任何一方|任一方|各方|\b(?:either|each|neither|both)\b/iu
/** What no law lets anybody limit: that it is not limited says nothing. */
const mandatory =
  /故意|重大过失|欺诈|人身|\bdeath\b|\bpersonal injury\b|\bfraud|\bwilful|\bgross negligence|\bcannot be (?:limited|excluded)|\bby law\b|\bfraudulent/iu

/** Whether our liability is capped, how high, and what stands outside of the cap. */
export function readLiabilityCap(contract: Contract): ClauseFinding[] {
  const asked = new Set<number>()
  const told = new Set<ReadSentence>()
  const { sentences, word } = contract
  return sentences.flatMap((sentence) => {
    if (!isOf(sentence, 'liability-cap') || isOfDamages(sentence)) return []
    const isNamed = liability.test(sentence.text)
    const capped = limitOf(sentence, isNamed)
    const open = isNamed && !isOfSomething(sentence, capped) ? phrase(sentence, kindWords.unlimited) : null
    if ((!open && !capped) || isTheirs(word, sentence)) return []
    const { clause } = sentence
    const swallowed = clause !== null && asked.has(clause) ? null : swallowedBy(contract, sentence)
    if (clause !== null) asked.add(clause)
    const isWithin = swallowed?.clause === clause
    const facts: FactReading[] = [
      ...(open ? [{ fact: 'liabilityUnlimited', value: true, at: open }] : shareOf(sentence, capped)),
      ...(swallowed && isWithin ? saidYes('liabilityCapSwallowed', swallowed) : []),
    ]
    const finding = { kind: 'liability-cap' as const, clause, at: spanOf(sentence), facts }
    if (!swallowed || isWithin || told.has(swallowed)) return [finding]
    told.add(swallowed)
    // The mark stands on the clause that takes out of the cap.
    return [finding, { ...finding, ...swallowing(swallowed) }]
  })
}

function swallowing(sentence: ReadSentence) {
  return { clause: sentence.clause, at: spanOf(sentence), facts: saidYes('liabilityCapSwallowed', sentence) }
}

/** The words of a limit; under a heading that says of what it is one, liability need not be named again. */
function limitOf(sentence: ReadSentence, isNamed: boolean): Span | null {
  const said = isNamed ? phrase(sentence, kindWords.liabilityLimit) : null
  return said ?? (isOf(sentence, 'liability-cap', 'sure') ? phrase(sentence, limitOfAll) : null)
}

/** That some of it has no limit is a carve-out of a cap, and none where the law says so already. */
function isOfSomething({ text }: ReadSentence, capped: Span | null): boolean {
  if (mandatory.test(text) && !/\b(?:any|all) (?:damage|loss)|全部|一切|任何损失/iu.test(text)) return true
  return (
    capped !== null &&
    !/即使|不以|\beven if\b/iu.test(text) &&
    /不计入|不受[^。；，]{0,16}(?:限|约束)|\bnot apply\b|\bwithout limitation\b/iu.test(text)
  )
}

const duty =
  "(?:应|须|需|必须|仍|对|就|承担|负(?!责人)|赔|的(?:全部|累计)?(?:责任|赔偿)|(?:'s)? (?:shall|must|will|is|are|accepts?|(?:[a-z]+ ){0,2}liab))"
/** Who is liable is named in front of what it has to do, or behind 由. */
const theirDuty = new RegExp(
  String.raw`(?<!(?:对|向|给|与|因|\bto|\btowards|\bby|\bfrom|\bof) ?(?:the )?)<buyer>${duty}|由<buyer>(?:自行)?(?:承担|负|赔)`,
  'iu',
)
const ourDuty = new RegExp(`<seller>${duty}|由<seller>|(?:of|by) (?:the )?<seller>`, 'iu')
const theirClaim =
  /<buyer>[^。；.;]{0,24}(?:有权|可以|不接受|不予|追偿|索赔|遭受|所受|\brecover|\bclaim|\baccept|\bsuffer|\bcall on)/iu

/** Whether it is they who are liable: named alone, or in front of us as whoever owes. A cap of theirs is no relief. */
function isTheirs(word: PartyWords, { text }: ReadSentence): boolean {
  if (!word.buyer.test(text) || both.test(text) || named(theirClaim, word).test(text)) return false
  if (!word.seller.test(text)) return true
  return named(theirDuty, word).test(text) && !named(ourDuty, word).test(text)
}

const excluded =
  /不[对就因]|(?:不|无须|无需|均不|概不|互不)(?:再)?(?:予)?(?:承担|负责|赔偿|负|追偿|索赔|追究|主张)|不向(?:对方|另一方|他方)(?:主张|索赔|追索|要求)|不包括|不包含|不含|免于|免除|放弃|\b(?:not|neither|no party|in no event|under no circumstances|excludes?|excluded|excluding|exclusion of|waives?|nor|no (?:claim|responsibility|liability|recourse)|disclaims?|own)\b/iu
const excludedBehind =
  /^[^。；.;]{0,60}(?:不予|不(?:承担|负责|赔偿|属于)|不在[^。；，]{0,8}(?:之内|范围)|均不|概不|除外(?!，?还)|免除|\b(?:excluded|disclaimed|waived|not (?:be )?(?:recoverable|payable|claimable|liable|owed)|no liability)\b)/iu
/** From here on a sentence turns to what is owed all the same. */
const turn = /但(?!不)(?:是)?|还(?:应|须|需|要)|仍(?:应|须|需)|\bbut shall\b|\bhowever\b|[;；]/giu
const owed =
  /赔|承担|负责|负担|补偿|补上|偿还|涵盖|索赔|追偿|系指|免受|认(?!为|定|可)|由<seller>|<seller>[^。；，]{0,4}出|\b(?:means|includ\w*|indemni\w*|compensat\w*|liab\w*|make good|reimburs\w*|borne|bears?|pa(?:y|id|ys|yable)|recover\w*|harmless|responsible|answers? for|answerable|for the account of|extends? to|covers?|assumes?)\b/iu
const claimed = /(?:包括|含|以及|并|及|赔偿)[^。；]{0,20}$/u
/** What they owe us, or what we may not ask of them, is no loss of ours. */
const owedToUs = new RegExp(
  [
    String.raw`<buyer>(?:'s)?(?:,[^,]{0,40},)? (?:shall|must|will|is|agrees? to)(?: \w+){0,2} (?:pay|reimburse|compensate|bear|indemnify|liable)\b|<seller>[^.;。；]{0,30}(?:\bno claim\b|\bnot be entitled\b|无权|不得(?:主张|要求|索赔))`,
    String.raw`(?:赔偿|补偿|支付(?:给)?|\b(?:pay|reimburse|compensate|indemnify)s?\b|\bliable to (?:the )?)[^。；，.;,]{0,12}(?<!总)<seller>(?!承担|负责|赔)`,
    String.raw`(?<![对向给])<buyer>(?:(?:也|亦|还)?(?:应|须|需|必须|将|要)(?:当)?[^。；，由]{0,10}|自行)(?:赔偿|承担|补偿)|由<buyer>(?:自行|全部)?(?:承担|负责|赔)|\b(?:paid|borne|compensated) by (?:the )?<buyer>`,
  ].join('|'),
  'u',
)
const ourLoss = /<seller>的(?:(?!造成|导致|违约|原因|责任|设备|产品|质量|赔)[^。；，]){0,8}$|<seller>'s (?:\w+ ){0,2}$/u
const takenOutOfCap =
  /(?:上限|限额|限制)[^。；]{0,8}不适用|不受[^。；，]{0,16}(?:上限|限制|限额)|\b(?:limit|cap|limitation)\b[^.;]{0,40}\bnot apply\b|\bover and above\b/iu
const mostPlaces = 8

/** Whether lost profit and the like are excluded, or claimed of us. */
export function readConsequentialLoss({ sentences, word }: Contract): ClauseFinding[] {
  return sentences.flatMap((sentence) => {
    if (!isOf(sentence, 'consequential-loss') || named(owedToUs, word).test(sentence.text)) return []
    if (takenOutOfCap.test(sentence.text)) return []
    const isOwed = named(owed, word).test(sentence.text)
    const read = lossesIn(sentence).flatMap((at) => {
      const { before, behind } = around(sentence, at)
      if (named(ourLoss, word).test(before)) return []
      const isOpened = /\bexclusion of [^.;]{0,40}$/iu.test(before) && /\bnot apply\b/iu.test(behind)
      const isExcluded = !isOpened && isTakenBack(before, behind)
      return isOpened || isExcluded || isOwed || claimed.test(before) ? [{ at, isExcluded }] : []
    })
    const said = read.find(({ isExcluded }) => !isExcluded) ?? read[0]
    if (!said) return []
    const fact = said.isExcluded ? 'consequentialExcluded' : 'consequentialClaimed'
    const facts = saidYes(fact, said.at)
    return [{ kind: 'consequential-loss' as const, clause: sentence.clause, at: spanOf(sentence), facts }]
  })
}

function lossesIn({ text, start }: ReadSentence): Span[] {
  const words = new RegExp(kindWords.indirectLoss, `${kindWords.indirectLoss.flags}g`)
  return [...text.matchAll(words)].slice(0, mostPlaces).map(({ index, 0: said }) => ({
    start: start + index,
    end: start + index + said.length,
  }))
}

/** Whether what stands around a loss says that it is not owed. */
function isTakenBack(before: string, behind: string): boolean {
  const turned = [...before.matchAll(turn)].at(-1)
  const near = before.slice(turned ? turned.index + turned[0].length : 0).replace(/\bnot (?:limited to|only)\b/giu, '')
  return excluded.test(near.slice(-240)) || excludedBehind.test(behind)
}

/** The cap of delay damages is another thing. */
function isOfDamages(sentence: ReadSentence): boolean {
  if (!damages.test(sentence.text)) return false
  const said = phrase(sentence, kindWords.liabilityLimit) ?? phrase(sentence, kindWords.unlimited)
  const beside = said ? besideOf(sentence, said) : sentence.text
  return damages.test(beside) && !/赔偿总额|责任|\bliab/iu.test(beside)
}

const damages = /违约金|罚款|\bliquidated damages|\bdelay damages|\bpenalt|\bdamages for (?:the )?delay|\bdelay\b/iu

const timesInWords: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'一二三四五六七八九十'].map((word, at) => [word, at + 1])),
  ...Object.fromEntries(
    'once twice three four five six seven eight nine ten'.split(' ').map((word, at) => [word, at + 1]),
  ),
  ...{ 两: 2, two: 2, double: 2, 一点五: 1.5, 二点五: 2.5, 两点五: 2.5 },
}
const times =
  /\b(?:(twice|double)|(two|three|four|five|six|seven|eight|nine|ten|\d+(?:\.\d+)?)(?: \(\d+\))? times)\b[^.;]{0,24}\b(?:price|(?:order|contract|purchase) value|contract (?:sum|amount)|amount)\b|(?:总价|价款|金额|总额|货款|合同价|合同额)的?([一两二三四五六七八九十]点五|[一两二三四五六七八九十]|\d+(?:\.\d+)?)倍/iu

/** "Twice the Contract Price", "ten times the price", 合同总价的两倍. */
function timesOf(sentence: ReadSentence): FactReading | null {
  const match = times.exec(sentence.text)
  if (!match) return null
  const word = (match[1] ?? match[2] ?? match[3] ?? '').toLowerCase()
  const start = sentence.start + match.index
  const value = timesInWords[word] ?? Number(word)
  return { fact: 'liabilityCap', value: String(value * 100), at: { start, end: start + match[0].length } }
}

function shareOf(sentence: ReadSentence, said: Span | null): FactReading[] {
  const times = timesOf(sentence)
  if (times) return [times]
  const share = sentence.quantities.find(({ kind, end }) => kind === 'share' && end > (said?.start ?? 0))
  if (share) return [{ fact: 'liabilityCap', value: pointsOf(share), at: spanOf(share) }]
  const whole = phrase(sentence, /合同(?:总价|价款|总额|金额)(?!的)|\b(?:the )?(?:total )?contract price\b/iu)
  return whole ? [{ fact: 'liabilityCap', value: '100', at: whole }] : []
}
