import type { ReadSentence } from '#ai/review-contract/contract.ts'
import type { LearntFact } from '#ai/review-contract/learnt/learnt-facts.ts'
import { statements } from '#ai/review-contract/lexicon/statements.ts'
import { named, type PartyWords } from '#ai/review-contract/party-words.ts'
import type { Span } from '#ingest/document.ts'

/** What says the opposite in so many words. */
const opposites: Readonly<Partial<Record<LearntFact, readonly string[]>>> = {
  consequentialClaimed: ['consequentialExcluded'],
  delayNeverExcused: ['excusesDelay'],
  endsAtWill: ['endsPaidForWork'],
  liabilityUnlimited: ['liabilityCap'],
  titleBeforePayment: ['titleRetained'],
}

/** What nobody says who names a day, or how long it takes. */
const undated: readonly string[] = ['bondOpenEnded', 'paymentUndated', 'retentionUndated'] satisfies LearntFact[]

/** A law of nobody's country or of ours; terms that are said not to hold; an end that is named all the same. */
const harmless: Readonly<Partial<Record<LearntFact, RegExp>>> = {
  foreignLaw:
    /中国|中华|我国|英国|英格兰|瑞士|瑞典|新加坡|香港|\b(?:China|PRC|England|English|Swiss|Switzerland|Swedish|Sweden|Singapore|Hong Kong)\b/iu,
  theirTermsPrevail:
    /(?:采购|通用)[^。；，]{0,10}不(?:予)?适用|\b(?:general|purchas\w+|standard)\b[^.;]{0,40}\b(?:do|does|shall) not apply\b/iu,
  warrantyRestarts:
    /无论如何|最长|不超过[^。；，]{0,6}(?:月|年)|\bin any (?:case|event)\b|\boverall limit\b|\bnot exceed\w* [^.;,]{0,24}(?:month|year)/iu,
}

const court = '(?:所在地|住所地|注册地|住所|法院)'
/** Who ends it, whose court it is, who gives the bond: of us, and of a bond of theirs, it is no risk. Tried on the whole sentence. */
const ours: Readonly<Partial<Record<LearntFact, RegExp>>> = {
  bondOpenEnded:
    /<buyer>[^。；，,.;]{0,8}(?:提供|出具|提交|开具|开立|办理)|<buyer> (?:shall |will |must )?(?:\w+ )?(?:furnish|provide|give|lodge|procure|deliver)\w*|\b(?:furnished|provided|given|lodged) by (?:the )?<buyer>/iu,
  buyersCourt: new RegExp(
    String.raw`(?:<seller>(?:'s)?[^。；，,.;]{0,8}(?:${court}|\b(?:seat|place|courts?)\b)|\b(?:seat|place|courts?) of (?:the )?<seller>)`,
    'iu',
  ),
  endsAtWill:
    /^(?:(?!<buyer>).)*<seller>(?:(?!<buyer>).){0,40}(?:解除|终止|撤销|取消|\b(?:terminat|cancel|withdraw|end)\w*)/isu,
}
const buyersOwnCourt = new RegExp(
  String.raw`<buyer>(?:'s)?[^。；，,.;]{0,8}(?:${court}|\b(?:seat|place|courts?)\b)|\b(?:seat|place|courts?) of (?:the )?<buyer>`,
  'iu',
)

/** What makes it harmless in the lexicons, by statement: all that speak of a fact have to agree. */
const guards = new Map<string, (readonly RegExp[])[]>()
for (const { fact, unless = [] } of statements) guards.set(fact, [...(guards.get(fact) ?? []), unless])

interface Learnt {
  sentence: ReadSentence
  /** the words of it that say the fact most */
  telling: Span & { text: string }
  /** facts that the sentence states in so many words */
  said: ReadonlySet<string>
  word: PartyWords
}

/** Whether something makes a fact harmless that a sentence seems to say, however like the others it reads. */
export function isHarmless(fact: LearntFact, { sentence, telling, said, word }: Learnt): boolean {
  const isSaid = (pattern: RegExp, text: string) => named(pattern, word).test(text)
  if (opposites[fact]?.some((other) => said.has(other))) return true
  if (harmless[fact]?.test(sentence.text)) return true
  if (undated.includes(fact) && sentence.quantities.some((quantity) => isDateIn(quantity, telling))) return true
  if (ours[fact] && isSaid(ours[fact], sentence.text))
    if (fact !== 'buyersCourt' || !isSaid(buyersOwnCourt, sentence.text)) return true
  if (fact === 'titleBeforePayment' && word.seller.test(sentence.text) && !word.buyer.test(sentence.text)) return true
  return guards.get(fact)?.every((each) => each.some((guard) => isSaid(guard, sentence.text))) === true
}

function isDateIn({ kind, start, end }: ReadSentence['quantities'][number], part: Span): boolean {
  return (kind === 'duration' || kind === 'date') && start >= part.start && end <= part.end
}
