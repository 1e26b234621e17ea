import type { ToolContext, ToolResult } from '#ai/copilot/tool.ts'
import { industryWords, regionWords } from '#crm/customers/customer-words.ts'
import { getCustomer } from '#crm/customers/get-customer.server.ts'
import { getCustomerBusiness, type Sums } from '#crm/customers/get-customer-business.server.ts'
import { can } from '#crm/org/role.policy.ts'
import { AppError } from '#lib/errors.ts'
import { beginReport, listed } from './begin-report.ts'
import { pagePath } from './page-path.ts'

const mostNamed = 5

/** What is known of a customer and going on there, as far as the actor sees it. @throws AppError NOT_FOUND when there is none */
export async function openCustomerTold(context: ToolContext, id: string): Promise<ToolResult> {
  const { actor, inTx, timeZone, now, language } = context
  if (!can(actor, 'customer:read')) throw new AppError('FORBIDDEN')
  const customer = await inTx((tx) => getCustomer({ tx, id }))
  const business = await inTx((tx) => getCustomerBusiness({ tx, customerId: id, timeZone, now }))
  const of = { kind: 'customer' as const, id }
  const report = beginReport(context)
  const label = (zh: string, en: string) => ({ zh, en })
  const industry = industryWords.find((each) => each.id === customer.industry)?.labels ?? label('', '')
  const region = regionWords.find((each) => each.id === customer.region)?.labels ?? label('', '')
  const grades = [...new Set(customer.relationships.flatMap(({ grade }) => grade ?? []))]
  const amountsOf = ({ totals }: Sums, zh: string, en: string) =>
    totals.map(({ amount, currency }) => report.money(label(zh, en), amount, currency, of)).join(' + ')
  const open = report.count(label('在跟商机', 'open opportunities'), business.open.count, of)
  const worth = amountsOf(business.open, '在跟金额', 'worth of open opportunities')
  const won = report.count(label('赢单', 'opportunities won'), business.won.count, of)
  const wonWorth = amountsOf(business.won, '赢单金额', 'worth of opportunities won')
  const visits = report.count(label('今年拜访次数', 'visits this year'), business.visitsThisYear, of)
  const last = business.lastActivityOn && report.date(label('最近活动', 'last activity'), business.lastActivityOn, of)
  const contacts = customer.contacts.map(
    ({ name, title }) => `${report.name(name)}${title ? ` (${report.name(title)})` : ''}`,
  )
  report.cite({ ...of, title: customer.name, path: pagePath(of) }, [
    ...contacts,
    ...grades,
    ...[open, worth, won, wonWorth, visits, last ?? ''],
    ...business.opportunities.map(({ name, number }) => `${number} ${name.zh} ${name.en}`),
  ])
  report.say(
    {
      zh: `${customer.name.zh}：${region.zh}${industry.zh}客户${customer.city ? `，在${customer.city.zh}` : ''}${grades.length > 0 ? `，${grades.join('、')} 级` : ''}，由${customer.keeper.name.zh}维护。`,
      en: `${customer.name.en}: ${industry.en}, ${region.en}${customer.city ? `, in ${customer.city.en}` : ''}${grades.length > 0 ? `, grade ${grades.join(', ')}` : ''}, kept by ${customer.keeper.name.en}.`,
    },
    [of],
  )
  report.say(
    {
      zh: `您看得到的在跟商机 ${open} 个${worth ? `（${worth}）` : ''}，赢单 ${won} 个${wonWorth ? `（${wonWorth}）` : ''}，今年拜访 ${visits} 次${last ? `，最近活动 ${last}` : ''}。`,
      en: `Open opportunities that you see: ${open}${worth ? ` (${worth})` : ''}; won: ${won}${wonWorth ? ` (${wonWorth})` : ''}; visits this year: ${visits}${last ? `; last activity on ${last}` : ''}.`,
    },
    [of],
  )
  const named = listed(contacts.slice(0, mostNamed), language)
  if (named) report.say({ zh: `联系人：${named}。`, en: `Contacts: ${named}.` }, [of])
  const deals = business.opportunities.slice(0, mostNamed).map((deal) => {
    const ref = { kind: 'opportunity' as const, id: deal.id }
    report.cite({ ...ref, title: deal.name, path: pagePath(ref) }, [deal.number, report.name(deal.stage.name)])
    return { ref, name: report.name(deal.name) }
  })
  const names = listed(
    deals.map(({ name }) => name),
    language,
  )
  if (names) {
    report.say(
      { zh: `商机：${names}。`, en: `Opportunities: ${names}.` },
      deals.map(({ ref }) => ref),
    )
  }
  const { typed: _, contacts: people, ...master } = customer
  return report.result({
    view: {
      kind: 'customer',
      ...master,
      contacts: people.map(({ typed: __, ...contact }) => contact),
      business,
    },
  })
}
