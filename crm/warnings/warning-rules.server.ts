import type { Condition } from '#engine/condition.ts'
import { ruleFileSchema } from '#engine/rule-file.ts'
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
  /** who is told: owner, manager, head */
  notify: string[]
  when?: Condition
  condition: Condition
}

/** The warning rules in force, in the order of their ids. */
export async function warningRules({ tx }: { tx: Tx }): Promise<WarningRule[]> {
  const versions = await tx.ruleVersion.findMany({
    where: { status: 'active', rule: { setId: 'warnings' } },
    include: { rule: { select: { orgId: true } } },
    orderBy: { ruleId: 'asc' },
  })
  return versions.map(({ ruleId, version, body, rule }) => {
    const { subject, name, why, scope, when, condition } = ruleFileSchema.parse(body)
    const notify = (scope.notify ?? '').split(',').filter(Boolean)
    const severity = scope.severity ?? 'watch'
    return { id: ruleId, version, orgId: rule.orgId, subject, name, why, severity, notify, when, condition }
  })
}
