import { defineTool } from '#ai/copilot/tool.ts'
import { findOverduePayments, type OverduePayment } from '#crm/contracts/find-overdue-payments.server.ts'
import { can } from '#crm/org/role.policy.ts'
import { AppError } from '#lib/errors.ts'
import { z } from '#lib/zod.ts'
import { beginReport, type Report } from './begin-report.ts'
import { amount, most, person, recordName } from './field-schemas.ts'
import { pagePath } from './page-path.ts'
import { resolveNamed } from './resolve-named.server.ts'
import { resolvePerson } from './resolve-person.server.ts'
import { paymentWords } from './words-of.ts'

const OverduePaymentsSchema = z.strictObject({
  customer: recordName('the customer who pays').optional(),
  contract: recordName('the contract').optional(),
  owner: person('whose contracts').optional(),
  over_days: z.int().min(1).max(3650).optional().describe('overdue for at least so many days'),
  over_amount: amount('of at least').optional(),
  limit: most(10),
})

/** So many are told as sentences; more stand in the table. */
const mostTold = 3
const label = (zh: string, en: string) => ({ zh, en })

/** Tells which payments of signed contracts are due and have not come in. */
export const overduePaymentsTool = defineTool({
  name: 'overdue_payments',
  kind: 'read',
  title: { zh: '逾期未收的款', en: 'Overdue payments' },
  does: {
    zh: '说已签合同里到期没收到的款：几笔，多少钱，逾期多少天；可按客户、合同、负责人、逾期天数、金额缩小。',
    en: 'Tells which payments of signed contracts are due and have not come in: how many, how much, for how many days; by customer, contract, owner, days or amount.',
  },
  input: OverduePaymentsSchema,
  run: async (context, input) => {
    const { actor, inTx, today, language } = context
    if (!can(actor, 'contract:read')) throw new AppError('FORBIDDEN')
    const { several, ids, owner } = await inTx(async (tx) => ({
      ...(await resolveNamed({ context, tx, input, kinds: ['customer', 'contract'] })),
      owner: input.owner ? await resolvePerson({ context, tx, text: input.owner }) : null,
    }))
    if (several) return several
    const filter = {
      ...(owner?.isMe ? { mine: true } : owner ? { owner: owner.id } : {}),
      ...ids,
      ...(input.over_days ? { days: input.over_days } : {}),
      ...(input.over_amount === undefined ? {} : { min: String(input.over_amount) }),
    }
    const found = await inTx((tx) => findOverduePayments({ tx, actor, filter, today, most: input.limit }))
    const report = beginReport(context)
    if (found.count === 0) {
      report.say(
        label('您看得到的合同里没有符合的逾期款。', 'Of the contracts that you see no payment that fits is overdue.'),
      )
      return report.result({ view: { count: 0, rows: [] } })
    }
    const count = report.count(label('逾期款笔数', 'overdue payments'), found.count)
    const totals = found.totals.map(({ amount: sum, currency }) =>
      report.money(label('逾期合计', 'overdue in all'), sum, currency),
    )
    report.say({
      zh: `${found.more ? '至少' : '共'} ${count} 笔款逾期未收${totals.length > 0 ? `，合计 ${totals.join(' 加 ')}` : ''}。`,
      en: `${found.more ? 'At least ' : ''}${count} ${found.count === 1 ? 'payment is' : 'payments are'} overdue${totals.length > 0 ? `: ${totals.join(' and ')} in all` : ''}.`,
    })
    const rows = found.rows.map((row) => ({ row, cells: cellsOf(report, row) }))
    for (const { row, cells } of rows.slice(0, mostTold)) sayRow(report, row, cells)
    const heads =
      language === 'zh'
        ? ['合同', '客户', '款项', '应收', '到期日', '逾期天数', '负责人']
        : ['Contract', 'Customer', 'Payment', 'Due', 'Due on', 'Days overdue', 'Owner']
    const kinds = ['text', 'text', 'text', 'money', 'date', 'count', 'text'] as const
    return report.result({
      view: { count: found.count, more: found.more, totals: found.totals, rows: found.rows },
      table: {
        columns: heads.map((head, at) => ({ label: head, kind: kinds[at] ?? 'text' })),
        rows: rows.map(({ row, cells }) => ({ record: { kind: 'contract', id: row.contract.id }, cells })),
        path: null,
      },
    })
  },
})

function cellsOf(report: Report, row: OverduePayment): string[] {
  const of = { kind: 'payment-line' as const, id: row.id }
  const contract = { kind: 'contract' as const, id: row.contract.id }
  const path = pagePath(contract)
  const cells = [
    report.name(row.contract.name),
    report.name(row.contract.counterparty),
    report.name(paymentWords[row.kind]),
    report.money(label('应收', 'due'), row.amount, row.currency, of),
    report.date(label('到期日', 'due on'), row.dueOn, of),
    report.days(label('逾期天数', 'days overdue'), row.days, of),
    report.name(row.owner.name),
  ]
  report.cite({ ...contract, title: row.contract.name, path }, [row.contract.number, ...cells])
  report.cite({ ...of, title: paymentWords[row.kind], path }, cells)
  return cells
}

function sayRow(report: Report, row: OverduePayment, cells: readonly string[]): void {
  const [, who, kind, amountDue, dueOn, days, owner] = cells
  report.say(
    {
      zh: `${row.contract.name.zh}（${who}）的${kind} ${amountDue}，${dueOn} 到期，逾期 ${days} 天，负责人${owner}。`,
      en: `${row.contract.name.en} (${who}): ${kind} of ${amountDue}, due on ${dueOn}, ${days} ${row.days === 1 ? 'day' : 'days'} overdue, owner ${owner}.`,
    },
    [
      { kind: 'contract', id: row.contract.id },
      { kind: 'payment-line', id: row.id },
    ],
  )
}
