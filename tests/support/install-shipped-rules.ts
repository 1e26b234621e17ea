import { consoleActor } from '#crm/org/console-actor.ts'
import { installRulePacks } from '#crm/rule-sets/install-rule-packs.server.ts'
import { readRulePacks } from '#crm/rule-sets/read-rule-packs.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'

/** Puts the rules that the product ships into force, as a first start does. */
export async function installShippedRules(): Promise<void> {
  const packs = await readRulePacks({ timeZone: 'Asia/Shanghai', currency: 'CNY' })
  const rules = packs.rules.map(({ rule }) => rule)
  await withActor(consoleActor, (tx) => installRulePacks({ tx, actor: consoleActor, rules }))
}
