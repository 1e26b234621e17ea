import { isOf } from '#ai/review-contract/clause-classifier.ts'
import { around, type Contract, type ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding, FactReading } from '#ai/review-contract/finding.ts'
import { kindWords } from '#ai/review-contract/lexicon/kind-words.ts'
import { firstPhrase, monthsOf, saidYes, spanOf } from '#ai/review-contract/phrases.ts'

/** Money that is kept back for it is another kind. */
const money = /质(?:量)?保(?:证)?金|\bretention/iu
const acceptance =
  /(?:最终|终|竣工|性能|交接)?验收|投产|投料|试运行|\b(?:final |provisional )?acceptance|\btaking[- ]over|\bcommissioning|\bPAC\b|\bFAC\b/iu
const delivery = /交货|交付|发货|发运|启运|运抵|到货|装运|出厂|\bdeliver|\bshipment|\bdispatch|\bbill of lading/iu
const restarts =
  /重新(?:计算|起算|开始|计满)|清零|另(?:行|外)?(?:计|起)算?|从头(?:计算|起算)|自(?:修复|更换|修理)[^，。；]{0,16}(?:起|之日)[^，。；]{0,12}(?:重新|计)|\b(?:re-?start|start(?:s|ed)? (?:anew|afresh|again)|begin(?:s)? (?:anew|again)|run(?:s)? anew|recommence|renewed?)\b|\b(?:run|running|start|starting|begin|beginning|commence|commencing)s? (?:afresh|anew|again)\b|\banew\b|\bfurther (?:full )?(?:warranty|guarantee|period)|\blike (?:warranty|guarantee)\b|\bfrom the date of (?:repair|replacement|renewal)\b|\bfresh (?:warranty|period|term)\b|\bnew (?:full )?(?:warranty|guarantee)(?: period)?\b[^.;]{0,40}\b(?:begins?|starts?|runs?|commences?|appl(?:y|ies))/iu
const endless =
  /不限(?:年限|期限)|终身负责|\b(?:warrant\w*|guarantee) is (?:perpetual|unlimited)\b|\bwithout (?:any )?limit(?:ation)? (?:in|of|as to) time\b|(?:终身|永久|长期)(?:质保|保修|负责)|\b(?:lifetime|perpetual|unlimited) (?:warranty|guarantee)/iu

/** An end to it all, which is no period of its own. */
const bounded =
  /最长|总(?:计|期限)?[^，。；]{0,8}不(?:得)?超过|但不(?:得)?超过|不晚于|\bin no (?:event|case)\b|\bnot (?:extend )?beyond\b|\bno later than\b|\bnot exceed\b|\bmaximum\b/iu
/** What is sold after it, or how long paint lasts, is no warranty of the machine; nor is theirs. */
const notOurs =
  /(?:设计|使用)(?:使用)?寿命[^。；]{0,16}(?:年|小时|次)|不构成(?:质量)?(?:保证|质保)|\bdesign life\b|(?:期满|期外|届满|结束|期后|以后|其后)[^。；]{0,30}(?:备件|价|优惠|服务)|备件[^。；]{0,20}(?:供应|价格)|涂装|漆膜|锈蚀|油漆|易损件|\bspare parts\b[^.;]{0,60}\b(?:price|supply|available)|\bpaint\w*|\bcoating\b|\bwear(?:ing)? parts\b/iu

/** How long we stand for defects, from when, and whether a repair starts it anew. */
export function readWarranty(contract: Contract): ClauseFinding[] {
  // What restarts it stands as often in a clause beside.
  const all = contract.sentences.filter(isAboutWarranty)
  const again = saidYes(
    'warrantyRestarts',
    firstPhrase(
      all.filter(({ text }) => !bounded.test(text)),
      restarts,
    ),
  )
  return all.flatMap((sentence) => {
    const periods = periodsOf(sentence)
    const forever = saidYes('warrantyEndless', firstPhrase([sentence], endless))
    if (notOurs.test(sentence.text)) return []
    if (periods.length === 0 && forever.length === 0 && !restarts.test(sentence.text)) return []
    const facts = [...periods, ...forever, ...again]
    return [{ kind: 'warranty' as const, clause: sentence.clause, at: spanOf(sentence), facts }]
  })
}

function isAboutWarranty(sentence: ReadSentence): boolean {
  const { text } = sentence
  return (
    isOf(sentence, 'warranty') &&
    (isOf(sentence, 'warranty', 'headed') || kindWords.warranty.test(text)) &&
    !(money.test(text) && !/质保期[为是]/u.test(text))
  )
}

/** The longest period by what it runs from; the one from acceptance is the longer road. */
function periodsOf(sentence: ReadSentence): FactReading[] {
  const facts = new Map<string, FactReading>()
  for (const quantity of sentence.quantities) {
    const months = monthsOf(quantity)
    // A few days or hours are how soon somebody has to come.
    const { before, behind } = around(sentence, quantity)
    if (months === null || months < 3 || bounded.test(before.slice(-30))) continue
    const from = nearest(before.slice(-40), behind.slice(0, 60))
    const fact = from === 'delivery' ? 'warrantyMonthsFromDelivery' : 'warrantyMonthsFromAcceptance'
    if (months > Number(facts.get(fact)?.value ?? 0)) facts.set(fact, { fact, value: months, at: spanOf(quantity) })
  }
  return [...facts.values()]
}

/** In Chinese the beginning stands before the period, in English behind it; where none is said it is taken to be acceptance. */
function nearest(before: string, behind: string): 'delivery' | 'acceptance' {
  const lastOf = (pattern: RegExp) =>
    Math.max(-1, ...[...before.matchAll(new RegExp(pattern, 'giu'))].map(({ index }) => index))
  const [accepted, delivered] = [lastOf(acceptance), lastOf(delivery)]
  if (Math.max(accepted, delivered) >= 0 && /\p{Script=Han}/u.test(before))
    return delivered > accepted ? 'delivery' : 'acceptance'
  const [first, second] = [behind.search(acceptance), behind.search(delivery)]
  if (second >= 0 && (first < 0 || second < first)) return 'delivery'
  return first >= 0 || delivered <= accepted ? 'acceptance' : 'delivery'
}
