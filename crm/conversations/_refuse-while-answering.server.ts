import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { silentAfterSeconds } from './_silence.ts'

/** Questions of one person that are being answered at a time. */
const mostAtOnce = 3

interface RefuseOptions {
  tx: Tx
  actor: Pick<Actor, 'personId'>
  conversationId: string
  /** the question that would be answered */
  turnId: string
}

/**
 * Holds the person until the transaction ends, so that of questions sent at once to several conversations each sees those before it.
 * @throws AppError CONFLICT while another question of the conversation is being answered, or too many of the person's are
 */
export async function refuseWhileAnswering({ tx, actor, conversationId, turnId }: RefuseOptions): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(471122, hashtext(${actor.personId}))`
  const running = await tx.$queryRaw<{ conversation_id: string }[]>`
    SELECT conversation_id FROM conversation_turn WHERE owner_id = ${actor.personId}::uuid AND state = 'running'
      AND id <> ${turnId}::uuid AND beat_at > now() - make_interval(secs => ${silentAfterSeconds})`
  const here = running.some((turn) => turn.conversation_id === conversationId)
  if (!here && running.length < mostAtOnce) return
  throw new AppError('CONFLICT', 'still answering', {
    details: { field: 'question', key: here ? 'form.stillAnswering' : 'form.tooManyAnswers' },
  })
}
