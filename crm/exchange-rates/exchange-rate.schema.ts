import { Decimal } from 'decimal.js'
import { isCalendarDate } from '#lib/clock.ts'
import { currencies } from '#lib/money.ts'
import { typedDay } from '#lib/typed-fields.ts'
import { z } from '#lib/zod.ts'

/** Digits, a point, at most eight places: `7.1`, `0.048`, `1,234.5`. */
const ratePattern = /^\d{1,9}(\.\d{1,8})?$/

const currency = z.enum(currencies, { error: 'form.required' })

/** What one unit of a currency is worth in the group's own, from a day on. */
export const SetRateSchema = z.object({
  currency,
  validFrom: typedDay,
  rate: z
    .string({ error: 'form.rate' })
    .transform((text) => text.replaceAll(/[,，\s]/g, ''))
    .refine((text) => ratePattern.test(text) && new Decimal(text).gt(0), 'form.rate'),
  /** the person has seen that it is far from the one before */
  sure: z.literal('on').optional(),
})
export type SetRate = z.output<typeof SetRateSchema>

export const RemoveRateSchema = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/),
  validFrom: z.string().refine(isCalendarDate),
})
