import type { SourceFile, Violation } from './source-tree.ts'

/** What computes with money and days for everybody else. */
const own = new Set(['lib/clock.ts', 'lib/money.ts'])

const money = '(amount|price|budget|weighted|cost|margin)'
const refused: readonly { pattern: RegExp; reason: string }[] = [
  { pattern: /\bparseFloat\s*\(/, reason: 'parseFloat makes a float: money is a Decimal, read by lib/money.ts' },
  {
    pattern: new RegExp(String.raw`\bNumber\s*\([^()]*${money}`, 'i'),
    reason: 'an amount is made a float: money is a Decimal',
  },
  {
    pattern: new RegExp(String.raw`${money}.*::\s*(float[48]?|real|double precision|money)\b`, 'i'),
    reason: 'an amount is made a float in SQL: money is numeric',
  },
  {
    pattern: /\b(current_date|current_time|localtime|localtimestamp)\b|\bnow\(\)\s*::\s*date\b/i,
    reason: "the database's day is not the group's: take the day from lib/clock.ts",
  },
  {
    pattern: /\.(getDate|getDay|getMonth|getFullYear|getHours)\s*\(\s*\)/,
    reason: "the machine's time zone is not the group's: take the day from lib/clock.ts",
  },
]

/** Money that becomes a float, and days counted in another time zone than the group's. Comments may speak of both. */
export function findFloatsAndForeignDays(files: readonly SourceFile[]): Violation[] {
  return files
    .filter(({ path }) => !own.has(path))
    .flatMap(({ path, text }) => {
      const lines = withoutComments(path, text).split('\n')
      return lines.flatMap((line, at) =>
        refused
          .filter(({ pattern }) => pattern.test(line))
          .map(({ reason }): Violation => ({ place: `${path}:${at + 1}`, reason })),
      )
    })
}

/** The lines stay where they are. */
function withoutComments(path: string, text: string): string {
  if (path.endsWith('.sql')) return text.replace(/--.*$/gm, '')
  const blocks = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
  return blocks.replace(/(^|\s)\/\/.*$/gm, '')
}
