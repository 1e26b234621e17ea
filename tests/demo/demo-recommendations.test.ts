import { beforeAll, expect, test } from 'vitest'
import { recommendKnowledge } from '#ai/recommend-knowledge/recommend-knowledge.server.ts'
import { addDemoKnowledge } from '#app/server/add-demo-knowledge.server.ts'
import { getPostMortem } from '#crm/bids/get-post-mortem.server.ts'
import { nameKey } from '#crm/customers/name-key.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { getArticle } from '#knowledge/articles/get-article.server.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { loadDemo } from '#prisma/seeds/demo/load-demo.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

const today = '2026-11-25'
const owner = useTestDatabase()

interface Deal {
  id: string
  owner_id: string
  name: string
}
let deals: Deal[]

beforeAll(async () => {
  await loadBase({ client: owner.client })
  await loadDemo({ client: owner.client, today, nameKey })
  await installShippedRules()
  await addDemoKnowledge()
  const { rows } = await owner.query(
    `SELECT id, owner_id, name FROM opportunity WHERE status = 'open' ORDER BY amount DESC NULLS LAST, id LIMIT 20`,
  )
  deals = rows as unknown as Deal[]
}, 300_000)

async function recommendedTo({ id, owner_id: personId }: Deal) {
  const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId }))
  if (!actor) throw new Error(`${personId} was not resolved`)
  const inTx = <T>(work: Parameters<typeof withActor<T>>[1]) => withActor(actor, work)
  const now = new Date(`${today}T02:00:00Z`)
  return { actor, found: await recommendKnowledge({ inTx, actor, opportunityId: id, embedder: null, now }) }
}

test('whoever owns a deal is handed articles and past bids that they may open, each with why', async () => {
  let [withArticles, withBids] = [0, 0]
  for (const deal of deals) {
    const { actor, found } = await recommendedTo(deal)
    if (found.articles.length > 0) withArticles += 1
    if (found.bids.length > 0) withBids += 1
    for (const { id, why } of found.articles) {
      expect(why.length, deal.name).toBeGreaterThan(0)
      expect((await withActor(actor, (tx) => getArticle({ tx, actor, id }))).state).toBe('published')
    }
    for (const { id, why, mainReason } of found.bids) {
      expect(why.length, deal.name).toBeGreaterThan(0)
      const known = await withActor(actor, (tx) => getPostMortem({ tx, actor, id }))
      expect(known.submitted).not.toBeNull()
      expect(known.mainReason).toBe(mainReason?.factor ?? null)
      expect(known.bid.opportunity?.id).not.toBe(deal.id)
    }
  }
  expect(withArticles).toBeGreaterThan(15)
  expect(withBids).toBeGreaterThan(12)
}, 120_000)

test('a press that is being prepared is told of presses: how they are sized, and those that were bid before', async () => {
  const press = deals.find(({ name }) => name.includes('自由锻造液压机'))
  if (!press) throw new Error('the demonstration sells no open-die press')
  const { found } = await recommendedTo(press)
  expect(found.articles.map(({ title }) => title)).toContain('165MN快锻压机选型要点')
  expect(found.bids.length).toBeGreaterThan(0)
  for (const { name } of found.bids) expect(name.zh).toMatch(/锻|压机/)
}, 60_000)
