import { useCallback, useEffect, useRef, useState } from 'react'
import type { WrittenSummary } from '#ai/summarise-bids/summary.ts'
import type { OwnLine } from '#app/http/json-lines.server.ts'
import { readLines } from './read-lines.ts'
import type { NamedBid } from './records-behind.ts'
import type { WrittenLine } from './written-line.ts'

/** How it stands with what a model writes: `failed`, nobody answered; `stopped`, by the reader. */
export type Writing =
  | { state: 'idle' | 'failed' | 'stopped' }
  | { state: 'asking'; done: number; of: number }
  | { state: 'ended'; written: WrittenSummary; bids: NamedBid[] }

export interface WrittenOfPage {
  writing: Writing
  /** what the reader chose to see */
  view: 'extracts' | 'model'
  choose: (view: 'extracts' | 'model') => void
  /** asks anew */
  ask: () => void
  stop: () => void
}

interface Held {
  query: string
  view: 'extracts' | 'model'
  writing: Writing
}

/**
 * What a model writes of the bids that an address lets through: asked for when the reader wants to see it, kept while they look at the
 * extracts again, and gone with the conditions of the address.
 */
export function useWrittenSummary(query: string): WrittenOfPage {
  const [held, setHeld] = useState<Held>({ query, view: 'extracts', writing: { state: 'idle' } })
  const asking = useRef<AbortController | null>(null)
  // The address has changed: what was written is of other bids.
  const { view, writing } =
    held.query === query ? held : { view: 'extracts' as const, writing: { state: 'idle' as const } }
  // With the conditions what was asked for is of no use any more.
  useEffect(
    () => () => {
      asking.current?.abort()
      // Nothing comes any more of what was asked for: whoever comes back to it begins anew.
      setHeld((now) =>
        now.writing.state === 'asking' ? { ...now, view: 'extracts', writing: { state: 'idle' } } : now,
      )
    },
    [query],
  )

  const ask = useCallback(() => {
    asking.current?.abort()
    const own = new AbortController()
    asking.current = own
    const say = (now: Writing) => {
      if (!own.signal.aborted) setHeld({ query, view: 'model', writing: now })
    }
    say({ state: 'asking', done: 0, of: 0 })
    readToEnd(query, own.signal, say).catch(() => say({ state: 'failed' }))
  }, [query])

  const stop = useCallback(() => {
    asking.current?.abort()
    setHeld({ query, view: 'extracts', writing: { state: 'stopped' } })
  }, [query])

  const choose = useCallback(
    (next: 'extracts' | 'model') => {
      const isThere = writing.state === 'asking' || writing.state === 'ended'
      if (next === 'model' && !isThere) ask()
      else setHeld({ query, view: next, writing })
    },
    [query, writing, ask],
  )
  return { view, writing, choose, ask, stop }
}

async function readToEnd(query: string, signal: AbortSignal, say: (now: Writing) => void): Promise<void> {
  for await (const line of readLines<WrittenLine | OwnLine>(`/bids/review/write${query}`, signal)) {
    if (line.type === 'progress') say({ state: 'asking', done: line.done, of: line.of })
    else if (line.type === 'ended') return say({ state: 'ended', written: line.written, bids: line.bids })
    else if (line.type === 'failed') break
  }
  throw new Error('no summary came')
}
