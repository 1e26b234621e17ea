import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { longestExcerpt, type NewProposal, type StoredAnswer } from './answer.schema.ts'

interface FinishTurnOptions {
  tx: Tx
  actor: Actor
  turnId: string
  attempt: number
  answer: StoredAnswer
  proposals: readonly NewProposal[]
}

/** Cut between characters: half of one the database refuses, and the answer would never be kept. */
const beginningOf = (text: string) =>
  [...text.slice(0, 2 * longestExcerpt)].slice(0, longestExcerpt).join('').toWellFormed()

/**
 * Keeps an answer, and what it proposes for the person to decide. An answer that is not wanted any more is not kept.
 * @returns whether it was kept
 */
export async function finishTurn(options: FinishTurnOptions): Promise<boolean> {
  const { tx, actor, turnId, attempt, answer, proposals } = options
  const kept = { ...answer, cited: answer.cited.map((one) => ({ ...one, read: beginningOf(one.read) })) }
  const { count } = await tx.conversationTurn.updateMany({
    where: { id: turnId, attempt, state: 'running' },
    data: {
      state: 'answered',
      answer: kept as unknown as Prisma.InputJsonObject,
      progress: Prisma.DbNull,
      endedAt: new Date(),
    },
  })
  if (count === 0) return false
  const turn = await tx.conversationTurn.findUniqueOrThrow({ where: { id: turnId }, select: { conversationId: true } })
  if (proposals.length === 0) return true
  await tx.conversationProposal.createMany({
    data: proposals.map((proposal, ordinal) => ({
      id: newId(),
      turnId,
      conversationId: turn.conversationId,
      ownerId: actor.personId,
      attempt,
      ordinal,
      verb: proposal.verb,
      recordKind: proposal.record.kind,
      recordId: proposal.record.id,
      recordVersion: proposal.version,
      title: { ...proposal.title },
      fields: proposal.fields as unknown as Prisma.InputJsonArray,
    })),
  })
  return true
}
