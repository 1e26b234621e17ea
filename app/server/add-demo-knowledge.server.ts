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
import type { Actor } from '#prisma/actor.ts'
import {
  type DemoArticle,
  type DemoDirectory,
  demoDirectories,
  readDemoArticles,
} from '#prisma/seeds/demo/demo-knowledge.server.ts'
import { companies } from '#prisma/seeds/demo/organisation.ts'
import { stableId } from '#prisma/seeds/stable-id.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { addDemoPart } from './add-demo-part.server.ts'

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

const directoryIdOf = (key: string) => stableId(`demo/directory/${key}`)
const articleIdOf = ({ directory, title }: DemoArticle) => stableId(`demo/article/${directory}/${title}`)

/** Writes the directories and articles as their administrator would. */
function addDemoArticles(): Promise<boolean> {
  const articles = readDemoArticles()
  const directoryIds = demoDirectories.map(({ key }) => directoryIdOf(key))
  const articleIds = articles.map(articleIdOf)
  return addDemoPart({
    part: 'demoKnowledge',
    as: sweepActor,
    look: async (tx) => {
      const directories = await tx.knowledgeDirectory.findMany({
        where: { id: { in: directoryIds } },
        select: { id: true },
      })
      const written = await tx.article.findMany({ where: { id: { in: articleIds } }, select: { id: true } })
      return { own: [...directories, ...written], all: await tx.knowledgeDirectory.count() }
    },
    add: async (own) => {
      const actor = await findKeeper()
      if (!actor) return false
      const orgs = await withActor(actor, (tx) => tx.organisation.findMany({ select: orgColumns }))
      const root = orgs.find(({ parentId }) => parentId === null)?.id
      if (!root) return false
      for (const directory of demoDirectories)
        if (!own.has(directoryIdOf(directory.key))) await writeDirectory({ actor, directory, orgs, root })
      for (const article of articles) if (!own.has(articleIdOf(article))) await writeArticle({ actor, article })
      return true
    },
  })
}

async function findKeeper(): Promise<Actor | null> {
  const keeper = await withActor(sweepActor, (tx) =>
    tx.membership.findFirst({
      where: { role: 'administrator', person: { active: true } },
      select: { personId: true },
    }),
  )
  return keeper && withRole('gantry_auth', (tx) => resolveActor({ tx, personId: keeper.personId }))
}

const orgColumns = { id: true, name: true, parentId: true } as const

interface WriteDirectoryOptions {
  actor: Actor
  directory: DemoDirectory
  orgs: readonly { id: string; name: string }[]
  root: string
}

async function writeDirectory({ actor, directory, orgs, root }: WriteDirectoryOptions): Promise<void> {
  const { key, below, zh, en, grants } = directory
  const id = directoryIdOf(key)
  const orgOf = (company: string) =>
    orgs.find(({ name }) => name === companies.find((each) => each.key === company)?.zh)?.id ?? null
  await withActor(actor, async (tx) => {
    const parentId = below && directoryIdOf(below)
    await addDirectory({ tx, actor, id, parentId, orgId: root, name: zh, nameLatin: en })
    if (!grants) return
    const lines = grants.map(({ company, rights }) => ({ orgId: company && orgOf(company), rights: [...rights] }))
    await setGrants({ tx, actor, id, grants: lines })
  })
}

async function writeArticle({ actor, article }: { actor: Actor; article: DemoArticle }): Promise<void> {
  const { directory, kind, title, body } = article
  const [id, directoryId] = [articleIdOf(article), directoryIdOf(directory)]
  await withActor(actor, async (tx) => {
    await addArticle({ tx, actor, id, directoryId, kind, language: 'zh', title, content: { body } })
    await publishArticle({ tx, actor, id, version: 1 })
  })
  await indexArticle({ articleId: id })
}
