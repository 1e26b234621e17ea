import type { ToolContext } from '#ai/copilot/tool.ts'
import { searchKnowledge } from '#knowledge/search-knowledge.server.ts'
import { cutQuery } from '#knowledge/words/cut-query.ts'
import type { ReadQuestion } from './read-question.server.ts'

/** Of the words of a question so many stand in what answers it. */
const leastWritten = 0.6

/** Whether something that whoever asks may read speaks of most of what a question has: then it is a question for the knowledge base. */
export async function isWrittenOf({ plain, points }: ReadQuestion, { actor, inTx }: ToolContext): Promise<boolean> {
  const words = cutQuery(plain).words.filter(({ word, weight }) => weight >= 1 && word.length > 1)
  if (points || words.length < 2) return false
  const { hits } = await inTx((tx) => searchKnowledge({ tx, actor, query: plain, most: 1 }))
  const [hit] = hits
  if (!hit) return false
  const text = `${hit.heading} ${hit.article?.title ?? ''} ${hit.text}`.toLowerCase()
  return words.filter(({ word }) => text.includes(word)).length >= words.length * leastWritten
}
