import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Tx } from '#prisma/client.server.ts'

/** That somebody is to decide in the place of somebody else, who is away. */
export interface DelegationTold {
  /** who is away */
  by: { id: string; name: Bilingual }
  standIn: { id: string; name: Bilingual }
  /** `YYYY-MM-DD`, both included */
  fromDay: string
  untilDay: string
  /** it was ended before its time */
  ended: boolean
}

const named = { select: { id: true, name: true, nameLatin: true } } as const

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
    include: { from: named, to: named },
  })
  const person = ({ id, name, nameLatin }: (typeof rows)[number]['from']) => ({ id, name: bilingual(name, nameLatin) })
  const day = (date: Date) => date.toISOString().slice(0, 10)
  return new Map(
    rows.map(({ id, from, to, fromDay, untilDay, endedAt }) => [
      id,
      {
        by: person(from),
        standIn: person(to),
        fromDay: day(fromDay),
        untilDay: day(untilDay),
        ended: endedAt !== null,
      },
    ]),
  )
}
