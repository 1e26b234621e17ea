import { Decimal } from 'decimal.js'
import { defineTool } from '#ai/copilot/tool.ts'
import { summariseOpportunities } from '#crm/opportunities/find-opportunities.server.ts'
import { getPipeline, type PipelineType } from '#crm/opportunities/get-pipeline.server.ts'
import type { OpportunityFilter } from '#crm/opportunities/opportunity-list.schema.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { can } from '#crm/org/role.policy.ts'
import { AppError } from '#lib/errors.ts'
import { z } from '#lib/zod.ts'
import { beginReport, type Report } from './begin-report.ts'
import { day, person } from './field-schemas.ts'
import { listPath } from './page-path.ts'
import { resolvePerson } from './resolve-person.server.ts'

const PipelineSchema = z.strictObject({
  owner: person('whose: `me` for mine alone; left out, all that I see').optional(),
  type: z.enum(['product-project', 'engineering-project']).optional(),
  signing_after: day('the forecast of what is expected to be signed on or after').optional(),
  signing_before: day('the forecast of what is expected to be signed on or before').optional(),
})

const label = (zh: string, en: string) => ({ zh, en })
const typeWords = {
  'product-project': label('产品项目', 'product '),
  'engineering-project': label('工程项目', 'engineering '),
} as const

/** Tells what is open stage by stage, or what is expected to be signed within a time. */
export const pipelineAndForecastTool = defineTool({
  name: 'pipeline_and_forecast',
  kind: 'read',
  title: { zh: '管道与预测', en: 'Pipeline and forecast' },
  does: {
    zh: '说在跟商机各阶段有几个、多少钱、按赢率加权多少；给出签约日区间时，说这段时间预计签多少。',
    en: 'Tells how many opportunities are open in each stage and what they are worth, also weighted by probability; with days, what is expected to be signed between them.',
  },
  input: PipelineSchema,
  run: async (context, input) => {
    const { actor, inTx } = context
    if (!can(actor, 'opportunity:read')) throw new AppError('FORBIDDEN')
    const owner = input.owner ? await inTx((tx) => resolvePerson({ context, tx, text: input.owner ?? '' })) : null
    const report = beginReport(context)
    const kindOf = input.type ? typeWords[input.type] : label('', '')
    const isForecast = input.signing_after !== undefined || input.signing_before !== undefined
    if (!isForecast && (!owner || owner.isMe)) {
      const types = await inTx((tx) => getPipeline({ tx, actor, mine: owner !== null }))
      const asked = types?.filter(({ id }) => !input.type || id === input.type)
      if (asked)
        return pipelineTold({
          report,
          kindOf,
          type: input.type,
          types: asked,
          mine: owner !== null,
          language: context.language,
        })
    }
    const filter: OpportunityFilter = {
      status: 'open',
      ...(owner?.isMe ? { mine: '1' } : owner ? { owner: owner.id } : {}),
      ...(input.type ? { type: input.type } : {}),
      ...(input.signing_after ? { signFrom: input.signing_after } : {}),
      ...(input.signing_before ? { signTo: input.signing_before } : {}),
    }
    const summary = await inTx((tx) => summariseOpportunities({ tx, actor, filter }))
    if (summary.count === 0 && owner && !owner.isMe) {
      const any = await inTx((tx) => summariseOpportunities({ tx, actor, filter: { owner: owner.id, status: 'all' } }))
      if (any.count === 0) throw new AppError('NOT_FOUND', `opportunities of ${owner.id}`)
    }
    const from = input.signing_after && report.date(label('从', 'from'), input.signing_after)
    const to = input.signing_before && report.date(label('到', 'to'), input.signing_before)
    const time = {
      zh: `${from ? `${from} 起` : ''}${to ? `${from ? '' : '到 '}${from ? '到 ' : ''}${to} ` : ''}`,
      en: `${from ? ` from ${from}` : ''}${to ? ` ${from ? 'to' : 'up to'} ${to}` : ''}`,
    }
    const count = report.count(label('商机数', 'opportunities'), summary.count)
    const totals = summary.totals.map(({ currency, amount, weighted }) => ({
      amount: report.money(label('金额合计', 'total amount'), amount, currency),
      weighted: report.money(label('按赢率加权', 'weighted by probability'), weighted, currency),
    }))
    const whose = owner
      ? { zh: `${owner.isMe ? '您' : owner.name.zh}的`, en: owner.isMe ? 'Of yours' : `Of ${owner.name.en}’s` }
      : label('', 'Of those that you see')
    if (summary.count === 0) {
      report.say({
        zh: `${time.zh}没有${whose.zh}${kindOf.zh}商机预计签约。`,
        en: `${whose.en} no ${kindOf.en}opportunity is expected to be signed${time.en}.`,
      })
    } else {
      report.say({
        zh: `${time.zh}预计签约的${whose.zh}${kindOf.zh}商机${summary.more ? '至少' : ''} ${count} 个${totals.length > 0 ? `，金额 ${totals.map((each) => each.amount).join(' 加 ')}，按赢率加权 ${totals.map((each) => each.weighted).join(' 加 ')}` : ''}。`,
        en: `${whose.en}, ${summary.more ? 'at least ' : ''}${count} ${kindOf.en}${summary.count === 1 ? 'opportunity is' : 'opportunities are'} expected to be signed${time.en}${totals.length > 0 ? `, worth ${totals.map((each) => each.amount).join(' and ')}, ${totals.map((each) => each.weighted).join(' and ')} weighted by probability` : ''}.`,
      })
    }
    const path = listPath('/opportunities', { ...filter, status: undefined })
    return report.result({
      view: { ...summary, from: input.signing_after ?? null, to: input.signing_before ?? null, path },
    })
  },
})

interface PipelineTold {
  report: Report
  /** of which type alone, before the word for it */
  kindOf: Bilingual
  type: string | undefined
  types: readonly PipelineType[]
  mine: boolean
  language: 'zh' | 'en'
}

function pipelineTold({ report, kindOf, type, types, mine, language }: PipelineTold) {
  const whose = mine ? label('您的', 'Yours') : label('您看得到的', 'Of those that you see')
  if (types.length === 0) {
    report.say({ zh: `没有${whose.zh}在跟${kindOf.zh}商机。`, en: `No ${kindOf.en}opportunity is open.` })
    return report.result({ view: { types: [] } })
  }
  const all = types.reduce((sum, { count }) => sum + count, 0)
  const count = report.count(label('在跟商机', 'open opportunities'), all)
  const totals = new Map<string, { amount: Decimal; weighted: Decimal }>()
  for (const { currency, amount, weighted } of types.flatMap((type) => type.totals)) {
    const known = totals.get(currency) ?? { amount: new Decimal(0), weighted: new Decimal(0) }
    totals.set(currency, { amount: known.amount.plus(amount), weighted: known.weighted.plus(weighted) })
  }
  const sums = [...totals].map(([currency, sum]) => ({
    amount: report.money(label('金额合计', 'total amount'), sum.amount.toFixed(2), currency),
    weighted: report.money(label('按赢率加权', 'weighted by probability'), sum.weighted.toFixed(2), currency),
  }))
  report.say({
    zh: `${whose.zh}在跟${kindOf.zh}商机 ${count} 个，金额 ${sums.map((each) => each.amount).join(' 加 ')}，按赢率加权 ${sums.map((each) => each.weighted).join(' 加 ')}。`,
    en: `${whose.en}, ${count} ${kindOf.en}opportunities are open, worth ${sums.map((each) => each.amount).join(' and ')}, ${sums.map((each) => each.weighted).join(' and ')} weighted by probability.`,
  })
  const rows = types.flatMap((type) =>
    type.stages
      .filter((stage) => stage.count > 0)
      .map((stage) => ({
        record: null,
        cells: [
          report.name(type.name),
          report.name(stage.name),
          report.count(
            { zh: `${type.name.zh} ${stage.name.zh}`, en: `${type.name.en}, ${stage.name.en}` },
            stage.count,
          ),
          stage.totals.map(({ amount, currency }) => report.money(stage.name, amount, currency)).join(' + '),
          stage.totals.map(({ weighted, currency }) => report.money(stage.name, weighted, currency)).join(' + '),
        ],
      })),
  )
  const heads =
    language === 'zh' ? ['类型', '阶段', '商机', '金额', '加权'] : ['Type', 'Stage', 'Open', 'Amount', 'Weighted']
  const kinds = ['text', 'text', 'count', 'money', 'money'] as const
  return report.result({
    view: { count: all, types },
    table: {
      columns: heads.map((head, at) => ({ label: head, kind: kinds[at] ?? 'text' })),
      rows,
      path: listPath('/opportunities/board', { ...(mine ? { mine: '1' } : {}), ...(type ? { type } : {}) }),
    },
  })
}
