import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { refuseWhileAnswering } from './_refuse-while-answering.server.ts'
import { StoredAnswerSchema } from './answer.schema.ts'
import type { AskedAbout, Choice } from './conversation.schema.ts'

interface AskQuestionOptions {
  tx: Tx
  actor: Actor
  /** of a conversation of theirs, or of one that begins with this question */
  conversationId: string
  /** made by whoever asks: the same question sent twice is asked once */
  turnId: string
  question: string
  language: 'zh' | 'en'
  page: AskedAbout | null
  choice?: Choice | null
}

/**
 * Keeps a question before anybody answers it.
 * @returns whether it had been asked already
 * @throws AppError NOT_FOUND for a conversation that was taken away, CONFLICT while the question before it is being answered or too
 * many others are, or when an id is another's
 */
export async function askQuestion(options: AskQuestionOptions): Promise<{ repeated: boolean }> {
  const { tx, actor, conversationId, turnId, question, language, page } = options
  const there = await tx.conversationTurn.findUnique({ where: { id: turnId }, select: { conversationId: true } })
  if (there?.conversationId === conversationId) return { repeated: true }
  if (there) throw new AppError('CONFLICT', `${turnId} is a question of another conversation`)
  await tx.conversation.createMany({
    data: { id: conversationId, ownerId: actor.personId, title: titleOf(question) },
    skipDuplicates: true,
  })
  // Held until the end: of two questions sent at once, the second sees the first.
  const { count } = await tx.conversation.updateMany({
    where: { id: conversationId, removedAt: null },
    data: { askedAt: new Date() },
  })
  if (count === 0) throw new AppError('NOT_FOUND', `conversation ${conversationId}`)
  await refuseWhileAnswering(options)
  const added = await tx.conversationTurn.createMany({
    data: {
      id: turnId,
      conversationId,
      ownerId: actor.personId,
      question,
      language,
      pageKind: page?.kind ?? null,
      pageId: page?.id ?? null,
      chosen: await chosenOf(options),
    },
    skipDuplicates: true,
  })
  return { repeated: added.count === 0 }
}

/** The beginning of the question, cut between words where it is long. */
function titleOf(question: string): string {
  const line = question.replace(/\s+/g, ' ').trim()
  const letters = [...line]
  if (letters.length <= 60) return line
  const cut = letters.slice(0, 59).join('')
  return `${cut.replace(/\s\S{0,12}$/, '')}…`
}

/** The call behind what was chosen, as the answer has it: nobody else says what is called. */
async function chosenOf({ tx, conversationId, choice }: AskQuestionOptions) {
  if (!choice) return Prisma.DbNull
  const turn = await tx.conversationTurn.findFirst({
    where: { id: choice.turnId, conversationId },
    select: { answer: true },
  })
  const none = StoredAnswerSchema.safeParse(turn?.answer).data?.none
  const call = none?.kind === 'unsure' ? none.suggestions[choice.at]?.call : undefined
  return call ? (call as Prisma.InputJsonObject) : Prisma.DbNull
}
