import type { Tx } from '#prisma/client.server.ts'
import { countFlags, type FlagCounts } from './count-flags.server.ts'
import type { ReviewState } from './review-states.ts'

/** What stands on the latest version of one document of a contract. */
export interface ContractFlags extends FlagCounts {
  versionId: string
  document: string
  state: ReviewState
}

/** The latest versions of the documents of contracts with what stands on them, as far as the actor sees them. */
export async function countContractFlags(options: {
  tx: Tx
  contractIds: readonly string[]
}): Promise<(contractId: string) => ContractFlags[]> {
  const { tx, contractIds } = options
  const documents = await tx.document.findMany({
    where: { contractId: { in: [...contractIds] } },
    relationLoadStrategy: 'join',
    select: {
      name: true,
      contractId: true,
      versions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: { id: true, review: { select: { state: true } } },
      },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  const latest = documents.flatMap(({ name, contractId, versions: [version] }) =>
    version ? [{ document: name, contractId, versionId: version.id, state: version.review?.state ?? 'waiting' }] : [],
  )
  const counts = await countFlags({ tx, versionIds: latest.map(({ versionId }) => versionId) })
  return (id) =>
    latest
      .filter(({ contractId }) => contractId === id)
      .map(({ document, versionId, state }) => ({
        document,
        versionId,
        state: state as ReviewState,
        ...counts(versionId),
      }))
}
