import { isOf } from '#ai/review-contract/clause-classifier.ts'
import { around, type Contract, type ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding, FactReading } from '#ai/review-contract/finding.ts'
import { anyOf } from '#ai/review-contract/lexicon/any-of.ts'
import { warrantyWords } from '#ai/review-contract/lexicon/warranty-words.ts'
import { named } from '#ai/review-contract/party-words.ts'
import { firstPhrase, monthsOf, saidYes, spanOf } from '#ai/review-contract/phrases.ts'

/** Money that is kept back for it is another kind. */
const money = /质(?:量)?保(?:证)?金|保函|\bretention|\bbonds?\b|\bperformance guarantee\b|\bon (?:first )?demand\b/iu
/** An end to it all, which is no period of its own. */
const bounded =
  /最长|总(?:计|期限)?[^，。；]{0,8}不(?:得)?超过|但不(?:得)?超过|不晚于|\bin no (?:event|case)\b|\bnot (?:extend )?beyond\b|\bno l(?:ater|onger) than\b|\b(?:not|no case) exceed\b|\b(?:not|no|nor)\b[^.;]{0,40}\bbeyond\b|\bending\b|\bmaximum\b/iu
/** What is sold after it, or how long paint lasts, is no warranty of the machine; nor is theirs, nor what papers are good for. */
const notOurs =
  /(?:期满|期外|届满|结束|期后|以后|其后)[^。；]{0,30}(?:备件|价|优惠|服务|有偿)|备件[^。；]{0,20}(?:供应|价格)|供应备件|涂装|漆膜|锈蚀|油漆|易损件|(?:证书|许可证|体系)[^。；，]{0,8}有效期|保密|经验|记录|授权|\bspare(?: part)?s\b[^.;]{0,60}\b(?:price|supply|available)|\b(?:buy|offer)\b[^.;]{0,60}\bafter the (?:warranty|guarantee|defects)|\bafter the end of\b[^.;]{0,60}\bbuy\b|\bpaint\w*|\bcoating\b|\bwear(?:ing)? parts\b|\brecords\b|\bexperience\b|\bmaintenance contract\b|\bconfiden\w*|\blicen[cs]e\b(?![^.;]*\bwarrant)/iu
/** What was, where the special conditions put something else in its place. */
const replacedBy =
  /修改为|改为|变更为|替换为|调整为|\b(?:is|are|be) (?:replaced (?:by|with)|amended to|changed to)|\bsubstitut\w+\b/iu
/** Whose subject is what the sentence before spoke of. */
const goesOn =
  /^[\s\d.、（）()a-z]{0,8}(?:该|此|上述|前述|前款)[^。；，]{0,4}(?:期限|期间|期)|^[\s\d.()a-z]{0,8}(?:that|such|this|the said) (?:period|term)\b/iu

/** How long we stand for defects, from when, and whether a repair starts it anew. */
export function readWarranty(contract: Contract): ClauseFinding[] {
  // What restarts it stands as often in a clause beside.
  const all = contract.sentences.filter((sentence, at, { [at - 1]: before }) => isAboutWarranty(sentence, before))
  const again = saidYes('warrantyRestarts', firstPhrase(all.filter(startsAgain), beginsAnew))
  const forEver = named(warrantyWords.forEver, contract.word)
  return all.flatMap((sentence) => {
    if (notOurs.test(sentence.text)) return []
    const periods = periodsOf(sentence)
    const isEndless = !warrantyWords.otherThanEndless.test(sentence.text)
    const endless = isEndless ? saidYes('warrantyEndless', firstPhrase([sentence], forEver)) : []
    if (periods.length === 0 && endless.length === 0 && !startsAgain(sentence)) return []
    const facts = [...periods, ...endless, ...again]
    return [{ kind: 'warranty' as const, clause: sentence.clause, at: spanOf(sentence), facts }]
  })
}

function isAboutWarranty(sentence: ReadSentence, before?: ReadSentence): boolean {
  const { text } = sentence
  if (before && goesOn.test(text) && isAboutWarranty(before)) return true
  return (
    isOf(sentence, 'warranty') &&
    (isOf(sentence, 'warranty', 'headed') || warrantyWords.topic.test(text)) &&
    !(money.test(text) && !/质保期[为是]/u.test(text))
  )
}

const beginsAnew = anyOf([warrantyWords.again.source, warrantyWords.another.source])

/** Whether a repair makes the period begin anew, without an end to it all. */
function startsAgain({ text }: ReadSentence): boolean {
  const { again, another, repaired, notAgain } = warrantyWords
  const isSaid = again.test(text) || (another.test(text) && repaired.test(text))
  return isSaid && !notAgain.test(text) && !bounded.test(text)
}

/** Each period by what it runs from, the longest of several; the one from acceptance is the longer road. */
function periodsOf(sentence: ReadSentence): FactReading[] {
  const facts = new Map<string, FactReading & { value: number }>()
  for (const quantity of sentence.quantities) {
    const months = monthsOf(quantity)
    const { before, behind } = around(sentence, quantity)
    // A few days or hours are how soon somebody has to come.
    if (months === null || months < 3 || bounded.test(before.slice(-30)) || replacedBy.test(behind.slice(0, 30)))
      continue
    const from = nearest(before.slice(-40), behind.slice(0, 60))
    const fact = from === 'delivery' ? 'warrantyMonthsFromDelivery' : 'warrantyMonthsFromAcceptance'
    if (months > (facts.get(fact)?.value ?? 0)) facts.set(fact, { fact, value: months, at: spanOf(quantity) })
  }
  return [...facts.values()]
}

/** In Chinese the beginning stands before the period, in English behind it; where none is said it is taken to be acceptance. */
function nearest(before: string, behind: string): 'delivery' | 'acceptance' {
  const lastOf = (pattern: RegExp) =>
    Math.max(-1, ...[...before.matchAll(new RegExp(pattern, 'giu'))].map(({ index }) => index))
  const [accepted, delivered] = [lastOf(warrantyWords.accepted), lastOf(warrantyWords.delivered)]
  if (Math.max(accepted, delivered) >= 0 && /\p{Script=Han}/u.test(before))
    return delivered > accepted ? 'delivery' : 'acceptance'
  const [first, second] = [behind.search(warrantyWords.accepted), behind.search(warrantyWords.delivered)]
  if (second >= 0 && (first < 0 || second < first)) return 'delivery'
  return first >= 0 || delivered <= accepted ? 'acceptance' : 'delivery'
}
