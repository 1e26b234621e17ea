import { useEffect, useRef } from 'react'
import type { Answer } from '#app/screens/opportunities/use-verb.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { Move } from './board-data.ts'

interface Props {
  move: Move
  /** the answer of the verb, or the sentence of its failure; the page shows the newest by then */
  onAnswer: (move: Move, answer: Answer | { failure: string }) => void
}

/** Runs the very verb of the record's button for a card that was dropped; draws nothing. One for each card on its way. */
export function PromoteRunner({ move, onAnswer }: Props) {
  const sent = useRef(false)
  const { fetcher } = useVerb(
    (answer) => onAnswer(move, answer),
    (failure) => onAnswer(move, { failure }),
  )
  useEffect(() => {
    if (sent.current) return
    sent.current = true
    fetcher.submit(
      { to: move.stageId, version: String(move.row.version) },
      { method: 'post', action: `/opportunities/${move.row.id}/promote` },
    )
  }, [fetcher, move])
  return null
}
