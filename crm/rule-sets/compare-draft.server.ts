import type { ConditionInWords } from '#engine/explain-rule.ts'
import type { Bilingual } from '#engine/vocabulary.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { type DraftView, getDraft } from './get-draft.server.ts'
import { getRule } from './list-rules.server.ts'

/** What a wording says, as far as it is shown beside another. */
export interface WordingView {
  version: number
  why: Bilingual
  when: ConditionInWords | null
  condition: ConditionInWords
  severity: string
  notify: string[]
}

export interface ComparedDraft {
  draft: DraftView
  /** the draft in words */
  now: WordingView | null
  /** the version in force; null, none */
  before: WordingView | null
  cases: number
}

interface CompareOptions {
  tx: Tx
  actor: Actor
  id: string
  timeZone: string
  currency: string
}

/**
 * The draft of a rule beside the version in force, in words. Whether it may be released, `draftProblems` says.
 * @throws AppError NOT_FOUND, FORBIDDEN, RULES_BROKEN, as `getDraft`
 */
export async function compareDraft({ tx, actor, id, timeZone, currency }: CompareOptions): Promise<ComparedDraft> {
  const draft = await getDraft({ tx, actor, id })
  const versions = await getRule({ tx, actor, id, timeZone, currency })
  const viewOf = (number: number | null): WordingView | null => {
    const found = versions.find(({ version }) => version === number)
    if (!found?.wording) return null
    const { why, when, condition, severity, notify } = found.wording
    return { version: found.version, why, when, condition, severity: severity ?? 'watch', notify }
  }
  return {
    draft,
    now: viewOf(draft.version),
    before: draft.active === draft.version ? null : viewOf(draft.active),
    cases: draft.body.cases.length,
  }
}
