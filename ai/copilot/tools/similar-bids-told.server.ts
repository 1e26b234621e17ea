import type { ToolContext, ToolResult } from '#ai/copilot/tool.ts'
import { dealWords, wholeQuery } from '#ai/recommend-knowledge/deal-words.ts'
import { findBidsFor } from '#ai/recommend-knowledge/find-bids-for.server.ts'
import { factorOf } from '#crm/bids/factors.ts'
import { describeDeal } from '#crm/opportunities/describe-deal.server.ts'
import { askEmbedder } from '#knowledge/embedders/ask-embedder.server.ts'
import { beginReport, listed } from './begin-report.ts'
import type { AskBids } from './bids.server.ts'
import { saidFactor } from './open-bid-told.server.ts'
import { pagePath } from './page-path.ts'
import { askWhich, resolveRecord } from './resolve-record.server.ts'
import { resultWords } from './words-of.ts'

const label = (zh: string, en: string) => ({ zh, en })

/** Past bids that have customer, product or competitors in common with an opportunity, the most alike first. */
export async function similarBidsTold(context: ToolContext, input: AskBids): Promise<ToolResult> {
  const { actor, inTx, language, embedder } = context
  const found = await inTx((tx) => resolveRecord({ context, tx, text: input.opportunity, kinds: ['opportunity'] }))
  if (found.is === 'several') {
    return askWhich({ context, candidates: found.candidates, arguments: input, argument: 'opportunity' })
  }
  const deal = await inTx((tx) => describeDeal({ tx, id: found.ref.id }))
  const words = dealWords(deal)
  const asked = await askEmbedder({ actor, embedder, query: wholeQuery(words) })
  const candidates = await inTx((tx) => findBidsFor({ tx, actor, deal, words, asked }))
  const bids = candidates
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, Math.min(input.limit, 5))
  const report = beginReport(context)
  const of = { kind: 'opportunity' as const, id: deal.id }
  report.cite({ ...of, title: deal.name, path: pagePath(of) }, [])
  if (bids.length === 0) {
    report.say(
      { zh: `没有和${deal.name.zh}相似、做过复盘的投标。`, en: `No bid like ${deal.name.en} was looked back at.` },
      [of],
    )
    return report.result({ view: { opportunity: deal.name, bids: [] } })
  }
  const count = report.count(label('相似的投标', 'similar bids'), bids.length)
  report.say(
    {
      zh: `和${deal.name.zh}相似、做过复盘的投标有 ${count} 个。`,
      en: `Bids like ${deal.name.en} that were looked back at: ${count}.`,
    },
    [of],
  )
  const told = bids.map((bid) => {
    const ref = { kind: 'bid' as const, id: bid.id }
    const on = bid.resultOn && report.date(label('结果日', 'result'), bid.resultOn, ref)
    const factor = bid.mainReason && factorOf(bid.mainReason.factor)
    const reason =
      factor && bid.mainReason && saidFactor(bid.mainReason.holds ? factor.holds : factor.not, bid.mainReason.subject)
    const result = resultWords[bid.result]
    report.cite({ ...ref, title: bid.name, path: pagePath(ref) }, [
      bid.customer.zh,
      on ?? '',
      bid.winner ?? '',
      bid.excerpt ?? '',
      ...(reason ? [reason.zh, reason.en] : []),
    ])
    const why = listed(
      bid.why.flatMap((each) => sayWhy(each, language)),
      language,
    )
    const main = reason ? report.told(reason, ref) : ''
    report.say(
      {
        zh: `${bid.name.zh}（${bid.customer.zh}）：${result.zh}${on ? `，${on}` : ''}${bid.winner ? `，中标的是${bid.winner}` : ''}${main ? `，主要原因：${main}` : ''}${why ? `；相同之处：${why}` : ''}。`,
        en: `${bid.name.en} (${bid.customer.en}): ${result.en}${on ? ` on ${on}` : ''}${bid.winner ? `, won by ${bid.winner}` : ''}${main ? `, main reason: ${main}` : ''}${why ? `; in common: ${why}` : ''}.`,
      },
      [ref],
    )
    return {
      id: bid.id,
      name: bid.name,
      customer: bid.customer,
      result: bid.result,
      result_on: bid.resultOn,
      winner: bid.winner,
      main_reason: reason,
      why: bid.why,
      excerpt: bid.excerpt,
    }
  })
  return report.result({ view: { opportunity: deal.name, bids: told } })
}

type Why = Awaited<ReturnType<typeof findBidsFor>>[number]['why'][number]

function sayWhy(why: Why, language: 'zh' | 'en'): string[] {
  const words = {
    customer: label('同一客户', 'customer'),
    competitor: label('对手', 'competitors'),
    product: label('产品', 'product'),
  }
  if (why.kind === 'customer') return [words.customer[language]]
  if (why.kind === 'competitor')
    return [`${words.competitor[language]} ${why.names.map((name) => name[language]).join(' ')}`]
  return why.kind === 'product' ? [words.product[language]] : []
}
