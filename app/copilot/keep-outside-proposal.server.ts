import type { Tool, ToolContext, ToolResult } from '#ai/copilot/tool.ts'
import { askQuestion } from '#crm/conversations/ask-question.server.ts'
import { countOpenProposals } from '#crm/conversations/count-open-proposals.server.ts'
import { finishTurn } from '#crm/conversations/finish-turn.server.ts'
import { AppError } from '#lib/errors.ts'
import { deriveId } from './derive-id.server.ts'

interface KeepOptions {
  context: ToolContext
  tool: Pick<Tool, 'name' | 'title'>
  arguments: Record<string, unknown>
  result: ToolResult
}

const asked = {
  zh: (title: string) => `其他助手提议:${title}`,
  en: (title: string) => `Proposed by another assistant: ${title}`,
}

/** Proposals that may wait for one person: who has as many before them decides about none. */
const mostOpen = 50
const tooMany = {
  zh: '等您确认的提议已经太多。请先在 Gantry 里处理。',
  en: 'Too many proposals wait to be confirmed. Decide about those in Gantry first.',
}

/**
 * Keeps what another assistant proposes as a conversation of its person's, with the card that they confirm: it says from where it
 * came, and everything else on it is the tool's.
 * The same proposed again on the same day is the same page: an assistant tries again what it has no answer to.
 * @returns the page where the person decides
 * @throws AppError CONFLICT where too many wait already
 */
export async function keepOutsideProposal({ context, tool, arguments: given, result }: KeepOptions): Promise<string> {
  const { actor, inTx, language, today } = context
  const same = [actor.personId, tool.name, given, today]
  const [conversationId, turnId] = [deriveId(['conversation', ...same]), deriveId(['turn', ...same])]
  const { sentences, table, cited, proposal } = result
  await inTx(async (tx) => {
    const question = asked[language](tool.title[language])
    const { repeated } = await askQuestion({ tx, actor, conversationId, turnId, question, language, page: null })
    if (repeated) return
    if ((await countOpenProposals({ tx, actor })) >= mostOpen)
      throw new AppError('CONFLICT', 'too many proposals wait', { details: { says: tooMany } })
    const answer: Parameters<typeof finishTurn>[0]['answer'] = structuredClone({
      calls: [{ tool: tool.name, arguments: given }],
      sentences: sentences.map((one) => ({ ...one, cites: [...one.cites] })),
      tables: table
        ? [
            {
              ...table,
              columns: [...table.columns],
              rows: table.rows.map((row) => ({ ...row, cells: [...row.cells] })),
            },
          ]
        : [],
      cited: [...cited],
      sure: true,
      method: { by: 'embedded' },
    })
    await finishTurn({ tx, actor, turnId, attempt: 1, answer, proposals: proposal ? [proposal] : [] })
  })
  return `/copilot/${conversationId}`
}
