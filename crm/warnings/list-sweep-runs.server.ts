import type { Tx } from '#prisma/client.server.ts'
import type { SweepFault } from './sweep-warnings.server.ts'
import { warningRules } from './warning-rules.server.ts'

/** What the last sweep found by one warning rule in force. */
export interface SweepRunView {
  ruleId: string
  name: { zh: string; en: string }
  /** null: no sweep has looked by this rule yet */
  run: {
    /** ISO 8601 */
    at: string
    found: number
    opened: number
    closed: number
    held: boolean
    faults: SweepFault[]
  } | null
}

/** The warning rules in force, each with what the last sweep found by it. */
export async function listSweepRuns({ tx }: { tx: Tx }): Promise<SweepRunView[]> {
  const { rules: sound, broken } = await warningRules({ tx })
  const rules = [...sound, ...broken.map(({ id }) => ({ id, name: { zh: id, en: id } }))]
  const runs = await tx.$queryRaw<Row[]>`
    SELECT s.rule_id, s.at, s.found, s.opened, s.closed, s.held, s.faults
    FROM unnest(${rules.map(({ id }) => id)}::text[]) r (id)
    CROSS JOIN LATERAL (SELECT * FROM sweep_run s WHERE s.rule_id = r.id ORDER BY s.at DESC LIMIT 1) s`
  const byRule = new Map(runs.map((run) => [run.rule_id, run]))
  return rules.map(({ id, name }) => {
    const row = byRule.get(id)
    if (!row) return { ruleId: id, name, run: null }
    const { at, found, opened, closed, held, faults } = row
    return { ruleId: id, name, run: { at: at.toISOString(), found, opened, closed, held, faults } }
  })
}

interface Row {
  rule_id: string
  at: Date
  found: number
  opened: number
  closed: number
  held: boolean
  faults: SweepFault[]
}
