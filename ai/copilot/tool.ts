import type { describeDeal } from '#crm/opportunities/describe-deal.server.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import type { Embedder } from '#knowledge/embedders/embedder.ts'
import type { z } from '#lib/zod.ts'
import type { Actor } from '#prisma/actor.ts'
import type { ProposalDraft } from './proposal.ts'

/** A transaction as the verbs below take it: this floor reads and writes by them alone. */
export type Tx = Parameters<typeof describeDeal>[0]['tx']

/** What an answer may point to: everything has a page of its own, or a place on one. */
export const citedKinds = [
  'opportunity',
  'customer',
  'contact',
  'contract',
  'document',
  'bid',
  'article',
  'warning',
  'approval',
  'activity',
  'payment-line',
  'rule',
] as const
export type CitedKind = (typeof citedKinds)[number]

export interface RecordRef {
  kind: CitedKind
  id: string
}

/** Something that this run has read: it may be cited, and nothing else may. */
export interface Cited extends RecordRef {
  title: Bilingual
  /** of its page, within the product */
  path: string
  /** what was read of it, as text: figures and quotes of an answer must be found there */
  read: string
  /** what was read tells costs */
  costs?: true
}

/** A figure of an answer, as the database has it. */
export interface Figure {
  /** what it counts or measures */
  label: Bilingual
  /** exact: `128400000.00`, `12`, `2026-12-10`, `65` */
  value: string
  unit: 'money' | 'count' | 'days' | 'date' | 'percent' | 'score'
  /** of money alone */
  currency?: string
  /** the record that it is of; null for a sum or a count over several */
  of: RecordRef | null
}

/** A sentence of an answer, and what it rests on. */
export interface Sentence {
  text: string
  cites: readonly RecordRef[]
  /** records that it does not cite, and from which figures of it came: it is not read again without them */
  rests?: readonly RecordRef[]
  /** it tells what something costs, or what remains of a price: for those alone who see costs, also when it is read again later */
  costs?: true
}

/** Rows that are read better in columns; on a phone each becomes a card. */
export interface AnswerTable {
  columns: readonly { label: string; kind: 'text' | 'money' | 'date' | 'count' }[]
  rows: readonly { record: RecordRef | null; cells: readonly string[] }[]
  /** the list in the product that shows the same, with these filters; null where there is none */
  path: string | null
  /** its cells tell costs */
  costs?: true
}

/** What a tool found, once for every way of being asked: a model reads `view`, people read `sentences` and `table`. */
export interface ToolResult {
  /** plain JSON; values as the screens show them, ids and exact values beside them; nothing that the actor may not see */
  view: unknown
  /** written in the language of the context, with no figure that is not among `figures` */
  sentences: readonly Sentence[]
  table?: AnswerTable
  cited: readonly Cited[]
  figures: readonly Figure[]
  /** its view tells costs: whoever puts it in words of their own may say them anywhere */
  costs?: true
  /** several records fit, and which was meant is for the person to say: nothing else was done then */
  choices?: readonly { record: RecordRef; label: Bilingual; arguments: Record<string, unknown> }[]
  /** what a person may confirm; the tool itself has changed nothing */
  proposal?: ProposalDraft
}

/** Who asks, when, and what they have before them. There is no open transaction: `inTx` opens one for as long as it runs. */
export interface ToolContext {
  actor: Actor
  inTx: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  now: Date
  /** the group's calendar day */
  today: string
  timeZone: string
  language: 'zh' | 'en'
  /** the record on screen */
  page: RecordRef | null
  /** asked for a vector before a transaction opens; null: embedded vectors alone */
  embedder: Embedder | null
}

/**
 * What the copilot can do, defined once: served to the agent, to the embedded router and over MCP. It runs as the actor, with the
 * verbs that the screens use, and so sees and does what they do, and no more.
 */
export interface Tool<Name extends string = string, Schema extends z.ZodType = z.ZodType> {
  name: Name
  /** `proposal`: what it finds is for a person to confirm */
  kind: 'read' | 'proposal'
  title: Bilingual
  /** for a model, and for who connects an assistant: when to use it, what comes back */
  does: Bilingual
  /** names in snake_case, each described; refuses what it does not know */
  input: Schema
  /** @throws AppError NOT_FOUND for what is out of sight as for what is not there, FORBIDDEN, BAD_INPUT */
  run: (context: ToolContext, input: z.output<Schema>) => Promise<ToolResult>
}

/** Types a tool by its own schema, for a list of tools of many. */
export function defineTool<Name extends string, Schema extends z.ZodType>(
  tool: Tool<Name, Schema>,
): Tool<Name, Schema> {
  return tool
}
