import type { ToolContext } from '#ai/copilot/tool.ts'
import type { Candidate, NamedKind } from '#ai/copilot/tools/resolve-record.ts'
import { fillBids } from './fill-bids.ts'
import { fillChange } from './fill-change.ts'
import { fillContracts } from './fill-contracts.ts'
import { fillRecords } from './fill-records.ts'
import { fillVisit } from './fill-visit.ts'
import { findNamedRecord } from './find-named-record.ts'
import type { Label } from './load-classifier.server.ts'
import { count, inDays, num } from './read-dates.ts'
import type { ReadQuestion } from './read-question.ts'

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

/** What a tool is to be called with, by the grammar of its arguments. */
export async function fillArguments(label: Exclude<Label, 'refuse'>, fill: Fill): Promise<Filled> {
  const { read } = fill
  switch (label) {
    case 'open_record':
      return withRecord(fill, { argument: 'record', kinds: kindsOf(read), rest: {}, isNeeded: true })
    case 'what_blocks_stage':
      return withRecord(fill, { argument: 'opportunity', kinds: ['opportunity'], rest: {}, isNeeded: true })
    case 'my_day':
      return { is: 'call', arguments: dayArguments(fill) }
    case 'overdue_payments':
      return fillOverdue(fill)
    case 'pipeline_and_forecast':
      return { is: 'call', arguments: { ...ownerOf(read), ...rangeOf(read, 'signing') } }
    case 'search_knowledge':
      return { is: 'call', arguments: { query: read.question.trim().slice(0, 200) } }
    case 'find_records':
      return fillRecords(fill)
    case 'find_contracts':
      return fillContracts(fill)
    case 'bids':
      return fillBids(fill)
    case 'log_visit':
      return fillVisit(fill)
    case 'change_field':
      return fillChange(fill)
  }
}

/** Which kinds of record a question speaks of; those that it names first. */
function kindsOf({ plain }: ReadQuestion): NamedKind[] {
  if (/con-\d/.test(plain) || /合同|contract|agreement/.test(plain)) return ['contract', 'opportunity', 'customer']
  if (/bid-\d/.test(plain) || /投标|这个标|\bbid\b|tender/.test(plain)) return ['bid', 'opportunity', 'customer']
  if (/客户|联系人|customer|client|account|contacts?\b/.test(plain)) return ['customer', 'opportunity']
  return ['opportunity', 'customer', 'contract', 'bid']
}

interface Wanted {
  argument: string
  kinds: readonly NamedKind[]
  rest: Record<string, unknown>
  /** without a record nothing can be done */
  isNeeded: boolean
}

/** Adds the record that a question names; what is on screen where it names none. */
export async function withRecord({ read, context }: Fill, wanted: Wanted): Promise<Filled> {
  const { argument, kinds, rest, isNeeded } = wanted
  const found = await findNamedRecord({ context, pieces: read.pieces, kinds })
  const [first, second] = found?.candidates ?? []
  if (first && !second) return { is: 'call', arguments: { [argument]: nameOf(first), ...rest } }
  if (found && second) {
    return {
      is: 'several',
      options: found.candidates.map((candidate) => ({
        candidate,
        arguments: { [argument]: candidate.ref.id, ...rest },
      })),
    }
  }
  if (read.pieces.some(isTelling) && !read.points) return { is: 'not-found' }
  if (context.page && (isNeeded || read.points)) return { is: 'call', arguments: { ...rest } }
  return isNeeded ? { is: 'lacking' } : { is: 'call', arguments: rest }
}

/** A designation with letters and digits, or what companies are called: a name that nobody put there for nothing. */
export function isTelling(piece: string): boolean {
  return (
    /(?=.*\d)(?=.*[a-z]{2,})/.test(piece) ||
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
export function ownerOf({ people, isMine }: ReadQuestion): { owner?: string } {
  const [person] = people
  if (person) return { owner: person.name.zh }
  return isMine ? { owner: 'me' } : {}
}

/** The time that was said, as two arguments: `signing_after`, `signing_before`. */
export function rangeOf({ times }: ReadQuestion, what: string): Record<string, string> {
  const [first, second] = times
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

function dayArguments({ read, context }: Fill): Record<string, unknown> {
  const { plain, times } = read
  const isWarnings = /预警|警告|报警|红灯|亮灯|风险|alert|warning/.test(plain)
  const isApprovals = /审批|审核|批|签字|approv|sign.?off/.test(plain)
  const isVisits =
    /拜访|要见|跑(哪|几)|走访|行程|日程|日历|去哪|要去|见谁|走访|会议|开会|电话|visit|seeing|\bsee\b|\bmeet|calendar|meeting|calls?\b|schedule|agenda.{0,8}week|go on|where do i/.test(
      plain,
    )
  const parts = [isWarnings && 'warnings', isApprovals && 'approvals', isVisits && 'visits'].filter(
    (part) => part !== false,
  )
  const until = times
    .map(({ to }) => to)
    .toSorted()
    .at(-1)
  return {
    ...(parts.length === 1 ? { only: parts[0] } : {}),
    ...(until && until > context.today ? { until } : {}),
  }
}

async function fillOverdue(fill: Fill): Promise<Filled> {
  const { read, context } = fill
  const days = overDays(read.plain)
  const rest = {
    ...(read.people[0]
      ? { owner: read.people[0].name.zh }
      : /我(的|负责|名下|手)|\bmy\b/.test(read.plain)
        ? { owner: 'me' }
        : {}),
    ...(days ? { over_days: days } : {}),
    ...amountsOf(read),
  }
  const found = await findNamedRecord({ context, pieces: read.pieces, kinds: ['customer', 'contract'] })
  const [first, second] = found?.candidates ?? []
  const argumentOf = ({ ref }: Candidate) => (ref.kind === 'contract' ? 'contract' : 'customer')
  if (first && !second) return { is: 'call', arguments: { [argumentOf(first)]: nameOf(first), ...rest } }
  if (found && second) {
    return {
      is: 'several',
      options: found.candidates.map((candidate) => ({
        candidate,
        arguments: { [argumentOf(candidate)]: candidate.ref.id, ...rest },
      })),
    }
  }
  if (read.pieces.some(isTelling) && !read.points) return { is: 'not-found' }
  const { page } = context
  if (page && read.points && (page.kind === 'customer' || page.kind === 'contract')) {
    return { is: 'call', arguments: { [page.kind]: page.id, ...rest } }
  }
  return { is: 'call', arguments: rest }
}

const span = new RegExp(`${num}\\s?个?(天|日|周|星期|礼拜|月|days?|weeks?|months?)`)

/** For how long something is overdue at least. */
function overDays(plain: string): number | undefined {
  const said = span.exec(plain.replaceAll(/(本|这|上|下)个?(周|月|星期|礼拜)/g, ' '))
  return said ? inDays(count(said[1]), said[2] ?? '') : undefined
}
