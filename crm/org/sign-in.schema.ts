import { soundText, z } from '#lib/zod.ts'
import { isTheEmail, longestPassword, NewPassword } from './password.schema.ts'
import { EmailAddress } from './person.schema.ts'
import { writtenLanguages } from './written-languages.ts'

const next = z.string().optional()
const typedPassword = z.string().min(1, 'form.required').max(1000, 'form.passwordLong')

/** Six digits of an authenticator app, or one of the spare codes. */
const typedCode = soundText().trim().min(1, 'form.required').max(40, 'form.invalid')

/** The forms of the sign-in page. */
export const SignInForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('password'), email: EmailAddress, password: typedPassword, next }),
  z.object({ intent: z.literal('code'), code: typedCode, next }),
  z.object({ intent: z.literal('demo'), person: z.uuid('form.invalid'), next }),
])

/** The forms of the page of one's own sessions. `email` is one's own: no password may be the same. */
export const ownSessionsForm = (email: string) =>
  z.discriminatedUnion('intent', [
    z.object({ intent: z.literal('end'), session: z.uuid('form.invalid') }),
    z.object({ intent: z.literal('end-others') }),
    z.object({ intent: z.literal('factor-begin'), currentPassword: typedPassword }),
    z.object({ intent: z.literal('factor-confirm'), code: typedCode }),
    z.object({ intent: z.literal('factor-drop'), currentPassword: typedPassword }),
    z.object({
      intent: z.literal('preferences'),
      digest: z.literal('on').optional(),
      approvalMail: z.literal('on').optional(),
      language: z.enum(writtenLanguages, 'form.invalid'),
    }),
    z.object({
      intent: z.literal('password'),
      currentPassword: typedPassword.max(longestPassword, 'form.passwordLong'),
      newPassword: NewPassword.refine((password) => !isTheEmail(password, email), 'form.passwordIsEmail'),
    }),
  ])
