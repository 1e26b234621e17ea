import type { ProposalDraft } from './proposal.ts'
import type { AnswerTable, Cited, Figure, RecordRef, Sentence, ToolContext } from './tool.ts'

/** A question in a conversation. */
export interface Asked {
  question: string
  /** what was said before, oldest first; the end of it when it was long */
  history: readonly { from: 'person' | 'copilot'; text: string }[]
  context: ToolContext
  /** of what the answer before asked back, what the person chose: it is called as it stands */
  chosen?: ToolCall
  signal: AbortSignal
}

/** A tool that was called for an answer. */
export interface ToolCall {
  tool: string
  arguments: Record<string, unknown>
}

/** Why nothing was done. */
export type NoAnswer =
  /** not understood, or several things fit: what was meant is asked back */
  | { kind: 'unsure'; suggestions: readonly { text: string; call: ToolCall }[] }
  /** no tool does it: out of scope, or nothing that the copilot may do */
  | { kind: 'out-of-scope' }

/** How an answer came about, as the line below it says. */
export interface Method {
  by: 'embedded' | 'model'
  /** the model's name, as configured */
  model?: string
  /** a model was configured, and was not used, or not to the end */
  fellBack?: 'unreachable' | 'busy' | 'capped' | 'unsound'
  tokens?: number
  cost?: string
}

/** An answer, checked: every citation was read by this run, every figure came from a tool. */
export interface Answer {
  calls: readonly ToolCall[]
  sentences: readonly Sentence[]
  tables: readonly AnswerTable[]
  cited: readonly Cited[]
  /** every record that was read for it, also those that no sentence cites; where `cited` is not all of them */
  read?: readonly RecordRef[]
  figures: readonly Figure[]
  proposals: readonly ProposalDraft[]
  none?: NoAnswer
  /** whether the copilot knew what was asked; false when it asks back or refuses */
  sure: boolean
  method: Method
}

/** What happens while an answer is made, in order; `answer` is the last, and stands for all text that came before. */
export type AnswerEvent =
  | { type: 'tool'; call: ToolCall; state: 'begun' | 'done' | 'failed' }
  | { type: 'text'; text: string }
  | { type: 'answer'; answer: Answer }

/** Answers a question, by a model or without one. Ends when `signal` says so, without an answer. */
export type AnswerQuestion = (asked: Asked) => AsyncGenerator<AnswerEvent>
