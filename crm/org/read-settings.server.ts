import { z } from '#lib/zod.ts'
import type { Tx } from '#prisma/client.server.ts'
import { settingDefaults } from './setting-defaults.ts'

const SettingsSchema = z.object({
  /** IANA name; days are counted in it */
  timeZone: z.string().default(settingDefaults.timeZone),
  /** ISO 4217; amounts in other currencies are shown, never added */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default(settingDefaults.currency),
  /** decimal string in the group's currency: from here on an opportunity is a major one */
  majorFrom: z.string().default(settingDefaults.majorFrom),
  /** people may sign in without a password; only ever set by the demonstration data */
  demo: z.boolean().default(settingDefaults.demo),
})
export type Settings = z.output<typeof SettingsSchema>

/** What the group has settled, with the defaults of an installation that has settled nothing. */
export async function readSettings(tx: Tx): Promise<Settings> {
  const rows = await tx.setting.findMany()
  return SettingsSchema.parse(Object.fromEntries(rows.map((row) => [row.key, row.value])))
}
