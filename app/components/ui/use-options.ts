import { useEffect, useState } from 'react'

export interface ComboboxOption {
  value: string
  label: string
  note?: string
}

/** How long typing rests before the server is asked, in milliseconds. */
const REST_MS = 180

interface Wish {
  open: boolean
  query: string
  options: ComboboxOption[]
  fetcher?: (query: string, signal: AbortSignal) => Promise<ComboboxOption[]>
}

/** What matches the query: filtered from the options, or fetched; an answer that comes too late is dropped. */
export function useOptions({ open, query, options, fetcher }: Wish): {
  found: ComboboxOption[]
  state: 'none' | 'loading' | 'failed'
} {
  const [fetched, setFetched] = useState<ComboboxOption[]>([])
  const [state, setState] = useState<'none' | 'loading' | 'failed'>('none')

  useEffect(() => {
    if (!open || !fetcher) return
    const abort = new AbortController()
    setState('loading')
    const timer = setTimeout(() => {
      fetcher(query, abort.signal).then(
        (answer) => {
          if (abort.signal.aborted) return
          setFetched(answer)
          setState('none')
        },
        () => {
          if (abort.signal.aborted) return
          setFetched([])
          setState('failed')
        },
      )
    }, REST_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [open, query, fetcher])

  if (fetcher) return { found: fetched, state }
  const wanted = query.trim().toLowerCase()
  const found = options.filter((option) => `${option.label} ${option.note ?? ''}`.toLowerCase().includes(wanted))
  return { found, state: 'none' }
}
