import { readSettings } from '#crm/org/read-settings.server.ts'
import type { CalendarDate } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'

/**
 * Takes a rate away; from its day on the one before holds again.
 * @throws AppError NOT_FOUND when there is none of that day, FORBIDDEN when the actor is no keeper
 */
export async function removeRate(options: {
  tx: Tx
  actor: Actor
  currency: string
  validFrom: CalendarDate
}): Promise<void> {
  const { tx, actor, currency, validFrom } = options
  if (!actor.keeper) throw new AppError('FORBIDDEN', 'rates are kept by administrators')
  const { currency: base } = await readSettings(tx)
  const removed = await tx.$queryRaw<{ rate: string }[]>`
    DELETE FROM exchange_rate WHERE base = ${base} AND currency = ${currency} AND valid_from = ${validFrom}::date
    RETURNING trim_scale(rate)::text AS rate`
  const [before] = removed
  if (!before) throw new AppError('NOT_FOUND', `no rate of ${currency} from ${validFrom} on`)
  await recordEvent(tx, actor, {
    type: 'exchange-rate.removed',
    orgId: actor.home.id,
    entity: { type: 'exchange-rate', id: newId() },
    before: { base, currency, validFrom, rate: before.rate },
  })
}
