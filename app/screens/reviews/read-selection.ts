/** A stretch of the canonical text, in UTF-16 units. */
export interface Picked {
  start: number
  end: number
}

/**
 * The stretch of the canonical text that is selected on a page. Words on the page say by `data-at` where they begin in the text;
 * numbers of marks and of pages, which stand between them, say nothing and count for nothing.
 * @returns null when nothing is selected, or nothing of the text
 */
export function readSelection(paper: Element): Picked | null {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const stretches = [...paper.querySelectorAll('[data-at]')].flatMap((words) => {
    if (!range.intersectsNode(words)) return []
    const at = Number(words.getAttribute('data-at'))
    const from = words.contains(range.startContainer) ? offsetIn(range.startContainer, range.startOffset) : 0
    const length = words.textContent?.length ?? 0
    const to = words.contains(range.endContainer) ? offsetIn(range.endContainer, range.endOffset) : length
    return to > from ? [{ start: at + from, end: at + to }] : []
  })
  if (stretches.length === 0) return null
  return {
    start: Math.min(...stretches.map(({ start }) => start)),
    end: Math.max(...stretches.map(({ end }) => end)),
  }
}

/** A place in an element that holds one text is before all of it or behind all of it. */
function offsetIn(container: Node, offset: number): number {
  if (container.nodeType === Node.TEXT_NODE) return offset
  return offset === 0 ? 0 : (container.textContent?.length ?? 0)
}
