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
