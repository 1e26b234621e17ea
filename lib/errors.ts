/**
 * Every failure that Gantry means, as a closed set. The code decides the HTTP status here and the sentence a person reads
 * (message catalogue key `errors.<code>`); `message` is for the log only.
 */
export const httpStatusOf = {
  BAD_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  DUPLICATE: 409,
  KEY_REUSED: 422,
  LOCKED_OUT: 429,
  BAD_ORIGIN: 403,
  RULES_BROKEN: 500,
  CONFIG: 500,
  DATABASE_GONE: 503,
  QUEUE_GONE: 503,
} as const

export type ErrorCode = keyof typeof httpStatusOf

/** A failure with a known meaning. `details` is plain data that a screen may show; never secrets, never hidden values. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: Record<string, unknown>

  constructor(
    code: ErrorCode,
    message: string = code,
    options: { details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.details = options.details ?? {}
  }

  get status(): number {
    return httpStatusOf[this.code]
  }
}

/**
 * Recognises an AppError by shape, not by class: the server bundle and the native module graph each have their own copy
 * of this file, so `instanceof` would miss one of them. A kind of AppError with a name of its own is one too.
 */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && 'details' in error && 'code' in error && String(error.code) in httpStatusOf
}
