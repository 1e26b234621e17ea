import { prepareQueue } from '#app/jobs/prepare-queue.server.ts'
import { nameKey } from '#crm/customers/name-key.ts'
import { consoleActor } from '#crm/org/console-actor.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { installRulePacks } from '#crm/rule-sets/install-rule-packs.server.ts'
import { readRulePacks, refuseBroken } from '#crm/rule-sets/read-rule-packs.server.ts'
import { addDays, dayOf } from '#lib/clock.ts'
import { asOwner } from '#prisma/as-owner.server.ts'
import { migrate } from '#prisma/migrate.server.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { loadDemo } from '#prisma/seeds/demo/load-demo.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'

export interface PrepareOptions {
  /** address of the database, as the owner of its tables */
  url: string
  /** load the demonstration when there is no organisation yet */
  demo: boolean
  say: (line: string) => void
}

/** As the owner of the tables: migrations, base configuration, partitions of the coming months, and the demonstration. */
export async function prepareDatabase({ url, demo, say }: PrepareOptions): Promise<void> {
  await asOwner(url, async (client) => {
    const { applied } = await migrate(client)
    if (applied.length > 0) say(`database: ${applied.length} migrations applied`)
    await prepareQueue(client)
    await loadBase({ client })
    const today = dayOf(new Date(), 'Asia/Shanghai')
    await client.query('SELECT gantry.ensure_event_partitions($1, $2)', [today, addDays(today, 92)])
    const empty = await client.query('SELECT 1 FROM organisation LIMIT 1')
    if (demo && empty.rows.length === 0) {
      say('demonstration: loading the group')
      await loadDemo({ client, today, nameKey })
    }
  })
}

/** The shipped rules, once the product itself is connected. @throws AppError RULES_BROKEN for a broken rule file */
export async function prepareRules({ say }: Pick<PrepareOptions, 'say'>): Promise<void> {
  const { timeZone, currency } = await withActor(consoleActor, (tx) => readSettings(tx))
  const packs = await readRulePacks({ timeZone, currency })
  refuseBroken(packs.problems)
  const rules = packs.rules.map(({ rule }) => rule)
  const { added, drafted } = await withActor(consoleActor, (tx) => installRulePacks({ tx, actor: consoleActor, rules }))
  if (added.length > 0) say(`rules: ${added.join(', ')} in force`)
  if (drafted.length > 0) say(`rules: ${drafted.join(', ')} changed in the pack, waiting as drafts`)
}
