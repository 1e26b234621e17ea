import type { Condition } from '#engine/condition.ts'
import { type RuleFile, ruleFileSchema } from '#engine/rule-file.ts'
import type { Bilingual } from '#engine/vocabulary.ts'
import type { Tx } from '#prisma/client.server.ts'

/** A warning rule in force. */
export interface WarningRule {
  id: string
  version: number
  /** null: the group's */
  orgId: string | null
  subject: string
  name: Bilingual
  why: Bilingual
  severity: string
  /** who is told: owner, team, manager, head */
  notify: string[]
  when?: Condition
  condition: Condition
}

/** A rule in force whose body is none that this version knows. */
export interface BrokenRule {
  id: string
  reason: string
}

/** The warning rules in force, in the order of their ids, and those that cannot be read: one must not keep the others from running. */
export async function warningRules({ tx }: { tx: Tx }): Promise<{ rules: WarningRule[]; broken: BrokenRule[] }> {
  const versions = await tx.ruleVersion.findMany({
    where: { status: 'active', rule: { setId: 'warnings' } },
    include: { rule: { select: { orgId: true } } },
    orderBy: { ruleId: 'asc' },
  })
  const rules: WarningRule[] = []
  const broken: BrokenRule[] = []
  for (const { ruleId, version, body, rule } of versions) {
    const read = ruleFileSchema.safeParse(body)
    if (!read.success) {
      const [issue] = read.error.issues
      broken.push({ id: ruleId, reason: `${issue?.path.join('.')}: ${issue?.message}`.slice(0, 300) })
      continue
    }
    rules.push(warningRule(read.data, { version, orgId: rule.orgId }))
  }
  return { rules, broken }
}

/** A wording as the sweep asks it. */
export function warningRule(rule: RuleFile, of: { version: number; orgId: string | null }): WarningRule {
  const { id, subject, name, why, scope, when, condition } = rule
  const notify = (scope.notify ?? '').split(',').filter(Boolean)
  return { id, ...of, subject, name, why, severity: scope.severity ?? 'watch', notify, when, condition }
}
