import type { Matrix, PdfFont } from './pdf-js.server.ts'
import type { Area } from './traced-page.ts'

/** What of the graphics state decides where and how text shows. */
export interface PaintState {
  matrix: Matrix
  /** null: unknown, as of a pattern */
  fill: string | null
  stroke: string | null
  fillAlpha: number
  strokeAlpha: number
  /** lets what is beneath shine through, as a marker pen does */
  blends: boolean
  clip: Area | null
  font: PdfFont | null
  fontSize: number
  charSpacing: number
  wordSpacing: number
  horizontalScale: number
  leading: number
  rise: number
  renderingMode: number
  textMatrix: Matrix
  x: number
  y: number
  lineX: number
  lineY: number
}

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

export function firstState(matrix: Matrix): PaintState {
  return {
    matrix,
    fill: '#000000',
    stroke: '#000000',
    fillAlpha: 1,
    strokeAlpha: 1,
    blends: false,
    clip: null,
    font: null,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
    renderingMode: 0,
    textMatrix: identity,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
  }
}

/** What is drawn with `inner` inside of what is drawn with `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ]
}

export function move([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** The upright box around a box that a matrix has moved. */
export function moveArea(matrix: Matrix, [x0, y0, x1, y1]: ArrayLike<number> & Iterable<number>): Area {
  const corners = [
    move(matrix, x0 ?? 0, y0 ?? 0),
    move(matrix, x1 ?? 0, y0 ?? 0),
    move(matrix, x0 ?? 0, y1 ?? 0),
    move(matrix, x1 ?? 0, y1 ?? 0),
  ]
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

export function intersect(one: Area | null, other: Area): Area {
  if (!one) return other
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  }
}

export function contains(area: Area, x: number, y: number): boolean {
  return x >= area.left && x <= area.right && y >= area.top && y <= area.bottom
}
