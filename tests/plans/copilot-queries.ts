import { findTokens } from '#crm/access-tokens/find-tokens.server.ts'
import { askQuestion } from '#crm/conversations/ask-question.server.ts'
import { getConversation } from '#crm/conversations/get-conversation.server.ts'
import { getDraft } from '#crm/rule-sets/get-draft.server.ts'
import { findTrialRecords } from '#crm/warnings/find-trial-records.server.ts'
import { isAppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { ListQuery } from './list-queries.ts'

/** What most of those who are asked as may not open: the statements up to there are looked at all the same. */
const unlessRefused = (work: Promise<unknown>) =>
  work.catch((error: unknown) => {
    if (!isAppError(error)) throw error
  })

/** What the copilot's pages, tokens and the writing of rules read. */
export const copilotQueries: readonly ListQuery[] = [
  { name: 'tokens', run: ({ tx, actor }) => findTokens({ tx, actor }) },
  {
    name: 'a conversation',
    run: async ({ tx, actor }) => {
      const [conversationId, turnId] = [newId(), newId()]
      await askQuestion({ tx, actor, conversationId, turnId, question: '卡在哪', language: 'zh', page: null })
      await getConversation({ tx, actor, id: conversationId })
    },
  },
  { name: 'a rule to write', run: ({ tx, actor }) => unlessRefused(getDraft({ tx, actor, id: 'WN-01' })) },
  ...['opportunity', 'customer-relationship', 'bid', 'contract', 'payment-line'].map(
    (subject): ListQuery => ({
      name: `records to try a rule on: ${subject}`,
      run: async ({ tx, actor }) => {
        await findTrialRecords({ tx, actor, subject, q: '' })
        await findTrialRecords({ tx, actor, subject, q: '轧机' })
      },
    }),
  ),
]
