import type { Column } from './lay-out-page.ts'

/** So many lines on each side show that a page is set in columns. */
const fewestLines = 8
/** In points: how far the gutters of two pages may differ and be the same. */
const near = 12

/**
 * Where at least half of the pages of a file part into columns, in points from the left.
 * @param pages the columns of each page
 */
export function findGutters(pages: readonly (readonly Column[])[]): number[] {
  const shown = pages.map((columns) => guttersOf(columns.filter(({ items }) => items.length >= fewestLines)))
  const all = shown.flat()
  const isUsual = (gutter: number) =>
    shown.filter((one) => one.some((other) => Math.abs(other - gutter) <= near)).length * 2 >= pages.length
  return all.filter(
    (gutter, at) => isUsual(gutter) && !all.slice(0, at).some((other) => Math.abs(other - gutter) <= near),
  )
}

/** Between each column and the nearest beside it. */
function guttersOf(columns: readonly Column[]): number[] {
  return columns.flatMap(({ right, direction }) => {
    const beside = columns.filter((other) => other.direction === direction && other.left > right)
    const next = Math.min(...beside.map(({ left }) => left))
    return Number.isFinite(next) ? [(right + next) / 2] : []
  })
}
