import { useEffect, useRef, useState } from 'react'
import { useRevalidator } from 'react-router'
import type { Topic } from './topics.ts'

export interface LivePage {
  topics: readonly Topic[]
  /** rows must not move under somebody's eyes: the person is asked before the page loads anew */
  ask?: boolean
}

/** Milliseconds from one loading to the next, at least. */
const calm = 3_000

/**
 * Keeps a page up to date while it is looked at: follows its topics, and loads it anew when something happened. It waits
 * while somebody types, drags or answers a dialog, and then asks instead.
 * @param upTo position that the page's data is known to hold, from the same loading
 * @returns whether there is something new that is not shown, and what shows it
 */
export function useLive({ topics, ask = false }: LivePage, upTo: string): { news: boolean; show: () => void } {
  const [news, setNews] = useState<string | null>(null)
  const { revalidate, state } = useRevalidator()
  const told = useRef(upTo)
  const loadedUpTo = useRef(upTo)
  const loadedAt = useRef(0)
  const address = topics.join(',')

  // What was loaded since holds what was told before: one's own change, mostly.
  useEffect(() => {
    if (BigInt(upTo) > BigInt(told.current)) told.current = upTo
    loadedUpTo.current = upTo
    loadedAt.current = Date.now()
    setNews((known) => (isNewer(known, upTo) ? known : null))
  }, [upTo])

  useEffect(() => {
    let source: EventSource | null = null
    const close = () => {
      source?.close()
      source = null
    }
    const open = () => {
      if (source || document.hidden || address === '') return
      source = new EventSource(`/live?topics=${encodeURIComponent(address)}&from=${told.current}`)
      source.addEventListener('here', ({ lastEventId }) => {
        told.current = lastEventId
      })
      source.addEventListener('news', ({ lastEventId, data }) => {
        told.current = lastEventId
        if (isNewer(data, loadedUpTo.current)) setNews(data)
      })
      source.addEventListener('ended', () => {
        close()
        void revalidate()
      })
    }
    // A browser keeps few lines open to one server: a tab that nobody looks at gives its own back.
    const look = () => (document.hidden ? close() : open())
    look()
    document.addEventListener('visibilitychange', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      close()
    }
  }, [address, revalidate])

  useEffect(() => {
    if (news === null || ask) return
    const load = () => {
      if (state !== 'idle' || isBusy() || Date.now() - loadedAt.current < calm) return
      // Counts from here on: the next look may come before the answer.
      loadedAt.current = Date.now()
      void revalidate()
    }
    load()
    const again = setInterval(load, 1_000)
    return () => clearInterval(again)
  }, [news, ask, state, revalidate])

  return { news: news !== null, show: () => void revalidate() }
}

/** Whether a transaction may be missing in what was loaded up to a position. */
function isNewer(transaction: string | null, upTo: string): boolean {
  return transaction !== null && BigInt(transaction) >= BigInt(upTo)
}

/** Somebody types, drags or answers: what they see stays as it is. A list that is shut stands in the page all the same. */
function isBusy(): boolean {
  return document.querySelector(busy) !== null
}

const busy = [
  '[role="dialog"]',
  '[role="menu"]',
  '[role="listbox"]:not([hidden])',
  '[data-dnd-dragging]',
  'main input:focus',
  'main textarea:focus',
  'main select:focus',
].join()
