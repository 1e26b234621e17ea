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

/** Two places, or as many as a small ratio needs to say something. */
const rounded = (ratio: number) => (ratio < 0.1 ? ratio.toPrecision(2) : String(Number(ratio.toFixed(2))))

/** The measures as a table in plain text. */
export function tableOf(measures: readonly Measure[]): string {
  const rows = [
    ['measure', 'ratio', 'limit', 'against', 'detail'],
    ...measures.map(({ name, ratio, limit, baseline, detail }) => [
      name,
      rounded(ratio),
      rounded(limit),
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
