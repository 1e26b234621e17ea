import type { BaseMessage } from '@langchain/core/messages'
import type { ModelConfig, TokenCount } from '#crm/models/model-roles.ts'
import { z } from '#lib/zod.ts'
import { chatModel } from './chat-model.server.ts'
import { cutThoughts } from './cut-thoughts.ts'
import { type DataFormat, dataFormats, dialectOf, learnDialect } from './dialect.ts'
import { endpointFetch } from './endpoint-fetch.server.ts'
import { hearAnswer } from './hear-answer.ts'
import { estimateTokens, type Meter, tokensSaid } from './meter.ts'
import { CutAnswer, failureOf, ModelFailure } from './model-failure.ts'
import { readJsonAnswer } from './read-json-answer.ts'

export interface StructuredOptions<Schema extends z.ZodType> {
  config: ModelConfig
  meter: Meter
  /** of what is asked for */
  name: string
  schema: Schema
  system: string
  prompt: string
  signal: AbortSignal
  /** of a stand-in for tests */
  fetch?: typeof fetch
}

/**
 * Asks a model for data of a shape, by the endpoint's own format where it has one. One that refuses to be given a schema is asked for JSON,
 * and one that refuses that too in words alone; what it took is remembered. What does not fit is shown to the model once, with what is
 * wrong, and then given up.
 * @throws ModelFailure where there is no data of that shape; CutAnswer where the most tokens were reached before its end
 */
export async function askStructured<Schema extends z.ZodType>(
  options: StructuredOptions<Schema>,
): Promise<z.output<Schema>> {
  const { config, name, schema, system, prompt } = options
  const { AIMessage, HumanMessage, SystemMessage } = await import('@langchain/core/messages')
  const shape = z.toJSONSchema(schema, { io: 'input' })
  const asking = await askerOf(options, shape)
  const ask = async (...after: BaseMessage[]): Promise<string> => {
    const usual = dialectOf(config).format
    for (const format of dataFormats.slice(dataFormats.indexOf(usual))) {
      const words = format === 'json_schema' ? system : `${system}\n${sayShape(shape)}`
      try {
        const said = await asking(format, [new SystemMessage(words), new HumanMessage(prompt), ...after])
        // Of what it has answered to, and not before: a request may be refused for another reason.
        if (format !== usual) learnDialect(config, { format })
        return said
      } catch (error) {
        if (format === dataFormats.at(-1) || !mayBeOfFormat(error)) throw error
      }
    }
    throw new ModelFailure('unsound', 'there is no format to ask in')
  }
  const first = await ask()
  const parsed = schema.safeParse(readJsonAnswer(first))
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.') || 'answer'}: ${message}`)
  const repair = `This does not fit: ${wrong.join('; ')}. Answer again, with nothing but the JSON.`
  const shown = cutThoughts(first).trim()
  const second = await ask(...(shown === '' ? [] : [new AIMessage(shown)]), new HumanMessage(repair))
  const again = schema.safeParse(readJsonAnswer(second))
  if (again.success) return again.data
  throw new ModelFailure('unsound', `the model's answer has not the shape of ${name}`)
}

const sayShape = (shape: object) =>
  `Answer with nothing but JSON that fits this JSON schema, without a fence or a word around it:\n${JSON.stringify(shape)}`

/** A refusal that does not say that the request was too long. */
const mayBeOfFormat = (error: unknown) =>
  error instanceof ModelFailure &&
  (error.status === 400 || error.status === 422) &&
  !error.named.includes('context_length')

/** One call in one format, admitted and counted by the meter: gives what the model said, as it said it. */
async function askerOf(
  { config, meter, name, signal, fetch = endpointFetch(config) }: StructuredOptions<z.ZodType>,
  shape: Record<string, unknown>,
) {
  const hearing = hearAnswer(fetch)
  const model = await chatModel(config, hearing.fetch)
  const by: Record<DataFormat, () => { invoke: (messages: BaseMessage[], options: object) => Promise<unknown> }> = {
    json_schema: () => model.withStructuredOutput(shape, { name, method: 'jsonSchema', includeRaw: true }),
    json_object: () => model.withStructuredOutput(shape, { name, method: 'jsonMode', includeRaw: true }),
    none: () => model,
  }
  return async (format: DataFormat, messages: BaseMessage[]): Promise<string> => {
    await meter.admit()
    let counted: TokenCount = {
      tokensIn: messages.reduce((sum, { text }) => sum + estimateTokens(text), 0),
      tokensOut: 0,
    }
    try {
      let failed: unknown = null
      await by[format]()
        .invoke(messages, { signal })
        .catch((error: unknown) => {
          failed = error
        })
      signal.throwIfAborted()
      const heard = hearing.heard()
      // The package reads the answer before we do, and refuses what it cannot read: what was heard we read ourselves.
      if (!heard && failed !== null && !isUnread(failed)) throw failureOf(failed)
      counted = {
        tokensIn: tokensSaid(heard?.tokens.tokensIn, counted.tokensIn),
        tokensOut: tokensSaid(heard?.tokens.tokensOut, estimateTokens(heard?.text ?? '')),
      }
      if (heard?.isCut) throw new CutAnswer()
      return heard?.text ?? ''
    } finally {
      await meter.count(config, counted)
    }
  }
}

function isUnread(error: unknown): boolean {
  for (let each = error, deep = 0; each instanceof Error && deep < 10; each = each.cause, deep += 1)
    if (each instanceof SyntaxError) return true
  return false
}
