import type { Part } from '#ingest/document.ts'
import { foldText } from '#ingest/fold-text.ts'
import { begins } from './begin-paragraph.ts'
import type { Strip } from './form-strips.ts'
import { frameSize } from './frame.ts'
import { rowsOf } from './gather-lines.ts'
import type { Direction, TracedPage } from './traced-page.ts'

export interface PageStrips {
  page: TracedPage
  strips: Strip[]
  /** in which most of its words run */
  main: Direction
}

export interface Apart {
  body: Strip[]
  running: { part: Part; strips: Strip[] }[]
}

/** How far from the edges running heads reach, as a share of the page's height; what a file calls no content may stand deeper. */
const zone = 0.16
const artifactZone = 0.25
const outermost = 4
const sameHeight = 5

const chineseFigures = '〇零一二三四五六七八九十百两'
const pageNumber = new RegExp(
  [
    `第\\s*[\\d${chineseFigures}]+\\s*页(?:\\s*[,，/|]?\\s*共\\s*[\\d${chineseFigures}]+\\s*页)?`,
    `共\\s*[\\d${chineseFigures}]+\\s*页(?:\\s*[,，/|]?\\s*第\\s*[\\d${chineseFigures}]+\\s*页)?`,
    'page\\s+\\d+(?:\\s*(?:of|/)\\s*\\d+)?',
    '[-–—~·•|]\\s*\\d{1,4}\\s*[-–—~·•|]',
    '\\d{1,4}\\s*(?:/|of)\\s*\\d{1,4}',
  ].join('|'),
  'iu',
)
const wholePageNumber = new RegExp(`^(?:${pageNumber.source})$`, 'iu')
const chinesePage = new RegExp(`第\\s*[${chineseFigures}]+\\s*页`, 'gu')
const bareNumber = /^(?:\d{1,4}|[ivxl]{1,6})$/iu

interface Row {
  strips: Strip[]
  fromTop: number
  fromBottom: number
  page: number
}

interface WordedRow extends Row {
  text: string
}

/**
 * Takes running headers, footers and page numbers out of the flow of the pages: what stands outermost, at the same height on
 * several pages, and says the same; or counts the pages.
 */
export function setApartRunning(pages: readonly PageStrips[]): Apart[] {
  const edges = pages.map((each) => edgeRows(each))
  const repeated = new Repeated(
    edges.flatMap(({ top, bottom }) => [...top, ...bottom]),
    pages.length,
  )
  return pages.map(({ strips }, index) => {
    const { top, bottom } = edges[index] ?? { top: [], bottom: [] }
    const running: Apart['running'] = []
    const taken = new Set<Strip>()
    for (const [rows, part] of [
      [top, 'header'],
      [bottom, 'footer'],
    ] as const) {
      for (const [nth, row] of rows.entries()) {
        if (
          !repeated.isRunning(row, nth === 0 || rows.slice(0, nth).every(({ strips: [one] }) => one && taken.has(one)))
        )
          break
        for (const strip of row.strips) taken.add(strip)
        running.push(...partsOf(row, part))
      }
    }
    return { body: strips.filter((strip) => !taken.has(strip)), running }
  })
}

/** As they are compared: browsers print ⻚ where 页 is meant. */
function wordsOf(strips: readonly Strip[]): string {
  return foldText(strips.map((strip) => strip.text).join(' ')).text
}

function edgeRows({ page, strips, main }: PageStrips): { top: WordedRow[]; bottom: WordedRow[] } {
  const { height } = frameSize(main, page)
  const rows = rowsOf(strips.filter(({ direction, slanted }) => direction === main && !slanted)).map((row): Row => {
    const base = row[0]?.base ?? 0
    return { strips: row, fromTop: base, fromBottom: height - base, page: page.number }
  })
  const reach = (row: Row) => (row.strips.every(({ artifact }) => artifact) ? artifactZone : zone) * height
  const worded = (row: Row): WordedRow => ({ ...row, text: wordsOf(row.strips) })
  return {
    top: rows
      .slice(0, outermost)
      .filter((row) => row.fromTop < reach(row))
      .map(worded),
    bottom: rows
      .slice(-outermost)
      .reverse()
      .filter((row) => row.fromBottom < reach(row))
      .map(worded),
  }
}

class Repeated {
  private readonly bySay = new Map<string, WordedRow[]>()
  private readonly pages: number

  constructor(rows: readonly WordedRow[], pages: number) {
    this.pages = pages
    for (const row of rows) {
      const same = this.bySay.get(withoutFigures(row.text))
      if (same) same.push(row)
      else this.bySay.set(withoutFigures(row.text), [row])
    }
  }

  isRunning(row: WordedRow, isOutermost: boolean): boolean {
    if (row.strips.every(({ artifact }) => artifact)) return true
    if (isOutermost && wholePageNumber.test(row.text)) return true
    const alike = (this.bySay.get(withoutFigures(row.text)) ?? []).filter((other) => isAtHeight(row, other))
    const same = alike.filter((other) => other.text === row.text)
    if (this.isOften(same)) return true
    if (bareNumber.test(row.text)) return isOutermost && (this.counts(alike) || Number(row.text) === row.page)
    // "Article 4" at the top of one page and "Article 5" of another are no running head.
    return this.isOften(alike) && !begins(row.text) && this.counts(alike)
  }

  private isOften(rows: readonly Row[]): boolean {
    const times = new Set(rows.map(({ page }) => page)).size
    return times >= 3 || (times >= 2 && times * 2 >= this.pages)
  }

  /** Whether a figure in them goes up with the pages. */
  private counts(rows: readonly WordedRow[]): boolean {
    if (rows.length < 2) return false
    const figures = rows.map(({ text, page }) => (text.match(/\d+/gu) ?? []).map((figure) => Number(figure) - page))
    return (figures[0] ?? []).some(
      (ahead, at) => figures.filter((each) => each[at] === ahead).length >= rows.length * 0.6,
    )
  }
}

function isAtHeight(one: Row, other: Row): boolean {
  return Math.abs(one.fromTop - other.fromTop) < sameHeight || Math.abs(one.fromBottom - other.fromBottom) < sameHeight
}

function withoutFigures(text: string): string {
  return text
    .replaceAll(chinesePage, '第#页')
    .replaceAll(/\d+/gu, '#')
    .replace(/^[ivxl]{1,6}$/iu, '#')
}

/** A page number beside the words of a header is a part of its own. */
function partsOf({ strips: all }: Row, part: 'header' | 'footer'): Apart['running'] {
  const groups: Strip[][] = []
  for (const strip of all) {
    const last = groups.at(-1)
    const end = last?.at(-1)
    if (last && end && strip.left - end.right < 2 * strip.size) last.push(strip)
    else groups.push([strip])
  }
  return groups.map((strips) => {
    const text = wordsOf(strips)
    return { part: wholePageNumber.test(text) || bareNumber.test(text) ? 'page-number' : part, strips }
  })
}
