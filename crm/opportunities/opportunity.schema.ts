import { currencies, fitsCurrency } from '#lib/money.ts'
import { orNothing, required, seenVersion, typedAmount, typedDay, words } from '#lib/typed-fields.ts'
import { soundText, z } from '#lib/zod.ts'
import { lostReasons, wonReasons } from './close-reasons.ts'

// Digits, before anything is made a number: Number('') is 0, and Number('0x10') is 16.
const points = soundText('form.percent')
  .trim()
  .regex(/^\d{1,3}$/, 'form.percent')
  .transform(Number)
  .refine((value) => value <= 100, 'form.percent')
const version = seenVersion

/** The fields edited in place on the record, each with the reading of what was typed. */
export const editableFields = {
  name: required(120),
  amount: orNothing(typedAmount),
  budget: orNothing(typedAmount),
  expectedSignOn: orNothing(typedDay),
  bidOpensOn: orNothing(typedDay),
  tenderNumber: orNothing(words(60)),
  product: orNothing(words(200)),
  winProbability: points,
} as const
export type EditableField = keyof typeof editableFields
export const editableFieldNames = Object.keys(editableFields) as [EditableField, ...EditableField[]]

/**
 * One field edited in place. `base` is the value that the person saw: the edit is refused when the field has moved since,
 * and goes through when only other fields have.
 */
export const ChangeOpportunitySchema = z
  .object({ field: z.enum(editableFieldNames), value: z.string(), base: z.string() })
  .transform((form, context) => {
    const parsed = editableFields[form.field].safeParse(form.value)
    if (parsed.success) return { field: form.field, value: parsed.data as string | number | null, base: form.base }
    context.addIssue({ code: 'custom', path: ['value'], message: parsed.error.issues[0]?.message ?? 'form.invalid' })
    return z.NEVER
  })

/** A promotion as asked for: the stage the person saw, and the version. */
export const PromoteStageSchema = z.object({
  to: soundText().min(1),
  version,
})

/** A way back as asked for: the earlier stage, why, and the version the person saw. */
export const RollBackStageSchema = z.object({ to: soundText().min(1), reason: required(500), version })

/** An end taken back. */
export const ReopenOpportunitySchema = z.object({ reason: required(500), version })

const closing = { note: orNothing(words(1_000)).default(null), version }
/** The end of an opportunity: its reason from the list of its outcome, and words where the list has none. */
export const CloseOpportunitySchema = z
  .discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('won'), reason: z.enum(wonReasons, { error: 'form.required' }), ...closing }),
    z.object({
      outcome: z.literal('lost'),
      reason: z.enum(lostReasons, { error: 'form.required' }),
      lostTo: orNothing(words(80)).default(null),
      ...closing,
    }),
  ])
  .refine(({ reason, note }) => reason !== 'other' || note !== null, { path: ['note'], error: 'form.required' })

/** A new opportunity. The form brings the id, so that a second click opens nothing twice. */
export const OpenOpportunitySchema = z
  .object({
    id: z.uuid(),
    orgId: z.uuid({ error: 'form.required' }),
    customerId: z.uuid({ error: 'form.required' }),
    typeId: soundText('form.required').min(1, 'form.required'),
    name: required(120),
    product: orNothing(words(200)).optional(),
    amount: orNothing(typedAmount).optional(),
    /** of the amount and all others that it will have; the group's own when left out. It never changes. */
    currency: z.enum(currencies, { error: 'form.required' }).optional(),
    expectedSignOn: orNothing(typedDay).optional(),
  })
  .refine(({ amount, currency }) => !amount || !currency || fitsCurrency(amount, currency), {
    path: ['amount'],
    error: 'form.moneyWhole',
  })
export type OpenOpportunity = z.output<typeof OpenOpportunitySchema>

export const teamRoles = [
  'deputy',
  'technical',
  'commercial',
  'legal',
  'finance',
  'production',
  'procurement',
  'service',
  'headquarters',
] as const
export type TeamRole = (typeof teamRoles)[number]

const personId = z.uuid({ error: 'form.required' })
export const ChangeTeamSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), personId, role: z.enum(teamRoles, { error: 'form.required' }) }),
  z.object({ intent: z.literal('remove'), personId }),
])

/** All competitors at once: the names as they shall stand, in order, and as the person saw them before typing. */
export const SetCompetitorsSchema = z.object({
  names: z.array(words(80)).max(20).default([]),
  base: z.array(words(80)).max(20).default([]),
})

export const decisionRoles = ['decides', 'evaluates', 'influences', 'uses'] as const
export type DecisionRole = (typeof decisionRoles)[number]
export const attitudes = ['supports', 'neutral', 'opposes', 'unknown'] as const
export type Attitude = (typeof attitudes)[number]

const contactId = z.uuid({ error: 'form.required' })
export const ChangeDecisionChainSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('set'),
    contactId,
    role: z.enum(decisionRoles, { error: 'form.required' }),
    attitude: z.enum(attitudes, { error: 'form.required' }),
  }),
  z.object({ intent: z.literal('remove'), contactId }),
])

export const WriteNoteSchema = z.object({
  id: z.uuid(),
  text: required(5_000),
})
