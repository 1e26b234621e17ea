import { soundText, z } from '#lib/zod.ts'

/** The longest question: a pasted page or two, no document. */
export const longestQuestion = 4000

/** What can be on screen while somebody asks. */
export const pageKinds = ['opportunity', 'customer', 'contract', 'bid', 'document', 'article', 'approval'] as const
export type PageKind = (typeof pageKinds)[number]

/** A record that a question is about, as an address names it: `opportunity:<id>`. */
export interface AskedAbout {
  kind: PageKind
  id: string
}

const page = soundText()
  .optional()
  .transform((text, context): AskedAbout | null => {
    if (!text) return null
    const [kind, id, ...more] = text.split(':')
    const known = pageKinds.find((one) => one === kind)
    if (known && id && more.length === 0 && z.guid().safeParse(id).success) return { kind: known, id }
    context.addIssue({ code: 'custom', message: 'form.invalid' })
    return z.NEVER
  })

/** One of the things that an answer asked back. */
export interface Choice {
  turnId: string
  at: number
}

/** A question. Both ids are the asker's browser's: the same question sent twice is asked once. */
export const AskSchema = z.object({
  conversationId: z.uuid({ error: 'form.invalid' }),
  turnId: z.uuid({ error: 'form.invalid' }),
  question: soundText('form.required').trim().min(1, 'form.required').max(longestQuestion, 'form.tooLong'),
  page,
  /** `<question>:<place>`: what was chosen of what its answer asked back */
  choice: soundText()
    .optional()
    .transform((text, context): Choice | null => {
      if (!text) return null
      const [turnId = '', at = ''] = text.split(':')
      if (z.guid().safeParse(turnId).success && /^\d{1,2}$/.test(at)) return { turnId, at: Number(at) }
      context.addIssue({ code: 'custom', message: 'form.invalid' })
      return z.NEVER
    }),
})

/** Another name for a conversation. */
export const RenameConversationSchema = z.object({
  title: soundText('form.required').trim().min(1, 'form.required').max(80, 'form.tooLong'),
})

/** What somebody says of an answer; empty takes it back. */
export const RateAnswerSchema = z.object({
  rating: z.union([z.literal('').transform(() => null), z.enum(['useful', 'wrong'])], { error: 'form.invalid' }),
})

/** Other values than those proposed, each by the name of its field; the record and what is done to it are not in it. */
export const ConfirmProposalSchema = z.object({
  names: z.array(soundText().max(60)).max(20).default([]),
  values: z.array(soundText().max(20_000)).max(20).default([]),
})

/** Words that are looked for in one's own conversations. */
export const SearchConversationsSchema = z.object({ q: soundText().trim().max(100).catch('') })
