import { explainCase, type FactInWords } from '#engine/explain-case.ts'
import { type ConditionInWords, explainRule } from '#engine/explain-rule.ts'
import { type RuleCase, ruleFileSchema } from '#engine/rule-file.ts'
import { runCases } from '#engine/run-cases.ts'
import type { Bilingual } from '#engine/vocabulary.ts'
import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'
import { vocabularies } from './vocabularies.ts'

export type RuleStatus = 'draft' | 'review' | 'active' | 'retired'

/** A rule in a list. */
export interface RuleRow {
  id: string
  set: { id: string; name: Bilingual }
  name: Bilingual
  owner: string
  versions: { version: number; status: RuleStatus }[]
  /** the stage that the gate leads to; null for rules that are none */
  to: Bilingual | null
  cases: number
}

/** All rules with their versions, the newest wording first. */
export async function listRules({ tx }: { tx: Tx }): Promise<RuleRow[]> {
  const rules = await tx.rule.findMany({
    include: { set: true, versions: { orderBy: { version: 'desc' } } },
    orderBy: { id: 'asc' },
  })
  const stages = await stageNames(tx)
  return rules.flatMap((rule) => {
    const shown = rule.versions.find((version) => version.status === 'active') ?? rule.versions[0]
    if (!shown) return []
    const body = ruleFileSchema.parse(shown.body)
    return [
      {
        id: rule.id,
        set: { id: rule.setId, name: { zh: rule.set.nameZh, en: rule.set.nameEn } },
        name: body.name,
        owner: body.owner,
        versions: rule.versions.map(({ version, status }) => ({ version, status: status as RuleStatus })),
        to: stages.get(body.scope.to ?? '') ?? null,
        cases: body.cases.length,
      },
    ]
  })
}

/** One wording of a rule, in words, with its cases and how each comes out today. */
export interface RuleView {
  id: string
  version: number
  status: RuleStatus
  origin: string
  createdAt: string
  activatedAt: string | null
  name: Bilingual
  why: Bilingual
  owner: string
  to: Bilingual | null
  when: ConditionInWords | null
  condition: ConditionInWords
  cases: { name: Bilingual; facts: FactInWords[]; expect: RuleCase['expect']; passed: boolean }[]
}

/**
 * A rule in all its versions, in words.
 * @throws AppError NOT_FOUND for an unknown rule
 */
export async function getRule(options: {
  tx: Tx
  id: string
  timeZone: string
  currency: string
}): Promise<RuleView[]> {
  const { tx, id, timeZone, currency } = options
  const versions = await tx.ruleVersion.findMany({ where: { ruleId: id }, orderBy: { version: 'desc' } })
  if (versions.length === 0) throw new AppError('NOT_FOUND', `rule ${id}`)
  const stages = await stageNames(tx)
  const views: RuleView[] = []
  for (const row of versions) {
    const body = ruleFileSchema.parse(row.body)
    const vocabulary = vocabularies[body.subject]
    if (!vocabulary) throw new AppError('RULES_BROKEN', `no vocabulary of ${body.subject}`)
    const context = { vocabulary, timezone: timeZone, currency }
    const words = { ...context, mayRead: () => true }
    const results = await runCases({ rule: body, ...context })
    views.push({
      id,
      version: row.version,
      status: row.status as RuleStatus,
      origin: row.origin,
      createdAt: row.createdAt.toISOString(),
      activatedAt: row.activatedAt?.toISOString() ?? null,
      name: body.name,
      why: body.why,
      owner: body.owner,
      to: stages.get(body.scope.to ?? '') ?? null,
      when: body.when ? explainRule({ ...words, condition: body.when }) : null,
      condition: explainRule({ ...words, condition: body.condition }),
      cases: results.map((result) => ({
        name: result.case.name,
        facts: explainCase({ ...context, rule: body, facts: result.case.facts }),
        expect: result.case.expect,
        passed: result.passed,
      })),
    })
  }
  return views
}

async function stageNames(tx: Tx): Promise<Map<string, Bilingual>> {
  const stages = await tx.stage.findMany({ select: { id: true, nameZh: true, nameEn: true } })
  return new Map(stages.map((stage) => [stage.id, { zh: stage.nameZh, en: stage.nameEn }]))
}
