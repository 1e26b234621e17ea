import { around, type Contract, ofClause, type ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding, FactReading } from '#ai/review-contract/finding.ts'
import { phrase, pointsOf, saidYes, spanOf } from '#ai/review-contract/phrases.ts'

const liability = /(?:赔偿|违约)?责任|赔偿(?:总额|金额|限额)|\bliabilit|\bliable\b/iu
const limit =
  /(?:累计|总计|合计|最高|全部)[^。；]{0,24}(?:不(?:得)?超过|以[^，。；]{0,20}为限|限于)|(?:责任|赔偿)[^。；，]{0,16}(?:不(?:得)?超过|以[^，。；]{0,20}为限|上限为)|\b(?:aggregate|total|maximum|overall|cumulative)\b[^.;]{0,40}\bliabilit|\bliabilit[^.;]{0,80}\b(?:not exceed|limited to|capped at)/iu
const carveOut =
  /(?:不受|不适用)[^。；]{0,16}(?:上限|限制|限额)|(?:但|除)[^。；]{0,60}(?:不受|除外)|\b(?:shall not apply|does not apply|not be limited|except (?:for|in)|other than|excluding)\b/iu
/** Carve-outs that leave nothing of a cap for a maker of machines. */
const swallowing =
  /间接损失|可得利益|利润损失|停产|延误|迟延|逾期|交货|违约|质量|第三(?:方|人)|\bindirect|\bconsequential|\bloss of profit|\blost profit|\bdelay|\blate delivery|\bbreach\b|\bdefect|\bthird[- ]part/iu
const unlimited =
  /(?:责任|赔偿)[^。；，]{0,10}(?:不设|没有|无)(?:任何)?(?:上限|限额|限制)|承担(?:全部|一切|所有)(?:赔偿)?责任|\bunlimited liabilit|\bliabilit[^.;]{0,30}\bunlimited|\bwithout (?:any )?limit(?:ation)? of liabilit|\b(?:not|no) (?:be )?(?:limit|cap)(?:ed)? (?:on|of|to)[^.;]{0,20}liabilit/iu
const indirect =
  /间接(?:的)?(?:损失|损害)|可得利益|预期(?:利益|利润)|利润(?:的)?损失|停产(?:的)?损失|停工损失|生产损失|\bconsequential\b|\bindirect (?:loss|damage)|\bloss of (?:profit|production|revenue|use|business)|\blost (?:profit|production|revenue)/iu
const excluded =
  /不[对就因]|(?:不|无须|无需|均不)(?:承担|负责|赔偿|负)|不包括|不承担|免于|除外|\b(?:not|neither party|no party|in no event|excludes?|excluding|waives?)\b/iu
const claimed = /(?:包括|含|以及|并|及|赔偿)[^。；]{0,20}$/u

/** Whether our liability is capped, how high, and what stands outside of the cap. */
export function readLiabilityCap(contract: Contract): ClauseFinding[] {
  const { sentences, word } = contract
  return sentences.flatMap((sentence) => {
    if (sentence.isHidden || isOfDamages(sentence) || !liability.test(sentence.text)) return []
    const open = phrase(sentence, unlimited)
    const capped = phrase(sentence, limit)
    if (!open && !capped) return []
    // A cap of theirs is no relief.
    if (
      capped &&
      word.buyer.test(sentence.text) &&
      !word.seller.test(sentence.text) &&
      !/双方|either|each|neither/iu.test(sentence.text)
    )
      return []
    const around = nearby(contract, sentence)
    const carved = around.filter(({ text }) => carveOut.test(text))
    const swallowed = carved.find(({ text }) => swallowing.test(text))
    const facts: FactReading[] = [
      ...(open ? [{ fact: 'liabilityUnlimited', value: true, at: open }] : shareOf(sentence)),
      ...(swallowed ? saidYes('liabilityCapSwallowed', swallowed) : []),
    ]
    return [{ kind: 'liability-cap' as const, clause: sentence.clause, at: spanOf(sentence), facts }]
  })
}

/** Whether lost profit and the like are excluded, or claimed of us. */
export function readConsequentialLoss({ sentences, word }: Contract): ClauseFinding[] {
  return sentences.flatMap((sentence) => {
    const said = sentence.isHidden ? null : phrase(sentence, indirect)
    if (!said) return []
    const { before, behind } = around(sentence, said)
    const isExcluded = excluded.test(before.slice(-60)) || excluded.test(behind.slice(0, 40))
    const isAboutUs =
      word.seller.test(sentence.text) ||
      claimed.test(before) ||
      /赔偿|\bindemnif|\bcompensat|\bliable\b/iu.test(sentence.text)
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
  return /违约金|\bliquidated damages/iu.test(text) && !/赔偿责任|全部责任|\bliabilit/iu.test(text)
}

function shareOf(sentence: ReadSentence): FactReading[] {
  const share = sentence.quantities.find(({ kind }) => kind === 'share')
  if (share) return [{ fact: 'liabilityCap', value: pointsOf(share), at: spanOf(share) }]
  const whole = phrase(sentence, /合同(?:总价|价款|总额|金额)(?!的)|\b(?:the )?(?:total )?contract price\b/iu)
  return whole ? [{ fact: 'liabilityCap', value: '100', at: whole }] : []
}

/** The clause of a sentence with what hangs on it, and its sub-clauses. */
function nearby(contract: Contract, sentence: ReadSentence): ReadSentence[] {
  const own = ofClause(contract, sentence.clause, true)
  return own.length > 0 ? own : [sentence]
}
