import { isOf } from '#ai/review-contract/clause-classifier.ts'
import { type Contract, ofClause, type ReadSentence } from '#ai/review-contract/contract.ts'
import { kindWords } from '#ai/review-contract/lexicon/kind-words.ts'
import type { Span } from '#ingest/document.ts'

/** What leaves nothing of a cap for a maker of machines. */
const swallowing =
  /认为|间接损失|可得利益|利润损失|停产|延误|延期|迟延|逾期|迟交|交货|质量|缺陷|修理|返修|更换|保修|质保|性能|违约金|违反(?:本)?合同|(?<!故意|恶意|根本)违约(?!方|行为人)|第三(?:方|人)|\bdelay|\blate\b|\bliquidated\b|\bLDs?\b|\bdefect|\brectif|\bmak(?:e|ing) good|\bwarrant|\bguarantees?\b|\bperformance\b|\bindemnit|\bthird[- ]part|\bbreach(?! of (?:confiden|law))|\bobligations? (?:under|in respect)|\bconsequential|\bindirect|\bloss of profit|\blost profit/iu
/** Kinds of clauses of which each contract has one, and for which a maker of machines is most often liable. */
const swallowingKinds = ['delay-damages', 'warranty', 'performance-damages', 'acceptance'] as const

/** 除…外, at its front and its end. */
const butFor = /除(?!外)([^。；]{1,160}?)(?:以|之)?外(?!，?(?:还|也|另|，其))/u
/** What stands in front of it is outside of the cap. */
const stoodBefore =
  /不(?:计入|纳入|算入|列入)|不(?:包括|包含)在|不在(?:此|上述|该|其|前述)?(?:限额?|列|内)|另(?:计|算)|另行(?:承担|计算|计付|赔偿|支付)|(?:此|该|上述)?限额(?:之)?外|不(?:受|适用)[^。；，]{0,16}(?:上限|限额|限制|约束|限)|但[^。；]{0,80}除外|\b(?:over and above|in addition to(?! which)|outside(?: of)?|on top of|not (?:be )?(?:count|includ|reckon|tak)\w*[^.;,]{0,24}|not (?:be )?subject to|not form part of)\b[^.;]{0,30}\b(?:limit|cap|ceiling|limitation|maximum|amount)\b/iu
/** What stands behind it is. */
const standsBehind =
  /(?:限制|限额|上限|限度|条款)[^。；，]{0,10}(?:不适用于|不影响|不限制|不及于)|(?:下列|以下)[^。；：]{0,20}(?:不在|不计入|不受)[^：:]{0,12}[：:]|不限制[^。；，]{0,12}责任|\bin addition to which\b|\b(?:limit(?:ation)?|cap|ceiling|this|that|same|foregoing|above)\b[^.;]{0,60}\b(?:not (?:apply|extend|include|affect|cover|protect)|without prejudice to|exclud\w+)\b|\b(?:nothing|no provision|neither)\b[^.;]{0,80}\b(?:limit|restrict|cap|exclude|reduce)s?\b[^.;]{0,60}\bliabilit\w*/iu
const excepted = /\b(?:except(?:ing)?|save|other than|excluding|exclusive of|with the exception of|not including)\b/iu
/** Where what is excepted at the front of a sentence ends. */
const rule = /,? (?:and )?(?:the |its |his |any )?(?:[\w']+ ){0,3}liabilit/iu
/** Where what is outside begins, going back from where that is said. */
const turns = /但(?:是)?|；|\bprovided (?:however )?that\b|\bbut\b|\bhowever\b|[;:]/giu
/** Speaks, in a clause beside it, of a cap that was named before. */
const ofSameCap =
  /(?:上述|前述|前款|前项|本款|本条|该|此|下列|责任)[^。；，]{0,6}(?:上限|限额|限制|责任)|\b(?:the above|foregoing|such|this|that|said|same|the) (?:limit|cap)|\bnothing in\b|\blimitations?\b|\b(?:the|liability) (?:cap|limit)\b/iu
const mostBeside = 3

/**
 * The sentence of a clause with a cap, of its sub-clauses or beside them, that takes out of the cap what a maker of machines is
 * most often liable for: by its name, or by the number of the clause that says it.
 */
export function swallowedBy(contract: Contract, sentence: ReadSentence): ReadSentence | null {
  const own = ofClause(contract, sentence.clause, true)
  const { clauses } = contract.document
  const above = clauses[sentence.clause ?? -1]?.parent ?? null
  const siblings = above === null ? [] : ofClause(contract, above, true)
  const at = contract.sentences.indexOf(sentence) + 1
  const behind = contract.sentences.slice(at, at + mostBeside)
  const beside = [...siblings, ...behind].filter((each) => !own.includes(each) && ofSameCap.test(each.text))
  const near = [...new Set([...(own.length > 0 ? own : [sentence]), ...beside])]
  return near.find((each) => takesOut(contract, each)) ?? null
}

function takesOut(contract: Contract, sentence: ReadSentence): boolean {
  return carvedOut(contract, sentence).some((span) => {
    const words = contract.document.text.slice(span.start, span.end)
    return swallowing.test(words) || refersToSwallowing(contract, span)
  })
}

/** The places of the words that name what is outside of a cap. */
function carvedOut(contract: Contract, sentence: ReadSentence): Span[] {
  const { text, start } = sentence
  const span = (from: number, to: number) => ({ start: start + from, end: start + to })
  const found: Span[] = []
  const hasCap = kindWords.liabilityLimit.test(text)
  const front = hasCap ? butFor.exec(text) : null
  if (front) found.push(span(front.index, front.index + front[0].length))
  const before = stoodBefore.exec(text)
  if (before) {
    const to = before.index + (before[0].startsWith('但') ? before[0].length : 0)
    found.push(span(beginningOf(text, before.index), Math.max(to, before.index)))
  }
  const behind = standsBehind.exec(text)
  if (behind) found.push(span(behind.index + behind[0].length, endOf(text, behind.index + behind[0].length)))
  // A list of what is outside stands in sentences of its own.
  if (behind && /[：:]$/u.test(behind[0])) {
    const at = contract.sentences.indexOf(sentence) + 1
    found.push(...contract.sentences.slice(at, at + mostBeside))
  }
  const except = hasCap ? excepted.exec(text) : null
  if (except) {
    const from = except.index + except[0].length
    const rest = text.slice(from)
    const cut = except.index < 8 ? rest.search(rule) : -1
    found.push(span(from, cut < 0 ? endOf(text, from) : from + cut))
  }
  return found
}

function beginningOf(text: string, at: number): number {
  const said = text.slice(0, at)
  const turn = [...said.matchAll(turns)].at(-1)
  if (turn) return turn.index
  // Without a turn it is what stands between two commas, and in English the sentence.
  return /\p{Script=Han}/u.test(said) ? said.lastIndexOf('，') + 1 : 0
}

function endOf(text: string, from: number): number {
  const length = text.slice(from).search(/[;；。]|\.(?:\s|$)/u)
  return length < 0 ? text.length : from + length
}

function refersToSwallowing({ references, document, segments }: Contract, span: Span): boolean {
  return references.within(span).some((reference) => {
    const target = references.targetOf(reference)
    const clause = target === null ? undefined : document.clauses[target]
    if (!clause) return false
    if (swallowing.test(clause.title ?? '')) return true
    return segments.some(
      (segment) =>
        segment.start >= clause.start &&
        segment.end <= clause.end &&
        !isOf(segment, 'liability-cap') &&
        swallowingKinds.some((kind) => isOf(segment, kind, 'headed')),
    )
  })
}
