import type { Tool, ToolContext, ToolResult } from '#ai/copilot/tool.ts'
import { askQuestion } from '#crm/conversations/ask-question.server.ts'
import { countOpenProposals } from '#crm/conversations/count-open-proposals.server.ts'
import { finishTurn } from '#crm/conversations/finish-turn.server.ts'
import { isProposalWaiting } from '#crm/conversations/is-proposal-waiting.server.ts'
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
const tooOften = {
  zh: '同样的提议今天已经决定过太多次。',
  en: 'The same was proposed and decided about too often today.',
}

/**
 * Keeps what another assistant proposes as a conversation of its person's, with the card that they confirm: it says from where it
 * came, and everything else on it is the tool's.
 * The same proposed again on the same day, of a record that has not moved, is the same page for as long as it waits there: an assistant
 * tries again what it has no answer to. Once it is decided, or taken away, there is another.
 * @returns the page where the person decides
 * @throws AppError CONFLICT where too many wait already
 */
export async function keepOutsideProposal({ context, tool, arguments: given, result }: KeepOptions): Promise<string> {
  const { actor, inTx, language, today } = context
  const { sentences, table, cited, proposal } = result
  const same = [actor.personId, tool.name, given, today, proposal?.version]
  const conversationId = await inTx(async (tx) => {
    const question = asked[language](tool.title[language])
    const { conversationId, turnId, repeated } = await firstWaiting(same, async (ids) => {
      const { repeated } = await askQuestion({ tx, actor, ...ids, question, language, page: null })
      return { ...ids, repeated, waits: !repeated || (await isProposalWaiting({ tx, turnId: ids.turnId })) }
    })
    if (repeated) return conversationId
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
    return conversationId
  })
  return `/copilot/${conversationId}`
}

interface Ids {
  conversationId: string
  turnId: string
}

/** Asks for the page of the same things, and for the next as long as what was proposed there waits no more. */
async function firstWaiting<T extends { waits: boolean }>(same: unknown[], ask: (ids: Ids) => Promise<T>): Promise<T> {
  for (let before = 0; before < mostOpen; before += 1) {
    const of = [...same, before]
    const found = await ask({ conversationId: deriveId(['conversation', ...of]), turnId: deriveId(['turn', ...of]) })
    if (found.waits) return found
  }
  throw new AppError('CONFLICT', 'the same was proposed too often', { details: { says: tooOften } })
}
