import type { RequestPart } from './named-in-refusal.ts'

/**
 * Why a model did not do its work: it could not be reached or was too slow, it had too much to do, the person has used what they may
 * use today, or what it answered did not hold.
 */
export type FailureKind = 'unreachable' | 'busy' | 'capped' | 'unsound'

/** A model did not do its work, and an embedded method does it. Its message is for the log: no key, and no word of what was asked or answered. */
export class ModelFailure extends Error {
  readonly kind: FailureKind
  /** what the endpoint answered, where it did */
  readonly status: number | null
  /** what of the request it refused, where it said so */
  readonly named: readonly RequestPart[]

  constructor(kind: FailureKind, message: string, status: number | null = null, named: readonly RequestPart[] = []) {
    super(message)
    this.name = 'ModelFailure'
    this.kind = kind
    this.status = status
    this.named = named
  }
}

/** Finds what went wrong under what packages have wrapped around it; what nobody knows is an answer that does not hold. */
export function failureOf(error: unknown): ModelFailure {
  for (let each = error, deep = 0; each instanceof Error && deep < 10; each = each.cause, deep += 1)
    if (each instanceof ModelFailure) return each
  const name = error instanceof Error ? error.name : typeof error
  return new ModelFailure('unsound', `the model's answer could not be read (${name})`)
}

/** An answer that reached the most tokens before its end: of less there may be a whole one. */
export class CutAnswer extends ModelFailure {
  constructor() {
    super('unsound', 'the answer was cut at the most tokens that it may have')
  }
}
