import type { RecordRef, ToolContext, ToolResult, Tx } from '#ai/copilot/tool.ts'
import {
  findOpportunities,
  type OpportunityPage,
  type OpportunityRow,
  type OpportunitySummary,
  summariseOpportunities,
} from '#crm/opportunities/find-opportunities.server.ts'
import { listStages, type StageChoice } from '#crm/opportunities/list-stages.server.ts'
import type { OpportunityFilter } from '#crm/opportunities/opportunity-list.schema.ts'
import { can } from '#crm/org/role.policy.ts'
import { searchable } from '#crm/search/search-words.ts'
import { addDays } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import { beginReport, listed, type Report } from './begin-report.ts'
import type { FindRecords } from './find-records.server.ts'
import { listPath, pagePath } from './page-path.ts'
import { badInput } from './refuse-plainly.ts'
import { resolveNamed } from './resolve-named.server.ts'
import { type Colleague, resolvePerson } from './resolve-person.server.ts'

/** So many are told as sentences; more stand in the table. */
const mostTold = 3

interface Asked {
  filter: OpportunityFilter
  owner: Colleague | null
  several: ToolResult | null
}

/**
 * Opportunities that fit: how many, what they are worth, and the first of them.
 * @throws AppError NOT_FOUND for a customer or colleague who is not there, or of whom nothing is in sight
 */
export async function findOpportunitiesTold(context: ToolContext, input: FindRecords): Promise<ToolResult> {
  const { actor, inTx } = context
  if (!can(actor, 'opportunity:read')) throw new AppError('FORBIDDEN')
  const asked = await inTx((tx) => filterOf({ context, tx, input }))
  if (asked.several) return asked.several
  const { filter, owner } = asked
  const page = await inTx((tx) => findOpportunities({ tx, actor, filter, most: input.limit }))
  const summary = await inTx((tx) => summariseOpportunities({ tx, actor, filter }))
  if (summary.count === 0 && owner && !owner.isMe) await refuseStranger({ context, owner })
  return told({ context, page, summary, filter })
}

/** Of a colleague of whom nothing is in sight it is not told that there is nothing. */
async function refuseStranger({ context, owner }: { context: ToolContext; owner: Colleague }): Promise<void> {
  const { actor, inTx } = context
  const any = await inTx((tx) => findOpportunities({ tx, actor, filter: { owner: owner.id, status: 'all' }, most: 1 }))
  if (any.rows.length === 0) throw new AppError('NOT_FOUND', `opportunities of ${owner.id}`)
}

async function filterOf(options: { context: ToolContext; tx: Tx; input: FindRecords }): Promise<Asked> {
  const { context, tx, input } = options
  const { several, ids } = await resolveNamed({ context, tx, input, kinds: ['customer'] })
  const owner = input.owner ? await resolvePerson({ context, tx, text: input.owner }) : null
  const stage = input.stage ? stagesCalled(await listStages({ tx }), input.stage) : undefined
  const status = input.status ?? 'open'
  return {
    owner,
    several,
    filter: {
      status,
      ...(input.words ? { q: input.words.slice(0, 100) } : {}),
      ...ids,
      ...(owner?.isMe ? { mine: '1' } : owner ? { owner: owner.id } : {}),
      ...(stage ? { stage } : {}),
      ...(input.type ? { type: input.type } : {}),
      ...(input.major ? { major: '1' } : {}),
      ...(input.over_amount === undefined ? {} : { min: String(input.over_amount) }),
      ...(input.under_amount === undefined ? {} : { max: String(input.under_amount) }),
      ...(input.signing_after ? { signFrom: input.signing_after } : {}),
      ...(input.signing_before ? { signTo: input.signing_before } : {}),
      ...(input.not_visited_days ? { idleSince: addDays(context.today, -input.not_visited_days) } : {}),
      ...orderOf(input),
    },
  }
}

function orderOf({ sort, signing_after: after, signing_before: before, not_visited_days: idle }: FindRecords) {
  if (sort === 'amount' || (!sort && !after && !before && !idle)) return { sort: 'amount', dir: 'desc' } as const
  if (sort === 'name') return { sort: 'name', dir: 'asc' } as const
  if (sort === 'activity' || (!sort && idle)) return { sort: 'activity', dir: 'asc' } as const
  return { sort: 'sign', dir: 'asc' } as const
}

/** Stages whose name has the words. @throws AppError BAD_INPUT when none has */
function stagesCalled(stages: readonly StageChoice[], text: string): string[] {
  const asked = searchable(text)
  const exact = stages.filter(({ id, name }) => [id, searchable(name.zh), searchable(name.en)].includes(asked))
  const found =
    exact.length > 0 ? exact : stages.filter(({ name }) => searchable(`${name.zh} ${name.en}`).includes(asked))
  if (found.length === 0) {
    const names = {
      zh: [...new Set(stages.map(({ name }) => name.zh))],
      en: [...new Set(stages.map(({ name }) => name.en))],
    }
    throw badInput({
      zh: `没有这个阶段。阶段有：${names.zh.join('、')}。`,
      en: `There is no such stage. There are: ${names.en.join(', ')}.`,
    })
  }
  return found.map(({ id }) => id)
}

interface Told {
  context: ToolContext
  page: OpportunityPage
  summary: OpportunitySummary
  filter: OpportunityFilter
}

function told({ context, page, summary, filter }: Told): ToolResult {
  const { language } = context
  const report = beginReport(context)
  const path = listPath('/opportunities', { ...filter, status: filter.status === 'open' ? undefined : filter.status })
  if (summary.count === 0) {
    report.say({ zh: '您看得到的商机里没有符合的。', en: 'None of the opportunities that you see fits.' })
    return report.result({ view: { count: 0, rows: [] } })
  }
  const refs = page.rows.map((row) => citeRow(report, row))
  const count = report.count({ zh: '符合的商机', en: 'opportunities that fit' }, summary.count)
  const totals = summary.totals.map(({ currency, amount, weighted }) => ({
    amount: report.money({ zh: '金额合计', en: 'total amount' }, amount, currency),
    weighted: report.money({ zh: '按赢率加权', en: 'weighted by probability' }, weighted, currency),
  }))
  const [amounts, weighted] = [totals.map((each) => each.amount), totals.map((each) => each.weighted)].map((all) =>
    all.join(language === 'zh' ? ' 加 ' : ' and '),
  )
  report.say({
    zh: `${summary.more ? '至少' : '共'} ${count} 个商机符合${amounts ? `，合计 ${amounts}，按赢率加权 ${weighted}` : ''}。`,
    en: `${summary.more ? 'At least ' : ''}${count} ${summary.count === 1 ? 'opportunity fits' : 'opportunities fit'}${amounts ? `: ${amounts} in all, ${weighted} weighted by probability` : ''}.`,
  })
  if (page.rows.length <= mostTold) for (const row of page.rows) sayRow(report, row)
  else {
    const first = page.rows.slice(0, mostTold).map((row) => nameAndAmount(report, row))
    report.say(
      { zh: `排在前面的是${listed(first, 'zh')}。`, en: `First come ${listed(first, 'en')}.` },
      refs.slice(0, mostTold),
    )
  }
  return report.result({
    view: { count: summary.count, more: summary.more, totals: summary.totals, rows: page.rows.map(plainRow) },
    table: {
      columns: [
        { label: language === 'zh' ? '商机' : 'Opportunity', kind: 'text' },
        { label: language === 'zh' ? '客户' : 'Customer', kind: 'text' },
        { label: language === 'zh' ? '阶段' : 'Stage', kind: 'text' },
        { label: language === 'zh' ? '金额' : 'Amount', kind: 'money' },
        { label: language === 'zh' ? '预计签约' : 'Signing', kind: 'date' },
        { label: language === 'zh' ? '最近活动' : 'Last activity', kind: 'date' },
        { label: language === 'zh' ? '负责人' : 'Owner', kind: 'text' },
      ],
      rows: page.rows.map((row) => ({ record: { kind: 'opportunity', id: row.id }, cells: cellsOf(report, row) })),
      path,
    },
  })
}

function plainRow({
  id,
  number,
  name,
  customer,
  stage,
  status,
  amount,
  currency,
  winProbability,
  expectedSignOn,
  owner,
  lastActivityOn,
}: OpportunityRow) {
  return {
    id,
    number,
    name,
    customer: customer.name,
    stage: stage.name,
    status,
    amount,
    currency,
    win_probability: winProbability,
    expected_sign_on: expectedSignOn,
    owner: owner.name,
    last_activity_on: lastActivityOn,
  }
}

function citeRow(report: Report, row: OpportunityRow): RecordRef {
  const ref = { kind: 'opportunity' as const, id: row.id }
  report.cite({ ...ref, title: row.name, path: pagePath(ref) }, [row.number, ...cellsOf(report, row)])
  return ref
}

const labels = {
  amount: { zh: '金额', en: 'amount' },
  sign: { zh: '预计签约日', en: 'expected signing' },
  activity: { zh: '最近活动', en: 'last activity' },
  chance: { zh: '赢率', en: 'win probability' },
}

function cellsOf(report: Report, row: OpportunityRow): string[] {
  const of = { kind: 'opportunity' as const, id: row.id }
  return [
    report.name(row.name),
    report.name(row.customer.name),
    report.name(row.stage.name),
    row.amount === null ? '' : report.money(labels.amount, row.amount, row.currency, of),
    row.expectedSignOn === null ? '' : report.date(labels.sign, row.expectedSignOn, of),
    row.lastActivityOn === null ? '' : report.date(labels.activity, row.lastActivityOn, of),
    report.name(row.owner.name),
  ]
}

function nameAndAmount(report: Report, row: OpportunityRow): string {
  const amount =
    row.amount === null
      ? ''
      : ` (${report.money(labels.amount, row.amount, row.currency, { kind: 'opportunity', id: row.id })})`
  return `${report.name(row.name)}${amount}`
}

function sayRow(report: Report, row: OpportunityRow): void {
  const of = { kind: 'opportunity' as const, id: row.id }
  const [, customer, stage, amount, sign, activity, owner] = cellsOf(report, row)
  const chance = report.percent(labels.chance, row.winProbability, of)
  report.say(
    {
      zh: `${row.name.zh}（${customer}）：${stage}，${amount ? `${amount}，` : ''}赢率 ${chance}，${sign ? `预计 ${sign} 签约，` : ''}${activity ? `最近活动 ${activity}，` : ''}负责人${owner}。`,
      en: `${row.name.en} (${customer}): ${stage}, ${amount ? `${amount}, ` : ''}win probability ${chance}, ${sign ? `signing expected on ${sign}, ` : ''}${activity ? `last activity on ${activity}, ` : ''}owner ${owner}.`,
    },
    [of],
  )
}
