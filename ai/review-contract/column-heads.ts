import type { Block } from '#ingest/document.ts'

/** A number and nothing beside it: what it counts is said by the head of its column. */
export const bareNumber = /^\s*(\d+(?:,\d{3})*(?:\.\d+)?)\s*$/u
/** More rows than these are no heads, even if none of them has a number. */
const mostRows = 2
/** Nothing but these stands between the parts of a table that a page breaks. */
const between = new Set<Block['part']>(['header', 'footer', 'page-number'])

/**
 * What the head of its column says of each cell, by the cell's first block. A table that breaks over pages and does not repeat its
 * heads has those of the part before, where the columns are as many.
 */
export function columnHeads(text: string, blocks: readonly Block[]): (block: Block) => string {
  const heads = new Map<number, ReadonlyMap<number, string>>()
  let last: { table: number; columns: number } | null = null
  for (const [table, cells] of tablesOf(blocks)) {
    const columns = Math.max(...cells.map(({ cell }) => (cell?.column ?? 0) + (cell?.columnSpan ?? 1)))
    const own = headsOf(text, cells)
    const [first] = cells
    const goesOn = own.size === 0 && first && last?.columns === columns && follows(blocks, last.table, first)
    heads.set(table, (goesOn && last && heads.get(last.table)) || own)
    last = { table, columns }
  }
  return ({ cell }) => (cell && heads.get(cell.table)?.get(cell.column)) ?? ''
}

function tablesOf(blocks: readonly Block[]): Map<number, Block[]> {
  const tables = new Map<number, Block[]>()
  for (const block of blocks) {
    if (!block.cell) continue
    const cells = tables.get(block.cell.table)
    if (cells) cells.push(block)
    else tables.set(block.cell.table, [block])
  }
  return tables
}

function follows(blocks: readonly Block[], table: number, first: Block): boolean {
  for (let at = blocks.indexOf(first) - 1; at >= 0; at -= 1) {
    const block = blocks[at]
    if (block?.cell?.table === table) return true
    if (!block || !between.has(block.part)) return false
  }
  return false
}

/** The rows above the first that holds a number by itself. */
function headsOf(text: string, cells: readonly Block[]): Map<number, string> {
  const isBare = ({ start, end }: Block) => bareNumber.test(text.slice(start, end))
  const firstBare = Math.min(...cells.filter(isBare).map(({ cell }) => cell?.row ?? 0))
  const heads = new Map<number, string>()
  if (!Number.isFinite(firstBare)) return heads
  for (const { cell, start, end } of cells) {
    if (!cell || cell.row >= Math.min(firstBare, mostRows)) continue
    for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1)
      heads.set(column, `${heads.get(column) ?? ''} ${text.slice(start, end)}`.trim())
  }
  return heads
}
