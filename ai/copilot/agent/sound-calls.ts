import type { AIMessage, AIMessageChunk } from '@langchain/core/messages'
import { cutThoughts } from '#ai/models/cut-thoughts.ts'
import { endingOf } from '#ai/models/finish-reason.ts'
import { ModelFailure } from '#ai/models/model-failure.ts'

/** What is wrong with the calls of a message, for the model to read; null where nothing is. */
export function faultOfCalls(message: AIMessage, names: ReadonlySet<string>): string | null {
  const calls = message.tool_calls ?? []
  const pieces = (message as AIMessageChunk).tool_call_chunks ?? []
  if (calls.length + pieces.length + (message.invalid_tool_calls?.length ?? 0) === 0) return null
  // Cut at the most tokens, a call looks whole to a reader that mends JSON.
  if (endingOf(message.response_metadata.finish_reason) !== 'whole') return 'The call was cut before its end.'
  if ((message.invalid_tool_calls?.length ?? 0) > 0) return 'The arguments of the call are no JSON.'
  for (const { args } of pieces) if (args && !isJson(args)) return 'The arguments of the call are no JSON.'
  const unknown = calls.find(({ name }) => !names.has(name))
  return unknown ? 'There is no such tool. Call one of those that were given.' : null
}

/** All that a model has written of a message, or of a piece of one: words, thoughts that come beside them, and arguments of calls. */
export function writtenIn(message: AIMessage): string {
  const { reasoning_content: thoughts } = message.additional_kwargs
  const calls = (message as AIMessageChunk).tool_call_chunks ?? []
  return [message.text, typeof thoughts === 'string' ? thoughts : '', ...calls.map(({ args }) => args ?? '')].join('')
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/**
 * Whether a message is said to be at its end: some gateways close a stream as if it were complete when what is behind them has broken off.
 * @throws ModelFailure unreachable for one that is not
 */
export function requireEnd(message: AIMessage): void {
  if (endingOf(message.response_metadata.finish_reason) === 'broken')
    throw new ModelFailure('unreachable', 'the answer gives no reason for its end')
}

/** Whether a message is an answer at all. @throws ModelFailure unsound for one of nothing */
export function requireWords(message: AIMessage): void {
  if (cutThoughts(message.text).trim() === '' && (message.tool_calls?.length ?? 0) === 0)
    throw new ModelFailure('unsound', 'the model answered with nothing')
}
