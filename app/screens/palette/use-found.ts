import { useCallback, useEffect, useState } from 'react'
import { fetchJson } from '#app/screens/opportunities/fetch-json.ts'
import type { Found } from '#crm/search/search-everything.server.ts'

/** How long typing rests before the server is asked, in milliseconds. */
const REST_MS = 120

export interface Answer {
  /** the words that it answers */
  q: string
  found: Found
}

export interface Search {
  /** of the last words that were answered: while newer ones are on their way it stays */
  answer: Answer | null
  state: 'settled' | 'searching' | 'failed'
  again: () => void
}

/**
 * Asks the server for records that hold the words, once typing rests. A newer question takes the older one back, so an answer
 * that comes late overwrites nothing.
 * @param q without spaces at its ends; empty asks nothing
 */
export function useFound(q: string): Search {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [failedAt, setFailedAt] = useState<string | null>(null)
  /** what was asked to be tried again */
  const [retried, setRetried] = useState<{ q: string } | null>(null)

  useEffect(() => {
    setFailedAt(null)
    if (!q) {
      setAnswer(null)
      return
    }
    const abort = new AbortController()
    const ask = () =>
      fetchJson<Found>(`/search?q=${encodeURIComponent(q)}`, abort.signal).then(
        (found) => {
          if (!abort.signal.aborted) setAnswer({ q, found })
        },
        () => {
          if (!abort.signal.aborted) setFailedAt(q)
        },
      )
    const timer = setTimeout(ask, retried?.q === q ? 0 : REST_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [q, retried])

  const again = useCallback(() => setRetried({ q }), [q])
  if (!q) return { answer: null, state: 'settled', again }
  if (failedAt === q) return { answer: null, state: 'failed', again }
  return { answer, state: answer?.q === q ? 'settled' : 'searching', again }
}
