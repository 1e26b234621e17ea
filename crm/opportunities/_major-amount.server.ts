import { Decimal } from 'decimal.js'
import { readSettings } from '#crm/org/read-settings.server.ts'
import type { Tx } from '#prisma/client.server.ts'

/** Does an amount make an opportunity a major one? Only in the group's own currency: another has no rate here. */
export async function isMajorAmount(options: { tx: Tx; amount: string | null; currency: string }): Promise<boolean> {
  const { tx, amount, currency } = options
  if (!amount) return false
  const settings = await readSettings(tx)
  return currency === settings.currency && new Decimal(amount).gte(settings.majorFrom)
}
