import type { ToolContext, ToolResult } from '#ai/copilot/tool.ts'
import { getOpportunity, type OpportunityView } from '#crm/opportunities/get-opportunity.server.ts'
import { can } from '#crm/org/role.policy.ts'
import { AppError } from '#lib/errors.ts'
import { beginReport, listed } from './begin-report.ts'
import { pagePath } from './page-path.ts'
import { statusWords } from './words-of.ts'

/** What an opportunity says. @throws AppError NOT_FOUND when out of sight */
export async function openOpportunityTold(context: ToolContext, id: string): Promise<ToolResult> {
  const { actor, inTx, timeZone, now } = context
  if (!can(actor, 'opportunity:read')) throw new AppError('FORBIDDEN')
  const deal = await inTx((tx) => getOpportunity({ tx, actor, id, timeZone, now }))
  const of = { kind: 'opportunity' as const, id }
  const report = beginReport(context)
  const label = (zh: string, en: string) => ({ zh, en })
  const stage = deal.stages.find(({ state }) => state === 'now')
  const amount = deal.amount && report.money(label('金额', 'amount'), deal.amount, deal.currency, of)
  const budget = deal.budget && report.money(label('客户预算', 'customer’s budget'), deal.budget, deal.currency, of)
  const chance = report.percent(label('赢率', 'win probability'), deal.winProbability, of)
  const sign = deal.expectedSignOn && report.date(label('预计签约日', 'expected signing'), deal.expectedSignOn, of)
  const opens = deal.bidOpensOn && report.date(label('开标日', 'opening of bids'), deal.bidOpensOn, of)
  const last = deal.lastActivityOn && report.date(label('最近活动', 'last activity'), deal.lastActivityOn, of)
  const inStage = stage?.days == null ? '' : report.days(label('在本阶段的天数', 'days in this stage'), stage.days, of)
  const rivals = deal.competitors.map(({ name }) => report.name(name))
  const team = deal.team.map(({ name }) => report.name(name))
  const customer = report.name(deal.customer.name)
  const owner = report.name(deal.owner.name)
  const status = statusWords[deal.status]
  report.cite(
    { ...of, title: deal.name, path: pagePath(of) },
    linesOf(deal, [amount, budget, chance, sign, opens, last]),
  )
  const customerRef = { kind: 'customer' as const, id: deal.customer.id }
  report.cite({ ...customerRef, title: deal.customer.name, path: pagePath(customerRef) }, [])
  report.say(
    {
      zh: `${deal.name.zh}是${customer}的商机，${status.zh}，${stage ? `现在在“${stage.name.zh}”阶段${inStage ? `，已 ${inStage} 天` : ''}，` : ''}负责人${owner}。`,
      en: `${deal.name.en} is ${status.en === 'open' ? 'an open opportunity' : `an opportunity that was ${status.en}`} at ${customer}${stage ? `, in the stage “${stage.name.en}”${inStage ? ` for ${inStage} days` : ''}` : ''}, owned by ${owner}.`,
    },
    [of, customerRef],
  )
  report.say(
    {
      zh: `${amount ? `金额 ${amount}，` : '还没有金额，'}赢率 ${chance}${sign ? `，预计 ${sign} 签约` : ''}${opens ? `，开标日 ${opens}` : ''}${budget ? `，客户预算 ${budget}` : ''}${last ? `，最近活动 ${last}` : ''}。`,
      en: `${amount ? `It is worth ${amount}` : 'It has no amount yet'}, win probability ${chance}${sign ? `, signing expected on ${sign}` : ''}${opens ? `, bids are opened on ${opens}` : ''}${budget ? `, the customer’s budget is ${budget}` : ''}${last ? `, last activity on ${last}` : ''}.`,
    },
    [of],
  )
  if (rivals.length > 0) {
    report.say({ zh: `竞争对手：${listed(rivals, 'zh')}。`, en: `Competitors: ${listed(rivals, 'en')}.` }, [of])
  }
  if (team.length > 0) report.say({ zh: `团队：${listed(team, 'zh')}。`, en: `Team: ${listed(team, 'en')}.` }, [of])
  const { typed: _, named: __, decisionChainHidden: ___, ...view } = deal
  return report.result({ view: { kind: 'opportunity', ...view } })
}

function linesOf(deal: OpportunityView, shown: readonly (string | null)[]): string[] {
  const people = [deal.owner, ...deal.team, ...deal.decisionChain].map(({ name }) => `${name.zh} ${name.en}`)
  return [
    deal.number,
    deal.customer.name.zh,
    ...(deal.product ? [deal.product.zh, deal.product.en] : []),
    ...(deal.tenderNumber ? [deal.tenderNumber] : []),
    ...deal.stages.map(({ name }) => `${name.zh} ${name.en}`),
    ...deal.competitors.flatMap(({ name }) => [name.zh, name.en]),
    ...people,
    ...shown.flatMap((text) => text ?? []),
  ]
}
