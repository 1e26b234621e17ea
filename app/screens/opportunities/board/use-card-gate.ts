import { useCallback, useRef, useState } from 'react'
import { fetchJson } from '#app/screens/opportunities/fetch-json.ts'
import type { CardGate } from './board-data.ts'

export type Asked = { state: 'asking' } | { state: 'silent' } | ({ state: 'there' } & CardGate)

/**
 * Asks what stands before a card when it is picked up or its menu is opened, so that a drop that would be refused says so
 * before it is made. Only the last one asked for counts; without an answer the drop itself will tell.
 */
export function useCardGate(): { asked: Asked | null; ask: (id: string) => void; forget: () => void } {
  const [asked, setAsked] = useState<Asked | null>(null)
  const running = useRef<AbortController | null>(null)
  const forget = useCallback(() => {
    running.current?.abort()
    running.current = null
    setAsked(null)
  }, [])
  const ask = useCallback((id: string) => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setAsked({ state: 'asking' })
    fetchJson<CardGate>(`/gates/${id}`, controller.signal).then(
      (answer) => !controller.signal.aborted && setAsked({ state: 'there', ...answer }),
      () => !controller.signal.aborted && setAsked({ state: 'silent' }),
    )
  }, [])
  return { asked, ask, forget }
}
