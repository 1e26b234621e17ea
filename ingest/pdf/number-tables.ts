import type { TableOfLines } from './lay-out-page.ts'

/** A table that goes on over a page keeps its number, and its rows are counted on. */
export class TableNumbers {
  private table = -1
  private columns: readonly number[] = []
  private rows = 0
  private isOpen = false

  place(table: TableOfLines, isFirst: boolean): { table: number; rowsBefore: number } {
    const isSame =
      this.isOpen &&
      isFirst &&
      table.columns.length === this.columns.length &&
      table.columns.every((place, at) => Math.abs(place - (this.columns[at] ?? 0)) < 4)
    if (!isSame) {
      this.table += 1
      this.rows = 0
    }
    const rowsBefore = this.rows
    this.rows += table.rows
    this.columns = table.columns
    this.isOpen = true
    return { table: this.table, rowsBefore }
  }

  close(): void {
    this.isOpen = false
  }
}
