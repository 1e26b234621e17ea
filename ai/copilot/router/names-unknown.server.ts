import type { ToolContext } from '#ai/copilot/tool.ts'
import { searchCandidates } from '#ai/copilot/tools/resolve-record.server.ts'
import { listReviewChoices } from '#crm/bids/get-bid-review.server.ts'
import { synonymsIn } from '#knowledge/glossary/synonyms-in.ts'
import { segmentsOf } from '#knowledge/words/cut-words.ts'
import { loadNameIndex } from './load-names.server.ts'
import type { ReadQuestion } from './read-question.server.ts'
import { isCommonEnglish, isJoining } from './record-words.ts'

/**
 * Does a question call something by a name that nothing in sight has, beside words that only describe? Then what is described is not
 * what was meant: of a customer out of sight the machine may well be like one that is in sight.
 * @param isOfOne it asks of one record, and not which there are
 */
export async function namesUnknown(read: ReadQuestion, context: ToolContext, isOfOne: boolean): Promise<boolean> {
  const { actor, inTx } = context
  const kinds = ['opportunity', 'customer', 'contract', 'bid'] as const
  const { index, isCut } = await loadNameIndex(context, kinds)
  const said = read.pieces.join(' | ')
  const customers = (await loadNameIndex(context, ['customer'])).index
  const isDescribed = isOfOne && customers.match(said).length === 0 && index.match(said).length > 0
  const unknown = [...latinNames(read), ...(isDescribed ? chineseNames(read) : [])].filter((name) => !index.knows(name))
  if (unknown.length === 0) return false
  // More than was read by name: the product's own search knows the others.
  for (const text of isCut ? unknown.slice(0, 3) : [])
    if ((await inTx((tx) => searchCandidates({ tx, actor, text, kinds }))).length > 0) return false
  const { competitors } = await inTx((tx) => listReviewChoices({ tx, actor, filter: {} }))
  const rivals = competitors.map((name) => name.toLowerCase())
  return unknown.some((name) => !rivals.some((rival) => rival.includes(name)))
}

/** Words in capitals that are no beginning of a sentence. */
function latinNames({ question, people }: ReadQuestion): string[] {
  const own = new Set(people.flatMap(({ said, name }) => `${said} ${name.en.toLowerCase()}`.split(' ')))
  return [
    ...question.matchAll(
      /(?<=[\p{L}\d,)\-–'’]\s(?:the\s)?|\p{Script=Han})\b([A-Z][a-z]+(?:['’][a-z]+)?)(?![a-z'’A-Z\d-])/gu,
    ),
  ]
    .map(([, word = '']) => word.toLowerCase().replaceAll('’', "'").replace(/'s$/, ''))
    .filter((word) => word.length > 3)
    .filter((word) => !isCommonEnglish(word) && !own.has(word))
}

/** Two characters that the dictionary has no word for, nor the trade: a name, most likely. */
function chineseNames({ pieces }: ReadQuestion): string[] {
  return pieces.flatMap((piece) => {
    const trade = synonymsIn(piece).map(({ asked }) => asked)
    return [...piece.matchAll(/\p{Script=Han}{2,}/gu)].flatMap(([run]) => {
      // A name begins what is said of it.
      const [first, second] = segmentsOf(run)
      if (!first || !second || first.text.length > 1 || second.text.length > 1) return []
      const pair = first.text + second.text
      const isOther = isJoining(first.text) || isJoining(second.text) || trade.some((term) => term.includes(pair))
      return isOther ? [] : [pair]
    })
  })
}
