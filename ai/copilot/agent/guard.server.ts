import type { AIMessage, BaseMessage } from '@langchain/core/messages'
import type { Tool } from '#ai/copilot/tool.ts'
import { cutThoughts } from '#ai/models/cut-thoughts.ts'
import { estimateTokens, type Meter, tokensSaid } from '#ai/models/meter.ts'
import { ModelFailure } from '#ai/models/model-failure.ts'
import type { ModelConfig, TokenCount } from '#crm/models/model-roles.ts'
import { newId } from '#lib/ids.ts'
import { faultOfCalls, requireEnd, requireWords, writtenIn } from './sound-calls.ts'

/** How far a run is. */
export interface RunState {
  /** the last message that held */
  last: AIMessage | null
  /** what has come of the message that is being written, for a call that is stopped before its endpoint says how much it was */
  coming: string
}

interface GuardOptions {
  tools: readonly Tool[]
  config: ModelConfig
  meter: Meter
  /** what the run has used so far; counted on here */
  used: TokenCount
  names: ReadonlySet<string>
  state: RunState
  /** keeps what was thought before calls, for an endpoint that wants it back with their results */
  keepThoughts: (calls: readonly { id?: string }[], thoughts: unknown) => void
}

/**
 * Stands between the agent, the model and the tools: asks whether a call of the model may be made and counts it, lets nothing pass that
 * only looks like a call of a tool, and says what is wrong with arguments in words of ours: the package would send its stack along.
 */
export async function guardOf({ tools, meter, config, used, names, state, keepThoughts }: GuardOptions) {
  const { AIMessage, createMiddleware, HumanMessage, SystemMessage, ToolMessage } = await import('langchain')
  const inputs = new Map(tools.map(({ name, input }) => [name, input]))
  return createMiddleware({
    name: 'guard',
    wrapModelCall: async (request, handler) => {
      const ask = async (messages: BaseMessage[]) => {
        await meter.admit()
        const sent = messages.reduce(
          (sum, { text }) => sum + estimateTokens(text),
          estimateTokens(request.systemPrompt),
        )
        let counted: TokenCount | null = null
        state.coming = ''
        try {
          // In one piece: not every endpoint takes it in parts.
          const systemMessage = new SystemMessage(request.systemPrompt)
          const message = (await handler({ ...request, systemMessage, messages })) as AIMessage
          const { input_tokens, output_tokens } = message.usage_metadata ?? {}
          counted = {
            tokensIn: tokensSaid(input_tokens, sent),
            tokensOut: tokensSaid(output_tokens, estimateTokens(writtenIn(message))),
          }
          requireEnd(message)
          return message
        } finally {
          counted ??= { tokensIn: sent, tokensOut: estimateTokens(state.coming) }
          used.tokensIn += counted.tokensIn
          used.tokensOut += counted.tokensOut
          await meter.count(config, counted)
        }
      }
      let message = await ask(request.messages)
      const fault = faultOfCalls(message, names)
      if (fault) {
        message = await ask([...request.messages, new HumanMessage(fault)])
        const again = faultOfCalls(message, names)
        if (again) throw new ModelFailure('unsound', `the model's calls do not hold: ${again}`)
      }
      requireWords(message)
      // Endpoints may number answers and calls anew each time; to the agent, a number that it knows is a thing that it has.
      const calls = (message.tool_calls ?? []).map((call) => ({ ...call, id: newId() }))
      const { response_metadata, usage_metadata } = message
      keepThoughts(calls, message.additional_kwargs.reasoning_content)
      // What it thought within its words is neither said nor shown to it again.
      const content = cutThoughts(message.text)
      state.last = new AIMessage({ content, tool_calls: calls, response_metadata, usage_metadata })
      return state.last
    },
    wrapToolCall: async (request, handler) => {
      const { name, args, id } = request.toolCall
      const fault = inputs.get(name)?.safeParse(args).error?.issues[0]
      if (!fault) return await handler(request)
      const content = `BAD_INPUT: ${fault.path.join('.') || 'arguments'}: ${fault.message}`
      return new ToolMessage({ content, name, tool_call_id: id ?? '', status: 'error' })
    },
  })
}
