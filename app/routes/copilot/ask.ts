import { beginTurn } from '#app/copilot/begin-turn.server.ts'
import { languageOfQuestion } from '#app/copilot/language-of-question.ts'
import { type DoorWith, door } from '#app/http/door.server.ts'
import { languageOf, sideOf } from '#app/i18n/languages.ts'
import { askQuestion } from '#crm/conversations/ask-question.server.ts'
import { AskSchema } from '#crm/conversations/conversation.schema.ts'
import type { Route } from './+types/ask.ts'

/** Keeps a question, begins to answer it, and does not wait: the answer is read where the question stands. */
export const action = door(
  'copilot:ask',
  AskSchema,
  async ({ inTx, actor, form, request }: Route.ActionArgs & DoorWith<typeof AskSchema>) => {
    const language = languageOfQuestion(form.question, sideOf(languageOf(request)))
    const { repeated } = await inTx((tx) => askQuestion({ tx, actor, language, ...form }))
    const { conversationId, turnId } = form
    if (!repeated) await beginTurn({ actor, conversationId, turnId, attempt: 1 })
    return { done: true as const }
  },
)
