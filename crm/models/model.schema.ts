import { parseMinorUnits } from '#lib/money.ts'
import { orNothing, typedAmount, words } from '#lib/typed-fields.ts'
import { z } from '#lib/zod.ts'
import { modelRoles } from './model-roles.ts'

const role = z.enum(modelRoles)

const address = words(500)
  .transform((text) => text.replace(/\/+$/, ''))
  // The key has a field of its own, and a password in an address would be shown with it.
  .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text) && !/[@?#]/.test(text), 'form.endpoint')

const wholeNumber = (least: number, most: number) =>
  z
    .string({ error: 'form.number' })
    .transform((text) => text.replaceAll(/[,，\s]/g, ''))
    .refine((text) => /^\d{1,12}$/.test(text) && Number(text) >= least && Number(text) <= most, 'form.number')
    .transform(Number)

const minor = typedAmount.transform((text) => Number(parseMinorUnits(text)))

/** A model for a role; what is left empty the environment says. */
export const SetModelSchema = z.object({
  role,
  baseUrl: orNothing(address),
  model: orNothing(words(200)),
  /** replaces the one that is kept; empty keeps it */
  key: orNothing(words(1000).refine((text) => /^[\x21-\x7e]+$/.test(text), 'form.invalid')),
  isOff: z.literal('on').optional(),
  maxTokens: wholeNumber(1, 1_000_000),
  timeoutSeconds: wholeNumber(1, 600),
  priceIn: minor,
  priceOut: minor,
  capTokens: orNothing(wholeNumber(0, 1_000_000_000)).default(null),
  capMoney: orNothing(minor).default(null),
})
export type SetModelForm = z.output<typeof SetModelSchema>

/** Which role is meant. */
export const ModelRoleSchema = z.object({ role })
