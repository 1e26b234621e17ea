import type { ToolContext, ToolResult } from '#ai/copilot/tool.ts'
import type { FactorCount } from '#crm/bids/count-factors.server.ts'
import { factorOf } from '#crm/bids/factors.ts'
import { getBidReview } from '#crm/bids/get-bid-review.server.ts'
import { beginReport, type Report } from './begin-report.ts'
import type { AskBids } from './bids.server.ts'
import { saidFactor } from './open-bid-told.server.ts'
import { listPath, pagePath } from './page-path.ts'
import { notFound } from './refuse-plainly.ts'
import { resolveNamed } from './resolve-named.server.ts'
import { resolvePerson } from './resolve-person.server.ts'

const label = (zh: string, en: string) => ({ zh, en })
const mostFactors = 3
const mostCited = 5

/** What bids that were looked back at came to, and what went with winning or losing: figures of the database, of what the actor sees. */
export async function bidReasonsTold(context: ToolContext, input: AskBids): Promise<ToolResult> {
  const { actor, inTx, language } = context
  const { several, ids, owner } = await inTx(async (tx) => ({
    ...(await resolveNamed({ context, tx, input, kinds: ['customer'] })),
    owner: input.owner ? await resolvePerson({ context, tx, text: input.owner }) : null,
  }))
  if (several) return several
  const ofPage = {
    ...(input.product ? { product: input.product.slice(0, 100) } : {}),
    ...(input.competitor ? { competitor: input.competitor.slice(0, 60) } : {}),
    ...(input.opening_after ? { from: input.opening_after } : {}),
    ...(input.region ? { region: input.region } : {}),
    ...(input.opening_before ? { to: input.opening_before } : {}),
  }
  const filter = { ...ofPage, ...ids, ...(owner ? { owner: owner.id } : {}) }
  const review = await getBidReview({ inTx, actor, filter })
  const { figures } = review
  // Of a colleague of whom nothing is in sight it is not told that there is nothing.
  if (figures.ended === 0 && owner && !owner.isMe) throw notFound(`bids of ${owner.id}`)
  const report = beginReport(context)
  if (figures.reviewed === 0) {
    report.say(
      label('您看得到的投标里没有做过复盘的。', 'None of the bids that you see and that fit was looked back at.'),
    )
    return report.result({ view: { figures, factors: [] } })
  }
  const cited = review.bids.slice(0, mostCited).map(({ id, name, customer, result }) => {
    const ref = { kind: 'bid' as const, id }
    return report.cite({ ...ref, title: name, path: pagePath(ref) }, [customer.zh, customer.en, result])
  })
  const reviewed = report.count(label('做过复盘的投标', 'bids looked back at'), figures.reviewed)
  const won = report.count(label('其中中标', 'of them won'), figures.won)
  const rate =
    figures.rate === null ? null : report.percent(label('中标率', 'rate of bids won'), pointsOf(figures.rate))
  const against = input.competitor
    ? { zh: `对${input.competitor}，`, en: `Against ${input.competitor}, ` }
    : label('', '')
  // What it is narrowed by stands in the call; that it is narrowed is said.
  const fits = Object.keys(filter).some((name) => name !== 'competitor')
  report.say(
    {
      zh: `${against.zh}${fits ? '符合的投标里做过复盘的' : '做过复盘的投标'} ${reviewed} 个，中标 ${won} 个${rate ? `，中标率 ${rate}` : ''}。`,
      en: `${against.en}${against.en ? 'bids' : 'Bids'}${fits ? ' that fit and were' : ''} looked back at: ${reviewed}; won: ${won}${rate ? `, ${rate} of them` : ''}.`,
    },
    cited,
  )
  if (figures.over.median !== null) {
    const isAbove = figures.over.median >= 0
    const over = report.percent(
      isAbove
        ? label('丢标时比中标价高（中位数）', 'above the winner where we lost, median')
        : label('丢标时比中标价低（中位数）', 'below the winner where we lost, median'),
      pointsOf(Math.abs(figures.over.median)),
    )
    report.say({
      zh: `丢标时我方报价比中标价${isAbove ? '高' : '低'} ${over}（中位数）。`,
      en: `Where we lost, our price was ${over} ${isAbove ? 'above' : 'below'} the winner’s (median).`,
    })
  }
  const telling = review.factors.filter(({ confidence }) => confidence === 'high' || confidence === 'medium')
  const shown = (telling.length > 0 ? telling : review.factors.filter(({ confidence }) => confidence !== 'few')).slice(
    0,
    mostFactors,
  )
  for (const factor of shown) sayFactor(report, factor, telling.length > 0)
  // The page cannot be narrowed to a customer, or to whose they are.
  const path = ids.customer || owner ? null : listPath('/bids/review', ofPage)
  return report.result({ view: { figures, factors: review.factors.slice(0, 20), path, language } })
}

function pointsOf(rate: number): string {
  return String(Math.round(rate * 1000) / 10)
}

function sayFactor(report: Report, factor: FactorCount, isTelling: boolean): void {
  const words = factorOf(factor.factor)
  if (!words) return
  const name = saidFactor(words.holds, factor.subject)
  const said = report.told(name)
  const bids = report.count({ zh: `${name.zh}：投标`, en: `${name.en}: bids` }, factor.bids)
  const rate = report.percent({ zh: `${name.zh}：中标率`, en: `${name.en}: rate won` }, pointsOf(factor.rate))
  const rest =
    factor.restRate === null
      ? null
      : report.percent({ zh: `其余：中标率`, en: 'the rest: rate won' }, pointsOf(factor.restRate))
  report.say({
    zh: `${said}：${bids} 个投标，中标率 ${rate}${rest ? `，其余 ${rest}` : ''}${isTelling ? '' : '（差别可能只是偶然）'}。`,
    en: `${said}: ${bids} bids, ${rate} won${rest ? `, ${rest} of the rest` : ''}${isTelling ? '' : ' (the difference may be chance)'}.`,
  })
}
