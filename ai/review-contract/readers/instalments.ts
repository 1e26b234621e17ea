import { isOf } from '#ai/review-contract/clause-classifier.ts'
import { around, type Contract, type ReadSentence } from '#ai/review-contract/contract.ts'
import { kindWords } from '#ai/review-contract/lexicon/kind-words.ts'
import { type Moment, moments } from '#ai/review-contract/lexicon/moments.ts'
import { daysOf, pointsOf, spanOf } from '#ai/review-contract/phrases.ts'
import type { ClauseKind } from '#crm/clauses/clause-kinds.ts'
import type { Span } from '#ingest/document.ts'

/** A part of the price and when it falls due. */
export interface Instalment {
  points: number
  at: Span
  sentence: ReadSentence
  /** null: nobody could tell */
  when: Moment | null
  /** how long after that it is paid */
  wait: { days: number; at: Span } | null
  /** no Chinese stands beside it, as in the one language of a text in two */
  isLatin: boolean
}

/** Shares of something else than the price, or of the price for another reason. */
const other =
  /违约金|罚|赔偿|逾期|延误|延期|保函|保证金(?!.{0,6}尾)|履约|税率|年利率|基准利率|增值税率|税费|利率|利息|折扣|调价|责任|保险|\bdamages\b|\bpenalt|\bdelay|\bbond\b|\bguarantee\b|\bsecurity\b|\btax\b|\bVAT\b|\binterest\b|\bliabilit|\binsur|\bdiscount|\bper (?:day|week|annum)|\bbase rate\b|\bdefault\b/iu

/** What is owed for not paying, or for failing, whatever the clause is called. */
const never =
  /违约金|滞纳金|罚款|利息|利率|每(?:日|天|周)|\binterest (?:at|of|shall|on|accrues?|is|runs?|will|may)\b|\bper annum\b|\bowe interest\b|\bbase rate\b|\bliquidated damages\b|\bpenalt|\bin default\b/iu
/** What stands in a payment without making it another thing: what it is paid against, and that it bears no interest. */
const harmless =
  /(?:不计|无)(?:利)?息|缺陷责任(?:期|保修期)|质(?:量)?保(?:证)?金|(?:凭|提交|收到|出具|开具|交来|递交)[^，。；]{0,24}(?:保函|担保)|\b(?:against|upon|on|after)\b[^,;.]{0,60}\b(?:guarantee|bond|security)\b|\bwithout interest\b|\binterest[- ]free\b|免息/giu
const momentsAnywhere = moments.map(([when, words]) => [when, new RegExp(words, 'giu')] as const)

/** A clause that is about one of these alone pays, or keeps, shares of the price for another reason. */
const taken: readonly ClauseKind[] = ['delay-damages', 'performance-damages', 'bonds', 'liability-cap']

/** Instalments by the clause or table that sets them out, in the order of the text. */
export function findInstalments(contract: Contract): Instalment[][] {
  const groups = new Map<string, Instalment[]>()
  for (const sentence of contract.sentences) {
    if (isPaidByUs(contract, sentence)) continue
    for (const instalment of instalmentsOf(sentence)) {
      const key = groupOf(contract, sentence)
      groups.set(key, [...(groups.get(key) ?? []), instalment])
    }
  }
  return [...groups.values()].map(withoutRepeats)
}

/** "Between 85 % and 100 % the Contractor shall pay": what we pay is no instalment. */
function isPaidByUs({ word }: Contract, { text }: ReadSentence): boolean {
  const pays = '\\s(?:shall|will|must)\\s(?:\\w+\\s)?pay\\b|(?:应当?|须|将|需)?(?:向[^，。；]{1,8})(?:支付|赔付)'
  return new RegExp(`${word.seller.source}(?:${pays})`, 'u').test(text)
}

/** Sub-clauses of one clause make one schedule; rows of a table, whatever clause it stands in, another. */
function groupOf({ document }: Contract, { clause, cells }: ReadSentence): string {
  if (clause === null) return cells.length > 0 ? 'table' : 'text'
  const { parent, level } = document.clauses[clause] ?? { parent: null, level: 0 }
  return String(level > 0 ? (parent ?? clause) : clause) + (cells.length > 0 ? ' table' : '')
}

function instalmentsOf(sentence: ReadSentence): Instalment[] {
  if (!isOf(sentence, 'payment-schedule')) return []
  const { text, cells, lead } = sentence
  const isTable = cells.length > 0
  const isTitled = isOf(sentence, 'payment-schedule', 'headed')
  if (!isTitled && taken.some((kind) => isOf(sentence, kind, 'sure'))) return []
  const isPaid = kindWords.payment.test(text) || kindWords.payment.test(lead)
  if (!isPaid && !isTitled && !(isTable && moments.some(([, words]) => words.test(text)))) return []
  const plain = text.replace(harmless, '')
  if (never.test(plain) || (other.test(plain) && !isTitled)) return []
  const shares = sharesOf(sentence)
  return shares.flatMap((share, index) => {
    const points = Number(pointsOf(share))
    if (points <= 0 || points > 100) return []
    const piece = pieceOf(sentence, share, shares[index - 1], shares[index + 1])
    if (
      isRunningSum(shares, index, isTable) ||
      (other.test(piece.text.replace(harmless, '')) && !/款|\bpayments?\b|\badvance\b/iu.test(piece.text))
    )
      return []
    const upTo = /(?:付|支付)(?:款)?(?:至|到)|累计(?:支付|付)/u.test(piece.text)
    return [
      {
        points: upTo ? -points : points,
        at: spanOf(share),
        sentence,
        when: whenOf(piece),
        wait: waitOf(sentence, piece),
        isLatin: !/\p{Script=Han}/u.test(besideShare(sentence, share)),
      },
    ]
  })
}

/** The shares of a sentence; what stands in words and, in brackets behind, in figures is one. */
function sharesOf({ quantities, text, start }: ReadSentence) {
  return quantities
    .filter(({ kind }) => kind === 'share')
    .filter((share, index, all) => {
      const before = all[index - 1]
      const isAgain = before !== undefined && before.value === share.value
      return !(isAgain && /^\s*[(（]$/u.test(text.slice(before.end - start, share.start - start)))
    })
}

/** As many letters as show in which language a share is said: sentences of two may run into each other. */
function besideShare(sentence: ReadSentence, share: Span): string {
  const { before, behind } = around(sentence, share)
  return before.slice(-12) + behind.slice(0, 12)
}

/** The second share of a row is the sum so far, or the same again in money. */
function isRunningSum(shares: readonly unknown[], index: number, isTable: boolean): boolean {
  return isTable && shares.length > 1 && index > 0
}

interface Piece extends Span {
  text: string
  share: Span
}

/** The words that belong to one share of several in a sentence: up to the break before it, or behind it. */
function pieceOf(sentence: ReadSentence, share: Span, before?: Span, next?: Span): Piece {
  const { before: head, behind } = around(sentence, share)
  const floor = before ? before.end - sentence.start : 0
  const room = head.slice(floor)
  // What stands before the last break belongs to the share before, where there is one: "20% on signing, 30% before dispatch".
  const cut = before ? Math.max(room.search(/[，,；;、]|\band\b/u), 0) : 0
  const start = sentence.start + floor + cut
  const tail = next ? behind.slice(0, next.start - share.end) : behind
  const stop = next ? lastBreak(tail) : tail.length
  const end = share.end + stop
  return { start, end, share, text: sentence.text.slice(start - sentence.start, end - sentence.start) }
}

function lastBreak(text: string): number {
  const found = [...text.matchAll(/[，,；;、]|\band\b/gu)].at(-1)
  return found ? found.index : text.length
}

/** By the most particular words; where several stand beside each other, by the nearest to the share. */
function whenOf({ text, start, share }: Piece): Instalment['when'] {
  const place = share.start - start
  let best: { when: Moment; distance: number; rank: number } | null = null
  for (const [rank, [when, words]] of momentsAnywhere.entries()) {
    for (const { index, 0: said } of text.matchAll(words)) {
      const distance = index > place ? index - place : place - index - said.length
      if (!best || distance < best.distance - (best.rank < rank ? 12 : 0)) best = { when, distance, rank }
    }
  }
  return best?.when ?? null
}

const backstop =
  /最迟|或[^，。；]{0,16}(?:满|后)?$|\b(?:not|no) later than\b|\bat the latest\b|\bin any (?:case|event)\b|\bor\b[^,.;]{0,24}$/iu

function waitOf(sentence: ReadSentence, { start, end }: Piece): Instalment['wait'] {
  const found = sentence.quantities.flatMap((quantity) => {
    const days = quantity.start >= start && quantity.end <= end ? daysOf(quantity) : null
    // "At the latest six months after arrival" shortens what comes before it.
    const isBackstop = backstop.test(around(sentence, quantity).before.slice(-40))
    return days === null || isBackstop ? [] : [{ days, at: spanOf(quantity) }]
  })
  const words = sentence.text.slice(start - sentence.start, end - sentence.start)
  // "Or 120 days after arrival", "at the latest": the earlier of two counts, unless it says the later.
  const isEither =
    /或|最迟|先到|\bor\b|\bat the latest\b|\bno later than\b|\bwhichever\b/iu.test(words) &&
    !/后到|较晚|\blater (?:of|to occur)|\bwhichever (?:is|occurs) (?:the )?later/iu.test(words)
  return found.sort((a, b) => (isEither ? a.days - b.days : b.days - a.days))[0] ?? null
}

/** "Paid up to 60 %" is what is paid by then; and a share that a text in two languages says in each counts once. */
function withoutRepeats(instalments: readonly Instalment[]): Instalment[] {
  const kept: Instalment[] = []
  const clauses = Map.groupBy(instalments, ({ sentence }) => sentence.clause)
  const once = [...clauses.values()].flatMap(inOneLanguage)
  let sum = 0
  for (const instalment of once) {
    const points = instalment.points < 0 ? -instalment.points - sum : instalment.points
    if (points <= 0) continue
    sum += points
    kept.push({ ...instalment, points })
  }
  return kept
}

/** Of one clause: where the shares of one language are those of the other, the first of them, with what only the other tells. */
function inOneLanguage(instalments: readonly Instalment[]): readonly Instalment[] {
  const latin = instalments.filter(({ isLatin }) => isLatin)
  const others = instalments.filter(({ isLatin }) => !isLatin)
  const isSame =
    latin.length > 0 && others.length === latin.length && latin.every((each, at) => each.points === others[at]?.points)
  if (!isSame) return instalments
  const [first, second] = instalments[0]?.isLatin ? [latin, others] : [others, latin]
  return first.map((each, at) => ({
    ...each,
    when: each.when ?? second[at]?.when ?? null,
    wait: each.wait ?? second[at]?.wait ?? null,
  }))
}
