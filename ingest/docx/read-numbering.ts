import type { Element } from '@xmldom/xmldom'
import { writeNumber } from './number-formats.ts'
import { attributeOf, childOf, childrenOf, integerOf, isOn, valOf } from './parse-xml.ts'

interface Level {
  start: number
  format: string
  /** "%1.%2" */
  text: string
  /** all numbers of it in figures */
  isLegal: boolean
  /** the level (from 1) whose step begins this one anew; 0 for never; null for any above it */
  restartsAfter: number | null
}

interface List {
  /** lists of the same abstract definition count on together */
  abstract: string
  levels: Map<number, Level>
  /** levels that begin anew when this list is first used */
  overrides: Map<number, number>
}

export interface Label {
  /** "3.", "第九条", "(a)" */
  text: string
  list: string
}

/** Counts the automatic numbers of a document: to be asked of each numbered paragraph once, in the order of the document. */
export interface Numbering {
  next: (listId: string, level: number) => Label | null
}

/** @param root of `word/numbering.xml`; null when the document has none */
export function readNumbering(root: Element | null): Numbering {
  const lists = root ? listsOf(root) : new Map<string, List>()
  const counters = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  return {
    next: (listId, levelIndex) => {
      const list = lists.get(listId)
      const level = list?.levels.get(levelIndex)
      if (!list || !level || listId === '0') return null
      const counts = counters.get(list.abstract) ?? []
      counters.set(list.abstract, counts)
      if (!begun.has(listId)) {
        begun.add(listId)
        for (const [overridden] of list.overrides) counts[overridden] = undefined
      }
      step(list, counts, levelIndex)
      const text = level.text.replaceAll(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1
        const from = list.levels.get(at)
        const format = level.isLegal && from?.format !== 'none' ? 'decimal' : (from?.format ?? 'decimal')
        return writeNumber(format, counts[at] ?? startOf(list, at))
      })
      return text.trim() === '' || level.format === 'bullet' || level.format === 'none'
        ? null
        : { text: text.trim(), list: listId }
    },
  }
}

function startOf(list: List, level: number): number {
  return list.overrides.get(level) ?? list.levels.get(level)?.start ?? 1
}

function step(list: List, counts: (number | undefined)[], level: number): void {
  const count = counts[level]
  counts[level] = count === undefined ? startOf(list, level) : count + 1
  for (let below = level + 1; below < 9; below += 1) {
    const restarts = list.levels.get(below)?.restartsAfter ?? null
    if (restarts === null || (restarts > 0 && level < restarts)) counts[below] = undefined
  }
  // A level that is stepped over counts as begun.
  for (let above = 0; above < level; above += 1) counts[above] ??= startOf(list, above)
}

function listsOf(root: Element): Map<string, List> {
  const abstracts = new Map(
    childrenOf(root, 'abstractNum').map((each) => [attributeOf(each, 'abstractNumId') ?? '', each]),
  )
  const byStyle = new Map<string, Element>()
  for (const each of abstracts.values()) {
    const style = valOf(each, 'styleLink')
    if (style) byStyle.set(style, each)
  }
  const lists = new Map<string, List>()
  for (const num of childrenOf(root, 'num')) {
    const abstract = abstracts.get(valOf(num, 'abstractNumId') ?? '')
    if (!abstract) continue
    const linked = byStyle.get(valOf(abstract, 'numStyleLink') ?? '') ?? abstract
    const levels = new Map(childrenOf(linked, 'lvl').map((each) => [levelIndex(each), levelOf(each)]))
    const overrides = new Map<number, number>()
    for (const override of childrenOf(num, 'lvlOverride')) {
      const start = integerOf(valOf(override, 'startOverride'))
      if (start !== null) overrides.set(levelIndex(override), start)
      const level = childOf(override, 'lvl')
      if (level) levels.set(levelIndex(override), levelOf(level))
    }
    lists.set(attributeOf(num, 'numId') ?? '', {
      abstract: attributeOf(linked, 'abstractNumId') ?? '',
      levels,
      overrides,
    })
  }
  return lists
}

const levelIndex = (element: Element) => integerOf(attributeOf(element, 'ilvl')) ?? 0

function levelOf(element: Element): Level {
  return {
    start: integerOf(valOf(element, 'start')) ?? 0,
    format: valOf(element, 'numFmt') ?? 'decimal',
    text: valOf(element, 'lvlText') ?? '',
    isLegal: isOn(element, 'isLgl') ?? false,
    restartsAfter: integerOf(valOf(element, 'lvlRestart')),
  }
}
