import { sweepActor } from '#crm/org/sweep-actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { recheckWarnings } from './recheck-warnings.server.ts'
import { type SweepOptions, sweepWarnings } from './sweep-warnings.server.ts'
import type { SweptRule } from './swept-rule.ts'

/** records looked at by one statement */
const atOnce = 1000

/**
 * Looks over every record, and then once more over those that somebody changed meanwhile. Each rule's statement reads one moment:
 * a change committed after it would find nothing open yet when it is looked at by itself, and the warning would stay until the
 * next night.
 */
export async function sweepAndCatchUp(options: Pick<SweepOptions, 'now' | 'signal'> = {}): Promise<SweptRule[]> {
  const began = await beginning()
  const swept = await sweepWarnings(options)
  const changed = await changedSince(began)
  for (let at = 0; at < changed.length; at += atOnce) {
    options.signal?.throwIfAborted()
    await recheckWarnings({ ...options, recordIds: changed.slice(at, at + atOnce) })
  }
  return swept
}

/** The oldest transaction that was still running: whatever commits from now on bears its number or a later one. */
function beginning(): Promise<string> {
  return withActor(sweepActor, async (tx) => {
    const [row] = await tx.$queryRaw<{ oldest: string }[]>`
      SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS oldest`
    return row?.oldest ?? '0'
  })
}

/** Records about which somebody else than the sweep has done something, a warning of theirs among it. */
function changedSince(began: string): Promise<string[]> {
  return withActor(sweepActor, async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT record_id AS id FROM domain_event
      WHERE txid >= ${began}::text::xid8 AND record_type IN ('opportunity', 'customer') AND actor_id IS DISTINCT FROM ${sweepActor.personId}::uuid
      ORDER BY 1`
    return rows.map(({ id }) => id)
  })
}
