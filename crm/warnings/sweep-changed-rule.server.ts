import { sweepActor } from '#crm/org/sweep-actor.ts'
import { z } from '#lib/zod.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { type SweepOptions, sweepWarnings } from './sweep-warnings.server.ts'
import type { SweptRule } from './swept-rule.ts'

/**
 * Looks over every record by a rule of which a version was released or taken back, as the event tells: nobody waits for the night.
 * A rule that is out of force closes what it warned of, and a version is not held back for what was confirmed when it was released. Run
 * twice it changes nothing the second time.
 */
export async function sweepChangedRule(
  options: Pick<SweepOptions, 'now' | 'signal'> & { eventId: string },
): Promise<SweptRule[]> {
  const { eventId, ...rest } = options
  const event = await withActor(sweepActor, (tx) =>
    tx.domainEvent.findFirst({ where: { id: eventId }, select: { after: true } }),
  )
  const read = ChangeSchema.safeParse(event?.after)
  if (!read.success) return []
  const { rule: ruleId, version, confirmed } = read.data
  return sweepWarnings({ ...rest, ruleId, confirmed: confirmed && version ? { version, ...confirmed } : undefined })
}

const ChangeSchema = z.object({
  rule: z.string(),
  version: z.number().nullish(),
  confirmed: z.object({ opens: z.number(), found: z.number() }).optional(),
})
