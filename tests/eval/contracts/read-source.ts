/** What a contract's source says, see README.md for its markup. */
export interface Source {
  name: string
  language: 'zh' | 'en'
  format: 'docx' | 'pdf'
  /** as the source has them: header, footer, numbering, font, size, spacing */
  settings: Readonly<Record<string, string>>
  pieces: readonly Piece[]
  truth: Truth
}

export type Piece =
  | {
      is: 'title' | 'division' | 'bold' | 'plain' | 'small' | 'right'
      text: string
      level: number | null
      list: number
    }
  | { is: 'table'; rows: string[][] }
  | { is: 'page-break' }
  | { is: 'columns'; count: number }

interface Place {
  kind: string
  /** numbers as printed, " > " between outer and inner; empty outside of clauses */
  clause: string
  words: string
  why: string
}

export interface Planted extends Place {
  severity: 'high' | 'medium' | 'low'
  /** rules of the playbook that hold there, the one that the judgement is about first; empty where none of them says it */
  rules: string[]
}

export interface Truth {
  file: string
  language: 'zh' | 'en'
  format: 'docx' | 'pdf'
  planted: Planted[]
  missing: { kind: string; why: string }[]
  harmless: Place[]
}

const severities = { h: 'high', m: 'medium', l: 'low' } as const

/** Reads a source: settings, an empty line, then a piece or a judgement a line. */
export function readSource(name: string, text: string): Source {
  const gap = text.indexOf('\n\n')
  const settings = Object.fromEntries(
    text
      .slice(0, gap)
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const language = settings.language === 'en' ? 'en' : 'zh'
  const format = settings.format === 'pdf' ? 'pdf' : 'docx'
  const truth: Truth = { file: `${name}.${format}`, language, format, planted: [], missing: [], harmless: [] }
  const pieces: Piece[] = []
  let list = 1
  for (const line of text.slice(gap).split('\n')) {
    if (line.trim() === '' || readJudgement(line, truth)) continue
    const last = pieces.at(-1)
    if (line === ':list') list += 1
    else if (line === '---') pieces.push({ is: 'page-break' })
    else if (line.startsWith(':columns ')) pieces.push({ is: 'columns', count: Number(line.slice(9)) })
    else if (line.startsWith('|')) {
      const cells = line.replace(/^\||\|$/g, '').split('|')
      const row = cells.map((cell) => cell.trim())
      if (last?.is === 'table') last.rows.push(row)
      else pieces.push({ is: 'table', rows: [row] })
    } else pieces.push(readParagraph(line, list))
  }
  return { name, language, format, settings, pieces, truth }
}

const marks = { '# ': 'title', '## ': 'division', '= ': 'bold', '- ': 'small', '> ': 'right' } as const

function readParagraph(line: string, list: number): Piece {
  const [, stars = '', rest = ''] = /^(\**)\s*(.*)$/s.exec(line) ?? []
  const level = stars === '' ? null : stars.length - 1
  for (const [mark, is] of Object.entries(marks)) {
    if (rest.startsWith(mark)) return { is, text: rest.slice(mark.length).trim(), level, list }
  }
  return { is: 'plain', text: rest, level, list }
}

/** `!h kind rules clause | words | why` is planted, the rules as CP-01 CP-02, `~ kind clause | words | why` harmless, `!- kind | why` missing. */
function readJudgement(line: string, truth: Truth): boolean {
  const found = /^(?:!([hml-])|~) (\S+)((?: CP-\d+)*)([^|]*)\|(.+)$/.exec(line)
  if (!found) return false
  const [, mark, kind = '', rules = '', clause = '', rest = ''] = found
  const [words = '', why = ''] = rest.split('|').map((part) => part.trim())
  if (mark === '-') truth.missing.push({ kind, why: words })
  else if (mark === undefined) truth.harmless.push({ kind, clause: clause.trim(), words, why })
  else {
    const severity = severities[mark as keyof typeof severities]
    const named = rules.trim().split(' ').filter(Boolean)
    truth.planted.push({ kind, severity, rules: named, clause: clause.trim(), words, why })
  }
  return true
}
