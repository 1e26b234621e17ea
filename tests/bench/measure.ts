/** One figure of the benchmark. Only the ratio is held against a limit; times are of the machine and its mood. */
export interface Measure {
  name: string
  /** how many times the baseline it took */
  ratio: number
  /** what it is compared with, in words */
  baseline: string
  limit: number
  /** times, shares and sizes, for a person to read */
  detail: string
}

/** The measures as a table in plain text. */
export function tableOf(measures: readonly Measure[]): string {
  const rows = [
    ['measure', 'ratio', 'limit', 'against', 'detail'],
    ...measures.map(({ name, ratio, limit, baseline, detail }) => [
      name,
      ratio.toFixed(2),
      String(limit),
      baseline,
      detail,
    ]),
  ]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
