import type { Condition } from '#engine/condition.ts'
import type { RuleForDecision } from '#engine/decision.ts'
import type { Tx } from '#prisma/client.server.ts'

/** The body of a stored gate rule, as far as a decision needs it. */
interface GateBody {
  name: { zh: string; en: string }
  why: { zh: string; en: string }
  when?: Condition
  condition: Condition
}

export interface GateRule extends RuleForDecision {
  why: { zh: string; en: string }
}

/**
 * The rules in force between an opportunity and its next stage. A group's rule and an organisation's own bind together:
 * all must hold, so an organisation can tighten and cannot loosen.
 * @param lineage the organisations from the root down to the opportunity's own
 */
export async function stageGate(options: {
  tx: Tx
  typeId: string
  to: string
  lineage: readonly string[]
}): Promise<GateRule[]> {
  const { tx, typeId, to, lineage } = options
  const versions = await tx.$queryRaw<{ rule_id: string; version: number; body: GateBody }[]>`
    SELECT v.rule_id, v.version, v.body FROM rule_version v JOIN rule r ON r.id = v.rule_id
    WHERE r.set_id = 'stage-gates' AND v.status = 'active'
      AND v.body -> 'scope' ->> 'type' = ${typeId} AND v.body -> 'scope' ->> 'to' = ${to}
      AND (r.org_id IS NULL OR r.org_id = ANY (${[...lineage]}::uuid[]))
    ORDER BY v.rule_id`
  return versions.map(({ rule_id, version, body }) => ({
    id: rule_id,
    version,
    name: body.name,
    why: body.why,
    when: body.when,
    condition: body.condition,
  }))
}
