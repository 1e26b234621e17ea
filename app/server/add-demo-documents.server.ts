import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { addDocumentVersion } from '#crm/documents/add-document-version.server.ts'
import { fileKey } from '#crm/documents/document.schema.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import { fileStore } from '#lib/file-store.server.ts'
import { newId } from '#lib/ids.ts'
import { demoDocuments } from '#prisma/seeds/demo/demo-documents.ts'
import { stableId } from '#prisma/seeds/stable-id.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { addDemoPart } from './add-demo-part.server.ts'

const versionIdOf = (name: string) => stableId(`demo/document/${name}`)

/**
 * Uploads the contracts of the demonstration as their owners would, once; the jobs review them like any other. A demonstration
 * whose deals were renamed has none.
 */
export async function addDemoDocuments(): Promise<void> {
  const ids = demoDocuments.map(({ name }) => versionIdOf(name))
  await addDemoPart({
    part: 'demoDocuments',
    // Whose deals they are, only what sees every deal can say.
    as: sweepActor,
    look: async (tx) => ({
      own: await tx.documentVersion.findMany({ where: { id: { in: ids } }, select: { id: true } }),
      all: await tx.document.count(),
    }),
    add: async (own) => {
      for (const document of demoDocuments) if (!own.has(versionIdOf(document.name))) await upload(document)
      return true
    },
  })
}

async function upload({ opportunity, name, file }: (typeof demoDocuments)[number]): Promise<void> {
  const deal = await withActor(sweepActor, (tx) =>
    tx.opportunity.findFirst({
      where: { name: opportunity, status: 'open' },
      select: { id: true, ownerId: true },
      orderBy: { number: 'asc' },
    }),
  )
  const actor = deal && (await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: deal.ownerId })))
  if (!actor) return
  const bytes = await readFile(file)
  const fileId = newId()
  await fileStore().put(fileKey(fileId), bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const stored = { fileId, format: 'docx' as const, bytes: bytes.length, sha256 }
  await withActor(actor, (tx) =>
    addDocumentVersion({ tx, actor, opportunityId: deal.id, versionId: versionIdOf(name), name, file: stored }),
  )
}
