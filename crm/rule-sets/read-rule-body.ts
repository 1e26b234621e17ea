import { type RuleFile, ruleFileSchema } from '#engine/rule-file.ts'
import type { Bilingual } from '#engine/vocabulary.ts'
import { z } from '#lib/zod.ts'

const namedSchema = z.object({ name: z.object({ zh: z.string().trim().min(1), en: z.string().trim().min(1) }) })

/** A stored wording of a rule, as far as this version can read it. */
export interface RuleBody {
  /** null: it is none that this version knows */
  rule: RuleFile | null
  /** its own, or its number where not even that can be read */
  name: Bilingual
}

/** Reads a stored wording. One that cannot be read keeps its name, so that it does not hide the others. */
export function readRuleBody({ id, body }: { id: string; body: unknown }): RuleBody {
  const read = ruleFileSchema.safeParse(body)
  if (read.success) return { rule: read.data, name: read.data.name }
  const named = namedSchema.safeParse(body)
  return { rule: null, name: named.success ? named.data.name : { zh: id, en: id } }
}
