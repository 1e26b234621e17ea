import type { Prisma, Tx } from '#prisma/client.server.ts'
import type { Progress } from './answer.schema.ts'

interface NoteProgressOptions {
  tx: Tx
  turnId: string
  attempt: number
  progress: Progress
}

/**
 * Says that an answer is being made, and how far it is.
 * @returns whether it is still wanted: not after it was stopped, or tried anew elsewhere
 */
export async function noteProgress({ tx, turnId, attempt, progress }: NoteProgressOptions): Promise<boolean> {
  const changed =
    await tx.$executeRaw`UPDATE conversation_turn SET progress = ${progress as Prisma.InputJsonObject}, beat_at = now()
    WHERE id = ${turnId}::uuid AND attempt = ${attempt} AND state = 'running'`
  return changed === 1
}
