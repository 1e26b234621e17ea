import type { Bilingual } from '#crm/org/bilingual.ts'
import { isAppError } from '#lib/errors.ts'
import type { Answer, AnswerEvent, AnswerQuestion, Asked, NoAnswer, ToolCall } from './answer.ts'
import { beyondCall } from './router/beyond-call.server.ts'
import { routeQuestion } from './router/route-question.server.ts'
import type { Routed } from './router/routed.ts'
import type { ToolContext, ToolResult } from './tool.ts'
import { copilotTools } from './tools/copilot-tools.server.ts'

/**
 * Answers without a model: finds the one tool that a question asks for, runs it as whoever asks, and says what it found. Asks back where
 * it is not sure, refuses what no tool does, and never says a figure that the tool did not return.
 */
export const answerEmbedded: AnswerQuestion = async function* (asked: Asked): AsyncGenerator<AnswerEvent> {
  const { context, signal, chosen } = asked
  // What a person chose of what was asked back is what they mean.
  const routed: Routed = chosen ? { is: 'call', call: chosen, context } : await routeQuestion(asked)
  if (signal.aborted) return
  if (routed.is !== 'call') {
    yield { type: 'answer', answer: notAnswered(routed, context) }
    return
  }
  const { call } = routed
  const beyond = chosen ? null : beyondCall({ question: asked.question, call, today: context.today })
  if (beyond) {
    yield { type: 'answer', answer: refused(beyond, context) }
    return
  }
  yield { type: 'tool', call, state: 'begun' }
  const answer = await answerOf(call, routed.context)
  if (signal.aborted) return
  yield { type: 'tool', call, state: answer.sure ? 'done' : 'failed' }
  yield { type: 'text', text: answer.sentences.map(({ text }) => text).join('\n') }
  yield { type: 'answer', answer }
}

/** Runs a call that the router made, or that a person chose of its suggestions. */
async function answerOf(call: ToolCall, context: ToolContext): Promise<Answer> {
  const tool = copilotTools.find(({ name }) => name === call.tool)
  const input = tool?.input.safeParse(call.arguments)
  if (!tool || !input?.success)
    return refused(
      { zh: '我没有听懂，请换一个说法。', en: 'I did not understand: please put it another way.' },
      context,
    )
  try {
    const result = await tool.run(context, input.data)
    if (result.choices) return chosenBetween(call, result, context)
    if (call.tool === 'search_knowledge' && result.cited.length === 0) {
      return { ...answered([], result), calls: [], none: { kind: 'out-of-scope' }, sure: false }
    }
    return answered([call], result)
  } catch (error) {
    const says = isAppError(error) ? refusalOf(error) : null
    if (!says) throw error
    return refused(says, context)
  }
}

function refusalOf({ code, details }: { code: string; details: Record<string, unknown> }): Bilingual | null {
  if (code === 'NOT_FOUND') {
    return {
      zh: '没有找到您说的那一个，或者它不在您可以看的范围内。',
      en: 'What you named was not found, or is not in your sight.',
    }
  }
  if (code === 'FORBIDDEN') return { zh: '这不在您的权限之内。', en: 'That is not among your rights.' }
  return code === 'BAD_INPUT' && details.says ? (details.says as Bilingual) : null
}

function answered(calls: readonly ToolCall[], { sentences, table, cited, figures, proposal }: ToolResult): Answer {
  return {
    calls,
    sentences,
    tables: table ? [table] : [],
    cited,
    figures,
    proposals: proposal ? [proposal] : [],
    sure: true,
    method: { by: 'embedded' },
  }
}

function chosenBetween(call: ToolCall, result: ToolResult, { language }: ToolContext): Answer {
  const suggestions = (result.choices ?? []).map((choice) => ({
    text: choice.label[language],
    call: { tool: call.tool, arguments: choice.arguments },
  }))
  return { ...answered([], result), none: { kind: 'unsure', suggestions }, sure: false }
}

function notAnswered(routed: Exclude<Routed, { is: 'call' }>, { language }: ToolContext): Answer {
  const none: NoAnswer =
    routed.is === 'refused'
      ? { kind: 'out-of-scope' }
      : { kind: 'unsure', suggestions: routed.suggestions.map(({ says, call }) => ({ text: says[language], call })) }
  return { ...nothing(routed.says[language]), none }
}

function refused(says: Bilingual, { language }: ToolContext): Answer {
  return { ...nothing(says[language]), none: { kind: 'out-of-scope' } }
}

function nothing(text: string): Answer {
  return {
    calls: [],
    sentences: [{ text, cites: [] }],
    tables: [],
    cited: [],
    figures: [],
    proposals: [],
    sure: false,
    method: { by: 'embedded' },
  }
}
