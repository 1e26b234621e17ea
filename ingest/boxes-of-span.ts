import type { PrintedRun, Span } from './document.ts'
import { edgeAt } from './printed-edges.ts'

export interface PrintedBox {
  page: number
  box: PrintedRun['box']
  direction: number
}

/** Where the characters of a span are printed: a box for every run that it touches, as broad as those characters are. */
export function boxesOfSpan(printed: readonly PrintedRun[], { start, end }: Span): PrintedBox[] {
  return printed.flatMap((run) => {
    const [from, to] = [Math.max(start, run.start), Math.min(end, run.end)]
    if (to <= from) return []
    const [begin, until] = [edgeAt(run, from - run.start), edgeAt(run, to - run.start)]
    return until > begin ? [{ page: run.page, direction: run.direction, box: cut(run, begin, until) }] : []
  })
}

function cut({ box, direction }: PrintedRun, begin: number, until: number): PrintedRun['box'] {
  const { x, y, width, height } = box
  const length = until - begin
  switch (direction) {
    case 90:
      return { x, y: y + begin, width, height: length }
    case 180:
      return { x: x + width - until, y, width: length, height }
    case 270:
      return { x, y: y + height - until, width, height: length }
    default:
      return { x: x + begin, y, width: length, height }
  }
}
