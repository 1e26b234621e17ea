import type { Element } from '@xmldom/xmldom'
import type { RawBlock } from '#ingest/assemble-text.ts'
import type { Cell, Part, Revision, Unread } from '#ingest/document.ts'
import {
  choiceOf,
  contentOf,
  type NoteMark,
  noText,
  type ParagraphText,
  readParagraphText,
  whoAndWhen,
} from './paragraph-text.ts'
import { attributeOf, childOf, childrenOf, integerOf, isOn, valOf } from './parse-xml.ts'
import { putBefore } from './put-before.ts'
import type { Label, Numbering } from './read-numbering.ts'
import type { Styles } from './read-styles.ts'

/** What is not read, by the place of the block behind which it stands. */
export type RawUnread = Omit<Unread, 'at' | 'page'> & { block: number }

/** What is gathered over a whole document. */
export interface Story {
  blocks: RawBlock[]
  notes: (NoteMark & { block: number })[]
  unread: RawUnread[]
  styles: Styles
  numbering: Numbering
  /** how many paragraphs and tables have been met */
  paragraphs: number
  tables: number
}

interface Place {
  part: Part
  cell: Cell | null
  shaded: string | null
  anchor: RawBlock['anchor']
}

/** Reads paragraphs and tables of one container (the body, a cell, a box, a note) as blocks, in their order. */
export function walkStory(container: Element, story: Story, place: Place): void {
  // A paragraph whose mark was deleted goes on in the next one.
  const walk: Walk = { story, place, carried: null, gone: [] }
  walkBlocks(container, walk)
  if (walk.carried || walk.gone.length > 0) finish(walk, walk.carried ?? noText(), undefined, false)
}

interface Walk {
  story: Story
  place: Place
  carried: ParagraphText | null
  /** what was deleted between two blocks, and waits for the next */
  gone: Revision[]
}

function walkBlocks(container: Element, walk: Walk): void {
  const { story } = walk
  for (const child of childrenOf(container)) {
    switch (child.localName) {
      case 'p':
        walkParagraph(child, walk)
        break
      case 'tbl':
        walkTable(child, walk)
        break
      case 'sdt':
        walkBlocks(contentOf(child), walk)
        break
      case 'AlternateContent':
        walkBlocks(choiceOf(child), walk)
        break
      case 'customXml':
      case 'ins':
      case 'moveTo':
        walkBlocks(child, walk)
        break
      case 'altChunk':
        story.unread.push({ what: 'part', detail: 'a document within the document', block: story.blocks.length - 1 })
    }
  }
}

function walkParagraph(paragraph: Element, walk: Walk): void {
  const { story, place } = walk
  const text = walk.carried ?? noText()
  readParagraphText(paragraph, { text, styles: story.styles, paragraph: story.paragraphs, shaded: place.shaded })
  story.paragraphs += 1
  const mark = childOf(paragraph, 'pPr', 'rPr')
  if (childOf(mark, 'del') ?? childOf(mark, 'moveFrom')) {
    walk.carried = text
    return
  }
  walk.carried = null
  const isHidden =
    isOn(mark, 'vanish') === true &&
    text.hidden.reduce((sum, { start, end }) => sum + end - start, 0) === text.source.length
  finish(walk, text, childOf(paragraph, 'pPr'), !isHidden)
}

function finish(walk: Walk, text: ParagraphText, properties: Element | undefined, counts: boolean): void {
  const { story, place } = walk
  const { heading, numbered, look } = story.styles.paragraph(properties)
  const label = counts && numbered ? story.numbering.next(numbered.list, numbered.level) : null
  const block = story.blocks.length
  const before = label ? `${label.text} ` : ''
  const made = blockOf(text, { place, label, heading, before, look })
  // What was deleted before it went before its number as well.
  const gone = walk.gone.map((revision) => ({ ...revision, at: { start: 0, end: 0 } }))
  walk.gone = []
  story.blocks.push({ ...made, revisions: [...gone, ...(made.revisions ?? [])] })
  story.notes.push(...text.notes.map((note) => ({ ...note, at: note.at + before.length, block })))
  story.unread.push(...text.unread.map((each) => ({ ...each, block })))
  for (const { content, at } of text.boxes) {
    walkStory(content, story, {
      part: place.part === 'body' ? 'text-box' : place.part,
      cell: null,
      shaded: null,
      anchor: { block, at: at + before.length },
    })
  }
}

function blockOf(
  text: ParagraphText,
  given: { place: Place; label: Label | null; heading: number | null; before: string; look: RawBlock['look'] },
): RawBlock {
  const { place, label, heading, before, look } = given
  const { source, written, hidden, revisions } = text
  return putBefore(before, {
    part: place.part,
    kind: heading === null ? 'paragraph' : 'heading',
    level: heading,
    label: label?.text ?? null,
    list: label?.list ?? null,
    cell: place.cell,
    page: null,
    anchor: place.anchor,
    look,
    source,
    written,
    hidden,
    revisions,
  })
}

function walkTable(table: Element, walk: Walk): void {
  const { story, place } = walk
  const number = story.tables
  story.tables += 1
  const rows = rowsOf(table)
  const kept = rows.filter((row) => !childOf(row, 'trPr', 'del'))
  const grid = kept.map(cellsOf)
  let at = 0
  for (const row of rows) {
    const deleted = childOf(row, 'trPr', 'del')
    if (deleted) {
      const text = [...row.getElementsByTagNameNS('*', 'delText'), ...row.getElementsByTagNameNS('*', 't')]
      const said = text.map((each) => each.textContent ?? '').join('\t')
      walk.gone.push({ kind: 'deleted', ...whoAndWhen(deleted), at: { start: 0, end: 0 }, text: said })
      continue
    }
    for (const { element, column, span, merge } of grid[at] ?? []) {
      if (merge === 'goes-on') continue
      const cell = { table: number, row: at, column, rowSpan: rowSpanOf(grid, at, column), columnSpan: span }
      const shaded = attributeOf(childOf(element, 'tcPr', 'shd'), 'fill') ?? place.shaded
      const inner: Walk = { story, place: { ...place, cell, shaded }, carried: null, gone: walk.gone }
      walk.gone = []
      walkBlocks(element, inner)
      if (inner.carried) finish(inner, inner.carried, undefined, false)
      walk.gone = inner.gone
    }
    at += 1
  }
}

function rowsOf(table: Element): Element[] {
  return childrenOf(table).flatMap((child) => {
    if (child.localName === 'tr') return [child]
    if (child.localName === 'sdt') return rowsOf(contentOf(child))
    return child.localName === 'customXml' || child.localName === 'ins' ? rowsOf(child) : []
  })
}

interface GridCell {
  element: Element
  column: number
  span: number
  merge: 'begins' | 'goes-on' | null
}

function cellsOf(row: Element): GridCell[] {
  let column = integerOf(valOf(row, 'trPr', 'gridBefore')) ?? 0
  const cells: GridCell[] = []
  const elements = childrenOf(row).flatMap((child) =>
    child.localName === 'sdt' ? childrenOf(contentOf(child), 'tc') : child.localName === 'tc' ? [child] : [],
  )
  for (const element of elements) {
    const properties = childOf(element, 'tcPr')
    const span = integerOf(valOf(properties, 'gridSpan')) ?? 1
    const merge = childOf(properties, 'vMerge')
    const begins = attributeOf(merge, 'val') === 'restart'
    cells.push({ element, column, span, merge: merge ? (begins ? 'begins' : 'goes-on') : null })
    column += span
  }
  return cells
}

function rowSpanOf(grid: readonly GridCell[][], row: number, column: number): number {
  let end = row + 1
  while (grid[end]?.some((cell) => cell.column === column && cell.merge === 'goes-on')) end += 1
  return end - row
}
