import { isSoundText, soundText, z } from '#lib/zod.ts'

/** A rule as the builder sends it: JSON in a field of a form. What it says, `checkDraft` reads. */
const draft = soundText('form.required')
  .max(300_000, 'form.tooLong')
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue({ code: 'custom', message: 'form.invalid' })
      return z.NEVER
    }
  })
  // Escapes bring into it what no text may hold.
  .refine((content) => soundJson(content), 'form.invalid')
  .pipe(z.record(z.string(), z.unknown(), { error: 'form.invalid' }))

const number = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

const reason = soundText('form.required').trim().min(1, 'form.required').max(500, 'form.tooLong')

/** A new warning; without an organisation it is the group's. */
export const StartRuleSchema = z.object({
  orgId: z.union([z.literal('').transform(() => null), z.uuid()]),
  draft,
})

/** What somebody has made of the version that they opened, as often saved as it was then. */
export const SaveDraftSchema = z.object({ version: number, edit: number, draft })

/** A draft, as the person saw it. */
export const DiscardDraftSchema = z.object({ version: number, edit: number })

/** A draft that is put into force, and why; `confirmed`: far more than usual would open, and this many were seen and are meant. */
export const ReleaseRuleSchema = z.object({ version: number, edit: number, reason, confirmed: number.optional() })

/** A version that is taken out of force, and why. */
export const TakeBackSchema = z.object({ version: number, reason })

/** A rule that is tried while it is written: on a record, and on its own cases. */
export const TryRuleSchema = z.object({
  draft,
  orgId: z.union([z.literal('').transform(() => null), z.uuid()]),
  recordId: z.union([z.literal('').transform(() => null), z.guid()]),
  partId: z.union([z.literal('').transform(() => null), z.guid()]),
})

/** Asked before it is known how deep it is nested, so level by level would not do. */
function soundJson(content: unknown): boolean {
  const waiting = [content]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next === 'string' && !isSoundText(next)) return false
    if (typeof next !== 'object' || next === null) continue
    for (const [key, value] of Object.entries(next)) {
      if (!isSoundText(key)) return false
      waiting.push(value)
    }
  }
  return true
}
