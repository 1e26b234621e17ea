import { expect, test } from 'vitest'
import { consoleActor } from '#crm/org/console-actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { digestOf, installRulePacks } from './install-rule-packs.server.ts'
import { readRulePacks } from './read-rule-packs.server.ts'

const owner = useTestDatabase()

test('each version that comes is on record, and the same pack again changes and tells nothing', async () => {
  const packs = await readRulePacks({ timeZone: 'Asia/Shanghai', currency: 'CNY' })
  const [first, ...others] = packs.rules.map(({ rule }) => rule)
  if (!first) throw new Error('no rules are shipped')
  const install = (rules: typeof others) =>
    withActor(consoleActor, (tx) => installRulePacks({ tx, actor: consoleActor, rules }))
  await install([first, ...others])
  await install([first, ...others])
  const changed = { ...first, owner: 'somebody else' }
  expect(await install([changed, ...others])).toEqual({ added: [], drafted: [first.id] })
  const { rows } = await owner.query(
    `SELECT actor_id, after FROM domain_event WHERE type = 'rule.installed' AND after ->> 'rule' = $1 ORDER BY id`,
    [first.id],
  )
  const told = { rule: first.id, set: first.set }
  expect(rows).toEqual([
    { actor_id: consoleActor.personId, after: { ...told, version: 1, status: 'active', digest: digestOf(first) } },
    { actor_id: consoleActor.personId, after: { ...told, version: 2, status: 'draft', digest: digestOf(changed) } },
  ])
  const all = await owner.query('SELECT count(*)::int AS count FROM domain_event')
  expect(all.rows).toEqual([{ count: packs.rules.length + 1 }])
})
