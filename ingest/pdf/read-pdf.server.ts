import type { RawBlock } from '#ingest/assemble-text.ts'
import type { Page, Unread } from '#ingest/document.ts'
import { UnreadableFile } from '#ingest/unreadable-file.ts'
import { findGutters } from './find-gutters.ts'
import { formStrips, type Strip } from './form-strips.ts'
import { gatherLines, lineOf } from './gather-lines.ts'
import { hangNotes } from './hang-notes.ts'
import { judgeOverlaps, judgePage } from './judge-page.ts'
import { type Column, layOutPage } from './lay-out-page.ts'
import { blockOutside, makeBlocks } from './make-blocks.ts'
import { loadOperators, loadPdf, type PdfDocument, type PdfPage } from './pdf-js.server.ts'
import { readAnnotations } from './read-annotations.server.ts'
import { setApartNotes, usualSize } from './set-apart-notes.ts'
import { type PageStrips, setApartRunning } from './set-apart-running.ts'
import { tracePage } from './trace-page.server.ts'
import type { Direction, TracedPage } from './traced-page.ts'

const mostPages = 2000

/**
 * Reads a PDF: its paragraphs and tables in reading order with the place of every character, its pages with whether they could be
 * read, and what could not.
 * @throws UnreadableFile when nothing of it can be read
 */
export async function readPdf(bytes: Uint8Array): Promise<{ blocks: RawBlock[]; pages: Page[]; unread: Unread[] }> {
  const { document, close } = await open(bytes)
  try {
    if (document.numPages === 0) throw new UnreadableFile('no-text', 'no pages')
    if (document.numPages > mostPages) throw new UnreadableFile('too-many-pages', `${document.numPages} pages`)
    return compose(await tracePages(document, hasPictures(bytes)))
  } finally {
    await close()
  }
}

/** The dictionaries of pictures stand in plain bytes even where a file packs all others, but for names that are escaped. */
function hasPictures(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('/Image')
}

async function open(bytes: Uint8Array): ReturnType<typeof loadPdf> {
  try {
    return await loadPdf(bytes)
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    throw new UnreadableFile(isLocked ? 'encrypted' : 'corrupt', String(error), { cause: error })
  }
}

/** A page without its single signs, which are many: what is made of them at once. */
interface Traced extends PageStrips {
  judged: ReturnType<typeof judgePage>
  comments: RawBlock[]
  fields: RawBlock[]
}

async function tracePages(document: PdfDocument, pictures: boolean): Promise<Traced[]> {
  const file = {
    operators: await loadOperators(),
    layers: await document.getOptionalContentConfig(),
    hasPictures: pictures,
  }
  const traced: Traced[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    let page: PdfPage | undefined
    try {
      page = await document.getPage(number)
      traced.push({ ...stripsOf(await tracePage(page, number, file)), ...(await readAnnotations(page, number)) })
    } catch {
      traced.push({ ...stripsOf(failedPage(page, number)), comments: [], fields: [] })
    }
    page?.cleanup()
  }
  if (traced.every(({ page }) => page.failed)) throw new UnreadableFile('corrupt', 'no page can be read')
  return traced
}

function failedPage(page: PdfPage | undefined, number: number): TracedPage {
  const { width, height, rotation } = page?.getViewport({ scale: 1 }) ?? { width: 0, height: 0, rotation: 0 }
  return { number, width, height, rotation, glyphs: [], rules: [], pictures: [], shapes: 0, failed: true }
}

function stripsOf(page: TracedPage): PageStrips & Pick<Traced, 'judged'> {
  const strips = formStrips(page)
  const letters = new Map<Direction, number>()
  for (const { direction, text, slanted } of strips) {
    if (!slanted) letters.set(direction, (letters.get(direction) ?? 0) + text.length)
  }
  const main = [...letters].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 0
  return { page: { ...page, glyphs: [] }, strips, main, judged: judgePage(page) }
}

function compose(traced: readonly Traced[]): { blocks: RawBlock[]; pages: Page[]; unread: Unread[] } {
  const columns: Column[] = []
  const outside: RawBlock[] = []
  const notes: { mark: string; block: RawBlock }[] = []
  const unread: Unread[] = []
  const usual = usualSize(traced.flatMap(({ strips }) => strips))
  const parted = setApartRunning(traced).map(({ body, running }, index) => {
    const { page, main, judged } = traced[index] as Traced
    const flow = setApartNotes(body, { main, usual })
    return {
      page,
      main,
      judged,
      body,
      running,
      flow,
      columns: judged.page.why === 'garbage' ? [] : layOutPage(flow.body, page, main),
    }
  })
  const gutters = findGutters(parted.map((one) => one.columns))
  for (const { page, main, judged, body, running, flow, columns: first } of parted) {
    unread.push(...judged.unread)
    if (judged.page.why === 'garbage') continue
    // A page with few lines does not show by itself that it is set as the others are.
    const laidOut = gutters.length > 0 ? layOutPage(flow.body, page, main, gutters) : first
    columns.push(...laidOut)
    const lines = laidOut.flatMap(({ items }) => items.flatMap((item) => ('line' in item ? [item.line] : [])))
    unread.push(...judgeOverlaps(page.number, lines))
    for (const { part, strips } of running) outside.push(blockOutside(part, [lineOf(strips, page)]))
    outside.push(...marksOf(body, page))
    for (const note of flow.notes) {
      notes.push({ mark: note.mark, block: blockOutside('footnote', gatherLines(note.strips, page)) })
    }
  }
  const blocks = withFields(makeBlocks(columns), traced)
  return {
    blocks: [
      ...blocks,
      ...partByPart(outside),
      ...hangNotes(notes, blocks),
      ...traced.flatMap(({ comments }) => comments),
    ],
    pages: traced.map(({ judged }) => judged.page),
    unread,
  }
}

/** A watermark runs across the page and is no part of what it runs across. */
function marksOf(strips: readonly Strip[], page: TracedPage): RawBlock[] {
  return gatherLines(
    strips.filter(({ slanted }) => slanted),
    page,
  ).map((line) => blockOutside('header', [line]))
}

function partByPart(blocks: readonly RawBlock[]): RawBlock[] {
  return (['header', 'footer', 'page-number'] as const).flatMap((part) => blocks.filter((block) => block.part === part))
}

/** What form fields hold is said at the end of the page that they stand on. */
function withFields(blocks: readonly RawBlock[], traced: readonly Traced[]): RawBlock[] {
  const placed = [...blocks]
  for (const { page, fields } of traced) {
    if (fields.length === 0) continue
    const after = placed.findLastIndex((block) => block.part === 'body' && (block.page ?? 0) <= page.number)
    placed.splice(after + 1, 0, ...fields)
  }
  return placed
}
