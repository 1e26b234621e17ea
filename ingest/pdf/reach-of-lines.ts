import type { Column } from './lay-out-page.ts'

/** So many lines at least have to come near the farthest to show that it is where lines end. */
const fewest = 4
const share = 0.15
/** Of the page's breadth: text that leaves more than this empty right of it is a list of short lines, as a rule. */
const usualBreadth = 0.6

/**
 * How far to the right the lines of columns may reach. A page of short lines does not tell: pages set alike do, and where hardly
 * any line comes near the farthest, the margin right is as broad as that left.
 */
export function reachOf(columns: readonly Column[]): (column: Column) => number {
  const onPage = Map.groupBy(columns, ({ page, direction }) => `${page} ${direction}`)
  const together = ({ page, direction }: Column) => onPage.get(`${page} ${direction}`) ?? []
  const isAlone = (column: Column) => together(column).length === 1
  const keyOf = (column: Column) => `${placeOf(column)} ${hasBeside(column, together(column))}`
  const groups = Map.groupBy(columns, keyOf)
  const reaches = new Map([...groups].map(([key, alike]) => [key, reachOfGroup(alike, alike.every(isAlone))]))
  return (column) => Math.max(column.right, reaches.get(keyOf(column)) ?? column.right)
}

/** Columns that begin at the same place; where a page has several, each is compared with its like. */
function placeOf({ direction, left, breadth }: Column): string {
  return `${direction} ${Math.round(left / 24)} ${Math.round(breadth / 10)}`
}

/** The left of two columns begins where a page of one does, and what stands over both, but ends in the middle. */
function hasBeside({ left, right }: Column, onPage: readonly Column[]): boolean {
  return onPage.some((other) => other.left > right || other.right < left)
}

function reachOfGroup(alike: readonly Column[], areAlone: boolean): number {
  const rights = alike.map(({ right }) => right).toSorted((a, b) => a - b)
  const right = rights[Math.floor(rights.length / 2)] ?? 0
  const lines = alike.flatMap(({ items }) => items.flatMap((item) => ('line' in item ? [item.line] : [])))
  const full = lines.filter((line) => right - line.right < 2 * line.size).length
  const [one] = alike
  if (!one) return right
  const isNarrow = right < one.breadth * usualBreadth
  const isShown = full >= (isNarrow ? Math.max(3 * fewest, lines.length / 2) : Math.max(fewest, lines.length * share))
  return areAlone && !isShown ? Math.max(right, one.breadth - one.left) : right
}
