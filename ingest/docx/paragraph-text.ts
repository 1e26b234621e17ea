import type { Element } from '@xmldom/xmldom'
import type { HiddenText, Revision, WrittenRun } from '#ingest/document.ts'
import { attributeOf, childOf, childrenOf, integerOf } from './parse-xml.ts'
import type { Styles } from './read-styles.ts'

/** A reference to a note or a comment, and where in the paragraph it stands. */
export interface NoteMark {
  part: 'footnote' | 'endnote' | 'comment'
  id: string
  at: number
}

/** The words of a paragraph while it is read; one whose mark was deleted goes on with the words of the next. */
export interface ParagraphText {
  source: string
  written: WrittenRun[]
  hidden: HiddenText[]
  revisions: Revision[]
  notes: NoteMark[]
  /** in the order in which they hang on the paragraph */
  boxes: { content: Element; at: number }[]
  unread: { what: 'picture' | 'object'; detail: string }[]
}

export function noText(): ParagraphText {
  return { source: '', written: [], hidden: [], revisions: [], notes: [], boxes: [], unread: [] }
}

type Change = Pick<Revision, 'kind' | 'author' | 'date'>

interface Reading {
  text: ParagraphText
  styles: Styles
  /** of the paragraph, for the styles */
  properties: Element | undefined
  /** number of the paragraph in the file */
  paragraph: number
  shaded: string | null
  runs: number
}

/** Adds what a paragraph says to what is there already, with every run's place, changes, and what nobody sees. */
export function readParagraphText(
  paragraph: Element,
  given: { text: ParagraphText; styles: Styles; paragraph: number; shaded: string | null },
): void {
  const properties = childOf(paragraph, 'pPr')
  const shaded = attributeOf(childOf(properties, 'shd'), 'fill') ?? given.shaded
  readInline(paragraph, { ...given, properties, shaded, runs: 0 }, null)
}

const changes: Readonly<Record<string, Revision['kind']>> = {
  ins: 'inserted',
  del: 'deleted',
  moveFrom: 'moved-away',
  moveTo: 'moved-here',
}

function readInline(parent: Element, reading: Reading, change: Change | null): void {
  for (const child of childrenOf(parent)) {
    const name = child.localName ?? ''
    const kind = changes[name]
    if (name === 'r') readRun(child, reading, change)
    else if (kind) readInline(child, reading, { kind, ...whoAndWhen(child) })
    else if (name === 'oMath' || name === 'oMathPara') add(mathText(child), reading, change, undefined)
    else if (name === 'AlternateContent') readInline(choiceOf(child), reading, change)
    else if (inlineContainers.has(name)) readInline(name === 'sdt' ? contentOf(child) : child, reading, change)
  }
}

const inlineContainers = new Set(['hyperlink', 'smartTag', 'sdt', 'fldSimple', 'customXml', 'bdo', 'dir', 'subDoc'])

/** What a content control holds. */
export function contentOf(control: Element): Element {
  return childOf(control, 'sdtContent') ?? control
}

/** Of the same thing written for newer and for older readers, the newer; unless only the older holds words. */
export function choiceOf(alternates: Element): Element {
  const all = [...childrenOf(alternates, 'Choice'), ...childrenOf(alternates, 'Fallback')]
  return all.find((each) => each.getElementsByTagNameNS('*', 't').length > 0) ?? all[0] ?? alternates
}

export function whoAndWhen(change: Element): Pick<Revision, 'author' | 'date'> {
  return { author: attributeOf(change, 'author'), date: attributeOf(change, 'date') }
}

function readRun(run: Element, reading: Reading, change: Change | null): void {
  const properties = childOf(run, 'rPr')
  const changedBy = change ?? changeOfRun(properties)
  for (const child of childrenOf(run)) {
    const said = wordsOf(child)
    if (said !== null) add(said, reading, changedBy, properties)
    else readPiece(child, reading, changedBy)
  }
  reading.runs += 1
}

/** A change that is written in a run's own properties. */
function changeOfRun(properties: Element | undefined): Change | null {
  for (const [name, kind] of Object.entries(changes)) {
    const mark = childOf(properties, name)
    if (mark) return { kind, ...whoAndWhen(mark) }
  }
  return null
}

function wordsOf(piece: Element): string | null {
  switch (piece.localName) {
    case 't':
    case 'delText':
      return piece.textContent ?? ''
    case 'tab':
    case 'ptab':
      return '\t'
    case 'br':
    case 'cr':
      return '\n'
    case 'noBreakHyphen':
      return '-'
    case 'sym':
      return symbolOf(attributeOf(piece, 'char') ?? '')
    default:
      return null
  }
}

/** Boxes and ticks of the symbol fonts, as forms use them; a letter of a symbol font that is none of them means nothing here. */
const symbols: Readonly<Record<string, string>> = {
  F06F: '□',
  F0A8: '□',
  F071: '□',
  F0FE: '☑',
  F052: '☑',
  F053: '☒',
  F0FD: '☒',
  F0FC: '✓',
  F0B7: '•',
  F0D8: '•',
  F0A7: '•',
}

function symbolOf(code: string): string {
  const point = Number.parseInt(code, 16)
  if (!Number.isInteger(point) || point <= 0) return ''
  return symbols[code.toUpperCase()] ?? (point >= 0xe000 && point <= 0xf8ff ? '\ufffd' : String.fromCharCode(point))
}

function readPiece(piece: Element, reading: Reading, change: Change | null): void {
  const { text } = reading
  const at = text.source.length
  const id = attributeOf(piece, 'id') ?? ''
  switch (piece.localName) {
    case 'footnoteReference':
      if (!isGone(change)) text.notes.push({ part: 'footnote', id, at })
      return
    case 'endnoteReference':
      if (!isGone(change)) text.notes.push({ part: 'endnote', id, at })
      return
    case 'commentReference':
      text.notes.push({ part: 'comment', id, at })
      return
    case 'ruby':
      readInline(childOf(piece, 'rubyBase') ?? piece, reading, change)
      return
    case 'AlternateContent':
      for (const child of childrenOf(choiceOf(piece))) readPiece(child, reading, change)
      return
    case 'drawing':
    case 'pict':
    case 'object':
      if (!isGone(change)) readDrawing(piece, text)
  }
}

/** Square centimetres from which a picture may well be a picture of text; a seal or a logo is smaller. */
const largePicture = 60
const emuPerCm = 360_000

function readDrawing(piece: Element, text: ParagraphText): void {
  const boxes = [...piece.getElementsByTagNameNS('*', 'txbxContent')]
  // A box within a box is read with the outer one.
  const outer = boxes.filter((box) => !boxes.some((other) => other !== box && isWithin(box, other)))
  for (const content of outer) text.boxes.push({ content, at: text.source.length })
  if (piece.localName === 'object') text.unread.push({ what: 'object', detail: 'embedded object' })
  for (const uri of [...piece.getElementsByTagNameNS('*', 'graphicData')].map(
    (each) => each.getAttribute('uri') ?? '',
  )) {
    if (/chart|diagram/.test(uri)) text.unread.push({ what: 'object', detail: uri.split('/').at(-1) ?? uri })
  }
  const pictures = [...piece.getElementsByTagNameNS('*', 'blip'), ...piece.getElementsByTagNameNS('*', 'imagedata')]
  if (pictures.length === 0) return
  const area = areaOf(piece)
  if (area === null || area >= largePicture)
    text.unread.push({ what: 'picture', detail: area === null ? '' : `${Math.round(area)} cm²` })
}

function isWithin(inner: Element, outer: Element): boolean {
  for (let at = inner.parentNode; at; at = at.parentNode) if (at === outer) return true
  return false
}

/** In square centimetres; null when the file does not say. */
function areaOf(piece: Element): number | null {
  const [extent] = piece.getElementsByTagNameNS('*', 'extent')
  const [cx, cy] = [integerOf(attributeOf(extent, 'cx')), integerOf(attributeOf(extent, 'cy'))]
  if (cx !== null && cy !== null) return (cx / emuPerCm) * (cy / emuPerCm)
  const [shape] = piece.getElementsByTagNameNS('*', 'shape')
  const points = (side: string) =>
    Number(new RegExp(`${side}:([\\d.]+)pt`).exec(attributeOf(shape, 'style') ?? '')?.[1] ?? Number.NaN)
  const area = ((points('width') / 72) * 2.54 * points('height') * 2.54) / 72
  return Number.isNaN(area) ? null : area
}

function mathText(math: Element): string {
  return [...math.getElementsByTagNameNS('*', 't')].map((each) => each.textContent ?? '').join('')
}

const isGone = (change: Change | null) => change?.kind === 'deleted' || change?.kind === 'moved-away'

function add(words: string, reading: Reading, change: Change | null, run: Element | undefined): void {
  const { text, styles, properties, paragraph, shaded, runs } = reading
  const start = text.source.length
  if (words === '') return
  if (change && isGone(change)) {
    const last = lastOf(text, change, start)
    if (last) last.text += words
    else text.revisions.push({ ...change, at: { start, end: start }, text: words })
    return
  }
  text.source += words
  const end = text.source.length
  text.written.push({ paragraph, run: runs, start, end })
  const why = styles.hidden(run, properties, shaded)
  const hidden = text.hidden.at(-1)
  if (why && hidden?.end === start && hidden.why === why) hidden.end = end
  else if (why) text.hidden.push({ why, start, end })
  if (!change) return
  const last = lastOf(text, change, start)
  if (last) last.at = { start: last.at.start, end }
  else text.revisions.push({ ...change, at: { start, end }, text: null })
}

/** The revision that ends where another of the same kind by the same person begins: the two are one. */
function lastOf({ revisions }: ParagraphText, { kind, author }: Change, start: number): Revision | undefined {
  const last = revisions.at(-1)
  return last?.kind === kind && last.author === author && last.at.end === start ? last : undefined
}
