import type { Clause, DefinedTerm } from '#ingest/document.ts'
import { clauseAt } from './clause-at.ts'

const quoted = '[“"「『]([^”"」』“「\\n]{1,40})[”"」』]'

/** How contracts say that a word stands for something. The first group is the term. */
const sayings = [
  // （以下简称“卖方”）, 以下称为“合同”, 下称"设备"
  new RegExp(`(?:以下|下文|下)(?:简?称(?:为|之为|作)?|统称(?:为)?)[：:]?\\s*${quoted}`, 'gu'),
  // “工作日”指…, "质保期"是指…, “设备”系指…
  new RegExp(`${quoted}\\s*(?:系|是|均|应)?指(?!定|示|导)`, 'gu'),
  // (the "Seller"), (hereinafter referred to as "Goods"), ("FAC")
  new RegExp(
    `[（(](?:(?:the|hereinafter|herein|collectively|each|together|referred|called|to|as|,|and|an?)\\s*)*${quoted}\\s*[)）]`,
    'giu',
  ),
  // "Defect" means …
  new RegExp(`${quoted}\\s+(?:means|shall mean|has the meaning|refers to|shall have the meaning)\\b`, 'giu'),
]

/** Finds the words that a document defines, at the place where it does; in the order of the text. */
export function findTerms(text: string, clauses: readonly Clause[]): DefinedTerm[] {
  const found = new Map<number, DefinedTerm>()
  for (const saying of sayings) {
    for (const match of text.matchAll(saying)) {
      const term = (match[1] ?? '').trim()
      const start = match.index + match[0].indexOf(match[1] ?? '')
      if (term === '') continue
      found.set(start, { term, start, end: start + (match[1] ?? '').length, clause: clauseAt(clauses, start) })
    }
  }
  return [...found.values()].sort((one, other) => one.start - other.start)
}
