import { readdir, readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkRule, type RuleFile } from '#engine/rule-file.ts'
import { runCases } from '#engine/run-cases.ts'
import type { Bilingual } from '#engine/vocabulary.ts'
import { AppError } from '#lib/errors.ts'
import { checkRuleScope } from './check-rule-scope.ts'
import { vocabularies } from './vocabularies.ts'

/** Something wrong with a rule file: where, and why, in both languages. */
export interface PackProblem {
  file: string
  rule: string | null
  place: string
  reason: Bilingual
}

export interface RulePacks {
  rules: { file: string; rule: RuleFile }[]
  problems: PackProblem[]
  files: number
}

export const shippedPacks = fileURLToPath(new URL('../../rules/', import.meta.url))

/**
 * Reads every rule file below a folder and holds each against its vocabulary and its own cases. One bad file does not hide
 * the faults of another.
 */
export async function readRulePacks(options: {
  folder?: string
  timeZone: string
  currency: string
}): Promise<RulePacks> {
  const { folder = shippedPacks, timeZone, currency } = options
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).sort()
  const packs: RulePacks = { rules: [], problems: [], files: names.length }
  const seen = new Map<string, string>()
  for (const name of names) {
    const file = relative(folder, `${folder}/${name}`)
    const found = await readRule({ file, text: await readFile(`${folder}/${name}`, 'utf8'), timeZone, currency })
    packs.problems.push(...found.problems)
    if (!found.rule) continue
    const twin = seen.get(found.rule.id)
    if (twin) {
      const reason = { zh: `${found.rule.id} 在 ${twin} 里已经有了`, en: `${found.rule.id} is in ${twin} already` }
      packs.problems.push({ file, rule: found.rule.id, place: 'id', reason })
      continue
    }
    seen.set(found.rule.id, file)
    packs.rules.push({ file, rule: found.rule })
  }
  return packs
}

interface RuleText {
  file: string
  text: string
  timeZone: string
  currency: string
}

async function readRule({
  file,
  text,
  timeZone,
  currency,
}: RuleText): Promise<{ rule?: RuleFile; problems: PackProblem[] }> {
  const at = (place: string, reason: Bilingual, rule: string | null = null) => ({
    problems: [{ file, rule, place, reason }],
  })
  let content: unknown
  try {
    // Windows editors put a byte order mark before what they save.
    content = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const why = (error as Error).message
    return at('', { zh: `不是 JSON：${why}`, en: `Not JSON: ${why}` })
  }
  const subject = (content as { subject?: unknown } | null)?.subject
  const vocabulary = typeof subject === 'string' ? vocabularies[subject] : undefined
  if (!vocabulary) return at('subject', { zh: `没有“${subject}”的词汇`, en: `There is no vocabulary of “${subject}”` })
  const checked = checkRule({ content, vocabulary, timezone: timeZone, currency })
  if (!checked.ok) {
    const id = (content as { id?: unknown }).id
    const rule = typeof id === 'string' ? id : null
    return { problems: checked.problems.map(({ place, reason }) => ({ file, rule, place, reason })) }
  }
  const astray = checkRuleScope(checked.rule)
  if (astray.length > 0) return { problems: astray.map((problem) => ({ file, rule: checked.rule.id, ...problem })) }
  const results = await runCases({ rule: checked.rule, vocabulary, timezone: timeZone, currency })
  const failed = results.flatMap((result, index) =>
    result.passed
      ? []
      : [
          {
            file,
            rule: checked.rule.id,
            place: `cases[${index}]`,
            reason: {
              zh: `用例“${result.case.name.zh}”应为 ${result.case.expect}，算出来是 ${result.decision.outcome}`,
              en: `Case “${result.case.name.en}” expects ${result.case.expect} and comes out ${result.decision.outcome}`,
            },
          },
        ],
  )
  return failed.length > 0 ? { problems: failed } : { rule: checked.rule, problems: [] }
}

/** @throws AppError RULES_BROKEN naming file, rule, place and reason of every problem */
export function refuseBroken(problems: readonly PackProblem[]): void {
  if (problems.length === 0) return
  const sentences = problems.map(
    ({ file, rule, place, reason }) => `${file}${rule ? ` (${rule})` : ''} ${place}: ${reason.en}`,
  )
  throw new AppError('RULES_BROKEN', sentences.join('\n'), { details: { problems } })
}
