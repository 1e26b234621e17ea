import type { Bilingual } from '#crm/org/bilingual.ts'
import { AppError } from '#lib/errors.ts'

/** What was asked cannot be done as it was asked, and why, in words for whoever asked. */
export function badInput(says: Bilingual, more: Record<string, unknown> = {}): AppError {
  return new AppError('BAD_INPUT', says.en, { details: { says, ...more } })
}

/** Out of sight or not there: the two are not told apart, here as little as anywhere. */
export function notFound(what: string): AppError {
  return new AppError('NOT_FOUND', what)
}
