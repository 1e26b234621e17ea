import type { ToolContext, ToolResult, Tx } from '#ai/copilot/tool.ts'
import type { BidFilter } from '#crm/bids/bid-list.schema.ts'
import { type BidRow, findBids, summariseBids } from '#crm/bids/find-bids.server.ts'
import { beginReport, type Report } from './begin-report.ts'
import type { AskBids } from './bids.server.ts'
import { listPath, pagePath } from './page-path.ts'
import { isOwnAlone, resolveNamed } from './resolve-named.server.ts'
import { resultWords } from './words-of.ts'

const label = (zh: string, en: string) => ({ zh, en })
const mostTold = 3

/** Bids that fit: how many, how they ended, and the first of them. */
export async function bidsListedTold(context: ToolContext, input: AskBids): Promise<ToolResult> {
  const { actor, inTx, language } = context
  const asked = await inTx((tx) => filterOf({ context, tx, input }))
  if (asked.several) return asked.several
  const { filter } = asked
  const page = await inTx((tx) => findBids({ tx, actor, filter, most: input.limit }))
  const summary = await inTx((tx) => summariseBids({ tx, actor, filter }))
  const report = beginReport(context)
  if (summary.count === 0) {
    report.say(label('您看得到的投标里没有符合的。', 'None of the bids that you see fits.'))
    return report.result({ view: { count: 0, rows: [] } })
  }
  const count = report.count(label('符合的投标', 'bids that fit'), summary.count)
  const results = (['won', 'lost', 'pending', 'abandoned'] as const).flatMap((result) => {
    const of = summary.results[result]
    return of ? [{ words: resultWords[result], shown: report.count(resultWords[result], of) }] : []
  })
  report.say({
    zh: `${summary.more ? '至少' : '共'} ${count} 个投标符合${results.length > 0 ? `：${results.map(({ words, shown }) => `${words.zh} ${shown} 个`).join('，')}` : ''}。`,
    en: `${summary.more ? 'At least ' : ''}${count} ${summary.count === 1 ? 'bid fits' : 'bids fit'}${results.length > 0 ? `: ${results.map(({ words, shown }) => `${shown} ${words.en}`).join(', ')}` : ''}.`,
  })
  const rows = page.rows.map((row) => ({ row, cells: cellsOf(report, row) }))
  for (const { row, cells } of rows.slice(0, mostTold)) {
    const [, customer, result, opens, price, winner] = cells
    report.say(
      {
        zh: `${row.name.zh}（${customer}）：${result}${opens ? `，开标日 ${opens}` : ''}${price ? `，我方报价 ${price}` : ''}${winner ? `，中标的是${winner}` : ''}。`,
        en: `${row.name.en} (${customer}): ${result}${opens ? `, opening on ${opens}` : ''}${price ? `, our price ${price}` : ''}${winner ? `, won by ${winner}` : ''}.`,
      },
      [{ kind: 'bid', id: row.id }],
    )
  }
  const heads =
    language === 'zh'
      ? ['投标', '客户', '结果', '开标日', '我方报价', '中标人', '负责人']
      : ['Bid', 'Customer', 'Result', 'Opening', 'Our price', 'Won by', 'Owner']
  const kinds = ['text', 'text', 'text', 'date', 'money', 'text', 'text'] as const
  return report.result({
    view: { count: summary.count, more: summary.more, results: summary.results, rows: page.rows },
    table: {
      columns: heads.map((head, at) => ({ label: head, kind: kinds[at] ?? 'text' })),
      rows: rows.map(({ row, cells }) => ({ record: { kind: 'bid', id: row.id }, cells })),
      path: listPath('/bids', filter as Record<string, string>),
    },
  })
}

async function filterOf({ context, tx, input }: { context: ToolContext; tx: Tx; input: AskBids }) {
  const { several, ids } = await resolveNamed({ context, tx, input, kinds: ['opportunity', 'customer'] })
  const isOwn = await isOwnAlone({
    context,
    tx,
    owner: several ? undefined : input.owner,
    says: {
      zh: '投标只能按“我的”查，不能按别的同事查。',
      en: 'Bids are listed as yours or as all that you see, not by colleague.',
    },
  })
  const filter: BidFilter = {
    ...(input.product ? { q: input.product.slice(0, 100) } : {}),
    ...ids,
    ...(input.competitor ? { competitor: input.competitor.slice(0, 60) } : {}),
    ...(isOwn ? { mine: '1' } : {}),
    ...(input.result ? { result: input.result } : {}),
    ...(input.over_amount === undefined ? {} : { min: String(input.over_amount) }),
    ...(input.under_amount === undefined ? {} : { max: String(input.under_amount) }),
    ...(input.opening_after ? { opensFrom: input.opening_after } : {}),
    ...(input.opening_before ? { opensTo: input.opening_before } : {}),
  }
  return { several, filter }
}

function cellsOf(report: Report, row: BidRow): string[] {
  const of = { kind: 'bid' as const, id: row.id }
  const cells = [
    report.name(row.name),
    report.name(row.customer),
    report.name(resultWords[row.result]),
    row.opensOn ? report.date(label('开标日', 'opening'), row.opensOn, of) : '',
    row.price ? report.money(label('我方报价', 'our price'), row.price, row.currency, of) : '',
    row.winner ?? '',
    report.name(row.owner.name),
  ]
  report.cite({ ...of, title: row.name, path: pagePath(of) }, [row.number, ...cells])
  return cells
}
