import { setTimeout as wait } from 'node:timers/promises'
import type { AIMessageChunk, BaseMessage } from '@langchain/core/messages'
import type { AnswerEvent, AnswerQuestion, Asked } from '#ai/copilot/answer.ts'
import type { Tool } from '#ai/copilot/tool.ts'
import { chatModel } from '#ai/models/chat-model.server.ts'
import { endpointFetch } from '#ai/models/endpoint-fetch.server.ts'
import { endingOf } from '#ai/models/finish-reason.ts'
import type { Meter } from '#ai/models/meter.ts'
import { failureOf, ModelFailure } from '#ai/models/model-failure.ts'
import { thoughtsOfCalls } from '#ai/models/thoughts-of-calls.ts'
import { costOf, type ModelConfig, type TokenCount } from '#crm/models/model-roles.ts'
import { isAppError } from '#lib/errors.ts'
import { agentTools } from './agent-tools.server.ts'
import { boundHistory } from './bound-history.ts'
import { openChannel } from './channel.ts'
import { cutAnswer } from './cut-answer.ts'
import { finishAnswer, tellSound } from './finish-answer.ts'
import { guardOf, type RunState } from './guard.server.ts'
import { startReading } from './reading.ts'
import { writtenIn } from './sound-calls.ts'
import { systemPrompt } from './system-prompt.ts'

export interface AgentOptions {
  tools: readonly Tool[]
  config: ModelConfig
  meter: Meter
  /** when the model is given up, however long each of its calls may take; of a stand-in for tests, else after a while */
  late?: AbortSignal
  /** of a stand-in for tests */
  fetch?: typeof fetch
}

/** Below what a run has (`app/copilot/start-run`): the embedded method needs the rest, and says why it was asked. */
const mostMs = 90_000
/** For a run that is late to end. */
const mostEndingMs = 5000

/** Steps of the agent's graph; its own tools stop it sooner. */
const mostSteps = 30

/**
 * Answers by a model that calls our tools. What it writes is shown sentence by sentence as far as what was read bears it out, and the
 * answer at the end holds nothing else; proposals are the tools' own, never its words.
 * @throws ModelFailure where there is no answer that holds
 */
export function answerByModel(options: AgentOptions): AnswerQuestion {
  return async function* answer(asked: Asked) {
    const { tell, close, fail, read } = openChannel<AnswerEvent>()
    const stop = new AbortController()
    const late = options.late ?? AbortSignal.timeout(mostMs)
    const signal = AbortSignal.any([asked.signal, stop.signal, late])
    const tooLong = () =>
      fail(new ModelFailure('unreachable', 'the model has not answered in the time that a question has'))
    late.addEventListener('abort', tooLong, { once: true })
    const run = runAgent({ ...options, late, asked: { ...asked, signal }, tell }).then(close, fail)
    try {
      yield* read()
    } catch (error) {
      if (asked.signal.aborted) return
      throw isAppError(error) ? error : failureOf(error)
    } finally {
      // Whoever stops reading has the run stopped.
      late.removeEventListener('abort', tooLong)
      stop.abort()
      // One that is late may be so for not listening to that either.
      await (late.aborted ? Promise.race([run, wait(mostEndingMs, undefined, { ref: false })]) : run)
    }
  }
}

interface Run extends AgentOptions {
  asked: Asked
  tell: (event: AnswerEvent) => void
}

async function runAgent(run: Run): Promise<void> {
  const { asked, config, tell, tools } = run
  const { context, signal } = asked
  const reading = startReading(context)
  const used: TokenCount = { tokensIn: 0, tokensOut: 0 }
  const { createAgent } = await import('langchain')
  const thoughts = thoughtsOfCalls(run.fetch ?? endpointFetch({ ...config, late: run.late }))
  const model = await chatModel(config, thoughts.fetch)
  const served = await agentTools({ tools, context, reading, tell })
  const state: RunState = { last: null, coming: '' }
  const names = new Set(served.map(({ name }) => name))
  const guard = await guardOf({ ...run, used, names, state, keepThoughts: thoughts.keep })
  const agent = createAgent({ model, tools: served, systemPrompt: systemPrompt(context), middleware: [guard] })
  const stream = await agent.stream(
    { messages: await messagesOf(asked) },
    { streamMode: 'messages', signal, recursionLimit: mostSteps },
  )
  const shown = tellSound({ reading, asked, tell })
  for await (const [message] of stream) {
    signal.throwIfAborted()
    // The whole comes again at the end of its pieces.
    if ('tool_call_chunks' in message) {
      state.coming += writtenIn(message as AIMessageChunk)
      shown.write(message.text)
    } else shown.begin()
  }
  signal.throwIfAborted()
  if (!state.last) throw new ModelFailure('unsound', 'the model gave no answer')
  const isCut = endingOf(state.last.response_metadata.finish_reason) !== 'whole'
  const { sentences, isStripped } = cutAnswer(state.last.text, true)
  tell({
    type: 'answer',
    answer: finishAnswer({
      raw: isCut ? sentences.slice(0, -1) : sentences,
      isCut: isCut || isStripped,
      reading,
      asked,
      method: {
        by: 'model',
        model: config.model,
        tokens: used.tokensIn + used.tokensOut,
        cost: String(costOf(used, config)),
      },
    }),
  })
}

async function messagesOf({ history, question }: Asked): Promise<BaseMessage[]> {
  const { AIMessage, HumanMessage } = await import('@langchain/core/messages')
  const said = boundHistory(history).map(({ from, text }) =>
    from === 'person' ? new HumanMessage(text) : new AIMessage(text),
  )
  return [...said, new HumanMessage(question)]
}
