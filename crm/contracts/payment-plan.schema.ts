import { orNothing, typedAmount, typedDay, words } from '#lib/typed-fields.ts'
import { z } from '#lib/zod.ts'

/** What a part of a contract's amount is paid for, in the order in which it usually is. */
export const paymentKinds = ['advance', 'progress', 'delivery', 'acceptance', 'retention'] as const
export type PaymentKind = (typeof paymentKinds)[number]

export const mostPaymentLines = 40

/** The whole of a contract's amount, in ten-thousandths. */
export const wholeShare = 10_000

/** A share of the amount as typed, in per cent with at most two places; read as ten-thousandths. */
export const typedShare = z
  .string({ error: 'form.share' })
  .transform((text) => text.replaceAll(/[%％\s]/g, ''))
  .refine((text) => /^\d{1,3}(\.\d{1,2})?$/.test(text), 'form.share')
  .transform((text) => {
    const [whole = '', part = ''] = text.split('.')
    return Number(whole) * 100 + Number(part.padEnd(2, '0'))
  })
  .refine((share) => share <= wholeShare, 'form.share')

const column = <T extends z.ZodType>(schema: T) => z.array(schema).max(mostPaymentLines).default([])

/** All lines at once, column by column as the form sends them, and a mark of those the person saw before typing. */
export const SetPaymentPlanSchema = z
  .object({
    kinds: column(z.enum(paymentKinds, { error: 'form.required' })),
    shares: column(typedShare),
    amounts: column(typedAmount),
    dueOns: column(typedDay),
    notes: column(words(200)),
    /** of the lines that the person saw */
    base: z.string().regex(/^[0-9a-f]{32}$/),
  })
  .refine(
    ({ kinds, ...others }) =>
      [others.shares, others.amounts, others.dueOns, others.notes].every(({ length }) => length === kinds.length),
    { path: ['amounts'], error: 'form.invalid' },
  )
  .transform(({ kinds, shares, amounts, dueOns, notes, base }) => ({
    lines: kinds.map((kind, at) => ({
      kind,
      share: shares[at] ?? 0,
      amount: amounts[at] ?? '0',
      dueOn: dueOns[at] ?? '',
      note: notes[at] || null,
    })),
    base,
  }))

/** What came in for a line; without a day and an amount, what stands there is taken back. */
export const RecordReceiptSchema = z
  .object({
    lineId: z.uuid(),
    receivedOn: orNothing(typedDay).default(null),
    received: orNothing(typedAmount).default(null),
    /** the day that stood there when the person looked, if any */
    seenOn: orNothing(typedDay).default(null),
    /** and the amount */
    seen: orNothing(typedAmount).default(null),
  })
  .refine(({ receivedOn, received }) => receivedOn !== null || received === null, {
    path: ['receivedOn'],
    error: 'form.required',
  })
  .refine(({ receivedOn, received }) => receivedOn === null || received !== null, {
    path: ['received'],
    error: 'form.required',
  })
export type RecordReceipt = z.output<typeof RecordReceiptSchema>
