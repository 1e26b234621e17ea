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
    const onClick = (event: MouseEvent) => {
      const mark = (event.target as Element).closest('[data-mark]') ?? markUnder(event)
      const places = mark?.getAttribute('data-mark')
      // Words that were selected are for copying or for a flag of one's own.
      if (places && window.getSelection()?.isCollapsed !== false) onFocus(Number(places.split(' ').at(-1)))
    }
    current.addEventListener('click', onClick)
    return () => current.removeEventListener('click', onClick)
  }, [frame, onFocus])
}

/** On a printed page the words to select lie above the marks, and take the click. */
function markUnder({ target, clientX: x, clientY: y }: MouseEvent): Element | undefined {
  const marks = [...((target as Element).closest('.pdf-marks')?.querySelectorAll('.pdf-mark') ?? [])]
  const areaOf = (mark: Element) => mark.getBoundingClientRect().width * mark.getBoundingClientRect().height
  return marks
    .filter((mark) => {
      const { left, right, top, bottom } = mark.getBoundingClientRect()
      return left <= x && x <= right && top <= y && y <= bottom
    })
    .sort((one, other) => areaOf(one) - areaOf(other))[0]
}
