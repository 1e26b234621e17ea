import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { addDocumentVersion } from '#crm/documents/add-document-version.server.ts'
import { fileKey } from '#crm/documents/document.schema.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import { fileStore } from '#lib/file-store.server.ts'
import { newId } from '#lib/ids.ts'
import { demoDocuments } from '#prisma/seeds/demo/demo-documents.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'

/**
 * Uploads the contracts of the demonstration as their owners would, once; the jobs review them like any other. A demonstration
 * whose deals were renamed has none.
 */
export async function addDemoDocuments(): Promise<void> {
  // Whose deals they are, only what sees every deal can say.
  const deals = await withActor(sweepActor, async (tx) => {
    const { demo } = await readSettings(tx)
    if (!demo || (await tx.document.count()) > 0) return []
    return tx.opportunity.findMany({
      where: { name: { in: demoDocuments.map(({ opportunity }) => opportunity) }, status: 'open' },
      select: { id: true, name: true, ownerId: true },
      orderBy: { number: 'asc' },
    })
  })
  for (const { opportunity, name, file } of demoDocuments) {
    const deal = deals.find((each) => each.name === opportunity)
    const actor = deal && (await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: deal.ownerId })))
    if (!actor) continue
    const bytes = await readFile(file)
    const fileId = newId()
    await fileStore().put(fileKey(fileId), bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const stored = { fileId, format: 'docx' as const, bytes: bytes.length, sha256 }
    await withActor(actor, (tx) =>
      addDocumentVersion({ tx, actor, opportunityId: deal.id, versionId: newId(), name, file: stored }),
    )
  }
}
