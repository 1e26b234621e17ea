import { soundText, z } from '#lib/zod.ts'
import { scopes } from '#prisma/actor.ts'
import { roles } from './role.policy.ts'

const text = (most: number) => soundText().trim().min(1, 'form.required').max(most, 'form.tooLong')

/** An e-mail address as it is stored and compared: trimmed, in lower case. */
export const EmailAddress = soundText()
  .trim()
  .toLowerCase()
  .min(1, 'form.required')
  .max(254, 'form.email')
  .pipe(z.email({ error: 'form.email' }))

/** Somebody new: who they are, and their first membership. */
export const NewPerson = z.object({
  email: EmailAddress,
  name: text(100),
  nameLatin: text(100).optional(),
  title: text(100).optional(),
  titleLatin: text(100).optional(),
  orgId: z.uuid('form.invalid'),
  role: z.enum(roles, 'form.invalid'),
  scope: z.enum(scopes, 'form.invalid'),
})
export type NewPerson = z.output<typeof NewPerson>
