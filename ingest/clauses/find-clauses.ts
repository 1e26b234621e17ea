import type { Block, Clause } from '#ingest/document.ts'
import { readNumber, romanStyle, type WrittenNumber } from './read-number.ts'

interface Open {
  index: number
  style: string
  value: number
  values: readonly number[]
}

interface Found extends Omit<Clause, 'end' | 'ownEnd'> {
  /** place among all blocks of its first one, or of the heading under which numbering begins anew */
  block: number
  /** place of its own first one */
  own: number
}

/** An annex, or a set of conditions, counts anew. */
const divisionHead =
  /^(?:附\s*[件录表页]\s*[\d一二三四五六七八九十A-Z]*|(?:annex(?:ure)?|appendix|schedule|exhibit|attachment)\s+[\dA-Z]{1,4}\b|technical\s+(?:annex(?:ure)?|appendix|schedule|specifications?)$|技术(?:附件|协议|规格书)$|(?:general|special|particular)\s+(?:terms\s+and\s+)?conditions|[通专]用(?:合同)?条款|合同(?:一般|特殊)条款|补充协议)/iu
const sentenceEnd = /[。；;，,：:]$|(?<!\b[A-Z])\.$/u
const longestTitle = 60

/**
 * Finds the numbered clauses of a text, at any depth: 第X条, Article, 1.2.3, 一、, (一), (a), (i), and automatic lists, whose label
 * begins their block. Numbering that begins anew under a heading of its own begins a new division. Cells of tables count only
 * where their number can be nothing but a clause's.
 */
export function findClauses(text: string, blocks: readonly Block[]): Clause[] {
  const found: Found[] = []
  let stack: Open[] = []
  let division: string | null = null
  const breaks: number[] = []
  let heading: { words: string; at: number } | null = null
  for (const [at, block] of blocks.entries()) {
    if (block.part !== 'body' && block.part !== 'text-box') continue
    const words = text.slice(block.start, block.end)
    const isHead =
      block.cell === null && block.part === 'body' && words.length <= longestTitle && !sentenceEnd.test(words)
    if (isHead && divisionHead.test(words)) {
      stack = []
      breaks.push(at)
      division = words
      heading = { words, at }
      continue
    }
    const written = readNumber(words)
    const candidate = written && settled(written, stack)
    const number = candidate && inItsTurn(candidate, stack, block, words) ? candidate : null
    if (!number) {
      if (isHead && words.length > 1) heading = { words, at }
      continue
    }
    const depth = depthOf(number, stack)
    const isRestart: boolean = depth === 0 && (stack[0]?.value ?? 0) >= (number.values[0] ?? 0) && heading !== null
    const begins: typeof heading = isRestart || found.length === 0 || division === heading?.words ? heading : null
    if (begins) division = begins.words
    stack.length = depth
    const parent = stack.at(-1)?.index ?? null
    const above = parent === null ? [] : (found[parent]?.path ?? [])
    found.push({
      start: block.start,
      number: number.number,
      path: number.values.length > 1 ? number.values : [...above, ...number.values],
      title: titleOf(words.slice(number.length)),
      level: depth,
      parent,
      division,
      page: block.page,
      block: begins?.at ?? at,
      own: at,
    })
    stack.push({
      index: found.length - 1,
      style: number.style,
      value: number.values.at(-1) ?? 0,
      values: number.values,
    })
    heading = null
  }
  return close(found, blocks, breaks)
}

/** A weak number counts only when it goes on where the last of its kind was; others may begin anywhere. */
function inItsTurn(written: WrittenNumber, stack: readonly Open[], block: Block, words: string): boolean {
  const value = written.values.at(-1) ?? 0
  if (
    block.cell !== null &&
    !['article', 'chapter', 'han,'].includes(written.style) &&
    !isClauseInCell(written, stack, words)
  )
    return false
  const before = stack.findLast(({ style }) => style === written.style)
  const most = written.isWeak ? 1 : 3
  const next = before ? value > before.value && value <= before.value + most : value === 1
  if (block.label !== null) return true
  return written.isWeak
    ? next
    : next ||
        value === 1 ||
        written.values.length > 1 ||
        ['article', 'chapter', 'section', 'part'].includes(written.style)
}

/** 9.1 in a cell is a clause of 9 when words follow it; 1.75 alone, or in front of a unit, is a figure. */
function isClauseInCell({ values, length }: WrittenNumber, stack: readonly Open[], words: string): boolean {
  const isOpen = stack.some(
    (open) => startsWith(values, open.values.slice(0, values.length - 1)) || open.values.length < values.length,
  )
  return values.length > 1 && isOpen && /^[\p{L}“"]{2}.{4}/u.test(words.slice(length))
}

/** Letter or Roman numeral: what goes on with what is open; of a beginning, i is Roman. */
function settled(written: WrittenNumber, stack: readonly Open[]): WrittenNumber {
  const { roman, style } = written
  if (roman === null) return written
  const asRoman: WrittenNumber = { ...written, style: romanStyle(style), values: [roman] }
  const isNext = (each: WrittenNumber) =>
    stack.some((open) => open.style === each.style && (each.values[0] ?? 0) === open.value + 1)
  if (isNext(written)) return written
  if (isNext(asRoman)) return asRoman
  return roman === 1 ? asRoman : written
}

/** How many open clauses stay open above it. */
function depthOf({ style, values }: WrittenNumber, stack: readonly Open[]): number {
  if (values.length > 1) {
    // 9.1 belongs to 9, however 9 is written.
    const above = stack.findLastIndex((open) => startsWith(values, open.values) && open.values.length < values.length)
    if (above >= 0) return above + 1
    const shorter = stack.findIndex((open) => open.values.length >= values.length && open.style.startsWith('1.'))
    return shorter >= 0 ? shorter : stack.filter((open) => rankOf(open.style) < 4).length
  }
  const same = stack.findLastIndex((open) => open.style === style)
  if (same >= 0) return same
  const rank = rankOf(style)
  const deeper = stack.findIndex((open) => rankOf(open.style) > rank)
  return rank < 9 && deeper >= 0 ? deeper : stack.length
}

function startsWith(values: readonly number[], beginning: readonly number[]): boolean {
  return beginning.every((value, at) => values[at] === value)
}

/** Styles that have a rank by their name; all others are as deep as they are met. */
function rankOf(style: string): number {
  const rank = ['part', 'chapter', 'section', 'article'].indexOf(style)
  return rank >= 0 ? rank : style === 'paragraph' ? 5 : style === 'item' ? 6 : 9
}

function titleOf(words: string): string | null {
  const whole = words.trim()
  if (whole === '') return null
  if (whole.length <= longestTitle && !sentenceEnd.test(whole) && !/[。；]/u.test(whole)) return whole
  const inline =
    /^(\p{Script=Han}{2,12})[：:]|^((?:\p{Lu}[\p{L}'-]*(?:\s+(?:of|and|for|the|to|in|or))*\s*){1,7})(?:[.:]|\s[–—-])\s/u.exec(
      whole,
    )
  return (inline?.[1] ?? inline?.[2])?.trim() ?? null
}

/** A clause ends where the next of its depth or above begins, or another division does, whether or not anything in it is numbered. */
function close(found: readonly Found[], blocks: readonly Block[], breaks: readonly number[]): Clause[] {
  const lastOfBody = blocks.findLast(({ part }) => part === 'body' || part === 'text-box')?.end ?? 0
  const endBefore = (next: Found | undefined) => (next ? (blocks[next.block - 1]?.end ?? next.start) : lastOfBody)
  const clauses: Clause[] = []
  // From the last to the first: those that may still end one before them, the nearest last.
  const following: Found[] = []
  for (const [at, clause] of [...found.entries()].reverse()) {
    const { block: _, own, ...kept } = clause
    const last = breaks.find((each) => each > own)
    const atMost = last === undefined ? lastOfBody : (blocks[last - 1]?.end ?? lastOfBody)
    while (following.length > 0 && (following.at(-1)?.level ?? 0) > clause.level) following.pop()
    clauses.push({
      ...kept,
      end: Math.min(atMost, endBefore(following.at(-1))),
      ownEnd: Math.min(atMost, endBefore(found[at + 1])),
    })
    following.push(clause)
  }
  return clauses.reverse()
}
