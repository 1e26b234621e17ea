import { readSettings } from '#crm/org/read-settings.server.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import { addArticle } from '#knowledge/articles/add-article.server.ts'
import { publishArticle } from '#knowledge/articles/publish-article.server.ts'
import { addDirectory } from '#knowledge/directories/add-directory.server.ts'
import { type DirectoryRight, directoryRights } from '#knowledge/directories/directory.schema.ts'
import { setGrants } from '#knowledge/directories/set-grants.server.ts'
import { newId } from '#lib/ids.ts'
import { demoDirectories, readDemoArticles } from '#prisma/seeds/demo/demo-articles.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'

/**
 * Writes the knowledge base of the demonstration as its administrator would, once; jobs index it like any other. An organisation that
 * was renamed is given nothing of its own.
 */
export async function addDemoKnowledge(): Promise<void> {
  const demo = await withActor(sweepActor, async (tx) => {
    const settings = await readSettings(tx)
    if (!settings.demo || (await tx.knowledgeDirectory.count()) > 0) return null
    const keeper = await tx.membership.findFirst({ where: { role: 'administrator' }, select: { personId: true } })
    const orgs = await tx.organisation.findMany({ select: { id: true, name: true, parentId: true } })
    return keeper && { keeper: keeper.personId, orgs }
  })
  const actor = demo && (await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: demo.keeper })))
  const group = demo?.orgs.find(({ parentId }) => parentId === null)
  if (!actor || !group) return
  const idOf = new Map(demoDirectories.map(({ key }) => [key, newId()]))
  await withActor(actor, async (tx) => {
    for (const { key, name, latin, under, grants } of demoDirectories) {
      const id = idOf.get(key) ?? ''
      const parentId = under && (idOf.get(under) ?? null)
      await addDirectory({ tx, actor, id, parentId, orgId: group.id, name, nameLatin: latin })
      const lines = grants.flatMap(({ org, rights }) => {
        const known = demo.orgs.find((one) => one.name === org)
        return org && !known ? [] : [{ orgId: known?.id ?? null, rights: rightsNamed(rights) }]
      })
      if (lines.length > 0) await setGrants({ tx, actor, id, grants: lines })
    }
  })
  for (const { directory, kind, language, title, body } of readDemoArticles()) {
    const id = newId()
    const directoryId = idOf.get(directory) ?? ''
    await withActor(actor, async (tx) => {
      await addArticle({ tx, actor, id, directoryId, kind, language, title, content: { body } })
      await publishArticle({ tx, actor, id, version: 1 })
    })
  }
}

/** By their first letters. */
function rightsNamed(letters: string): DirectoryRight[] {
  return directoryRights.filter((right) => letters.includes(right.charAt(0)))
}
