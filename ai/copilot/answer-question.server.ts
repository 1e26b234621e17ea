import { meterOf } from '#ai/models/meter-of.server.ts'
import { ModelFailure } from '#ai/models/model-failure.ts'
import { modelFor } from '#ai/models/models-of-process.ts'
import { logger } from '#lib/log.ts'
import { type AgentOptions, answerByModel } from './agent/answer-by-model.server.ts'
import type { AnswerEvent, AnswerQuestion } from './answer.ts'
import type { Tool } from './tool.ts'

/**
 * Answers by the model that is configured for the chat, or without one. Where the model does not do it (it cannot be reached, is
 * overloaded or too slow, the person has used what they may, nothing of its answer held) the embedded method does, and the answer says why.
 */
export function answerQuestionWith(
  tools: readonly Tool[],
  embedded: AnswerQuestion,
  more: Pick<AgentOptions, 'late'> = {},
): AnswerQuestion {
  return async function* answer(asked) {
    const config = await modelFor('chat')
    if (!config) return yield* embedded(asked)
    try {
      return yield* answerByModel({ tools, config, meter: meterOf(asked.context, config), ...more })(asked)
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error
      const { kind, status, message } = error
      logger().warn({ kind, status, role: config.role, model: config.model }, `a model did not answer: ${message}`)
      if (asked.signal.aborted) return
      for await (const event of embedded(asked)) yield withReason(event, kind)
    }
  }
}

function withReason(event: AnswerEvent, fellBack: ModelFailure['kind']): AnswerEvent {
  if (event.type !== 'answer') return event
  return { ...event, answer: { ...event.answer, method: { ...event.answer.method, fellBack } } }
}
