import type { Condition } from './condition.ts'
import { type MessageKey, say } from './message.ts'
import type { Bilingual } from './vocabulary.ts'

type CheckKey = Extract<MessageKey, `check.${string}`>
export type ProblemCode = CheckKey extends `check.${infer Code}` ? Code : never

/** A way out that is offered with a problem: put `replacement` in the place of what stands there. */
export interface Correction {
  label: Bilingual
  replacement: Condition
}

/** Why something must not be saved or loaded, and where. `place` is a path such as `all[1].any[0]`; `condition` is the root. */
export interface Problem {
  place: string
  code: ProblemCode
  reason: Bilingual
  corrections?: readonly Correction[]
}

export function problem(
  place: string,
  code: ProblemCode,
  params: Readonly<Record<string, Bilingual | string>> = {},
  corrections?: readonly Correction[],
): Problem {
  const found: Problem = { place, code, reason: say(`check.${code}`, params) }
  return corrections ? { ...found, corrections } : found
}
