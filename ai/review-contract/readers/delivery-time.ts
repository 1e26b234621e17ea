import type { Contract, ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding } from '#ai/review-contract/finding.ts'
import { monthsOf, spanOf } from '#ai/review-contract/phrases.ts'

const delivery =
  /交货|交付|发货|发运|供货期|工期|制造周期|移交|\bdeliver\w*|\bcomplet\w*|\bready for dispatch|\btime for completion/iu
const another =
  /质(?:量)?保|保修|缺陷|付款|支付|保函|保密|备件|顺延|延误|逾期|\bwarrant\w*|\bdefects?\b|\bpa(?:y|id|yment)|\bguarantee\b|\bbond\b|\bconfidential|\bspare\b|\blate\b|\bdelay/iu

/** How many months until everything is delivered: what a fixed price has to last for. The longest of all that is said. */
export function readDeliveryTime({ sentences }: Contract): ClauseFinding[] {
  const said = sentences.flatMap((sentence) => {
    if (sentence.isHidden || !delivery.test(sentence.text) || another.test(sentence.text)) return []
    return sentence.quantities.flatMap((quantity) => {
      const months = monthsOf(quantity)
      return months !== null && months >= 3 ? [{ sentence, months, at: spanOf(quantity) }] : []
    })
  })
  const [longest] = said.sort((a, b) => b.months - a.months)
  return longest ? [findingOf(longest.sentence, longest.months, longest.at)] : []
}

function findingOf(sentence: ReadSentence, months: number, at: { start: number; end: number }): ClauseFinding {
  const facts = [{ fact: 'contractMonths', value: months, at }]
  return { kind: 'price-adjustment', clause: sentence.clause, at: spanOf(sentence), facts }
}
