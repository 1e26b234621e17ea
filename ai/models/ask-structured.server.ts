import type { BaseMessage } from '@langchain/core/messages'
import type { ModelConfig, TokenCount } from '#crm/models/model-roles.ts'
import { z } from '#lib/zod.ts'
import { chatModel } from './chat-model.server.ts'
import { estimateTokens, type Meter } from './meter.ts'
import { failureOf, ModelFailure } from './model-failure.ts'

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
 * Asks a model for data of a shape, by the endpoint's own format where it has one. What does not fit is shown to it once, with what is
 * wrong, and then given up.
 * @throws ModelFailure where there is no data of that shape
 */
export async function askStructured<Schema extends z.ZodType>(
  options: StructuredOptions<Schema>,
): Promise<z.output<Schema>> {
  const { config, meter, name, schema, signal } = options
  const { AIMessage, HumanMessage, SystemMessage } = await import('@langchain/core/messages')
  const model = await chatModel(config, ...(options.fetch ? [options.fetch] : []))
  const asking = model.withStructuredOutput(z.toJSONSchema(schema, { io: 'input' }), {
    name,
    method: 'jsonSchema',
    includeRaw: true,
  })
  const ask = async (messages: BaseMessage[]): Promise<{ text: string; data: unknown }> => {
    await meter.admit()
    let counted: TokenCount = {
      tokensIn: messages.reduce((sum, { text }) => sum + estimateTokens(text), 0),
      tokensOut: 0,
    }
    try {
      const { raw } = (await asking.invoke(messages, { signal })) as { raw: InstanceType<typeof AIMessage> }
      const { input_tokens, output_tokens } = raw.usage_metadata ?? {}
      const tokensOut = output_tokens ?? estimateTokens(raw.text)
      counted = { tokensIn: input_tokens ?? counted.tokensIn, tokensOut }
      return { text: raw.text, data: readJson(raw.text) }
    } catch (error) {
      // The package reads the answer before we do, and keeps what it could not read to itself.
      if (!isUnread(error)) {
        signal.throwIfAborted()
        throw failureOf(error)
      }
      return { text: '', data: undefined }
    } finally {
      await meter.count(config, counted)
    }
  }
  const messages = [new SystemMessage(options.system), new HumanMessage(options.prompt)]
  const first = await ask(messages)
  const parsed = schema.safeParse(first.data)
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.') || 'answer'}: ${message}`)
  const repair = `This does not fit: ${wrong.join('; ')}. Answer again, with nothing but the JSON.`
  const said = first.text === '' ? [] : [new AIMessage(first.text)]
  const second = await ask([...messages, ...said, new HumanMessage(repair)])
  const again = schema.safeParse(second.data)
  if (again.success) return again.data
  throw new ModelFailure('unsound', `the model's answer has not the shape of ${name}`)
}

function isUnread(error: unknown): boolean {
  for (let each = error, deep = 0; each instanceof Error && deep < 10; each = each.cause, deep += 1)
    if (each instanceof SyntaxError) return true
  return false
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
