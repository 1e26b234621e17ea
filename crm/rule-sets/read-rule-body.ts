import { type RuleFile, ruleDraftSchema } from '#engine/rule-file.ts'
import type { Bilingual } from '#engine/vocabulary.ts'

/** A stored wording of a rule, as far as this version can read it. */
export interface RuleBody {
  /** null: it is none that this version knows */
  rule: RuleFile | null
  /** its own, or its number where not even that can be read */
  name: Bilingual
}

/** Reads a stored wording. One that cannot be read keeps its name, so that it does not hide the others. */
export function readRuleBody({ id, body }: { id: string; body: unknown }): RuleBody {
  const read = ruleDraftSchema.safeParse(body)
  if (read.success) return { rule: read.data, name: read.data.name }
  const name = ruleDraftSchema.shape.name.safeParse((body as { name?: unknown } | null)?.name)
  return { rule: null, name: name.success ? name.data : { zh: id, en: id } }
}
