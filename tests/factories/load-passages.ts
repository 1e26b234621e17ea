import type { Client } from 'pg'
import { embedKnowledge } from '#knowledge/embedders/embed-knowledge.server.ts'
import { cutSections } from '#knowledge/index/cut-sections.ts'
import { indexNewSources } from '#knowledge/index/index-passages.server.ts'
import { knowledgeActor } from '#knowledge/knowledge-actor.ts'
import { newId } from '#lib/ids.ts'
import { withActor } from '#prisma/with-actor.server.ts'

export interface LoadedPassages {
  /** in order; the first is read by everybody of `orgId`, all by whoever sees the group */
  directories: string[]
}

/**
 * Indexes passages as the product does, each a source of its own, spread over as many directories, and embeds them.
 * @param client as the owner, for the directories
 */
export async function loadPassages(options: {
  client: Client
  orgId: string
  passages: readonly { heading: string; text: string }[]
  directories: number
}): Promise<LoadedPassages> {
  const { client, orgId, passages } = options
  const directories = Array.from({ length: options.directories }, () => newId())
  await client.query(
    `INSERT INTO knowledge_directory (id, org_id, name) SELECT u.id, $2, 'directory ' || u.n FROM unnest($1::uuid[]) WITH ORDINALITY u (id, n)`,
    [directories, orgId],
  )
  const each = Math.ceil(passages.length / directories.length)
  for (const [place, directoryId] of directories.entries()) {
    const own = passages.slice(place * each, (place + 1) * each)
    for (let at = 0; at < own.length; at += 40) {
      const sources = own.slice(at, at + 40).map((passage) => ({
        source: { type: 'article' as const, id: newId() },
        passages: cutSections([passage]),
      }))
      await withActor(knowledgeActor, (tx) => indexNewSources({ tx, audience: { directoryId }, sources }))
    }
  }
  await embedKnowledge({ embedder: null })
  await client.query('ANALYZE')
  return { directories }
}
