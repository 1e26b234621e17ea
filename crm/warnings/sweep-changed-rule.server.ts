import { sweepActor } from '#crm/org/sweep-actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { type SweepOptions, sweepWarnings } from './sweep-warnings.server.ts'
import type { SweptRule } from './swept-rule.ts'

/**
 * Looks over every record by a rule of which a version was released or taken back, as the event tells: nobody waits for the night.
 * A rule that is out of force closes what it warned of. Run twice it changes nothing the second time.
 */
export async function sweepChangedRule(
  options: Pick<SweepOptions, 'now' | 'signal'> & { eventId: string },
): Promise<SweptRule[]> {
  const { eventId, ...rest } = options
  const event = await withActor(sweepActor, (tx) =>
    tx.domainEvent.findFirst({ where: { id: eventId }, select: { after: true } }),
  )
  const ruleId = (event?.after as { rule?: unknown } | null | undefined)?.rule
  return typeof ruleId === 'string' ? sweepWarnings({ ...rest, ruleId }) : []
}
