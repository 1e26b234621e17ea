import { bilingual } from '#crm/org/bilingual.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { DelegationView } from './approval-views.ts'

const named = { select: { id: true, name: true, nameLatin: true } } as const

/** Delegations of the actor and to the actor, those that run or are to come first, the latest of the others after them. */
export async function findDelegations(options: { tx: Tx; actor: Actor; now?: Date }): Promise<DelegationView[]> {
  const { tx, actor, now = new Date() } = options
  const me = actor.personId
  const rows = await tx.approvalDelegation.findMany({
    where: { OR: [{ fromId: me }, { toId: me }] },
    relationLoadStrategy: 'join',
    include: { from: named, to: named },
    orderBy: [{ endsAt: 'desc' }, { id: 'desc' }],
    take: 50,
  })
  const person = ({ id, name, nameLatin }: (typeof rows)[number]['from']) => ({ id, name: bilingual(name, nameLatin) })
  const views = rows.map(
    (row): DelegationView => ({
      id: row.id,
      from: person(row.from),
      to: person(row.to),
      fromDay: row.fromDay.toISOString().slice(0, 10),
      untilDay: row.untilDay.toISOString().slice(0, 10),
      reason: row.reason,
      state: row.endedAt ? 'ended' : now < row.beginsAt ? 'to-come' : now < row.endsAt ? 'running' : 'over',
      mayEnd: !row.endedAt && now < row.endsAt,
    }),
  )
  const isLive = ({ state }: DelegationView) => state === 'running' || state === 'to-come'
  return [...views.filter(isLive), ...views.filter((view) => !isLive(view))]
}
