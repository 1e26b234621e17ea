import { indexPostMortem, listUnindexedBids } from '#crm/bids/index-post-mortem.server.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import { addArticle } from '#knowledge/articles/add-article.server.ts'
import { indexArticle } from '#knowledge/articles/index-article.server.ts'
import { publishArticle } from '#knowledge/articles/publish-article.server.ts'
import { addDirectory } from '#knowledge/directories/add-directory.server.ts'
import { setGrants } from '#knowledge/directories/set-grants.server.ts'
import { embedKnowledge } from '#knowledge/embedders/embed-knowledge.server.ts'
import { embedderOfProcess } from '#knowledge/embedders/embedder-of-process.ts'
import { newId } from '#lib/ids.ts'
import { demoDirectories, readDemoArticles } from '#prisma/seeds/demo/demo-knowledge.server.ts'
import { companies } from '#prisma/seeds/demo/organisation.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'

/**
 * Writes the articles of the demonstration and lets search find them, and what its bids taught; each once: the jobs that their events
 * ask for find nothing left to do. An endpoint of embeddings is not waited for: that is a job's.
 */
export async function addDemoKnowledge(): Promise<void> {
  const articles = await addDemoArticles()
  const bids = await indexDemoBids()
  if ((articles || bids) && !(await embedderOfProcess(null))) await embedKnowledge({ embedder: null })
}

/** The post-mortems of the demonstration come as rows, without the events by which others are indexed. */
async function indexDemoBids(): Promise<boolean> {
  const { demo } = await withActor(sweepActor, (tx) => readSettings(tx))
  const bids = demo ? await listUnindexedBids() : []
  for (const bidId of bids) await indexPostMortem({ bidId })
  return bids.length > 0
}

/** Writes the directories and articles as their administrator would. */
async function addDemoArticles(): Promise<boolean> {
  const keeper = await withActor(sweepActor, async (tx) => {
    const { demo } = await readSettings(tx)
    if (!demo || (await tx.knowledgeDirectory.count()) > 0) return null
    return tx.membership.findFirst({
      where: { role: 'administrator', person: { active: true } },
      select: { personId: true },
    })
  })
  const actor = keeper && (await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: keeper.personId })))
  if (!actor) return false
  const orgs = await withActor(actor, (tx) =>
    tx.organisation.findMany({ select: { id: true, name: true, parentId: true } }),
  )
  const root = orgs.find(({ parentId }) => parentId === null)?.id
  if (!root) return false
  const orgOf = (key: string) =>
    orgs.find(({ name }) => name === companies.find((each) => each.key === key)?.zh)?.id ?? null
  const ids = new Map(demoDirectories.map(({ key }) => [key, newId()]))
  for (const { key, below, zh, en, grants } of demoDirectories) {
    const id = ids.get(key) ?? newId()
    const parentId = (below && ids.get(below)) || null
    await withActor(actor, async (tx) => {
      await addDirectory({ tx, actor, id, parentId, orgId: root, name: zh, nameLatin: en })
      if (!grants) return
      const lines = grants.map(({ company, rights }) => ({ orgId: company && orgOf(company), rights: [...rights] }))
      await setGrants({ tx, actor, id, grants: lines })
    })
  }
  for (const { directory, kind, title, body } of readDemoArticles()) {
    const directoryId = ids.get(directory)
    if (!directoryId) throw new Error(`there is no directory ${directory}`)
    const id = newId()
    await withActor(actor, async (tx) => {
      await addArticle({ tx, actor, id, directoryId, kind, language: 'zh', title, content: { body } })
      await publishArticle({ tx, actor, id, version: 1 })
    })
    await indexArticle({ articleId: id })
  }
  return true
}
