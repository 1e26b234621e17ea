import { isCalendarDate } from '#lib/clock.ts'
import { soundText, z } from '#lib/zod.ts'

/** An unreadable filter in an address is dropped, not punished: links grow old. */
const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)

/** What a list of warnings is narrowed to. */
export const WarningFilterSchema = z.object({
  /** mine: those that are mine to act on; all: every one that I see */
  who: z.enum(['mine', 'all']).catch('mine'),
  rule: optional(z.string().regex(/^[A-Z]{1,4}-\d{2,4}$/)),
  record: optional(z.guid()),
  /** of those that I see, the ones that somebody has */
  person: optional(z.guid()),
  /** with those that rest until a day that has not come */
  resting: optional(z.literal('1')),
  cursor: optional(z.string().max(400)),
})
export type WarningFilter = z.output<typeof WarningFilterSchema>

const version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

/** A warning that rests until a day. */
export const SnoozeWarningSchema = z.object({
  version,
  until: z.string({ error: 'form.required' }).min(1, 'form.required').refine(isCalendarDate, 'form.date'),
})

/** A warning taken back from its rest. */
export const WakeWarningSchema = z.object({ version })

/** A warning given to somebody else to act on. */
export const HandOverWarningSchema = z.object({ version, to: z.uuid({ error: 'form.required' }) })

/** A warning that does not matter, and why. */
export const DismissWarningSchema = z.object({
  version,
  reason: soundText('form.required').trim().min(1, 'form.required').max(500, 'form.tooLong'),
})

/** Reads the filters of an address; `otherwise`: whose warnings are listed when it does not say. */
export function readWarningFilter({ url, otherwise }: { url: URL; otherwise: 'mine' | 'all' }): WarningFilter {
  return WarningFilterSchema.parse({ who: otherwise, ...Object.fromEntries(url.searchParams) })
}
