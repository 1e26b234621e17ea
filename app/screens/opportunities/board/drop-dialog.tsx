import { useEffect } from 'react'
import { CloseDialog } from '#app/screens/opportunities/close-dialog.tsx'
import { ReasonDialog } from '#app/screens/opportunities/reason-dialog.tsx'
import type { OpportunityRow } from '#crm/opportunities/find-opportunities.server.ts'
import type { BoardColumn } from '#crm/opportunities/get-board.server.ts'
import type { Drop } from './board-data.ts'
import { useCardGate } from './use-card-gate.ts'

/** What no rule judges, and is therefore asked about. */
export type AskingDrop = Exclude<Drop, { verb: 'promote' }>

interface Props {
  row: OpportunityRow
  drop: AskingDrop
  columns: readonly BoardColumn[]
  onClose: () => void
  onDone: (key: 'rolledBack' | 'closed' | 'reopened') => void
}

/** Asks for the reason of what was dropped where only a reason leads. */
export function DropDialog({ row, drop, columns, onClose, onDone }: Props) {
  const { asked, ask } = useCardGate()
  const id = drop.verb === 'close' ? row.id : null
  useEffect(() => {
    if (id) ask(id)
  }, [ask, id])
  if (drop.verb === 'close') {
    return (
      <CloseDialog
        opportunity={row}
        competitors={asked?.state === 'there' ? asked.competitors : []}
        outcome={drop.outcome}
        onClose={onClose}
        onDone={() => onDone('closed')}
      />
    )
  }
  const at = columns.findIndex((column) => column.stage.id === row.stage.id)
  const back = drop.verb === 'roll-back' && { stages: columns.slice(0, at).map(({ stage }) => stage), to: drop.to }
  return (
    <ReasonDialog
      opportunity={row}
      back={back || null}
      onClose={onClose}
      onDone={() => onDone(back ? 'rolledBack' : 'reopened')}
    />
  )
}
