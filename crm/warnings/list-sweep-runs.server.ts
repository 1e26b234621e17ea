import type { Bilingual } from '#engine/vocabulary.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { SweepFault } from './swept-rule.ts'
import { warningRules } from './warning-rules.server.ts'

/** What the last sweep found by one warning rule in force. */
export interface SweepRunView {
  ruleId: string
  /** null: the rule cannot be read */
  name: Bilingual | null
  /** null: no sweep has looked by this rule yet */
  run: {
    id: string
    /** ISO 8601 */
    at: string
    found: number
    opened: number
    closed: number
    held: boolean
    faults: SweepFault[]
  } | null
}

/** How many rules the last sweep held back, and on how many it failed for some records or for all. */
export interface SweepTroubles {
  held: number
  faulty: number
}

/** What went wrong in the last sweep; null when nothing did. */
export async function findSweepTroubles({ tx }: { tx: Tx }): Promise<SweepTroubles | null> {
  const runs = (await listSweepRuns({ tx })).flatMap(({ run }) => run ?? [])
  const held = runs.filter((run) => run.held).length
  const faulty = runs.filter((run) => run.faults.length > 0).length
  return held + faulty > 0 ? { held, faulty } : null
}

/** The warning rules in force, each with what the last sweep found by it; those that cannot be read among them. */
export async function listSweepRuns({ tx }: { tx: Tx }): Promise<SweepRunView[]> {
  const { rules, broken } = await warningRules({ tx })
  const inForce = [...rules, ...broken.map(({ id }) => ({ id, name: null }))].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const runs = await tx.$queryRaw<Row[]>`
    SELECT s.id, s.rule_id, s.at, s.found, s.opened, s.closed, s.held, s.faults
    FROM unnest(${inForce.map(({ id }) => id)}::text[]) r (id)
    CROSS JOIN LATERAL (SELECT * FROM sweep_run s WHERE s.rule_id = r.id ORDER BY s.at DESC LIMIT 1) s`
  const byRule = new Map(runs.map((run) => [run.rule_id, run]))
  return inForce.map(({ id, name }) => {
    const row = byRule.get(id)
    if (!row) return { ruleId: id, name, run: null }
    const { id: runId, at, found, opened, closed, held, faults } = row
    return { ruleId: id, name, run: { id: runId, at: at.toISOString(), found, opened, closed, held, faults } }
  })
}

interface Row {
  id: string
  rule_id: string
  at: Date
  found: number
  opened: number
  closed: number
  held: boolean
  faults: SweepFault[]
}
