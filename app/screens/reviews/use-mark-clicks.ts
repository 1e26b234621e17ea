import { type RefObject, useEffect } from 'react'

interface MarkClicks {
  frame: RefObject<HTMLElement | null>
  onFocus: (place: number) => void
}

/** A click on a mark brings its flag into focus; of marks within each other the innermost. Keys have the button beside it. */
export function useMarkClicks({ frame, onFocus }: MarkClicks): void {
  useEffect(() => {
    const { current } = frame
    if (!current) return
    const onClick = ({ target }: MouseEvent) => {
      const places = (target as Element).closest('[data-mark]')?.getAttribute('data-mark')
      // Words that were selected are for copying or for a flag of one's own.
      if (places && window.getSelection()?.isCollapsed !== false) onFocus(Number(places.split(' ').at(-1)))
    }
    current.addEventListener('click', onClick)
    return () => current.removeEventListener('click', onClick)
  }, [frame, onFocus])
}
