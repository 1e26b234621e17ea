import type { ToolContext, ToolResult } from '#ai/copilot/tool.ts'
import { daysOverdue } from '#crm/contracts/days-overdue.ts'
import { getContract } from '#crm/contracts/get-contract.server.ts'
import { can } from '#crm/org/role.policy.ts'
import { AppError } from '#lib/errors.ts'
import { beginReport } from './begin-report.ts'
import { pagePath } from './page-path.ts'
import { categoryWords, paymentWords, stateWords } from './words-of.ts'

/** What a contract says, with its payment plan; its margin for those who see costs. @throws AppError NOT_FOUND when out of sight */
export async function openContractTold(context: ToolContext, id: string): Promise<ToolResult> {
  const { actor, inTx, today } = context
  if (!can(actor, 'contract:read')) throw new AppError('FORBIDDEN')
  const contract = await inTx((tx) => getContract({ tx, actor, id }))
  const of = { kind: 'contract' as const, id }
  const report = beginReport(context)
  const label = (zh: string, en: string) => ({ zh, en })
  const { currency } = contract
  const amount = report.money(label('合同额', 'amount'), contract.amount, currency, of)
  const signed = contract.signedOn && report.date(label('签订日', 'signed on'), contract.signedOn, of)
  const planned =
    contract.plannedSignOn && report.date(label('计划签订日', 'planned signing'), contract.plannedSignOn, of)
  const deliver = contract.deliverOn && report.date(label('交货日', 'delivery'), contract.deliverOn, of)
  const [category, state] = [categoryWords[contract.category], stateWords[contract.state]]
  report.cite({ ...of, title: contract.name, path: pagePath(of) }, [
    contract.number,
    contract.counterparty.zh,
    contract.counterparty.en,
    ...[amount, signed, planned, deliver].flatMap((text) => text ?? []),
  ])
  report.say(
    {
      zh: `${contract.name.zh}：${category.zh}合同，${state.zh}，对方${contract.counterparty.zh}，合同额 ${amount}${signed ? `，${signed} 签订` : planned ? `，计划 ${planned} 签订` : ''}${deliver ? `，${deliver} 交货` : ''}，负责人${contract.owner.name.zh}。`,
      en: `${contract.name.en}: ${category.en} contract, ${state.en}, with ${contract.counterparty.en}, worth ${amount}${signed ? `, signed on ${signed}` : planned ? `, signing planned for ${planned}` : ''}${deliver ? `, delivery on ${deliver}` : ''}, owned by ${contract.owner.name.en}.`,
    },
    [of],
  )
  const lines = contract.paymentPlan?.lines ?? []
  for (const line of lines) {
    const at = { kind: 'payment-line' as const, id: line.id }
    const kind = paymentWords[line.kind]
    report.cite({ ...at, title: kind, path: pagePath(of) }, [])
    const sum = report.money(label('应收', 'due'), line.amount, currency, at)
    const due = report.date(label('到期日', 'due on'), line.dueOn, at)
    const late = daysOverdue({ state: contract.state, ...line }, today)
    const days = late === null ? null : report.days(label('逾期天数', 'days overdue'), late, at)
    const got = line.receivedOn && report.date(label('到账日', 'received on'), line.receivedOn, at)
    const received = line.received && report.money(label('已收', 'received'), line.received, currency, at)
    report.say(
      {
        zh: `${kind.zh} ${sum}，${due} 到期${got ? `，${got} 已收 ${received}` : days ? `，逾期 ${days} 天` : '，未到账'}。`,
        en: `${kind.en}: ${sum} due on ${due}${got ? `, ${received} received on ${got}` : days ? `, overdue by ${days} ${late === 1 ? 'day' : 'days'}` : ', not received yet'}.`,
      },
      [of, at],
    )
  }
  const percent = contract.costs?.margin?.percent
  if (percent != null) {
    const margin = report.percent(label('毛利率', 'margin'), percent, of)
    report.say({ zh: `毛利率 ${margin}。`, en: `Its margin is ${margin}.` }, [of], 'costs')
  }
  const { typed: _, may: __, costs, ...view } = contract
  return report.result({
    view: { kind: 'contract', ...view, ...(costs ? { margin: costs.margin, costs: costs.lines } : {}) },
  })
}
