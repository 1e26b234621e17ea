import type { RuleFile } from '#engine/rule-file.ts'
import { runCases } from '#engine/run-cases.ts'
import { checkDraft, type DraftProblem } from './check-draft.ts'
import { digestOf } from './install-rule-packs.server.ts'
import { refuseDraft } from './refuse-draft.ts'
import { vocabularies } from './vocabularies.ts'

interface ProveOptions {
  rule: RuleFile
  timezone: string
  currency: string
}

/**
 * What still keeps a draft from being released: its cases have to be there, of both kinds, and to come out. They are worked out
 * outside of any transaction.
 */
export async function draftProblems({ rule, timezone, currency }: ProveOptions): Promise<readonly DraftProblem[]> {
  const checked = checkDraft({ content: rule, timezone, currency, complete: true })
  return checked.ok ? failedCases({ rule: checked.rule, timezone, currency }) : checked.problems
}

/**
 * Proves a draft by its cases.
 * @returns what the release of this very wording asks for
 * @throws AppError BAD_INPUT with `details.problems`
 */
export async function proveDraft(options: ProveOptions): Promise<string> {
  const problems = await draftProblems(options)
  if (problems.length > 0) refuseDraft(problems)
  return digestOf(options.rule)
}

/** Cases that do not come out as they say. */
async function failedCases({ rule, ...context }: ProveOptions): Promise<DraftProblem[]> {
  const vocabulary = vocabularies[rule.subject]
  if (!vocabulary) return []
  const results = await runCases({ rule, vocabulary, ...context })
  return results.flatMap(({ passed, case: one }, index) =>
    passed
      ? []
      : [
          {
            place: `cases[${index}]`,
            reason: {
              zh: `用例“${one.name.zh}”算出来不是这样`,
              en: `Case “${one.name.en}” does not come out like this`,
            },
          },
        ],
  )
}
