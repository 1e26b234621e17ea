import { around, type Contract, type ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding, FactReading } from '#ai/review-contract/finding.ts'
import { firstPhrase, monthsOf, phrase, pointsOf, saidYes, spanOf } from '#ai/review-contract/phrases.ts'
import { readWarranty } from './warranty.ts'

const retention =
  /质(?:量)?保(?:证|修)?金|质量保证金|保修金|尾款(?=[^。；]{0,12}质保)|\bretention (?:money|monies|sum|amount|of)|\bretention\b(?! of title)|(?:暂扣|扣留|预留|留存|留作)[^。；]{0,20}(?:质量|质保|保证|担保)|\b(?:withh(?:e|o)ld|held back|kept back|retained|retains?|remains? with)\b[^.;]{0,60}\b(?:security|warranty|guarantee|obligations)\b|\b(?:held|kept) back\b|\bretained amount\b/iu
/** When it is given back. */
const release =
  /期满|届满|到期|期限结束|退还|返还|释放|付清|[日月年天]后|满[^。；，]{1,4}年|之后|后[^。；]{0,6}(?:支付|退|付)|\bafter\b|\bupon\b|\bon (?:the )?(?:expiry|issue)|\bexpir\w+|\bend of\b|\brelease\w*|\bagainst\b[^.;]{0,40}\bguarantee/iu
/** What says that there is none. */
const atTheirWill =
  /(?:退还|返还|支付|释放)(?:的)?(?:时间|期限|日期)?[^。；]{0,8}由(?:买方|甲方|需方|业主|采购方|定作方|发包方)[^。；]{0,10}(?:决定|确定|掌握|另行)|(?:待|视)[^。；]{0,20}(?:买方|甲方|业主)[^。；]{0,12}(?:认为|同意|确认)[^。；]{0,10}(?:退|付|返)|再行商定|另行(?:商定|协商)|业主[^。；]{0,30}(?:解除|证书|确认|退还)|\b(?:Owner|Employer|End[- ]User)\b[^.;]{0,60}\b(?:discharge|certificate|releases?)\b|(?:没有|未|无)(?:约定|规定)?(?:退还|返还)(?:期限|时间|日期)|\breleased?\b[^.;]{0,40}\b(?:discretion|at such time as|is satisfied|satisfaction|when the (?:Buyer|Purchaser|Employer|Owner) (?:decides|considers|sees fit|is satisfied))/iu

/** Money kept back for the warranty: how much, how long, and whether anything says when it is given back. */
export function readRetention(contract: Contract): ClauseFinding[] {
  const all = contract.sentences.filter(({ text }) => retention.test(text))
  const isDated = all.some(({ text }) => release.test(text))
  const warrantyMonths = longestWarranty(contract)
  return all.flatMap((sentence) => {
    const kept = shareOf(sentence)
    const months = monthsKept(sentence)
    const open = firstPhrase([sentence], atTheirWill) ?? (kept && !isDated ? kept.at : null)
    const isLonger = months !== null && warrantyMonths > 0 && Number(months.value) > warrantyMonths
    const facts = [
      ...(kept ? [kept] : []),
      ...(months ? [months] : []),
      ...saidYes('retentionUndated', open),
      ...(isLonger && months ? [{ fact: 'retentionBeyondWarranty', value: true, at: months.at }] : []),
    ]
    return facts.length > 0
      ? [{ kind: 'retention' as const, clause: sentence.clause, at: spanOf(sentence), facts }]
      : []
  })
}

/** The share that stands nearest to the word: a row or a sentence may name the other instalments as well. */
function shareOf(sentence: ReadSentence): FactReading | null {
  const word = phrase(sentence, retention)
  if (!word) return null
  const [nearest] = sentence.quantities
    .filter(({ kind }) => kind === 'share')
    .map((share) => ({ share, far: share.start > word.end ? share.start - word.end : word.start - share.end }))
    .filter(({ share, far }) => far < 40 && !/[利息税]/u.test(around(sentence, share).before.slice(-4)))
    .sort((a, b) => a.far - b.far)
  return nearest ? { fact: 'retentionShare', value: pointsOf(nearest.share), at: spanOf(nearest.share) } : null
}

function monthsKept(sentence: ReadSentence): FactReading | null {
  const word = phrase(sentence, retention)
  for (const quantity of sentence.quantities) {
    const months = monthsOf(quantity)
    // What stands before the word is another instalment's; a few weeks are how soon it is paid then.
    if (months !== null && months >= 3 && word && quantity.end > word.start - 30)
      return { fact: 'retentionMonths', value: months, at: spanOf(quantity) }
  }
  return null
}

function longestWarranty(contract: Contract): number {
  const months = readWarranty(contract)
    .flatMap(({ facts }) => facts)
    .filter(({ fact }) => fact.startsWith('warrantyMonths'))
    .map(({ value }) => Number(value))
  return months.reduce((most, each) => Math.max(most, each), 0)
}
