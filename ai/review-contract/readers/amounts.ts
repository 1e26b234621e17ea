import { Decimal } from 'decimal.js'
import { around, type Contract, ofClause, type ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding, FactReading } from '#ai/review-contract/finding.ts'
import { spanOf } from '#ai/review-contract/phrases.ts'
import type { Quantity, QuantityValue } from '#ingest/quantities/quantity.ts'

/** What calls a sum the whole price. */
const total =
  /(?:合同|货物|设备)?(?:总价|总额|总金额|价款总计|总价款)(?:款)?(?:（[^）]{0,12}）)?[^，。；\d]{0,12}$|\b(?:total )?contract (?:price|sum|value)\b[^.;\d]{0,30}$/iu
const parts = /其中|包括|构成如下|分项|\bcomprising\b|\bof which\b|\bmade up of\b|\bconsisting of\b/iu

/** Amounts, shares and days of which words and figures differ, and a price that is another one elsewhere. */
export function readAmounts(contract: Contract): ClauseFinding[] {
  const { sentences } = contract
  return [...sentences.flatMap((sentence) => twofold(contract, sentence)), ...otherPrices(sentences)]
}

/** Between an amount and the same in other words: "（大写：", " (in words: ", "，即". */
const sayingAgain =
  /^\s*(?:only|\/-)?\s*(?:[（(【]\s*(?:即|大写|小写|人民币|计|RMB|CNY|USD|EUR|(?:say|total|amount|only|in words|in figures)(?:[:\s]+(?:say|total|in words|in figures))*)?\s*[:：]?\s*(?:人民币|RMB)?|[，,]?\s*(?:即|大写|小写|in words|say(?: total)?)\s*[:：]?\s*(?:人民币|RMB)?)\s*$/iu

/** Quantities that are said twice, with what the second time says instead. */
function saidTwice(sentence: ReadSentence): { quantity: Quantity; otherwise: QuantityValue }[] {
  return sentence.quantities.flatMap((quantity, index) => {
    if (quantity.otherwise) return [{ quantity, otherwise: quantity.otherwise }]
    const next = sentence.quantities[index + 1]
    if (!next || !sayingAgain.test(sentence.text.slice(quantity.end - sentence.start, next.start - sentence.start)))
      return []
    return isOther(quantity, next) ? [{ quantity: { ...quantity, end: next.end }, otherwise: next }] : []
  })
}

/** Whether two ways of saying one thing differ; things of two kinds or currencies are no two ways of one. */
function isOther(one: Quantity, other: Quantity): boolean {
  if (one.kind === 'money' && other.kind === 'money') {
    const isSameCurrency = one.currency === other.currency || !one.currency || !other.currency
    return isSameCurrency && !new Decimal(one.value).equals(other.value)
  }
  return one.kind === 'share' && other.kind === 'share' && !new Decimal(one.value).equals(other.value)
}

function twofold(contract: Contract, sentence: ReadSentence): ClauseFinding[] {
  return saidTwice(sentence).map(({ quantity, otherwise }) => {
    const facts: FactReading[] = [{ fact: 'amountsDiffer', value: true, at: spanOf(quantity) }]
    const agreed = partsAgree(contract, sentence, quantity, otherwise)
    return {
      kind: 'amounts',
      clause: sentence.clause,
      at: spanOf(sentence),
      facts: agreed ? [...facts, agreed] : facts,
    }
  })
}

/** Where the parts of a price are set out, which of two sums they come to. */
function partsAgree(
  contract: Contract,
  sentence: ReadSentence,
  quantity: Quantity,
  otherwise: QuantityValue,
): FactReading | null {
  if (quantity.kind !== 'money' || otherwise.kind !== 'money') return null
  const isWordsFirst = !/^[^\d]{0,8}\d/u.test(contract.document.text.slice(quantity.start, quantity.end))
  const { clauses } = contract.document
  const whole = clauses[sentence.clause ?? -1]?.parent ?? sentence.clause
  for (const each of ofClause(contract, whole, true)) {
    if (each === sentence || !parts.test(each.text)) continue
    const sums = each.quantities.flatMap((part) => (part.kind === 'money' ? [part.value] : []))
    const sum = sums.length > 1 ? Decimal.sum(...sums) : null
    if (sum?.equals(quantity.value))
      return { fact: 'partsAgreeWith', value: isWordsFirst ? 'words' : 'figures', at: spanOf(each) }
    if (sum?.equals(otherwise.value))
      return { fact: 'partsAgreeWith', value: isWordsFirst ? 'figures' : 'words', at: spanOf(each) }
  }
  return null
}

/** The price said again, as another sum in the same currency. */
function otherPrices(sentences: readonly ReadSentence[]): ClauseFinding[] {
  const said = sentences.flatMap((sentence) =>
    sentence.quantities.flatMap((quantity) =>
      quantity.kind === 'money' && total.test(around(sentence, quantity).before.slice(-40))
        ? [{ sentence, quantity, sum: new Decimal(quantity.value) }]
        : [],
    ),
  )
  const [first] = said
  const other = said.find(
    ({ quantity, sum, sentence }) =>
      first &&
      quantity.currency === (first.quantity.kind === 'money' ? first.quantity.currency : null) &&
      !sum.equals(first.sum) &&
      !(quantity.otherwise || first.quantity.otherwise) &&
      // A price without tax, or of a part, is another thing.
      !/不含税|未税|税前|税额|单价|每台|\bexcluding\b|\bnet of\b|\bunit\b/iu.test(sentence.text + first.sentence.text),
  )
  if (!other) return []
  const { sentence, quantity } = other
  const facts = [{ fact: 'amountsDiffer', value: true, at: spanOf(quantity) }]
  return [{ kind: 'amounts', clause: sentence.clause, at: spanOf(sentence), facts }]
}
