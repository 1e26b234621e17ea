import { sweepActor } from '#crm/org/sweep-actor.ts'
import { newId } from '#lib/ids.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { asSweep } from './_sweep-rule.server.ts'
import type { CheckedRule } from './compile-rule.ts'
import { findingsStatement, type KeptFindings } from './findings-statement.ts'
import type { WarningSubject } from './warning-subjects.ts'

interface KeepOptions {
  rules: readonly CheckedRule[]
  /** the group's calendar day */
  today: string
  timeZone: string
  signal?: AbortSignal | undefined
}

/**
 * Asks all rules about every record, by one statement a subject, and keeps what they find.
 * @returns how much, by the ids of the rules
 */
export async function keepFindings(
  options: KeepOptions,
): Promise<{ sweepId: string; byRule: ReadonlyMap<string, KeptFindings> }> {
  const { rules, today, timeZone, signal } = options
  const sweepId = newId()
  const began = await beginning()
  const kept = new Map(rules.map(({ rule }) => [rule.id, { sweepId, found: 0, ...began }]))
  const subjects = new Map<WarningSubject, CheckedRule[]>()
  for (const rule of rules) subjects.set(rule.subject, [...(subjects.get(rule.subject) ?? []), rule])
  for (const [subject, of] of subjects) {
    signal?.throwIfAborted()
    const { text, values } = findingsStatement({ sweepId, subject, rules: of, today, timeZone })
    const rows = await asSweep((tx) => tx.$queryRawUnsafe<{ ruleId: string; found: number }[]>(text, ...values))
    for (const { ruleId, found } of rows) kept.set(ruleId, { sweepId, found, ...began })
  }
  return { sweepId, byRule: kept }
}

/** Before anything is looked for: who commits from now on may not be seen. */
function beginning(): Promise<{ seen: string; at: string }> {
  return withActor(sweepActor, async (tx) => {
    const [row] = await tx.$queryRaw<{ seen: string; at: Date }[]>`
      SELECT pg_current_snapshot()::text AS seen, now() AS at`
    return { seen: row?.seen ?? '1:1:', at: (row?.at ?? new Date(0)).toISOString() }
  })
}

/** Lets go of what sweeps have kept: of this one, and of those that never came to their end. */
export function dropFindings(sweepId: string | undefined): Promise<unknown> {
  return asSweep(
    (tx) => tx.$executeRaw`DELETE FROM sweep_finding
      WHERE sweep_id = ${sweepId ?? null}::uuid OR found_at < now() - interval '1 day'`,
  )
}
