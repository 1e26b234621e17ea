import { soundText, z } from '#lib/zod.ts'

/** What a token may be used for: reading records, finding knowledge, proposing what its person then confirms. */
export const tokenScopes = ['records', 'knowledge', 'proposals'] as const
export type TokenScope = (typeof tokenScopes)[number]

/** Days that a token may be good for, as offered; the longest is a year. */
export const tokenDays = [7, 30, 90, 365] as const
const usualDays = 90

const scopes = z.preprocess(
  // A form with one box ticked sends no list.
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.enum(tokenScopes)).min(1, 'form.required'),
)

/** A new token, as its form sends it; `id` is made by whoever asks, so that a form sent twice makes one. */
export const CreateTokenSchema = z.object({
  intent: z.literal('create'),
  id: z.guid(),
  name: soundText('form.required').trim().min(1, 'form.required').max(60, 'form.tooLong'),
  scopes,
  days: z.coerce
    .number()
    .refine((days) => tokenDays.some((one) => one === days), 'form.invalid')
    .default(usualDays),
})

const NarrowTokenSchema = z.object({ intent: z.literal('narrow'), id: z.guid(), scopes })
const RevokeTokenSchema = z.object({ intent: z.literal('revoke'), id: z.guid() })

/** Everything that the page of tokens can send. */
export const TokenFormSchema = z.discriminatedUnion('intent', [CreateTokenSchema, NarrowTokenSchema, RevokeTokenSchema])
