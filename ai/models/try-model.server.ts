import type { AIMessageChunk, BaseMessage } from '@langchain/core/messages'
import { faultOfCalls, requireEnd, requireWords, writtenIn } from '#ai/copilot/agent/sound-calls.ts'
import { endpointEmbedder } from '#ai/embed/endpoint-embedder.server.ts'
import type { ModelConfig, TokenCount } from '#crm/models/model-roles.ts'
import { z } from '#lib/zod.ts'
import { askStructured } from './ask-structured.server.ts'
import { chatModel } from './chat-model.server.ts'
import { closeCircuits } from './circuit.ts'
import { cutThoughts } from './cut-thoughts.ts'
import { endpointFetch } from './endpoint-fetch.server.ts'
import { estimateTokens, type Meter, tokensSaid } from './meter.ts'
import { type FailureKind, failureOf, ModelFailure } from './model-failure.ts'
import { thoughtsOfCalls } from './thoughts-of-calls.ts'

/** What came of trying a model. */
export type Tried = { ok: true; ms: number } | { ok: false; kind: FailureKind; status: number | null }

/** Really asks a model for what its role needs of it, whatever it failed at before. */
export async function tryModel({ config, meter }: { config: ModelConfig; meter: Meter }): Promise<Tried> {
  closeCircuits()
  const began = performance.now()
  const signal = AbortSignal.timeout(config.timeoutMs)
  try {
    if (config.role === 'embedding') await embedWord({ config, meter, signal })
    else if (config.role === 'extraction') await readNumber({ config, meter, signal })
    else await useTool({ config, meter, signal })
    return { ok: true, ms: Math.round(performance.now() - began) }
  } catch (error) {
    if (signal.aborted) return { ok: false, kind: 'unreachable', status: null }
    const { kind, status } = failureOf(error)
    return { ok: false, kind, status }
  }
}

interface Trial {
  config: ModelConfig
  meter: Meter
  signal: AbortSignal
}

/** What the chat does: answers in a stream, calls a tool, takes its result and says something. */
async function useTool({ config, meter, signal }: Trial): Promise<void> {
  const { AIMessage, HumanMessage, SystemMessage, ToolMessage } = await import('@langchain/core/messages')
  const { tool } = await import('@langchain/core/tools')
  const name = 'report_ready'
  const ready = tool(() => 'ok', { name, description: 'Reports that you are ready.', schema: z.strictObject({}) })
  const thoughts = thoughtsOfCalls(endpointFetch(config))
  const model = (await chatModel(config, thoughts.fetch)).bindTools([ready])
  const ask = async (messages: BaseMessage[]): Promise<AIMessageChunk> => {
    let whole: AIMessageChunk | undefined
    let isRefused = false
    try {
      for await (const piece of await model.stream(messages, { signal })) whole = whole ? whole.concat(piece) : piece
      signal.throwIfAborted()
      if (!whole) throw new ModelFailure('unsound', 'the model answered with nothing')
      requireEnd(whole)
      const fault = faultOfCalls(whole, new Set([name]))
      if (fault) throw new ModelFailure('unsound', fault)
      return whole
    } catch (error) {
      // What an endpoint refuses it has not worked on.
      isRefused = failureOf(error).status !== null
      throw error
    } finally {
      const sent = messages.reduce((sum, { text }) => sum + estimateTokens(text), 0)
      const { input_tokens, output_tokens } = whole?.usage_metadata ?? {}
      const tokensOut = tokensSaid(output_tokens, whole ? estimateTokens(writtenIn(whole)) : 0)
      if (!isRefused) await meter.count(config, { tokensIn: tokensSaid(input_tokens, sent), tokensOut })
    }
  }
  const asked = [
    new SystemMessage('You try out tools.'),
    new HumanMessage('Call the tool report_ready. When you have its result, say in a word that you are ready.'),
  ]
  const calling = await ask(asked)
  const [call] = calling.tool_calls ?? []
  if (!call) throw new ModelFailure('unsound', 'no tool was called')
  thoughts.keep([call], calling.additional_kwargs.reasoning_content)
  const called = new AIMessage({ content: cutThoughts(calling.text), tool_calls: [call] })
  const told = await ask([...asked, called, new ToolMessage({ content: 'ok', name, tool_call_id: call.id ?? '' })])
  if (told.tool_calls?.length) throw new ModelFailure('unsound', 'the model calls on and on')
  requireWords(told)
}

async function embedWord({ config, meter, signal }: Trial): Promise<void> {
  const counting = { ...meter, count: (tokens: TokenCount) => meter.count(config, tokens) }
  await endpointEmbedder({ ...config, meter: counting }).embed(['Gantry'], { as: 'query', signal })
}

const Seven = z.strictObject({ number: z.literal(7) })

async function readNumber(options: Trial): Promise<void> {
  await askStructured({ ...options, name: 'number', schema: Seven, system: 'You read numbers.', prompt: 'Seven.' })
}
