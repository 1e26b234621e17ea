import { AppError } from '#lib/errors.ts'
import type { DraftProblem } from './check-draft.ts'

/** @throws AppError BAD_INPUT with every problem, its place and its reason in both languages */
export function refuseDraft(problems: readonly DraftProblem[]): never {
  const sentences = problems.map(({ place, reason }) => `${place}: ${reason.en}`)
  throw new AppError('BAD_INPUT', sentences.join('\n'), { details: { problems } })
}
