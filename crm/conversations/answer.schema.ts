import { soundText, z } from '#lib/zod.ts'

const bilingual = z.object({ zh: z.string(), en: z.string() })
const ref = z.object({ kind: z.string(), id: z.string() })
export const CallSchema = z.object({ tool: soundText(), arguments: z.record(z.string(), z.unknown()) })

export type Call = z.output<typeof CallSchema>

/** Of what was read of a source, as much as is shown beside an answer. */
export const longestExcerpt = 240

/** It tells what something costs, or what remains of a price. */
const costs = z.literal(true).optional()

const none = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('unsure'),
    suggestions: z.array(z.object({ text: z.string(), call: CallSchema.optional() })),
  }),
  z.object({ kind: z.literal('out-of-scope') }),
])

/**
 * An answer as it is kept: what was said, and what each part of it rests on. Written by the floor above, read here, so that whoever
 * reads it later is told only what they may still see.
 */
export const StoredAnswerSchema = z.object({
  calls: z.array(CallSchema).default([]),
  sentences: z.array(
    z.object({ text: z.string(), cites: z.array(ref), rests: z.array(ref).readonly().optional(), costs }),
  ),
  tables: z.array(
    z.object({
      columns: z.array(z.object({ label: z.string(), kind: z.enum(['text', 'money', 'date', 'count']) })),
      rows: z.array(z.object({ record: ref.nullable(), cells: z.array(z.string()) })),
      path: z.string().nullable(),
      costs,
    }),
  ),
  cited: z.array(ref.extend({ title: bilingual, path: z.string(), read: z.string(), costs })),
  /** what else was read for it, where that is more */
  read: z.array(ref).optional(),
  none: none.optional(),
  sure: z.boolean(),
  method: z.object({
    by: z.enum(['embedded', 'model']),
    model: z.string().optional(),
    fellBack: z.enum(['unreachable', 'busy', 'capped', 'unsound']).optional(),
    tokens: z.number().optional(),
    cost: z.string().optional(),
  }),
})
export type StoredAnswer = z.output<typeof StoredAnswerSchema>

type Bilingual = z.output<typeof bilingual>

/** A field that somebody is asked about, as it was proposed. */
export interface ProposedField {
  name: string
  label: Bilingual
  /** null where there was nothing */
  before: { value: string | null; shown: Bilingual } | null
  after: { value: string; shown: Bilingual }
}

/** What the copilot would do, as it is handed to whoever keeps it. */
export interface NewProposal {
  verb: 'change_field' | 'log_visit'
  record: { kind: string; id: string }
  title: { zh: string; en: string }
  version: number
  fields: readonly ProposedField[]
}

/** What is kept of an answer while it is made; its words are not checked yet and are gone when it has ended. */
export const ProgressSchema = z.object({
  text: soundText().default(''),
  steps: z.array(z.object({ tool: z.string(), state: z.enum(['begun', 'done', 'failed']) })).default([]),
})
export type Progress = z.output<typeof ProgressSchema>
