import { useCallback, useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'
import type { Duplicate } from '#crm/customers/find-duplicates.server.ts'

interface Typed {
  name: string
  nameLatin: string
  creditCode: string
}

const pauseMs = 350

/**
 * Looks for customers like the one being typed, once typing pauses. What was found stays until the next answer, so the
 * list doesn't flicker with every letter.
 */
export function useDuplicates(): { duplicates: Duplicate[]; look: (typed: Typed) => void } {
  const fetcher = useFetcher<{ duplicates: Duplicate[] }>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { load } = fetcher
  const look = useCallback(
    ({ name, nameLatin, creditCode }: Typed) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        load(`/customers/duplicates?${new URLSearchParams({ name, nameLatin, creditCode })}`)
      }, pauseMs)
    },
    [load],
  )
  useEffect(() => () => clearTimeout(timer.current), [])
  return { duplicates: fetcher.data?.duplicates ?? [], look }
}
