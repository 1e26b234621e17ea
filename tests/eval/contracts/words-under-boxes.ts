import type { FlagBox } from '#app/documents/paper.ts'
import { foldText } from '#ingest/fold-text.ts'
import { loadPdf, type PdfPage, type PdfViewport } from '#ingest/pdf/pdf-js.server.ts'
import { isWide } from '#ingest/wide-characters.ts'

type Box = Pick<FlagBox, 'x' | 'y' | 'width' | 'height'>

/** A word, or a Chinese character, and the middle of where pdf.js says it is printed, in points from the upper left corner. */
export interface PlacedWord {
  text: string
  x: number
  y: number
}

interface TextItem {
  str?: string
  width: number
  transform: readonly [number, number, number, number, number, number]
}
type PageWithText = PdfPage & { getTextContent(): Promise<{ items: TextItem[] }> }

/** The words of each page as pdf.js itself tells them to whoever copies from a PDF: nothing of our reader has a part in it. */
export async function placeWords(bytes: Uint8Array): Promise<PlacedWord[][]> {
  const { document, close } = await loadPdf(bytes)
  try {
    const pages: PlacedWord[][] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = (await document.getPage(number)) as PageWithText
      const viewport = page.getViewport({ scale: 1 })
      const { items } = await page.getTextContent()
      pages.push(items.flatMap((item) => wordsOf(item, viewport)))
    }
    return pages
  } finally {
    await close()
  }
}

/** A line is told as a whole: where in it a word stands is found by how broad its letters are in about any font. */
function wordsOf({ str, width, transform }: TextItem, viewport: PdfViewport): PlacedWord[] {
  if (!str?.trim()) return []
  const [along, up, , size, left, base] = transform
  if (up !== 0 || along <= 0) throw new Error(`“${str}” does not run from left to right`)
  const all = breadthOf(str)
  return [...str.matchAll(/[\p{Script=Han}\p{P}\p{S}]|[^\s\p{Script=Han}\p{P}\p{S}]+/gu)].map(({ 0: text, index }) => {
    const middle = breadthOf(str.slice(0, index)) + breadthOf(text) / 2
    const [x, y] = viewport.convertToViewportPoint(left + (width * middle) / all, base + size * 0.3)
    return { text, x, y }
  })
}

function breadthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + breadthOfLetter(letter), 0)
}

function breadthOfLetter(letter: string): number {
  if (isWide(letter)) return 1
  if (/[\s.,;:'’!|ijltfrI()[\]/-]/u.test(letter)) return 0.3
  if (/[mwMW%—]/u.test(letter)) return 0.85
  return /\p{Lu}/u.test(letter) ? 0.68 : 0.48
}

/** What is printed under boxes, box after box, folded as the canonical text is, without white space. */
export function wordsUnder(boxes: readonly Box[], words: readonly PlacedWord[]): string {
  const taken = new Set<PlacedWord>()
  for (const box of boxes) {
    const under = words.filter(({ x, y }) => {
      return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height
    })
    for (const word of under.toSorted((one, other) => one.x - other.x)) taken.add(word)
  }
  return withoutSpace([...taken].map(({ text }) => text).join(''))
}

/** Between two lines stands a line break in the text, and nothing on the paper. */
export function withoutSpace(text: string): string {
  return foldText(text).text.replaceAll(/\s/gu, '')
}
