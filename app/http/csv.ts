export type CsvCell = string | number | null

/**
 * A spreadsheet takes a cell that begins like this for a formula and runs it, in full width too. One that separates cells by
 * semicolons or tabs, as many do by their country, finds beginnings within the text.
 */
const likeFormula = /(^|[;\t\r\n])(\s*)(?=[=+\-@＝＋－＠])/g
const number = /^-?\d+(\.\d+)?$/

/**
 * One line of a CSV file, every text in quotes. What a spreadsheet would run as a formula is led by an apostrophe; numbers stay
 * numbers.
 * @see RFC 4180
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(value: CsvCell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  if (number.test(value)) return `"${value}"`
  const text = value.replace(/^(?=[\t\r\n])/, "'").replace(likeFormula, "$1$2'")
  return `"${text.replaceAll('"', '""')}"`
}

/** A column of a list as a file: what its head says, and what a row has in it. */
export interface CsvColumn<Row> {
  head: string
  cell: (row: Row) => CsvCell
}

interface CsvList<Row> {
  columns: readonly CsvColumn<Row>[]
  /** a page of the list: the first without a cursor, the others by the one of the page before */
  readPage: (cursor: string | undefined) => Promise<{ rows: Row[]; nextCursor: string | null }>
}

/** The lines of a whole list, read a page at a time, so that neither memory nor a transaction has to hold all of it. */
export async function* csvLines<Row>({ columns, readPage }: CsvList<Row>): AsyncGenerator<string> {
  yield csvLine(columns.map(({ head }) => head))
  let cursor: string | undefined
  do {
    const page = await readPage(cursor)
    for (const row of page.rows) yield csvLine(columns.map(({ cell }) => cell(row)))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
}

/** A download of lines made one after another. The mark at the beginning tells spreadsheets that it is UTF-8. */
export function csvResponse(fileName: string, lines: AsyncIterable<string>): Response {
  const encoder = new TextEncoder()
  const making = lines[Symbol.asyncIterator]()
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode('\uFEFF')),
    // A line is made when there is room for it: a reader who is slow, or gone, must not leave the whole list in memory. One
    // whose making fails breaks the file off, which is seen; a file that ended early would not be.
    async pull(controller) {
      const { done, value } = await making.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await making.return?.()
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="export.csv"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'no-store',
    },
  })
}
