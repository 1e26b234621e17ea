import type { ToolContext, ToolResult } from '#ai/copilot/tool.ts'
import { factorOf } from '#crm/bids/factors.ts'
import { getPostMortem } from '#crm/bids/get-post-mortem.server.ts'
import { can } from '#crm/org/role.policy.ts'
import { AppError } from '#lib/errors.ts'
import { beginReport, listed } from './begin-report.ts'
import { pagePath } from './page-path.ts'
import { resultWords } from './words-of.ts'

const unsaid = { parts: [], lessons: [], mainReason: null, furtherReasons: [] } as const

/** What a bid says: its days, offers and result, and why it ended so. @throws AppError NOT_FOUND when out of sight */
export async function openBidTold(context: ToolContext, id: string): Promise<ToolResult> {
  const { actor, inTx, language } = context
  if (!can(actor, 'bid:read')) throw new AppError('FORBIDDEN')
  const taught = await inTx((tx) => getPostMortem({ tx, actor, id }))
  const { bid } = taught
  // What is not submitted is its writers' alone, as on its page.
  const { parts, lessons, mainReason, furtherReasons } = taught.submitted ? taught : unsaid
  const of = { kind: 'bid' as const, id }
  const report = beginReport(context)
  const label = (zh: string, en: string) => ({ zh, en })
  const result = resultWords[bid.result]
  const price = bid.price && report.money(label('我方报价', 'our price'), bid.price, bid.currency, of)
  const opens = bid.days.opensOn && report.date(label('开标日', 'opening'), bid.days.opensOn, of)
  const submit = bid.days.submitBy && report.date(label('递交截止', 'submission'), bid.days.submitBy, of)
  const ended = bid.resultOn && report.date(label('结果日', 'result'), bid.resultOn, of)
  report.cite({ ...of, title: bid.name, path: pagePath(of) }, [
    bid.number,
    bid.customer.name.zh,
    ...[price, opens, submit, ended].flatMap((text) => text ?? []),
    ...bid.offers.rows.flatMap(({ competitor }) => competitor ?? []),
    ...parts.map(({ text }) => text),
  ])
  report.say(
    {
      zh: `${bid.name.zh}（${bid.customer.name.zh}）的投标：${result.zh}${ended ? `，${ended}` : ''}${price ? `，我方报价 ${price}` : ''}${opens ? `，开标日 ${opens}` : ''}${submit && bid.result === 'pending' ? `，${submit} 前递交` : ''}，负责人${bid.owner.name.zh}。`,
      en: `The bid for ${bid.name.en} (${bid.customer.name.en}): ${result.en}${ended ? ` on ${ended}` : ''}${price ? `, our price ${price}` : ''}${opens ? `, opening on ${opens}` : ''}${submit && bid.result === 'pending' ? `, to be submitted by ${submit}` : ''}, owned by ${bid.owner.name.en}.`,
    },
    [of],
  )
  const winner = bid.offers.rows.find(({ isWinner, competitor }) => isWinner && competitor !== null)
  if (winner?.competitor) {
    const theirs = winner.price && report.money(label('中标价', 'winning price'), winner.price, bid.currency, of)
    report.say(
      {
        zh: `中标的是${winner.competitor}${theirs ? `，报价 ${theirs}` : ''}。`,
        en: `It was won by ${winner.competitor}${theirs ? ` at ${theirs}` : ''}.`,
      },
      [of],
    )
  }
  const reasons = [mainReason, ...furtherReasons].flatMap((reason) => {
    const factor = reason && factorOf(reason)
    const stated = taught.factors.find((each) => each.factor === reason)
    return factor
      ? report.told(saidFactor(stated?.holds === false ? factor.not : factor.holds, stated?.subject ?? ''), of)
      : []
  })
  if (reasons.length > 0) {
    report.say({ zh: `原因：${listed(reasons, 'zh')}。`, en: `Reasons: ${listed(reasons, 'en')}.` }, [of])
  }
  const open = lessons.filter(({ closedOn }) => closedOn === null).map(({ text }) => text)
  return report.result({
    view: {
      kind: 'bid',
      id,
      number: bid.number,
      name: bid.name,
      customer: bid.customer,
      result: bid.result,
      result_on: bid.resultOn,
      price: bid.price,
      currency: bid.currency,
      days: bid.days,
      offers: bid.offers.rows,
      reasons,
      parts: parts.map(({ dimension, score, text }) => ({ dimension, score, text })),
      lessons: open,
      language,
    },
  })
}

/** What a factor says, of a competitor where it is about one. */
export function saidFactor(words: { zh: string; en: string }, subject: string): { zh: string; en: string } {
  const of = (text: string) => text.replaceAll('{{name}}', subject)
  return { zh: of(words.zh), en: of(words.en) }
}
