import { AppError } from '#lib/errors.ts'

/** Why a file is not read at all. Each has a sentence in the catalogues that says what to do: `documents.unreadable.<reason>`. */
export const unreadableReasons = [
  'not-there',
  'no-file',
  'not-supported',
  'not-what-it-says',
  'old-doc',
  'encrypted',
  'corrupt',
  'empty',
  'no-text',
  'too-large',
  'too-many-pages',
  'too-long',
  'too-many-paragraphs',
  'too-deep',
  'bomb',
  'unsafe',
  'timed-out',
  'out-of-memory',
] as const

export type UnreadableReason = (typeof unreadableReasons)[number]

/** A file of which nothing is read; the reason decides what a person is told. */
export class UnreadableFile extends AppError {
  readonly reason: UnreadableReason

  constructor(reason: UnreadableReason, message: string = reason, options: { cause?: unknown } = {}) {
    super('BAD_INPUT', `unreadable file: ${message}`, {
      ...options,
      details: { field: 'file', reason, key: `documents.unreadable.${reason}` },
    })
    this.name = 'UnreadableFile'
    this.reason = reason
  }
}
