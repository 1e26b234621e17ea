import type { Asked } from '#ai/copilot/answer.ts'
import type { ToolContext } from '#ai/copilot/tool.ts'
import type { Door } from '#app/http/door.server.ts'
import { endTurn } from '#crm/conversations/end-turn.server.ts'
import { type ConversationView, getConversation } from '#crm/conversations/get-conversation.server.ts'
import { AppError } from '#lib/errors.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { answererOfProcess } from './answerer-of-process.ts'
import { startRun } from './start-run.server.ts'
import { toolContext } from './tool-context.server.ts'

interface BeginTurnOptions extends Pick<Door, 'actor'> {
  conversationId: string
  turnId: string
  attempt: number
}

/** Questions before this one that are told to whoever answers. */
const mostBefore = 6

/**
 * Begins to answer a question that is kept, and does not wait for it.
 * @throws AppError CONFIG where nobody answers in this process
 */
export async function beginTurn({ actor, conversationId, turnId, attempt }: BeginTurnOptions): Promise<void> {
  const answer = answererOfProcess()
  const inTx: ToolContext['inTx'] = (work) => withActor(actor, work, { label: 'copilot:ask' })
  if (!answer) {
    await inTx((tx) => endTurn({ tx, turnId, attempt, state: 'failed' }))
    throw new AppError('CONFIG', 'nobody answers questions in this process')
  }
  const conversation = await inTx((tx) => getConversation({ tx, actor, id: conversationId }))
  const turn = conversation.turns.find(({ id }) => id === turnId)
  if (!turn) throw new AppError('NOT_FOUND', `question ${turnId}`)
  const page = turn.page as ToolContext['page']
  const context = await toolContext({ actor, inTx, language: turn.language, page })
  const asked = {
    question: turn.question,
    history: historyOf(conversation, turnId),
    context,
    ...(turn.chosen && { chosen: turn.chosen }),
  }
  startRun({ actor, turnId, attempt, answer, asked })
}

/** What was said before, as the person may see it now. */
function historyOf({ turns }: ConversationView, turnId: string): Asked['history'] {
  const at = turns.findIndex(({ id }) => id === turnId)
  return turns.slice(Math.max(0, at - mostBefore), at).flatMap(({ question, answer }) => {
    const text = answer?.sentences.map((sentence) => sentence.text).join('\n') ?? ''
    return [{ from: 'person' as const, text: question }, ...(text ? [{ from: 'copilot' as const, text }] : [])]
  })
}
