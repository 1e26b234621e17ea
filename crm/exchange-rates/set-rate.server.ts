import { Decimal } from 'decimal.js'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import type { SetRate } from './exchange-rate.schema.ts'

/** A rate that is so many times the one before, or the one before so many times it, was rather typed the wrong way round. */
const farTimes = 2

/**
 * Enters what a unit of a currency is worth from a day on, or puts right what was entered for that day. Sums follow at once;
 * what was decided by an earlier rate stays as decided.
 * @throws AppError BAD_INPUT for the group's own currency, and for a rate that is far from the one before unless `sure`;
 * FORBIDDEN when the actor is no keeper
 */
export async function setRate(options: SetRate & { tx: Tx; actor: Actor }): Promise<void> {
  const { tx, actor, currency, validFrom, rate, sure } = options
  if (!actor.keeper) throw new AppError('FORBIDDEN', 'rates are kept by administrators')
  const { currency: base } = await readSettings(tx)
  if (currency === base) throw refused('currency', 'form.rateOwn')
  const day = new Date(`${validFrom}T00:00:00Z`)
  // Two people who enter the same day at once wait for each other, so that the second one's record says what it replaced.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(471111, hashtext(${`${base} ${currency}`}))`
  const near = await tx.exchangeRate.findFirst({
    where: { base, currency, validFrom: { lte: day } },
    orderBy: { validFrom: 'desc' },
  })
  if (near && sure === undefined && isFar(near.rate, rate)) throw refused('rate', 'form.rateFar')
  const before = near && near.validFrom.getTime() === day.getTime() ? near : null
  if (before && new Decimal(before.rate.toString()).equals(rate)) return
  await tx.$executeRaw`INSERT INTO exchange_rate (base, currency, valid_from, rate, entered_by)
    VALUES (${base}, ${currency}, ${validFrom}::date, ${rate}::numeric, ${actor.personId}::uuid)
    ON CONFLICT (base, currency, valid_from) DO UPDATE SET rate = excluded.rate, entered_by = excluded.entered_by,
      entered_at = now()`
  await recordEvent(tx, actor, {
    type: 'exchange-rate.set',
    orgId: actor.home.id,
    // A rate is found by its currency and day; the event's entity is enough to tell two apart.
    entity: { type: 'exchange-rate', id: newId() },
    before: before ? { base, currency, validFrom, rate: before.rate.toString() } : undefined,
    after: { base, currency, validFrom, rate },
  })
}

function isFar(before: Prisma.Decimal, after: string): boolean {
  const times = new Decimal(after).dividedBy(before.toString())
  return times.gt(farTimes) || times.lt(new Decimal(1).dividedBy(farTimes))
}

function refused(field: string, key: string): AppError {
  return new AppError('BAD_INPUT', `${field}: ${key}`, { details: { field, key } })
}
