import type { ToolCall } from '#ai/copilot/answer.ts'
import type { ToolContext } from '#ai/copilot/tool.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'

export interface Suggestion {
  says: Bilingual
  call: ToolCall
}

/** What is to be done with a question. */
export type Routed =
  | { is: 'call'; call: ToolCall; context: ToolContext }
  /** several things may be meant */
  | { is: 'unsure'; says: Bilingual; suggestions: readonly Suggestion[] }
  | { is: 'refused'; says: Bilingual }
