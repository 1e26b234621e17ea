import type { Tx } from '#prisma/client.server.ts'

/** Which of these files some version of an article is, drafts and archived ones too. Asked by the review service, which sees every version. */
export async function findKnownArticleFiles(options: { tx: Tx; fileIds: readonly string[] }): Promise<Set<string>> {
  const rows = await options.tx.articleVersion.findMany({
    where: { fileId: { in: [...options.fileIds] } },
    select: { fileId: true },
  })
  return new Set(rows.flatMap(({ fileId }) => fileId ?? []))
}
