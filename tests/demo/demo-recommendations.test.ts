import { beforeAll, expect, test } from 'vitest'
import { recommendKnowledge } from '#ai/recommend-knowledge/recommend-knowledge.server.ts'
import { addDemoKnowledge } from '#app/server/add-demo-knowledge.server.ts'
import { prepareRules } from '#app/server/prepare-database.server.ts'
import { nameKey } from '#crm/customers/name-key.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { loadDemo } from '#prisma/seeds/demo/load-demo.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

const today = '2026-11-25'
const owner = useTestDatabase()

beforeAll(async () => {
  await loadBase({ client: owner.client })
  await loadDemo({ client: owner.client, today, nameKey })
  await prepareRules({ say: () => undefined })
  await addDemoKnowledge()
}, 300_000)

test('look', async () => {
  const { rows } = await owner.query<any>(
    `SELECT id, owner_id, name, stage_id FROM opportunity WHERE status = 'open' ORDER BY amount DESC NULLS LAST LIMIT 30`,
  )
  for (const { id, owner_id, name, stage_id } of rows) {
    const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: owner_id }))
    if (!actor) continue
    const t = performance.now()
    const r = await withActor(actor, (tx) => recommendKnowledge({ tx, actor, opportunityId: id, now: new Date(today) }))
    console.log(name, stage_id, Math.round(performance.now() - t) + 'ms')
    for (const a of r.articles)
      console.log(
        '   ',
        a.title,
        '|',
        a.excerpt,
        '|',
        JSON.stringify(
          a.why.map((w) => ('words' in w ? w.kind + ':' + w.words.map((x) => x.zh + '=' + x.en).join(',') : w.ruleId)),
        ),
      )
    for (const a of r.bids)
      console.log('   BID', a.name.zh, a.result, a.mainReason, '|', a.excerpt, '|', JSON.stringify(a.why))
  }
  expect(1).toBe(1)
}, 100_000)
