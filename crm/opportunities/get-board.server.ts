import type { Bilingual } from '#crm/org/bilingual.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { findOpportunityStages, type OpportunityRow, search } from './find-opportunities.server.ts'
import type { OpportunityFilter } from './opportunity-list.schema.ts'
import { addUp, type StageTotal, sumStages } from './sum-stages.server.ts'

export interface BoardColumn {
  stage: { id: string; name: Bilingual; winProbability: number }
  count: number
  totals: StageTotal[]
  /** the largest first */
  cards: OpportunityRow[]
  /** there are more than these */
  more: boolean
}

export interface Board {
  columns: BoardColumn[]
  /** false when a filter leaves more than are counted: then there are no totals, a sum over a part would be taken for the whole */
  summed: boolean
  count: number
  totals: StageTotal[]
  /** the search found more than this many; null: it did not */
  searchedOnly: number | null
}

export const cardsAtFirst = 10
export const mostCards = 100

interface BoardOptions {
  tx: Tx
  actor: Actor
  typeId: string
  /** its stage and sorting are the board's own */
  filter: OpportunityFilter
  /** how many cards of a stage are asked for, where more than at first */
  show?: Readonly<Record<string, number>>
}

/**
 * The opportunities of a type by stage. Without a filter its totals are the kept ones; to what somebody was added by name
 * elsewhere, and to a rep, who sees only what they were given, the own rows are counted.
 */
export async function getBoard({ tx, actor, typeId, filter: asked, show = {} }: BoardOptions): Promise<Board> {
  const stages = await tx.stage.findMany({ where: { typeId }, orderBy: { position: 'asc' } })
  if (stages.length === 0) throw new AppError('NOT_FOUND', `no type ${typeId}`)
  const status = asked.status === 'won' || asked.status === 'lost' ? asked.status : 'open'
  const filter = {
    ...asked,
    status,
    type: typeId,
    stage: undefined,
    cursor: undefined,
    sort: 'amount',
    dir: 'desc',
  } as const
  const searched = await search({ tx, filter })
  const sums = await sumStages({ tx, actor, filter, stageIds: stages.map(({ id }) => id), searched })
  const wanted = stages.map(({ id }) => ({
    id,
    most: Math.min(Math.max(show[id] ?? cardsAtFirst, cardsAtFirst), mostCards),
  }))
  const pages = await findOpportunityStages({ tx, actor, filter, stages: wanted, searched })
  const columns = stages.map((stage, at): BoardColumn => {
    const { rows, nextCursor } = pages[at] ?? { rows: [], nextCursor: null }
    const totals = (sums ?? []).filter((sum) => sum.stageId === stage.id).map(({ stageId: _, ...total }) => total)
    return {
      stage: { id: stage.id, name: { zh: stage.nameZh, en: stage.nameEn }, winProbability: stage.winProbability },
      count: sums ? totals.reduce((sum, total) => sum + total.count, 0) : rows.length,
      totals,
      cards: rows,
      more: nextCursor !== null,
    }
  })
  return {
    columns,
    summed: sums !== null,
    count: columns.reduce((sum, column) => sum + column.count, 0),
    totals: addUp(columns.flatMap((column) => column.totals)),
    searchedOnly: searched.searchedOnly,
  }
}
