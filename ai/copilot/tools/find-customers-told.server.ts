import type { ToolContext, ToolResult } from '#ai/copilot/tool.ts'
import type { CustomerFilter } from '#crm/customers/customer-list.schema.ts'
import { countCustomers, findCustomers } from '#crm/customers/find-customers.server.ts'
import { can } from '#crm/org/role.policy.ts'
import { addDays } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import { beginReport, listed } from './begin-report.ts'
import type { FindRecords } from './find-records.server.ts'
import { listPath, pagePath } from './page-path.ts'
import { isOwnAlone } from './resolve-named.server.ts'

const mostTold = 3
/** Customers that are looked through for those whom nobody has visited for long: the longest first. */
const mostLooked = 200

const labels = {
  open: { zh: '在跟商机', en: 'open opportunities' },
  worth: { zh: '在跟金额', en: 'worth of open opportunities' },
  activity: { zh: '最近活动', en: 'last activity' },
}

/** Customers that fit: how many, and the first of them with what is going on there. */
export async function findCustomersTold(context: ToolContext, input: FindRecords): Promise<ToolResult> {
  const { actor, inTx, language, today } = context
  if (!can(actor, 'customer:read')) throw new AppError('FORBIDDEN')
  const says = {
    zh: '客户只能按“我的”查，不能按别的同事查；可以查这位同事的商机。',
    en: 'Customers are listed as yours or as all that you see, not by colleague; that colleague’s opportunities can be listed.',
  }
  const isOwn = await inTx((tx) => isOwnAlone({ context, tx, owner: input.owner, says }))
  const idle = input.not_visited_days
  const filter: CustomerFilter = {
    ...(input.words ? { q: input.words.slice(0, 100) } : {}),
    circle: isOwn ? 'mine' : 'ours',
    ...(input.industry ? { industry: [input.industry] } : {}),
    ...(input.region ? { region: [input.region] } : {}),
    ...(input.grade ? { grade: [input.grade] } : {}),
    ...(idle || input.sort === 'activity' ? { sort: 'activity', dir: 'asc' } : { sort: 'name', dir: 'asc' }),
  }
  const page = await inTx((tx) => findCustomers({ tx, actor, filter, most: idle ? mostLooked : input.limit }))
  const since = idle ? addDays(today, -idle) : null
  const fitting = since ? page.rows.filter(({ lastActivityOn: on }) => on === null || on < since) : page.rows
  const { count, more } = since
    ? { count: fitting.length, more: fitting.length === mostLooked }
    : await inTx((tx) => countCustomers({ tx, actor, filter }))
  const rows = fitting.slice(0, input.limit)
  const report = beginReport(context)
  if (count === 0) {
    report.say({ zh: '您看得到的客户里没有符合的。', en: 'None of the customers that you see fits.' })
    return report.result({ view: { count: 0, rows: [] } })
  }
  const cells = rows.map((row) => {
    const of = { kind: 'customer' as const, id: row.id }
    const shown = [
      report.name(row.name),
      row.city ? report.name(row.city) : '',
      row.relationships.grade ?? '',
      report.count(labels.open, row.open.count, of),
      row.open.amounts.map(({ currency, amount }) => report.money(labels.worth, amount, currency, of)).join(' + '),
      row.lastActivityOn ? report.date(labels.activity, row.lastActivityOn, of) : '',
    ]
    report.cite({ ...of, title: row.name, path: pagePath(of) }, shown)
    return { record: of, cells: shown, row }
  })
  const total = report.count({ zh: '符合的客户', en: 'customers that fit' }, count)
  report.say({
    zh: `${more ? '至少' : '共'} ${total} 个客户符合。`,
    en: `${more ? 'At least ' : ''}${total} ${count === 1 ? 'customer fits' : 'customers fit'}.`,
  })
  if (cells.length <= mostTold) {
    for (const { record, cells: shown, row } of cells) {
      const [, city, grade, open, worth, activity] = shown
      report.say(
        {
          zh: `${row.name.zh}${city ? `（${city}）` : ''}：${grade ? `${grade} 级，` : ''}在跟商机 ${open} 个${worth ? `，${worth}` : ''}，${activity ? `最近活动 ${activity}` : '还没有活动'}。`,
          en: `${row.name.en}${city ? ` (${city})` : ''}: ${grade ? `grade ${grade}, ` : ''}${open} open ${row.open.count === 1 ? 'opportunity' : 'opportunities'}${worth ? ` worth ${worth}` : ''}, ${activity ? `last activity on ${activity}` : 'no activity yet'}.`,
        },
        [record],
      )
    }
  } else {
    const first = cells.slice(0, mostTold)
    const names = listed(
      first.map(({ row }) => report.name(row.name)),
      language,
    )
    report.say(
      { zh: `排在前面的是${names}。`, en: `First come ${names}.` },
      first.map(({ record }) => record),
    )
  }
  const heads =
    language === 'zh'
      ? ['客户', '城市', '等级', '在跟商机', '在跟金额', '最近活动']
      : ['Customer', 'City', 'Grade', 'Open', 'Worth', 'Last activity']
  const kinds = ['text', 'text', 'text', 'count', 'money', 'date'] as const
  return report.result({
    view: {
      count,
      more,
      rows: rows.map(({ id, name, city, relationships, open, lastActivityOn }) => ({
        id,
        name,
        city,
        grade: relationships.grade,
        open,
        last_activity_on: lastActivityOn,
      })),
    },
    table: {
      columns: heads.map((label, at) => ({ label, kind: kinds[at] ?? 'text' })),
      rows: cells.map(({ record, cells: shown }) => ({ record, cells: shown })),
      path: listPath('/customers', { ...filter }),
    },
  })
}
