import { isOf } from './clause-classifier.ts'
import type { Contract, ReadSentence } from './contract.ts'

const leastClauses = 8
const leastCharacters = 1500

const letter =
  /(?:^|\n)\s*(?:尊敬的|敬启者|致[：:]|您好)|此致|敬礼|顺颂|(?:^|\n)\s*Dear\b|\b[Yy]ours (?:faithfully|sincerely|truly)\b|\b(?:[Kk]ind|[Bb]est) regards\b/u
const extract = /节选|摘录|节录|摘抄|（略）|\bexcerpt|\bextracts? (?:of|from)\b/iu
const order = /订单|订购|订货|合同|协议|采购|购销|买卖|\border\b|\bcontract\b|\bagreement\b/iu
const offer = /报价|询价|quotation|\boffer\b|\benquiry\b|\bproposal\b/iu
const price = /价|款|金额|合计|总计|\bprice|\bvalue\b|\btotal\b|\bamount\b|\bsum\b/iu
/** A sum that no currency stands beside, as tables have it. */
const sum = /\d{1,3}(?:,\d{3})+|\d{5,}/u
const delivery = /交货|交付|发货|到货|供货|货期|\bdeliver\w*|\bdispatch\w*|\bshipment|\bshipped\b/iu
const dated = /\d{1,2}\s*[月日]|\d{4}\s*年|\b20\d\d\b/u

/**
 * Whether a text is a contract that can lack something. An extract or a letter lacks nearly everything, and saying so of it helps
 * nobody; an order is short, and a contract once it sets price, delivery and payment.
 */
export function isWhole(contract: Contract): boolean {
  const { clauses, text } = contract.document
  return clauses.length >= leastClauses || text.length >= leastCharacters || isOrder(contract)
}

function isOrder(contract: Contract): boolean {
  const { document, sentences, word } = contract
  const { clauses, text } = document
  const title = titleOf(contract)
  const isNamed = order.test(title) || (word.buyer.test(text) && word.seller.test(text))
  // What begins with its third clause has two before it.
  const beginsLate = (clauses[0]?.path[0] ?? 1) > 1
  if (!isNamed || offer.test(title) || beginsLate || letter.test(text) || extract.test(text)) return false
  return sentences.some(setsDelivery) && sentences.some(setsPayment) && setsPrice(sentences)
}

const titleLines = 3
const longestTitle = 60

/** The short lines at the head of a text. */
function titleOf({ document: { blocks, text } }: Contract): string {
  const lines = blocks.slice(0, titleLines).map(({ start, end }) => text.slice(start, end))
  return lines.filter((line) => line.length <= longestTitle && !/[。；]|[.;]\s/u.test(line)).join('\n')
}

/** In a sentence, or in the rows of a table whose head calls a column so. */
function setsPrice(sentences: readonly ReadSentence[]): boolean {
  const rows = sentences.filter(({ cells }) => cells.length > 0)
  const isSaid = sentences.some(
    ({ text, quantities }) => price.test(text) && quantities.some(({ kind }) => kind === 'money'),
  )
  return isSaid || (rows.some(({ text }) => price.test(text)) && rows.some(({ text }) => sum.test(text)))
}

function setsDelivery({ text, quantities }: ReadSentence): boolean {
  return delivery.test(text) && (dated.test(text) || quantities.some(({ kind }) => kind === 'duration'))
}

/** How or when it is paid: a share or a period of payment. */
function setsPayment(sentence: ReadSentence): boolean {
  const { quantities } = sentence
  return isOf(sentence, 'payment-schedule') && quantities.some(({ kind }) => kind === 'share' || kind === 'duration')
}
