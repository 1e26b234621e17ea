import { startBounded } from '#ingest/bounded/bounded-process.server.ts'
import type { ReadDocument } from '#ingest/document.ts'
import { withinBounds } from '#ingest/read-document.server.ts'
import { AppError, type ErrorCode } from '#lib/errors.ts'
import type { PlaybookContext } from './decide-flags.ts'
import type { ClauseFinding } from './finding.ts'
import type { Review } from './review-contract.ts'

export interface ReviewQuestion {
  document: ReadDocument
  context: PlaybookContext
  /** what somebody else has read in it, to be held against the playbook in place of what would be read here */
  findings?: readonly ClauseFinding[]
}

export type ReviewAnswer =
  | { review: Review }
  | { refusal: { code: ErrorCode; message: string; details: Record<string, unknown> } }

/** Without the places of single signs, of which there are more than of anything else, and what is for display: no review asks for them. */
function wordsOf(document: ReadDocument): ReadDocument {
  const unread = new Set(document.pages.filter(({ state }) => state === 'unreadable').map(({ number }) => number))
  const printed = document.printed.filter(({ page }) => unread.has(page))
  return { ...document, source: '', printed, written: [], folds: [] }
}

/** In milliseconds: three hundred pages take less than one second. */
export const reviewPatience = 12_000

export interface Reviewer {
  /**
   * Reviews one contract.
   * @throws UnreadableFile for a text that was made to keep its reader busy; AppError RULES_BROKEN for a rule that the vocabulary of
   * clauses does not carry; whatever `signal` is aborted with
   * @param asked `patience` in milliseconds
   */
  review(asked: ReviewQuestion & { patience?: number; signal?: AbortSignal }): Promise<Review>
  /** Ends it; whoever started it does, whatever came of it. */
  close(): void
}

/**
 * A process of its own for the review of one contract that anybody may have written, with bounded memory and time. It gets ready
 * while the file is read.
 */
export function startReviewer(): Reviewer {
  const { ask, close } = startBounded(new URL('./review-in-child.server.ts', import.meta.url))
  return {
    close,
    review: async ({ document, context, findings, patience = reviewPatience, signal }) => {
      const question: ReviewQuestion = { document: wordsOf(document), context, findings }
      const answer = await withinBounds(() => ask<ReviewAnswer>(question, { patience, signal }))
      if ('review' in answer) return answer.review
      const { code, message, details } = answer.refusal
      throw new AppError(code, message, { details })
    },
  }
}
