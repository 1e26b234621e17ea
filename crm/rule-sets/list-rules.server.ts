import { type RoutedSubject, routedSubjects } from '#crm/approvals/approval-route.ts'
import { asksForCosts } from '#crm/approvals/asks-for-costs.ts'
import { sayTopic } from '#crm/opportunities/topic.ts'
import { findPersonNames } from '#crm/org/find-person-names.server.ts'
import { explainCase, type FactInWords } from '#engine/explain-case.ts'
import { type ConditionInWords, explainRule } from '#engine/explain-rule.ts'
import type { RuleCase, RuleFile } from '#engine/rule-file.ts'
import { runCases } from '#engine/run-cases.ts'
import type { Bilingual, Fact } from '#engine/vocabulary.ts'
import { AppError, isAppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { readRuleBody } from './read-rule-body.ts'
import { vocabularies } from './vocabularies.ts'

export type RuleStatus = 'draft' | 'review' | 'active' | 'retired'

/** A rule in a list. */
export interface RuleRow {
  id: string
  set: { id: string; name: Bilingual }
  /** null: a rule of the group */
  orgId: string | null
  name: Bilingual
  /** null: what it says cannot be read by this version */
  owner: string | null
  versions: { version: number; status: RuleStatus }[]
  /** the stage that the gate leads to; null for rules that are none */
  to: Bilingual | null
  /** what the route is for; null for rules that are no rows of a route table */
  routes: RoutedSubject | null
  /** what is recommended; null for rules that recommend nothing */
  topic: Bilingual | null
  cases: number
}

/** All rules with their versions, the newest wording first; one that cannot be read stands among them by its name. */
export async function listRules({ tx }: { tx: Tx }): Promise<RuleRow[]> {
  const rules = await tx.rule.findMany({
    include: { set: true, versions: { orderBy: { version: 'desc' } } },
    orderBy: { id: 'asc' },
  })
  const stages = await stageNames(tx)
  return rules.flatMap((rule) => {
    const shown = rule.versions.find((version) => version.status === 'active') ?? rule.versions[0]
    if (!shown) return []
    const { rule: body, name } = readRuleBody({ id: rule.id, body: shown.body })
    return [
      {
        id: rule.id,
        set: { id: rule.setId, name: { zh: rule.set.nameZh, en: rule.set.nameEn } },
        orgId: rule.orgId,
        name,
        owner: body?.owner ?? null,
        versions: rule.versions.map(({ version, status }) => ({ version, status: status as RuleStatus })),
        to: stages.get(body?.scope.to ?? '') ?? null,
        routes: routedSubjects.find((subject) => subject === body?.scope.for) ?? null,
        topic: body?.topic ? sayTopic(body.topic) : null,
        cases: body?.cases.length ?? 0,
      },
    ]
  })
}

/** One wording of a rule, in words, with its cases and how each comes out today. */
export interface RuleView {
  id: string
  setId: string
  /** null: a rule of the group */
  orgId: string | null
  version: number
  status: RuleStatus
  origin: string
  createdAt: string
  activatedAt: string | null
  /** who wrote it last, who put it into force and why, who took it out of force and why; null: nobody, or nobody said */
  writtenBy: Bilingual | null
  releasedBy: Bilingual | null
  reason: string | null
  retiredAt: string | null
  retiredBy: Bilingual | null
  retiredReason: string | null
  /** the version that is in force again when this one is taken back */
  replaces: number | null
  name: Bilingual
  /** null: it cannot be read by this version */
  wording: RuleWording | null
}

/** What a rule says. */
export interface RuleWording {
  why: Bilingual
  owner: string
  to: Bilingual | null
  when: ConditionInWords | null
  condition: ConditionInWords
  /** of a row of a route table: its steps in order, by name */
  route: Bilingual[]
  /** of a recommendation: the words by which what it hands out is found */
  topic: Bilingual | null
  /** of a warning: how grave it is, and who is told; null and empty for others */
  severity: string | null
  notify: string[]
  cases: { name: Bilingual; facts: FactInWords[]; expect: RuleCase['expect']; passed: boolean }[]
}

/**
 * A rule in all its versions, in words. Whoever does not see costs reads no threshold of them, nor a case that names figures.
 * @throws AppError NOT_FOUND for an unknown rule
 */
export async function getRule(options: {
  tx: Tx
  actor: Pick<Actor, 'costs'>
  id: string
  timeZone: string
  currency: string
}): Promise<RuleView[]> {
  const { tx, actor, id, timeZone, currency } = options
  const versions = await tx.ruleVersion.findMany({
    where: { ruleId: id },
    orderBy: { version: 'desc' },
    include: { rule: { select: { setId: true, orgId: true } } },
  })
  if (versions.length === 0) throw new AppError('NOT_FOUND', `rule ${id}`)
  const stages = await stageNames(tx)
  const acted = versions.flatMap((row) => [row.createdBy, row.editedBy, row.releasedBy, row.retiredBy])
  const names = await findPersonNames({ tx, ids: acted.flatMap((person) => person ?? []) })
  const named = (person: string | null) => (person && names.get(person)) || null
  const views: RuleView[] = []
  for (const row of versions) {
    const { rule, name } = readRuleBody({ id, body: row.body })
    views.push({
      id,
      ...row.rule,
      version: row.version,
      status: row.status as RuleStatus,
      origin: row.origin,
      createdAt: row.createdAt.toISOString(),
      activatedAt: row.activatedAt?.toISOString() ?? null,
      writtenBy: named(row.editedBy ?? row.createdBy),
      releasedBy: named(row.releasedBy),
      reason: row.reason,
      retiredAt: row.retiredAt?.toISOString() ?? null,
      retiredBy: named(row.retiredBy),
      retiredReason: row.retiredReason,
      replaces: row.replaces,
      name,
      wording: rule && (await wordingOf({ rule, stages, timeZone, currency, costs: actor.costs })),
    })
  }
  return views
}

interface WordingOptions {
  rule: RuleFile
  stages: ReadonlyMap<string, Bilingual>
  timeZone: string
  currency: string
  costs: boolean
}

/** A rule in words; null for one that its vocabulary has outgrown. */
async function wordingOf({ rule, stages, timeZone, currency, costs }: WordingOptions): Promise<RuleWording | null> {
  const vocabulary = vocabularies[rule.subject]
  if (!vocabulary) return null
  const context = { vocabulary, timezone: timeZone, currency }
  const words = { ...context, mayRead: ({ sensitivity }: Fact) => costs || sensitivity !== 'cost' }
  const condition = rule.when ? { all: [rule.when, rule.condition] } : rule.condition
  try {
    const told = costs || !asksForCosts({ condition, vocabulary })
    const results = told ? await runCases({ rule, ...context }) : []
    return {
      why: rule.why,
      owner: rule.owner,
      to: stages.get(rule.scope.to ?? '') ?? null,
      when: rule.when ? explainRule({ ...words, condition: rule.when }) : null,
      condition: explainRule({ ...words, condition: rule.condition }),
      route: (rule.route ?? []).map(({ name }) => name),
      topic: rule.topic ? sayTopic(rule.topic) : null,
      severity: rule.set === 'warnings' ? (rule.scope.severity ?? null) : null,
      notify: rule.set === 'warnings' ? (rule.scope.notify ?? '').split(',').filter(Boolean) : [],
      cases: results.map((result) => ({
        name: result.case.name,
        facts: explainCase({ ...context, rule, facts: result.case.facts }),
        expect: result.case.expect,
        passed: result.passed,
      })),
    }
  } catch (error) {
    if (isAppError(error) && error.code === 'RULES_BROKEN') return null
    throw error
  }
}

async function stageNames(tx: Tx): Promise<Map<string, Bilingual>> {
  const stages = await tx.stage.findMany({ select: { id: true, nameZh: true, nameEn: true } })
  return new Map(stages.map((stage) => [stage.id, { zh: stage.nameZh, en: stage.nameEn }]))
}
