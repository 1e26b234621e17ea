import { z } from '#lib/zod.ts'

/** Characters, as a person counts them. */
export const shortestPassword = 10
/** Hashing takes any length; a limit keeps a body of a megabyte from being one. */
export const longestPassword = 128

/** A new password; its messages are keys of the catalogues. */
export const NewPassword = z
  .string()
  .refine((password) => [...password].length >= shortestPassword, 'form.passwordShort')
  .refine((password) => password.length <= longestPassword, 'form.passwordLong')

/** What is wrong with somebody's new password, as keys of the catalogues; nothing when it may be theirs. */
export function passwordFaults(password: string, email: string | undefined): string[] {
  const faults = NewPassword.safeParse(password).error?.issues.map(({ message }) => message) ?? []
  return email !== undefined && isTheEmail(password, email) ? [...faults, 'form.passwordIsEmail'] : faults
}

/** The one thing that everybody would try first. */
export function isTheEmail(password: string, email: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase()
  return plain(password) === plain(email)
}
