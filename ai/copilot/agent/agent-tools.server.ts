import type { StructuredToolInterface } from '@langchain/core/tools'
import type { AnswerEvent } from '#ai/copilot/answer.ts'
import type { Tool, ToolContext } from '#ai/copilot/tool.ts'
import { isAppError } from '#lib/errors.ts'
import { z } from '#lib/zod.ts'
import { fence } from './fence.ts'
import type { Reading } from './reading.ts'

/** Calls of one run: what a question takes is two or three. */
const mostCalls = 8

interface ToolOptions {
  tools: readonly Tool[]
  context: ToolContext
  reading: Reading
  tell: (event: AnswerEvent) => void
}

/**
 * Our tools as the agent takes them, and two that only say how the question ends. What a tool refuses, the model is told, and may try
 * otherwise; what fails for another reason ends the run.
 */
export async function agentTools({ tools, context, reading, tell }: ToolOptions): Promise<StructuredToolInterface[]> {
  const { tool } = await import('@langchain/core/tools')
  let calls = 0
  const served = tools.map((each) =>
    tool(
      async (input: unknown) => {
        calls += 1
        if (calls > mostCalls) return 'No more tools may be called. Answer from what was read.'
        const call = { tool: each.name, arguments: input as Record<string, unknown> }
        tell({ type: 'tool', call, state: 'begun' })
        const open = reading.none
        try {
          const result = await each.run(context, input)
          const refs = reading.take(call, result, open)
          tell({ type: 'tool', call, state: 'done' })
          return fence(result, refs)
        } catch (error) {
          tell({ type: 'tool', call, state: 'failed' })
          // Which arguments it has no use for is said in words that hold nothing of anybody's: with them it may ask otherwise.
          if (isAppError(error) && error.code === 'BAD_INPUT' && error.details.unused)
            return `${error.code}: ${error.message}`
          if (isAppError(error) && error.status < 500) return `${error.code}: nothing was found or done`
          throw error
        }
      },
      { name: each.name, description: `${each.does.en}\n${each.does.zh}`, schema: each.input },
    ),
  )
  const askBack = tool(
    async () => {
      reading.none ??= { kind: 'unsure', suggestions: [] }
      return 'Ask the person in one sentence, without a figure.'
    },
    { name: 'ask_back', description: 'Not sure what is meant: ask the person back.', schema: z.strictObject({}) },
  )
  const decline = tool(
    async () => {
      reading.none = { kind: 'out-of-scope' }
      return 'Say in one sentence that the copilot cannot do this.'
    },
    { name: 'decline', description: 'No tool can do what is asked.', schema: z.strictObject({}) },
  )
  return [...served, askBack, decline]
}
