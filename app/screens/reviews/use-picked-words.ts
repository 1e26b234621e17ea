import { type RefObject, useCallback, useEffect, useState } from 'react'
import { type Picked, readSelection } from './read-selection.ts'

/**
 * What is selected of the contract, for a flag of one's own. It is kept when the selection goes, as it does on a phone when a
 * button is touched, until the next touch on the paper.
 */
export function usePickedWords(paper: RefObject<HTMLElement | null>): { picked: Picked | null; clear: () => void } {
  const [picked, setPicked] = useState<Picked | null>(null)
  useEffect(() => {
    const onSelect = () => {
      const found = paper.current && readSelection(paper.current)
      if (found) setPicked(found)
    }
    const onDown = (event: PointerEvent) => {
      if (paper.current?.contains(event.target as Node)) setPicked(null)
    }
    document.addEventListener('selectionchange', onSelect)
    document.addEventListener('pointerdown', onDown)
    return () => {
      document.removeEventListener('selectionchange', onSelect)
      document.removeEventListener('pointerdown', onDown)
    }
  }, [paper])
  return { picked, clear: useCallback(() => setPicked(null), []) }
}
