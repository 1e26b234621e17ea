import { countBidReception } from '#crm/bids/count-bid-reception.server.ts'
import { findBidsSaidHere } from '#crm/bids/find-bids-said-here.server.ts'
import { decideTopics } from '#crm/opportunities/decide-topics.server.ts'
import { describeDeal } from '#crm/opportunities/describe-deal.server.ts'
import { countReception, noReception, type Reception } from '#knowledge/articles/count-reception.server.ts'
import { findSaidHere } from '#knowledge/articles/find-said-here.server.ts'
import { askEmbedder } from '#knowledge/embedders/ask-embedder.server.ts'
import type { Embedder } from '#knowledge/embedders/embedder.ts'
import type { Actor } from '#prisma/actor.ts'
import { dealWords, wholeQuery } from './deal-words.ts'
import { findArticlesFor } from './find-articles-for.server.ts'
import { findBidsFor } from './find-bids-for.server.ts'
import type { Recommendations } from './recommended.ts'
import type { Tx } from './verb-tx.ts'
import { weighReception } from './weigh-reception.ts'

const most = { articles: 5, bids: 3 }

/**
 * What was written down that helps with an opportunity as it stands: articles that rules speak for or that speak of what the deal is
 * about, and past bids much like it, each with why, the best first and always in the same order. Only what the actor may open; what they found not useful here is
 * left out; what is shown often and never opened sinks. Writes nothing.
 * @throws AppError NOT_FOUND when the opportunity is out of sight
 */
export async function recommendKnowledge(options: {
  /** opens a short transaction as the actor: each step is one, as the searches together would hold it long */
  inTx: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  actor: Actor
  opportunityId: string
  /** the endpoint that is configured; null: the embedded vectors need no asking */
  embedder: Embedder | null
  signal?: AbortSignal
  now?: Date
}): Promise<Recommendations> {
  const { inTx, actor, opportunityId, embedder, signal, now = new Date() } = options
  const { deal, topics } = await inTx(async (tx) => ({
    deal: await describeDeal({ tx, id: opportunityId }),
    topics: await decideTopics({ tx, id: opportunityId, now }),
  }))
  const words = dealWords(deal)
  const ask = (query: string) => askEmbedder({ actor, embedder, query, signal })
  // Before the transactions of the searches: nothing in them waits for a network.
  const [about, whole] = await Promise.all([ask(words.about.query), ask(wholeQuery(words))])
  const articles = await inTx(async (tx) => {
    const candidates = await findArticlesFor({ tx, actor, topics, words, asked: about })
    const said = await findSaidHere({ tx, actor, opportunityId })
    const reception = await countReception({ tx, ids: candidates.map(({ id }) => id) })
    return choose({ candidates, said, reception, most: most.articles })
  })
  const bids = await inTx(async (tx) => {
    const candidates = await findBidsFor({ tx, actor, deal, words, asked: whole })
    const said = await findBidsSaidHere({ tx, actor, opportunityId })
    const reception = await countBidReception({ tx, ids: candidates.map(({ id }) => id) })
    return choose({ candidates, said, reception, most: most.bids })
  })
  return {
    opportunityId,
    articles: articles.shown,
    bids: bids.shown,
    hidden: [
      ...articles.hidden.map(({ id, title }) => ({ type: 'article' as const, id, title })),
      ...bids.hidden.map(({ id, name }) => ({ type: 'bid' as const, id, name })),
    ],
  }
}

interface ChooseOptions<C> {
  candidates: readonly C[]
  said: ReadonlyMap<string, 'useful' | 'not-useful'>
  reception: ReadonlyMap<string, Reception>
  most: number
}

/** The best of some candidates, by how well they fit and how they were received. */
function choose<C extends { id: string; score: number }>(options: ChooseOptions<C>) {
  const { candidates, said, reception, most: count } = options
  const isHidden = ({ id }: C) => said.get(id) === 'not-useful'
  const ranked = candidates
    .filter((one) => !isHidden(one))
    .map((one) => ({ one, received: reception.get(one.id) ?? noReception }))
    .map(({ one, received }) => ({ one, received, score: one.score * weighReception(received) }))
    .toSorted((a, b) => b.score - a.score || (a.one.id < b.one.id ? -1 : 1))
  return {
    shown: ranked.slice(0, count).map(({ one: { score: _, ...one }, received }) => ({
      ...one,
      useful: received.useful,
      said: said.get(one.id) === 'useful' ? ('useful' as const) : null,
    })),
    hidden: candidates.filter(isHidden),
  }
}
