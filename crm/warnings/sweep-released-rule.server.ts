import { sweepActor } from '#crm/org/sweep-actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { findHeldRun } from './_find-held-run.server.ts'
import { type SweepOptions, sweepWarnings } from './sweep-warnings.server.ts'
import type { SweptRule } from './swept-rule.ts'

/**
 * Looks over every record by a rule that was let go, without a limit. Its run follows the one that held the rule, so asked a
 * second time it does nothing.
 * @returns what it did; null when the rule is no longer held by that run
 */
export async function sweepReleasedRule(
  options: Pick<SweepOptions, 'now' | 'signal'> & { runId: string },
): Promise<SweptRule | null> {
  const { runId, ...rest } = options
  const held = await withActor(sweepActor, (tx) => findHeldRun({ tx, runId }))
  if (!held) return null
  const [swept] = await sweepWarnings({ ...rest, ruleId: held.ruleId, most: null })
  return swept ?? null
}
