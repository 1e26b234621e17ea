import type { CalendarDate } from '#lib/clock.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { costOf, type ModelConfig, type TokenCount } from './model-roles.ts'

interface UsageOptions extends TokenCount {
  tx: Tx
  actor: Pick<Actor, 'personId'>
  config: ModelConfig
  /** the group's */
  day: CalendarDate
}

/** Counts one call of a model for whoever acts. */
export async function recordUsage({ tx, actor, config, day, tokensIn, tokensOut }: UsageOptions): Promise<void> {
  const cost = costOf({ tokensIn, tokensOut }, config)
  await tx.$executeRaw`INSERT INTO model_usage AS u (person_id, day, role, model, calls, tokens_in, tokens_out, cost_micro)
    VALUES (${actor.personId}::uuid, ${day}::date, ${config.role}, ${config.model}, 1, ${tokensIn}, ${tokensOut}, ${cost})
    ON CONFLICT (person_id, day, role, model) DO UPDATE SET calls = u.calls + 1, tokens_in = u.tokens_in + excluded.tokens_in,
      tokens_out = u.tokens_out + excluded.tokens_out, cost_micro = u.cost_micro + excluded.cost_micro`
}
