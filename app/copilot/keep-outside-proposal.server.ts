import type { Tool, ToolContext, ToolResult } from '#ai/copilot/tool.ts'
import { askQuestion } from '#crm/conversations/ask-question.server.ts'
import { finishTurn } from '#crm/conversations/finish-turn.server.ts'
import { newId } from '#lib/ids.ts'

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

/**
 * Keeps what another assistant proposes as a conversation of its person's, with the card that they confirm: it says from where it
 * came, and everything else on it is the tool's.
 * @returns the page where the person decides
 */
export async function keepOutsideProposal({ context, tool, arguments: given, result }: KeepOptions): Promise<string> {
  const { actor, inTx, language } = context
  const [conversationId, turnId] = [newId(), newId()]
  const { sentences, table, cited, proposal } = result
  await inTx(async (tx) => {
    const question = asked[language](tool.title[language])
    await askQuestion({ tx, actor, conversationId, turnId, question, language, page: null })
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
