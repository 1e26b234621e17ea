import type { Candidate, NamedKind } from '#ai/copilot/tools/resolve-record.server.ts'
import {
  amountsOf,
  type Fill,
  type Filled,
  isTelling,
  nameOf,
  ownerOf,
  rangeOf,
  severalOf,
  withRecord,
} from './argument-parts.server.ts'
import { fillBids } from './fill-bids.server.ts'
import { fillChange } from './fill-change.server.ts'
import { fillContracts } from './fill-contracts.server.ts'
import { fillRecords, typeOf } from './fill-records.server.ts'
import { fillVisit } from './fill-visit.server.ts'
import { findNamedRecord } from './find-named-record.server.ts'
import type { Label } from './load-classifier.server.ts'
import { lying } from './read-dates.ts'
import type { ReadQuestion } from './read-question.server.ts'
import { readSpans } from './read-spans.ts'

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
      return {
        is: 'call',
        arguments: { ...ownerOf(read), ...typeOf(read), ...rangeOf(read, 'signing', signingLies(read)) },
      }
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
  if (/con-\d/.test(plain) || /合同|协议|草稿|contract|agreement|\bdraft\b/.test(plain))
    return ['contract', 'opportunity', 'customer']
  if (/bid-\d/.test(plain) || /投标|(这|那)个标|的标(?!的|准|书)|\bbid\b|tender/.test(plain))
    return ['bid', 'opportunity', 'customer']
  if (/客户|联系人|customer|client|account|contacts?\b/.test(plain)) return ['customer', 'opportunity']
  return ['opportunity', 'customer', 'contract', 'bid']
}

/** A forecast is of what is to come, unless it is asked what was. */
function signingLies({ plain }: ReadQuestion): 'past' | 'coming' {
  return /签了|签过|签下|签掉|已签|完成了|\b(?:did|was|were|signed|closed|booked)\b/.test(plain) ? 'past' : 'coming'
}

function dayArguments({ read, context }: Fill): Record<string, unknown> {
  const { plain, times } = read
  const isWarnings = /预警|警告|报警|报.{0,3}警|红灯|亮灯|风险|alert|warning|red flag|flagged/.test(plain)
  const isApprovals = /审批|审核|批|(待|等|要|需)我?(来)?审|签字|approv|sign.?off|signature/.test(plain)
  const isVisits =
    /拜访|要见|约|见面|碰面|跑(哪|几)|走访|行程|日程|日历|去哪|要去|见谁|走访|会议|开会|电话|visit|seeing|\bsee\b|\bmeet(?!s\b)|calendar|meeting|calls?\b|schedule|agenda.{0,8}week|go on|where do i/.test(
      plain,
    )
  const parts = [isWarnings && 'warnings', isApprovals && 'approvals', isVisits && 'visits'].filter(
    (part) => part !== false,
  )
  const until = times
    .map((time) => lying(time, 'coming').to)
    .toSorted()
    .at(-1)
  return {
    ...(parts.length === 1 ? { only: parts[0] } : {}),
    // Warnings and approvals stand as they are, whatever the day.
    ...(until && until > context.today && (parts.length !== 1 || isVisits) ? { until } : {}),
  }
}

async function fillOverdue(fill: Fill): Promise<Filled> {
  const { read, context } = fill
  const days = overDays(read.plain)
  const rest = {
    ...ownerOf(read),
    ...(days ? { over_days: days } : {}),
    ...amountsOf(read),
  }
  const found = await findNamedRecord({ context, pieces: read.pieces, kinds: ['customer', 'contract'] })
  const [first, second] = found?.candidates ?? []
  const argumentOf = ({ ref }: Candidate) => (ref.kind === 'contract' ? 'contract' : 'customer')
  if (first && !second) return { is: 'call', arguments: { [argumentOf(first)]: nameOf(first), ...rest } }
  if (found && second) {
    // Several contracts of one customer: what that customer owes.
    const customer = await soleCustomerOf(found.candidates, fill)
    if (customer) return { is: 'call', arguments: { customer: nameOf(customer), ...rest } }
    return severalOf(found.candidates, argumentOf, rest)
  }
  if (read.pieces.some(isTelling) && !read.points) return { is: 'not-found' }
  const { page } = context
  if (page && read.points && (page.kind === 'customer' || page.kind === 'contract')) {
    return { is: 'call', arguments: { [page.kind]: page.id, ...rest } }
  }
  return { is: 'call', arguments: rest }
}

/** The customer whose all of some contracts are, where the question names that customer too. */
async function soleCustomerOf(contracts: readonly Candidate[], { read, context }: Fill): Promise<Candidate | null> {
  const whose = new Set(contracts.map(({ label }) => label.zh.split(' · ')[1]))
  if (whose.size !== 1) return null
  const found = await findNamedRecord({ context, pieces: read.pieces, kinds: ['customer'] })
  const [only, other] = found?.candidates ?? []
  return only && !other && whose.has(only.names[0]) ? only : null
}

/** For how long something is overdue at least. */
function overDays(plain: string): number | undefined {
  return readSpans(plain.replaceAll(/(本|这|上|下)个?(周|月|星期|礼拜)/g, ' '))[0]?.days
}
