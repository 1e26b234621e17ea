import type { Tx } from '#prisma/client.server.ts'

/** What stands on a version of a document. */
export interface FlagCounts {
  /** by severity, of those that nobody has dismissed */
  flags: { high: number; medium: number; low: number }
  /** decided, of all */
  decided: number
  all: number
}

/** Counts the flags of versions, those without any too. */
export async function countFlags(where: {
  tx: Tx
  versionIds: readonly string[]
}): Promise<(versionId: string) => FlagCounts> {
  const groups = await where.tx.clauseFlag.groupBy({
    by: ['versionId', 'severity', 'decision'],
    where: { versionId: { in: [...where.versionIds] } },
    _count: true,
  })
  const byVersion = Map.groupBy(groups, ({ versionId }) => versionId)
  return (versionId) => {
    const own = byVersion.get(versionId) ?? []
    const sum = (of: typeof own) => of.reduce((total, { _count }) => total + _count, 0)
    const open = (severity: string) =>
      sum(own.filter((group) => group.severity === severity && group.decision !== 'dismissed'))
    return {
      flags: { high: open('high'), medium: open('medium'), low: open('low') },
      decided: sum(own.filter(({ decision }) => decision !== null)),
      all: sum(own),
    }
  }
}
