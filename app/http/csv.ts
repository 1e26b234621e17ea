export type CsvCell = string | number | null

/** A spreadsheet takes a cell that begins like this for a formula and runs it. */
const likeFormula = /^[=+\-@\t\r]/

/**
 * One line of a CSV file. Text that a spreadsheet would run as a formula is led by an apostrophe; numbers stay numbers.
 * @see RFC 4180
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(value: CsvCell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = likeFormula.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
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
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      try {
        controller.enqueue(encoder.encode('\uFEFF'))
        for await (const line of lines) controller.enqueue(encoder.encode(line))
        controller.close()
      } catch (error) {
        // A file that breaks off is seen to be broken; one that ends early is not.
        controller.error(error)
      }
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
