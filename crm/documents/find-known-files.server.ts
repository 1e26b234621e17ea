import type { Tx } from '#prisma/client.server.ts'

/** Which of these files some version is of that the actor sees. */
export async function findKnownFiles({ tx, fileIds }: { tx: Tx; fileIds: readonly string[] }): Promise<Set<string>> {
  const rows = await tx.documentVersion.findMany({
    where: { fileId: { in: [...fileIds] } },
    select: { fileId: true },
  })
  return new Set(rows.map(({ fileId }) => fileId))
}
