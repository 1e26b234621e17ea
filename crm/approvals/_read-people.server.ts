import { bilingual } from '#crm/org/bilingual.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { ApprovalStepView, PersonName } from './approval-views.ts'

type Asked = Omit<ApprovalStepView['people'][number], 'why'>

/** What people are called, and who stands in for those who are away. */
export interface People {
  name: (id: string) => PersonName
  asked: (id: string) => Asked
}

/** Reads people by their ids, with the delegations that run. */
export async function readPeople(options: { tx: Tx; ids: readonly string[]; now: Date }): Promise<People> {
  const { tx, now } = options
  const ids = [...new Set(options.ids)]
  const away = await tx.approvalDelegation.findMany({
    where: { fromId: { in: ids }, endedAt: null, beginsAt: { lte: now }, endsAt: { gt: now }, to: { active: true } },
    relationLoadStrategy: 'join',
    include: { to: { select: { id: true, name: true, nameLatin: true } } },
    orderBy: [{ endsAt: 'asc' }, { id: 'asc' }],
  })
  const rows = await tx.person.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, nameLatin: true, title: true, titleLatin: true },
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const name = (id: string): PersonName => {
    const row = byId.get(id)
    return { id, name: row ? bilingual(row.name, row.nameLatin) : { zh: '', en: '' } }
  }
  return {
    name,
    asked: (id) => {
      const row = byId.get(id)
      const absence = away.find(({ fromId }) => fromId === id)
      return {
        ...name(id),
        title: row?.title ? bilingual(row.title, row.titleLatin) : null,
        away: absence
          ? {
              until: absence.untilDay.toISOString().slice(0, 10),
              standIn: { id: absence.to.id, name: bilingual(absence.to.name, absence.to.nameLatin) },
            }
          : null,
      }
    },
  }
}
