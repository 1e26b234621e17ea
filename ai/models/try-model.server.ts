import { endpointEmbedder } from '#ai/embed/endpoint-embedder.server.ts'
import type { ModelConfig, TokenCount } from '#crm/models/model-roles.ts'
import { z } from '#lib/zod.ts'
import { askStructured } from './ask-structured.server.ts'
import { chatModel } from './chat-model.server.ts'
import { closeCircuits } from './circuit.ts'
import type { Meter } from './meter.ts'
import { type FailureKind, failureOf } from './model-failure.ts'

/** What came of trying a model. */
export type Tried = { ok: true; ms: number } | { ok: false; kind: FailureKind; status: number | null }

/** Really asks a model for what its role needs of it, whatever it failed at before. */
export async function tryModel({ config, meter }: { config: ModelConfig; meter: Meter }): Promise<Tried> {
  closeCircuits()
  const began = performance.now()
  const signal = AbortSignal.timeout(config.timeoutMs)
  try {
    if (config.role === 'embedding') await endpointEmbedder(config).embed(['Gantry'], { as: 'query', signal })
    else if (config.role === 'extraction') await readNumber({ config, meter, signal })
    else await meter.count(config, await callTool(config, signal))
    return { ok: true, ms: Math.round(performance.now() - began) }
  } catch (error) {
    const { kind, status } = failureOf(error)
    return { ok: false, kind, status }
  }
}

async function callTool(config: ModelConfig, signal: AbortSignal): Promise<TokenCount> {
  const { tool } = await import('@langchain/core/tools')
  const name = 'report_ready'
  const ready = tool(() => 'ok', { name, description: 'Reports that you are ready.', schema: z.strictObject({}) })
  const model = (await chatModel(config)).bindTools([ready])
  const answer = await model.invoke('Call the tool report_ready.', { signal })
  if (!answer.tool_calls?.some((call) => call.name === name)) throw new Error('no tool was called')
  const { input_tokens: tokensIn = 0, output_tokens: tokensOut = 0 } = answer.usage_metadata ?? {}
  return { tokensIn, tokensOut }
}

const Seven = z.strictObject({ number: z.literal(7) })

async function readNumber(options: { config: ModelConfig; meter: Meter; signal: AbortSignal }): Promise<void> {
  await askStructured({ ...options, name: 'number', schema: Seven, system: 'You read numbers.', prompt: 'Seven.' })
}
