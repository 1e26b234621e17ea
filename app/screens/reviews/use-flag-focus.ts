import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { FlagView } from '#crm/contract-reviews/get-review.server.ts'

interface FlagFocus {
  paper: RefObject<HTMLElement | null>
  flags: readonly FlagView[]
  /** how the contract is shown: shown another way, it is brought to the same place */
  view: string
}

/** Which flag is looked at, and the contract brought to where it stands. It begins with the first that nobody decided about. */
export function useFlagFocus({ paper, flags, view }: FlagFocus) {
  const first = flags.findIndex(({ decision }) => !decision)
  const [focus, setFocus] = useState<number | null>(flags.length === 0 ? null : Math.max(0, first))
  const show = useCallback(
    (selector: string, isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches) => {
      paper.current?.querySelector(selector)?.scrollIntoView({ block: 'center', behavior: isStill ? 'auto' : 'smooth' })
    },
    [paper],
  )
  const showPlace = useCallback(
    (at: number) => {
      const isHidden = paper.current?.querySelector(`[data-hidden="${at}"]`)
      const starts = [...(paper.current?.querySelectorAll<HTMLElement>('[data-at]') ?? [])]
        .map((words) => Number(words.dataset.at))
        .filter((start) => start <= at)
      show(isHidden ? `[data-hidden="${at}"]` : `[data-at="${Math.max(0, ...starts)}"]`)
    },
    [paper, show],
  )
  const go = useCallback(
    (place: number) => {
      setFocus(place)
      show(`[data-flag="${place}"]`)
    },
    [show],
  )
  const move = useCallback(
    (by: 1 | -1) => {
      const to = (focus ?? -1) + by
      if (to >= 0 && to < flags.length) go(to)
    },
    [focus, flags.length, go],
  )
  const at = useRef(focus)
  at.current = focus
  useEffect(() => {
    if (view !== '') show(`[data-flag="${at.current}"]`, true)
  }, [view, show])
  return { focus, setFocus, go, move, show, showPlace }
}
