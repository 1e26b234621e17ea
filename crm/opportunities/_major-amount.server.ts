import { Decimal } from 'decimal.js'
import { readRates } from '#crm/exchange-rates/read-rates.server.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { dayOf } from '#lib/clock.ts'
import type { Tx } from '#prisma/client.server.ts'

/** Does an amount make an opportunity a major one, by today's rate? In a currency without a rate it does not. */
export async function isMajorAmount(options: {
  tx: Tx
  amount: string | null
  currency: string
  now?: Date
}): Promise<boolean> {
  const { tx, amount, currency, now = new Date() } = options
  if (!amount) return false
  const { currency: base, majorFrom, timeZone } = await readSettings(tx)
  if (currency === base) return new Decimal(amount).gte(majorFrom)
  const rates = await readRates({ tx, base, today: dayOf(now, timeZone) })
  const rate = rates.find((each) => each.currency === currency)
  return rate !== undefined && new Decimal(amount).times(rate.rate).gte(majorFrom)
}
