import { AppError } from '#lib/errors.ts'

/** Why a file is refused whole. Each has its own sentence, which says what to do. */
export type Unreadable =
  | 'encrypted'
  | 'corrupt'
  | 'empty'
  | 'too-large'
  | 'too-many-pages'
  | 'not-what-it-says'
  | 'old-doc'
  | 'macros'
  | 'timed-out'
  | 'out-of-memory'

/** A file of which nothing can be read; what of it can be read in part is a document with coverage instead. */
export class UnreadableFile extends AppError {
  constructor(reason: Unreadable, message: string, cause?: unknown) {
    super('BAD_INPUT', message, { details: { reason, field: 'file', key: keyOf[reason] }, cause })
  }
}

/** Message keys, written out so that the catalogue guard finds each of them. */
const keyOf: Record<Unreadable, string> = {
  encrypted: 'file.encrypted',
  corrupt: 'file.corrupt',
  empty: 'file.empty',
  'too-large': 'file.tooLarge',
  'too-many-pages': 'file.tooManyPages',
  'not-what-it-says': 'file.notWhatItSays',
  'old-doc': 'file.oldDoc',
  macros: 'file.macros',
  'timed-out': 'file.timedOut',
  'out-of-memory': 'file.outOfMemory',
}
