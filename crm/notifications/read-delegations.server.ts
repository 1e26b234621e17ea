import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Tx } from '#prisma/client.server.ts'

/** That somebody is to decide in the place of somebody else, who is away. */
export interface DelegationTold {
  by: { id: string; name: Bilingual }
  /** `YYYY-MM-DD`, both included */
  fromDay: string
  untilDay: string
  /** it was ended before its time */
  ended: boolean
}

/** Reads delegations by id, by id. */
export async function readDelegations(options: {
  tx: Tx
  ids: readonly string[]
}): Promise<Map<string, DelegationTold>> {
  const { tx, ids } = options
  if (ids.length === 0) return new Map()
  const rows = await tx.approvalDelegation.findMany({
    where: { id: { in: [...ids] } },
    relationLoadStrategy: 'join',
    include: { from: { select: { id: true, name: true, nameLatin: true } } },
  })
  const day = (date: Date) => date.toISOString().slice(0, 10)
  return new Map(
    rows.map(({ id, from, fromDay, untilDay, endedAt }) => [
      id,
      {
        by: { id: from.id, name: bilingual(from.name, from.nameLatin) },
        fromDay: day(fromDay),
        untilDay: day(untilDay),
        ended: endedAt !== null,
      },
    ]),
  )
}
