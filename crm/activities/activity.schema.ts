import { isCalendarDate } from '#lib/clock.ts'
import { soundText, z } from '#lib/zod.ts'

export const activityKinds = ['visit', 'meeting', 'call'] as const
export type ActivityKind = (typeof activityKinds)[number]

export const activityPurposes = ['relationship', 'technical', 'commercial', 'pre-bid', 'site-survey'] as const
export type ActivityPurpose = (typeof activityPurposes)[number]

export const activityStatuses = ['planned', 'done', 'cancelled'] as const
export type ActivityStatus = (typeof activityStatuses)[number]

/** Levels of people at a customer, highest first. */
export const contactLevels = ['executive', 'manager', 'staff'] as const
export type ContactLevel = (typeof contactLevels)[number]

const day = z.string({ error: 'form.required' }).refine(isCalendarDate, 'form.date')

/**
 * A visit, meeting or call as a person enters it. The form brings the id: a second click or a repeated request then finds
 * the activity already there.
 */
export const EnteredActivitySchema = z.object({
  id: z.uuid(),
  kind: z.enum(activityKinds, { error: 'form.required' }),
  purpose: z.enum(activityPurposes, { error: 'form.required' }),
  status: z.enum(['planned', 'done']),
  onDate: day,
  contactIds: z.array(z.uuid()).max(30).default([]),
  subject: soundText('form.required').trim().min(1, 'form.required').max(200, 'form.tooLong'),
  minutes: soundText().trim().max(20_000, 'form.tooLong').optional(),
})
export type EnteredActivity = z.output<typeof EnteredActivitySchema>

/** One that is about an opportunity. */
export const LogActivitySchema = EnteredActivitySchema.extend({ opportunityId: z.uuid() })
export type LogActivity = z.output<typeof LogActivitySchema>

/** One that is about a customer only, and for which company of the person's. */
export const LogCustomerActivitySchema = EnteredActivitySchema.extend({ orgId: z.uuid({ error: 'form.required' }) })
export type LogCustomerActivity = z.output<typeof LogCustomerActivitySchema>

/** A planned activity that took place, or did not. */
export const FinishActivitySchema = z.object({
  id: z.uuid(),
  version: z.coerce.number().int(),
  outcome: z.enum(['done', 'cancelled']),
  onDate: day,
  contactIds: z.array(z.uuid()).max(30).default([]),
  minutes: soundText().trim().max(20_000, 'form.tooLong').optional(),
})
export type FinishActivity = z.output<typeof FinishActivitySchema>
