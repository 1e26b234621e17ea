import type { OpportunityRow } from '#crm/opportunities/find-opportunities.server.ts'
import type { Board, BoardColumn } from '#crm/opportunities/get-board.server.ts'
import type { GateView } from '#crm/opportunities/get-gate.server.ts'
import type { ConditionNames } from '#crm/opportunities/name-conditions.server.ts'
import type { OpportunityAbilities } from '#crm/opportunities/opportunity.policy.ts'
import type { OpportunityFilter } from '#crm/opportunities/opportunity-list.schema.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import type { ViewsOfList } from '#crm/views/find-views.server.ts'

/** What the board is drawn from. */
export interface BoardData {
  filter: OpportunityFilter
  show: Readonly<Record<string, number>>
  types: { id: string; name: Bilingual }[]
  typeId: string
  names: ConditionNames
  board: Board
  may: { create: boolean; promote: boolean; rollBack: boolean; close: boolean; reopen: boolean }
  views: ViewsOfList
}

/** What a card answers when it is picked up. */
export interface CardGate {
  may: OpportunityAbilities
  /** null in the last stage, and of an opportunity that has ended */
  gate: GateView | null
  competitors: string[]
}

/** Where a card is put: a stage, or one of the places at the foot. */
export type Target = { stageId: string } | { end: 'won' | 'lost' | 'open' }

/** A move that is on its way to the server. */
export interface Move {
  row: OpportunityRow
  /** the column that the card waits in */
  stageId: string
}

/** What dropping a card does, by where it comes from; null where nothing can. */
export type Drop =
  | { verb: 'promote'; to: string }
  | { verb: 'roll-back'; to: string }
  | { verb: 'close'; outcome: 'won' | 'lost' }
  | { verb: 'reopen' }

/** A card goes on only to the next stage; backwards, to an end and out of one it goes with a reason. */
export function dropOf(row: OpportunityRow, target: Target, columns: readonly BoardColumn[]): Drop | null {
  const at = columns.findIndex((column) => column.stage.id === row.stage.id)
  if ('end' in target) {
    if (target.end === 'open') return row.status === 'open' ? null : { verb: 'reopen' }
    if (row.status !== 'open' || (target.end === 'won' && at !== columns.length - 1)) return null
    return { verb: 'close', outcome: target.end }
  }
  if (row.status !== 'open') return null
  const to = columns.findIndex((column) => column.stage.id === target.stageId)
  if (to === at + 1) return { verb: 'promote', to: target.stageId }
  return to >= 0 && to < at ? { verb: 'roll-back', to: target.stageId } : null
}

/** The columns with the cards on their way where they wait. The totals stay what the server last said. */
export function placed(columns: readonly BoardColumn[], moves: ReadonlyMap<string, Move>): BoardColumn[] {
  if (moves.size === 0) return [...columns]
  return columns.map((column) => ({
    ...column,
    cards: [
      ...[...moves.values()].filter((move) => move.stageId === column.stage.id).map((move) => move.row),
      ...column.cards.filter((card) => !moves.has(card.id)),
    ],
  }))
}
