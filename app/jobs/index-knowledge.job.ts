import { indexPostMortem } from '#crm/bids/index-post-mortem.server.ts'
import { indexArticle } from '#knowledge/articles/index-article.server.ts'
import { embedKnowledge } from '#knowledge/embedders/embed-knowledge.server.ts'
import type { JobContext } from './job-catalogue.ts'

/** Has an article found as it stands now, in short steps. What was written since is another event's. */
export async function indexOne({ articleId }: { articleId: string }, context: JobContext): Promise<void> {
  await indexArticle({ articleId, signal: context.signal })
  await context.enqueue([
    { name: 'knowledge.embed', payload: {}, id: `knowledge.embed-${articleId}-${context.now.getTime()}` },
  ])
}

/** Has a submitted post-mortem found, part by part. */
export async function indexBid({ bidId }: { bidId: string }, context: JobContext): Promise<void> {
  await indexPostMortem({ bidId })
  await context.enqueue([
    { name: 'knowledge.embed', payload: {}, id: `knowledge.embed-${bidId}-${context.now.getTime()}` },
  ])
}

/** Gives what has none its vector, and fits the embedded vectors anew where they were fitted on much less. */
export async function embedAll(_payload: object, { signal }: JobContext): Promise<void> {
  await embedKnowledge({ embedder: null, signal })
}
