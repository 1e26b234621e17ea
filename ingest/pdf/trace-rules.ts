import { moveArea } from './paint-state.ts'
import type { Matrix } from './pdf-js.server.ts'
import type { Area, Rule } from './traced-page.ts'

const thinnest = 3
const shortest = 6

/** Numbers of pdf.js's path language. */
const moveTo = 0
const lineTo = 1
const curveTo = 2

/** The upright lines of a path that is stroked. */
export function strokedRules(path: ArrayLike<number>, matrix: Matrix): Rule[] {
  const rules: Rule[] = []
  let [x, y, startX, startY] = [0, 0, 0, 0]
  for (let at = 0; at < path.length; ) {
    const step = path[at]
    const [nextX, nextY] = [path[at + 1] ?? 0, path[at + 2] ?? 0]
    if (step === moveTo) {
      ;[x, y, startX, startY] = [nextX, nextY, nextX, nextY]
      at += 3
    } else if (step === lineTo) {
      addRule(rules, moveArea(matrix, [x, y, nextX, nextY]))
      ;[x, y] = [nextX, nextY]
      at += 3
    } else if (step === curveTo) {
      ;[x, y] = [path[at + 5] ?? 0, path[at + 6] ?? 0]
      at += 7
    } else {
      addRule(rules, moveArea(matrix, [x, y, startX, startY]))
      ;[x, y] = [startX, startY]
      at += 1
    }
  }
  return rules
}

/** Many programs fill a thin box where they mean a line. */
export function addRule(rules: Rule[], { left, top, right, bottom }: Area): void {
  const [width, height] = [right - left, bottom - top]
  if (height <= thinnest && width >= shortest && width > 2 * height) {
    rules.push({ horizontal: true, at: (top + bottom) / 2, from: left, to: right })
  } else if (width <= thinnest && height >= shortest && height > 2 * width) {
    rules.push({ horizontal: false, at: (left + right) / 2, from: top, to: bottom })
  }
}

/** Whether a path is one box with upright sides, as far as its points say. */
export function isBox(path: ArrayLike<number>): boolean {
  if (path.length > 20) return false
  let [x, y] = [path[1] ?? 0, path[2] ?? 0]
  for (let at = 3; at < path.length; ) {
    if (path[at] === moveTo || path[at] === curveTo) return false
    if (path[at] !== lineTo) break
    const [nextX, nextY] = [path[at + 1] ?? 0, path[at + 2] ?? 0]
    if (Math.abs(nextX - x) > 0.01 && Math.abs(nextY - y) > 0.01) return false
    ;[x, y] = [nextX, nextY]
    at += 3
  }
  return true
}
