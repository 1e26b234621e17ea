import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

/** A conversation in the history. */
export interface ConversationRow {
  id: string
  title: string
  /** when something was asked last */
  askedAt: string
  /** changes that the copilot proposed there and the person confirmed */
  confirmed: number
}

const most = 100

interface FindConversationsOptions {
  tx: Tx
  actor: Actor
  /** words of the title or of a question; empty: all */
  q?: string
}

/** The actor's own conversations, the latest first. */
export async function findConversations(options: FindConversationsOptions): Promise<ConversationRow[]> {
  const { tx, actor, q = '' } = options
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await tx.$queryRaw<{ id: string; title: string; asked_at: Date; confirmed: number }[]>`
    SELECT c.id, c.title, c.asked_at,
      (SELECT count(*)::int FROM conversation_proposal p WHERE p.conversation_id = c.id AND p.state = 'confirmed') AS confirmed
    FROM conversation c
    WHERE c.owner_id = ${actor.personId}::uuid AND c.removed_at IS NULL AND (${q} = '' OR c.title ILIKE ${like}
      OR EXISTS (SELECT FROM conversation_turn t WHERE t.conversation_id = c.id AND t.question ILIKE ${like}))
    ORDER BY c.asked_at DESC, c.id LIMIT ${most}`
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    askedAt: row.asked_at.toISOString(),
    confirmed: row.confirmed,
  }))
}
