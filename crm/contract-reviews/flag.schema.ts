import { clauseKinds } from '#crm/clauses/clause-kinds.ts'
import { clauseSeverities } from '#crm/clauses/clause-severities.ts'
import { required, seenVersion, words } from '#lib/typed-fields.ts'
import { z } from '#lib/zod.ts'
import { dismissReasons } from './review-states.ts'

/** What a reviewer decides about a flag: that it is one, that it is none and why, or nothing yet. */
export const DecideFlagSchema = z
  .object({
    flagId: z.uuid(),
    decision: z.enum(['confirmed', 'dismissed', 'open']),
    reason: z.enum(dismissReasons, { error: 'form.required' }).optional(),
    note: words(500).default(''),
    version: seenVersion,
  })
  .refine(({ decision, reason }) => decision !== 'dismissed' || reason !== undefined, {
    path: ['reason'],
    error: 'form.required',
  })
export type DecideFlag = z.output<typeof DecideFlagSchema>

/** A risk that a reviewer marks by hand: some words of the text. The page brings the id, so that a second click adds nothing. */
export const AddFlagSchema = z
  .object({
    id: z.uuid(),
    start: z.coerce.number().int().min(0),
    end: z.coerce.number().int().min(1),
    kind: z.enum(Object.keys(clauseKinds) as (keyof typeof clauseKinds)[], { error: 'form.required' }),
    severity: z.enum(clauseSeverities, { error: 'form.required' }),
    reason: required(500),
  })
  .refine(({ start, end }) => start < end && end - start <= 5000, { path: ['end'], error: 'form.invalid' })
export type AddFlag = z.output<typeof AddFlagSchema>

/** What somebody says of a flag, and whom they mention in it. */
export const CommentOnFlagSchema = z.object({
  id: z.uuid(),
  flagId: z.uuid(),
  text: required(1000),
  mentions: z.array(z.uuid()).max(10, 'form.manyMentions').default([]),
})
export type CommentOnFlag = z.output<typeof CommentOnFlagSchema>
