import { readSettings, type Settings } from '#crm/org/read-settings.server.ts'
import { dayOf } from '#lib/clock.ts'
import type { Tx } from '#prisma/client.server.ts'

/** The group's settings with today's date in its time zone: what screens count days from. */
export async function groupDay(tx: Tx, now = new Date()): Promise<Settings & { today: string }> {
  const settings = await readSettings(tx)
  return { ...settings, today: dayOf(now, settings.timeZone) }
}
