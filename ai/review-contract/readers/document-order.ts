import { isOf } from '#ai/review-contract/clause-classifier.ts'
import { type Contract, ofClause, type ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding } from '#ai/review-contract/finding.ts'
import { saidYes, spanOf } from '#ai/review-contract/phrases.ts'

/** What tells that papers are listed by rank. */
const ranked =
  /(?:顺序|次序|排序|先后|优先级)|\b(?:following|descending|this|that) (?:order|sequence)|\border of (?:priority|precedence)|\brank\w* (?:as follows|in)|\bpriority\b|\bin order of\b/iu
/** What both sides have signed. */
const agreed =
  /(?:本)?合同(?:协议书|正文|书|本身|专用|特别)|合同条款|协议书|专用(?:合同)?条款|本合同(?!文件|组成|项下|的组成)|\b(?:the|this) (?:contract|agreement)(?: agreement)?\b(?! documents?)|\bcontract agreement\b|\b(?:particular|special) conditions\b|\bletter of acceptance\b/iu
const theirs = [
  '招标(?:文件|人)|采购(?:文件|条件|条款|规范|规定|制度|管理|订单)|澄清文件|答疑|<theirs>[^。；，、（(]{0,10}(?:标准|要求|规范|规定|制度|条款|条件|图纸|办法)|通用(?:采购)?条(?:款|件)|主合同|总承?包合同',
  String.raw`\b(?:the )?<theirs>(?:'s)? (?:[\w-]+ ){0,4}(?:requirements|standards?|specifications?|conditions|terms|policies|documents|enquiry|drawings)|\bgeneral (?:purchas\w+ )?conditions (?:of purchase|of the <theirs>)|\bpurchase (?:order|conditions)\b|\b(?:tender|bid|bidding) documents\b|\binvitation to (?:bid|tender)\b|\b(?:head|main) contract\b`,
].join('|')

/** The papers of a contract in their order, where theirs stand before what both have signed. */
export function readDocumentOrder(contract: Contract): ClauseFinding[] {
  const { sentences, word } = contract
  const theirPaper = new RegExp(theirs.replaceAll('<theirs>', word.theirs.source), 'iu')
  const seen = new Set<number>()
  return sentences.flatMap((sentence) => {
    const isHeaded = isOf(sentence, 'precedence', 'headed')
    const marker = ranked.exec(sentence.text)
    if (!marker && !isHeaded) return []
    if (sentence.clause !== null && seen.has(sentence.clause)) return []
    const list = listBehind(contract, sentence, marker ? marker.index + marker[0].length : 0)
    if (!/[（(]?(?:\d|[a-f]|[一二三四五六]|i{1,3}|①)[）).、]|[、；;]|依次/u.test(list)) return []
    const [first, own] = [theirPaper.exec(list), agreed.exec(list)]
    if (!first || !own || first.index >= own.index) return []
    if (sentence.clause !== null) seen.add(sentence.clause)
    return [
      {
        kind: 'precedence' as const,
        clause: sentence.clause,
        at: spanOf(sentence),
        facts: saidYes('theirTermsPrevail', sentence),
      },
    ]
  })
}

const longestList = 600
const mostItems = 8

/** The words behind a place, with the items that stand as sentences or sub-clauses of their own. */
function listBehind(contract: Contract, sentence: ReadSentence, from: number): string {
  const { sentences } = contract
  const next = sentences.indexOf(sentence) + 1
  const all =
    sentence.clause === null ? sentences.slice(next, next + mostItems) : ofClause(contract, sentence.clause, true)
  const behind = all.filter(
    ({ start, clause }) => start > sentence.start && (sentence.clause !== null || clause === null),
  )
  return [sentence.text.slice(from), ...behind.map(({ text }) => text)].join('\n').slice(0, longestList)
}
