import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { refuseWhileAnswering } from './_refuse-while-answering.server.ts'
import { silentAfterSeconds } from './_silence.ts'

/**
 * Asks a question anew that was not answered. What the try before it still writes reaches nothing from here on.
 * @returns the number of the try; null when one is under way, or it has its answer: of two clicks the second asks nothing
 * @throws AppError NOT_FOUND, also in a conversation that was taken away; CONFLICT as `askQuestion`
 */
export async function retryTurn(options: { tx: Tx; actor: Actor; turnId: string }): Promise<number | null> {
  const { tx, actor, turnId } = options
  const [turn] = await tx.$queryRaw<{ conversation_id: string }[]>`
    SELECT conversation_id FROM conversation_turn WHERE id = ${turnId}::uuid`
  if (!turn) throw new AppError('NOT_FOUND', `question ${turnId}`)
  // Held until the end, as by a question: of two that come at once, the second sees the first.
  const held = await tx.$queryRaw<unknown[]>`
    SELECT FROM conversation WHERE id = ${turn.conversation_id}::uuid AND removed_at IS NULL FOR UPDATE`
  if (held.length === 0) throw new AppError('NOT_FOUND', `conversation ${turn.conversation_id}`)
  const [open] = await tx.$queryRaw<unknown[]>`
    SELECT FROM conversation_turn WHERE id = ${turnId}::uuid AND (state IN ('stopped', 'failed')
      OR state = 'running' AND beat_at <= now() - make_interval(secs => ${silentAfterSeconds}))`
  if (!open) return null
  await refuseWhileAnswering({ tx, actor, conversationId: turn.conversation_id, turnId })
  const [tried] = await tx.$queryRaw<{ attempt: number }[]>`
    UPDATE conversation_turn SET state = 'running', attempt = attempt + 1, progress = NULL, beat_at = now(), ended_at = NULL
    WHERE id = ${turnId}::uuid AND state <> 'answered' RETURNING attempt`
  return tried?.attempt ?? null
}
