import { indexPostMortem, listUnindexedBids } from '#crm/bids/index-post-mortem.server.ts'
import { indexArticle } from '#knowledge/articles/index-article.server.ts'
import { embedKnowledge, isEmbedded } from '#knowledge/embedders/embed-knowledge.server.ts'
import { embedderOfProcess } from '#knowledge/embedders/embedder-of-process.ts'
import { once } from '#lib/once.ts'
import type { JobContext } from './job-catalogue.ts'

/** Has an article found as it stands now, in short steps. What was written since is another event's. */
export async function indexOne({ articleId }: { articleId: string }, context: JobContext): Promise<void> {
  await indexArticle({ articleId, signal: context.signal })
  await embedLater(articleId, context)
}

/** Has a submitted post-mortem found, part by part. */
export async function indexBid({ bidId }: { bidId: string }, context: JobContext): Promise<void> {
  await indexPostMortem({ bidId })
  await embedLater(bidId, context)
}

/** Has what was indexed embedded by a job of its own. Where all have their vectors, none are asked for. */
async function embedLater(sourceId: string, { enqueue, now }: JobContext): Promise<void> {
  if (await isEmbedded({ embedder: await embedderOfProcess(null) })) return
  await enqueue([{ name: 'knowledge.embed', payload: {}, id: `knowledge.embed-${sourceId}-${now.getTime()}` }])
}

/** Which run embeds in this process, and whether it is to look again. */
const embedding = once('knowledge.embed', () => ({ run: null as { signal: AbortSignal; again: boolean } | null }))

/**
 * Gives what has none its vector, by the endpoint that is configured or else by the embedded vectors, which are fitted anew where they
 * were fitted on much less. One run at a time in a process: another leaves what it was asked for to the one that is at it, and whoever
 * takes that one's job over does both.
 */
export async function embedAll(_payload: object, { signal }: JobContext): Promise<void> {
  // One that was told to end looks at nothing any more.
  if (embedding.run && !embedding.run.signal.aborted) {
    embedding.run.again = true
    return
  }
  const run = { signal, again: true }
  embedding.run = run
  try {
    while (run.again) {
      run.again = false
      await embedOnce(signal)
    }
  } finally {
    if (embedding.run === run) embedding.run = null
  }
}

async function embedOnce(signal: AbortSignal): Promise<void> {
  for (const bidId of await listUnindexedBids()) {
    signal.throwIfAborted()
    await indexPostMortem({ bidId })
  }
  const embedder = await embedderOfProcess(null)
  // An endpoint is asked each time: its vectors may have another length by now.
  if (embedder || !(await isEmbedded({ embedder }))) await embedKnowledge({ embedder, signal })
}
