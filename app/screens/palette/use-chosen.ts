import { useEffect, useRef, useState } from 'react'
import type { PaletteItem } from './palette-item.ts'

/**
 * Which line Enter takes: the best until the person moves, then theirs as long as it is there.
 * @param offered whether the best is chosen unasked: what is only on offer, and may change something, is not
 */
export function useChosen(items: readonly PaletteItem[], offered: boolean) {
  const [value, setValue] = useState('')
  const own = useRef(false)
  const best = offered ? (items[0]?.id ?? '') : ''
  const there = items.some(({ id }) => id === value)
  useEffect(() => {
    if (own.current && there) return
    own.current = false
    setValue(best)
  }, [best, there])
  return {
    value: there ? value : best,
    choose: (id: string) => {
      if (own.current) setValue(id)
    },
    /** by keys or the pointer: from now on it is the person’s choice */
    moved: () => {
      own.current = true
    },
    /** for a new query */
    rest: () => {
      own.current = false
      setValue('')
    },
  }
}
