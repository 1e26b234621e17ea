import type { CalendarDate } from '#lib/clock.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { ModelConfig } from './model-roles.ts'

/** Millionths of a minor unit in one. */
const micro = 1_000_000n

/** Has whoever acts used what they may use of a role today? Of all its models together, so that another one begins no new day. */
export async function isCapped(options: {
  tx: Tx
  actor: Pick<Actor, 'personId'>
  config: ModelConfig
  day: CalendarDate
}): Promise<boolean> {
  const { tx, actor, config, day } = options
  const { role, capTokens, capMoney } = config
  if (capTokens === null && capMoney === null) return false
  const [used] = await tx.$queryRaw<{ tokens: bigint; cost: bigint }[]>`
    SELECT coalesce(sum(tokens_in + tokens_out), 0)::bigint AS tokens, coalesce(sum(cost_micro), 0)::bigint AS cost
    FROM model_usage WHERE person_id = ${actor.personId}::uuid AND day = ${day}::date AND role = ${role}`
  const { tokens = 0n, cost = 0n } = used ?? {}
  return (capTokens !== null && tokens >= capTokens) || (capMoney !== null && cost >= BigInt(capMoney) * micro)
}
