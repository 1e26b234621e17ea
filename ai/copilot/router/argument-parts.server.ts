import type { ToolContext } from '#ai/copilot/tool.ts'
import type { Candidate, NamedKind } from '#ai/copilot/tools/resolve-record.server.ts'
import { findOpportunities } from '#crm/opportunities/find-opportunities.server.ts'
import { synonymsIn } from '#knowledge/glossary/synonyms-in.ts'
import { segmentsOf } from '#knowledge/words/cut-words.ts'
import { familiesSaid } from './family-names.ts'
import { findNamedRecord } from './find-named-record.server.ts'
import { loadNameIndex } from './load-names.server.ts'
import { tokensOf } from './name-index.ts'
import { plainText } from './plain-text.ts'
import { lying } from './read-dates.ts'
import type { ReadQuestion } from './read-question.server.ts'
import { isCommonEnglish, isJoining } from './record-words.ts'

/** The arguments of a call, or why there are none. */
export type Filled =
  | { is: 'call'; arguments: Record<string, unknown> }
  /** several records fit: each with the whole call */
  | { is: 'several'; options: readonly { candidate: Candidate; arguments: Record<string, unknown> }[] }
  /** something is named that nobody who asks can see */
  | { is: 'not-found' }
  /** what it needs was not said */
  | { is: 'lacking' }

export interface Fill {
  read: ReadQuestion
  context: ToolContext
}

interface Wanted {
  argument: string
  kinds: readonly NamedKind[]
  rest: Record<string, unknown>
  /** without a record nothing can be done */
  isNeeded: boolean
  /** it tells of a customer what was talked of there */
  isAccount?: boolean
}

/** Several records fit: the whole call with each of them, under the argument that such a record has. */
export function severalOf(
  candidates: readonly Candidate[],
  argumentOf: (candidate: Candidate) => string,
  rest: Record<string, unknown>,
): Filled {
  const options = candidates.map((candidate) => ({
    candidate,
    arguments: { [argumentOf(candidate)]: candidate.ref.id, ...rest },
  }))
  return { is: 'several', options }
}

/** Adds the record that a question names; what is on screen where it names none. */
export async function withRecord({ read, context }: Fill, wanted: Wanted): Promise<Filled> {
  const { argument, kinds, rest, isNeeded, isAccount = false } = wanted
  const found = await findNamedRecord({ context, pieces: read.pieces, kinds })
  const [first, second] = found?.candidates ?? []
  const deals = first && !second ? await dealsOf({ read, context, first, kinds }) : null
  const [deal, other] = deals ?? []
  if (deal && !other) return { is: 'call', arguments: { [argument]: nameOf(deal), ...rest } }
  if (deals && other) {
    return severalOf(deals, () => argument, rest)
  }
  if (first && !second && isNeeded && !isAccount && (await describesOther(first, read, context)))
    return { is: 'not-found' }
  if (first && !second) return { is: 'call', arguments: { [argument]: nameOf(first), ...rest } }
  if (found && second) {
    return severalOf(found.candidates, () => argument, rest)
  }
  if (read.pieces.some(isTelling) && !read.points) return { is: 'not-found' }
  // What is changed is never what is on screen where something else was called by name.
  const isOther = isNeeded && !isAccount && !read.points && read.pieces.some((piece) => isName(piece))
  if (context.page && isOther) return { is: 'not-found' }
  if (context.page && (isNeeded || read.points)) return { is: 'call', arguments: { ...rest } }
  return isNeeded ? { is: 'lacking' } : { is: 'call', arguments: rest }
}

/** 陇原粗轧机座: a customer is in sight, and what is meant of it is not: it was no customer that was asked for. */
async function describesOther(
  first: Candidate,
  { plain, pieces }: ReadQuestion,
  context: ToolContext,
): Promise<boolean> {
  if (first.ref.kind !== 'customer' || /客户|联系人|关系|customer|client|account|contact/.test(plain)) return false
  const { index } = await loadNameIndex(context, ['opportunity', 'contract', 'bid'])
  const called = plainText([...first.names, first.label.zh, first.label.en].join(' | '))
  const own = new Set(tokensOf(called).map(({ key }) => key))
  const left = pieces.flatMap((piece) => tokensOf(piece)).filter(({ key }) => !own.has(key))
  return left.some(
    ({ key }) =>
      !isCommonEnglish(key) &&
      (index.knows(key) || synonymsIn(key).length > 0) &&
      !/^(系统|设备|项目|集团|公司|有限|大)/.test(key),
  )
}

/** May a piece be a name: two characters that no dictionary has as a word, or a Latin word that is none of those that ask? */
function isName(piece: string): boolean {
  if (/^[a-z][a-z' -]+$/.test(piece))
    return piece.split(/[ -]/).some((word) => word.length > 4 && !isCommonEnglish(word))
  const [first, second] = segmentsOf(piece)
  return (
    /^\p{Script=Han}{2}/u.test(piece) && first?.text.length === 1 && second?.text.length === 1 && !isJoining(first.text)
  )
}

/** A designation with letters and digits, or what companies are called: a name that nobody put there for nothing. */
export function isTelling(piece: string): boolean {
  if (
    /^(全|整个|本|各|每个?|别的|子|我们?|咱们?)?(集团|公司)$|^(the )?(whole|entire|our|my|this) (group|company|corporation)$/.test(
      piece,
    )
  )
    return false
  return (
    /(?<![\w.])(?=[\w./-]*\d)(?=[\w./-]*[a-z])[\w./-]{4,}/.test(piece) ||
    /(集团|公司|钢铁|特钢|钢厂|水泥|矿业|重工|股份|铝业|化工)$|\b(corp(oration)?|group|ltd|inc|gmbh|steel|cement|mines)$/.test(
      piece,
    )
  )
}

/** By its number where it has one: it is the same tomorrow, and people can read it. */
export function nameOf({ number, names, ref }: Candidate): string {
  return number ?? names[0] ?? ref.id
}

/** Whose: a colleague who is named, or whoever asks. */
export function ownerOf({ people, called, isMine, plain }: ReadQuestion): { owner?: string } {
  const [person] = people
  if (person) return { owner: person.name.zh }
  // A family name that several have: the tool asks which of them.
  const nickname = called ?? familiesSaid(plain).find(({ said }) => /^[小老]/.test(said))?.said
  if (nickname) return { owner: nickname }
  return isMine ? { owner: 'me' } : {}
}

/** The time that was said, as two arguments: `signing_after`, `signing_before`. Of Thursday or March the one that lies where it is told. */
export function rangeOf(
  { times, plain }: Pick<ReadQuestion, 'times' | 'plain'>,
  what: string,
  where?: 'past' | 'coming',
): Record<string, string> {
  const asked = times.filter((time) => !isOccasion(plain, time))
  const [first, second] = where ? asked.map((time) => lying(time, where)) : asked
  if (!first) return {}
  const [after, before] = [`${what}_after`, `${what}_before`]
  if (second) {
    const [from, to] = first.from <= second.from ? [first, second] : [second, first]
    return { [after]: from.from, [before]: to.to }
  }
  if (first.side === 'before') return { [before]: first.to }
  if (first.side === 'after') return { [after]: first.from }
  return { [after]: first.from, [before]: first.to }
}

/** Does a time say when one has to report, meet or travel, and not when something is signed? */
function isOccasion(plain: string, { start, end }: { start: number; end: number }): boolean {
  const mark = /[，,。;；.!?！？]| - |—/g
  const marks = [...plain.matchAll(mark)].map(({ index }) => index)
  const from = marks.findLast((at) => at < start) ?? 0
  const to = marks.find((at) => at >= end) ?? plain.length
  const clause = plain.slice(from, to)
  return (
    /汇报|开.{0,4}会|例会|周会|述职|报告|出差|\breport|meeting|slides|presentation|briefing|closing\b|\bboard\b|trip\b/.test(
      clause,
    ) && !/签|成交|开标|\bsign|\bclos(e|es|ed)\b|\bopen/.test(clause)
  )
}

/** Amounts as two arguments. */
export function amountsOf({ amounts, plain }: ReadQuestion): { over_amount?: number; under_amount?: number } {
  const [first, second] = amounts
  if (!first) return {}
  if (second) {
    const [least, most] = [first.value, second.value].toSorted((a, b) => a - b)
    return { over_amount: least, under_amount: most }
  }
  if (first.side === 'under') return { under_amount: first.value }
  return first.side === 'over' || !/等于|正好|exactly/.test(plain) ? { over_amount: first.value } : {}
}

/** "太隆那单": of a customer who is named the opportunity is meant. Null where it is the customer that was asked of. */
async function dealsOf(options: Fill & { first: Candidate; kinds: readonly NamedKind[] }): Promise<Candidate[] | null> {
  const { read, context, first, kinds } = options
  const speaksOfDeal = /项目|商机|那单|这单|单子|\bdeal\b|opportunity|\bproject\b/.test(read.plain)
  if (first.ref.kind !== 'customer' || !kinds.includes('opportunity') || !speaksOfDeal) return null
  const { actor, inTx } = context
  const filter = { customer: first.ref.id, status: 'open' } as const
  const { rows } = await inTx((tx) => findOpportunities({ tx, actor, filter, most: 6 }))
  if (rows.length === 0) return null
  return rows.map(({ id, number, name, customer }) => ({
    ref: { kind: 'opportunity', id },
    names: [name.zh, name.en],
    number,
    label: { zh: `${name.zh} · ${customer.name.zh}`, en: `${name.en} · ${customer.name.en}` },
    isOpen: true,
  }))
}
