import type { Clause, CrossReference } from '#ingest/document.ts'
import { clauseAt } from './clause-at.ts'
import { ordinalSigns, readChineseOrdinal, readLetter, readRoman } from './ordinals.ts'

const chinese = new RegExp(
  `第\\s*(?:([${ordinalSigns}\\d]{1,5})\\s*条|((?:\\d{1,3}\\.){0,5}\\d{1,3})\\s*[条款])(?:\\s*第\\s*[（(]?([${ordinalSigns}\\d]{1,4})[）)]?\\s*[款项])?|(?<=[按依据照见及和与、本合同]\\s*)((?:\\d{1,3}\\.){1,5}\\d{1,3})(?=\\s*[条款])`,
  'gu',
)
const english =
  /\b(?:sub-?)?(?:clauses?|sections?|articles?|paragraphs?)\s+((?:\d{1,3}\.){0,5}\d{1,3}|[IVXL]{1,6})\b(?:\s*\(([a-z]{1,4})\))?/giu
/** Behind a reference that leads into a law, or another paper. */
const elsewhere =
  /^\s*(?:of|in|under)\s+(?:the\s+)?(?:[\w'-]+\s+){0,4}(?:Code|Law|Act|Regulations?|Rules|FIDIC|Convention|CISG)\b/u
const lawBefore = /(?:》|法典?|条例|规定|办法|解释)[（(]?[^。；，]{0,6}$/u

/**
 * Finds where a text refers to clauses of its own, and which they are: in the division that is named behind it ("of the General
 * Conditions", 通用条款第三条), otherwise in the one that it stands in, otherwise in any. Articles of laws are none of them.
 */
export function findReferences(text: string, clauses: readonly Clause[]): CrossReference[] {
  const heads = new Set(clauses.map(({ start }) => start))
  const divisions = [...new Set(clauses.map(({ division }) => division))]
  const found: CrossReference[] = []
  for (const pattern of [chinese, english]) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      const behind = text.slice(end, end + 80)
      const before = text.slice(Math.max(0, start - 20), start)
      if (heads.has(start) || lawBefore.test(before) || elsewhere.test(behind)) continue
      const path = pathOf(match.slice(1).filter((part) => part !== undefined))
      const own = clauseAt(clauses, start)
      const division = named(divisions, before, behind) ?? (own === null ? undefined : clauses[own]?.division)
      found.push({ start, end, number: match[0], target: targetOf(clauses, path, division) })
    }
  }
  return found.sort((one, other) => one.start - other.start)
}

function pathOf(parts: readonly string[]): number[] {
  return parts.flatMap((part) =>
    part
      .split('.')
      .map(
        (each) =>
          readChineseOrdinal(each) ?? (/^[IVXL]+$/.test(each) ? readRoman(each) : null) ?? readLetter(each) ?? 0,
      ),
  )
}

/** The division whose name stands around a reference. */
function named(divisions: readonly (string | null)[], before: string, behind: string): string | null | undefined {
  const wordBehind = /^\s*of\s+(?:the\s+)?((?:\p{Lu}[\p{L}-]*\s*|[IVX\dA-Z]\b\s*){1,4})/u.exec(behind)?.[1]?.trim()
  const wordBefore = /([通专]用(?:合同)?条款|附[件录表页][一二三四五六七八九十\dA-Z]+)(?:的)?$/u.exec(before)?.[1]
  const word = wordBehind ?? wordBefore
  return word === undefined
    ? undefined
    : divisions.find((division) => division?.toLowerCase().includes(word.toLowerCase()))
}

function targetOf(
  clauses: readonly Clause[],
  path: readonly number[],
  division: string | null | undefined,
): number | null {
  const fits = ({ path: other }: Clause) =>
    // Articles count on through chapters: the end of a path is enough, and its last figures must be all that is said.
    other.length >= path.length && path.every((value, at) => other[other.length - path.length + at] === value)
  const exact = (clause: Clause) => fits(clause) && clause.path.length === path.length
  const inDivision = (clause: Clause) => division === undefined || clause.division === division
  for (const test of [
    (clause: Clause) => exact(clause) && inDivision(clause),
    (clause: Clause) => fits(clause) && inDivision(clause) && /^第|^article|^clause/iu.test(clause.number),
    exact,
  ]) {
    const index = clauses.findIndex(test)
    if (index >= 0) return index
  }
  return null
}
