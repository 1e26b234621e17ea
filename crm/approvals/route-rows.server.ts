import { readRuleBody } from '#crm/rule-sets/read-rule-body.ts'
import { vocabularies } from '#crm/rule-sets/vocabularies.ts'
import type { Condition } from '#engine/condition.ts'
import type { RuleFile } from '#engine/rule-file.ts'
import type { Bilingual, Vocabulary } from '#engine/vocabulary.ts'
import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { RoutedSubject, RouteStepRule } from './approval-route.ts'

/** A row of a route table in force. */
export interface RouteRow {
  id: string
  version: number
  /** whose it is; null: the group's */
  orgId: string | null
  for: RoutedSubject
  order: number
  name: Bilingual
  why: Bilingual
  /** when it is taken, where it applies included */
  condition: Condition
  vocabulary: Vocabulary
  steps: readonly RouteStepRule[]
}

/** The tables of one subject, each in the order in which its rows are tested. */
export interface RouteTables {
  /** of the organisation itself and those above it, the nearest first; empty where none has any */
  organisation: RouteRow[]
  group: RouteRow[]
}

/**
 * The rows in force for an organisation and for the group.
 * @param lineage the organisations from the root down to the record's own
 * @throws AppError RULES_BROKEN for one that this version cannot read: what comes after it would be taken in its place
 */
export async function routeTables(options: {
  tx: Tx
  for: RoutedSubject
  lineage: readonly string[]
}): Promise<RouteTables> {
  const { lineage } = options
  const rows = (await allRows(options)).filter((row) => row.for === options.for)
  const nearness = ({ orgId }: RouteRow) => lineage.length - lineage.indexOf(orgId ?? '')
  return {
    organisation: rows
      .filter(({ orgId }) => orgId !== null && lineage.includes(orgId))
      .sort((one, other) => nearness(one) - nearness(other)),
    group: rows.filter(({ orgId }) => orgId === null),
  }
}

/** Every row in force of whatever table, in the order of its table. @throws AppError RULES_BROKEN */
export async function allRows({ tx }: { tx: Tx }): Promise<RouteRow[]> {
  const versions = await tx.ruleVersion.findMany({
    where: { status: 'active', rule: { setId: 'approval-routes' } },
    include: { rule: { select: { orgId: true } } },
    orderBy: { ruleId: 'asc' },
  })
  return versions
    .map(({ ruleId, version, body, rule: { orgId } }) => {
      const { rule } = readRuleBody({ id: ruleId, body })
      const vocabulary = rule && vocabularies[rule.subject]
      if (!rule?.route || !vocabulary) throw new AppError('RULES_BROKEN', `${ruleId} is no row of a route table`)
      return rowOf({ rule: { ...rule, route: rule.route }, version, orgId, vocabulary })
    })
    .sort((one, other) => one.order - other.order)
}

function rowOf(options: {
  rule: RuleFile & { route: NonNullable<RuleFile['route']> }
  version: number
  orgId: string | null
  vocabulary: Vocabulary
}): RouteRow {
  const { rule, version, orgId, vocabulary } = options
  return {
    id: rule.id,
    version,
    orgId,
    for: rule.scope.for as RoutedSubject,
    order: Number(rule.scope.order),
    name: rule.name,
    why: rule.why,
    condition: rule.when ? { all: [rule.when, rule.condition] } : rule.condition,
    vocabulary,
    // That the roles are roles was checked when it was loaded.
    steps: rule.route as readonly RouteStepRule[],
  }
}
