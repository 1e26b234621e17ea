import { z } from '#lib/zod.ts'
import type { FactParams } from './fact-key.ts'

/** One line: what a fact has to be. The right side is a value, a list, two ends, or another fact. */
export interface ConditionLine {
  fact: string
  operator: string
  value?: unknown
  params?: FactParams
  /** what the value counts; only a reader's help, refused when it is not the fact's own */
  unit?: string
}

/** A condition as it is stored: the condition JSON of json-rules-engine, of which priority, path and references are refused. */
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | ConditionLine

export const factParamsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))

/** Shape only; whether a condition may be saved is `checkCondition`'s to say, with place and reason. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema) }),
    z.strictObject({ any: z.array(conditionSchema) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({
      fact: z.string(),
      operator: z.string(),
      value: z.unknown().optional(),
      params: factParamsSchema.optional(),
      unit: z.string().optional(),
    }),
  ]),
)

/** The fact on the right of a line, if it compares two facts. */
export function referenceOf(value: unknown): { fact: string; params?: FactParams } | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !('fact' in value)) return null
  const { fact, params } = value as { fact: unknown; params?: unknown }
  if (typeof fact !== 'string') return null
  const checked = factParamsSchema.optional().safeParse(params)
  return checked.success ? { fact, params: checked.data } : null
}

/** Every line of a condition, in visible order. */
export function* linesOf(condition: Condition): Generator<ConditionLine> {
  if ('all' in condition) for (const child of condition.all) yield* linesOf(child)
  else if ('any' in condition) for (const child of condition.any) yield* linesOf(child)
  else if ('not' in condition) yield* linesOf(condition.not)
  else yield condition
}
