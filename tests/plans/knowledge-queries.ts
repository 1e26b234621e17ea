import { decideTopics } from '#crm/opportunities/decide-topics.server.ts'
import { describeDeal } from '#crm/opportunities/describe-deal.server.ts'
import { countReception } from '#knowledge/articles/count-reception.server.ts'
import { countUptake } from '#knowledge/articles/count-uptake.server.ts'
import { findArticleReaders } from '#knowledge/articles/find-article-readers.server.ts'
import { findArticles } from '#knowledge/articles/find-articles.server.ts'
import { findSaidHere } from '#knowledge/articles/find-said-here.server.ts'
import { getArticle } from '#knowledge/articles/get-article.server.ts'
import { getArticleFile } from '#knowledge/articles/get-article-file.server.ts'
import { readPublished } from '#knowledge/articles/read-published.server.ts'
import { listDirectories, listGrants } from '#knowledge/directories/list-directories.server.ts'
import { searchKnowledge } from '#knowledge/search-knowledge.server.ts'
import { isAppError } from '#lib/errors.ts'
import type { ListQuery } from './list-queries.ts'

/** What is not there costs no more than what is. */
const orMissing = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => {
    if (!isAppError(error)) throw error
  })

/** What people ask of the knowledge base all day. */
export const knowledgeQueries: readonly ListQuery[] = [
  { name: 'directories', run: ({ tx }) => listDirectories({ tx }) },
  { name: 'rights of a directory', run: ({ tx, scaled }) => listGrants({ tx, directoryId: scaled.customer }) },
  { name: 'articles', run: ({ tx, actor }) => findArticles({ tx, actor, filter: {} }) },
  { name: 'own articles', run: ({ tx, actor }) => findArticles({ tx, actor, filter: { mine: true } }) },
  {
    name: 'articles of a directory',
    run: ({ tx, actor, scaled }) => findArticles({ tx, actor, filter: { directoryIds: [scaled.customer] } }),
  },
  { name: 'an article', run: ({ tx, actor, scaled }) => orMissing(getArticle({ tx, actor, id: scaled.customer })) },
  {
    name: 'readers of an article',
    run: ({ tx, actor, scaled }) => findArticleReaders({ tx, actor, articleId: scaled.customer, q: '周' }),
  },
  {
    name: 'a file of an article',
    run: ({ tx, scaled }) => orMissing(getArticleFile({ tx, id: scaled.customer, number: 1 })),
  },
  { name: 'how articles are taken up', run: ({ tx, scaled }) => countUptake({ tx, ids: [scaled.customer] }) },
  {
    name: 'how recommended articles are received',
    run: ({ tx, scaled }) => countReception({ tx, ids: [scaled.customer] }),
  },
  {
    name: 'what was said of articles at a deal',
    run: ({ tx, actor, scaled }) => findSaidHere({ tx, actor, opportunityId: scaled.opportunity }),
  },
  { name: 'articles as they are recommended', run: ({ tx, scaled }) => readPublished({ tx, ids: [scaled.customer] }) },
  {
    name: 'what a deal is about, and what rules recommend for it',
    run: async ({ tx, scaled: { opportunity: id } }) => {
      await orMissing(describeDeal({ tx, id }))
      await orMissing(decideTopics({ tx, id, now: new Date() }))
    },
  },
  { name: 'knowledge with 托轮 找正', run: ({ tx, actor }) => searchKnowledge({ tx, actor, query: '托轮 找正' }) },
]
