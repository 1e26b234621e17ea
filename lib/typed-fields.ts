import { isCalendarDate } from './clock.ts'
import { parseMinorUnits } from './money.ts'
import { soundText, z } from './zod.ts'

// What people type into the fields of a form, as the schemas of all nouns read it; errors are keys of the catalogue.

/** An emptied field is a cleared one. */
export const orNothing = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), schema.nullable())

/** In minor units: a trillion is no machine any more, and a hundred of them still add up in every column. */
const mostAmount = 99_999_999_999_999n

/** Money as typed: a decimal with at most two places, spaces and thousands' separators taken out. */
export const typedAmount = z
  .string({ error: 'form.money' })
  .transform((text) => text.replaceAll(/[,，\s]/g, ''))
  .refine((text) => {
    const minor = parseMinorUnits(text)
    return minor !== null && minor >= 0n
  }, 'form.money')
  .refine((text) => (parseMinorUnits(text) ?? 0n) <= mostAmount, 'form.moneyLarge')

/** A day of the calendar, `YYYY-MM-DD`. */
export const typedDay = z.string({ error: 'form.date' }).refine(isCalendarDate, 'form.date')

/** Words of up to so many characters, without space around them; may be none. */
export const words = (most: number) => soundText('form.required').trim().max(most, 'form.tooLong')

/** The same, of at least one character. */
export const required = (most: number) => words(most).min(1, 'form.required')

/** The version of a record that the person saw, as a form sends it. */
export const seenVersion = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
