import { expect } from 'vitest'
import { assembleText } from '#ingest/assemble-text.ts'
import { boxesOfSpan, type PrintedBox } from '#ingest/boxes-of-span.ts'
import { foldText } from '#ingest/fold-text.ts'
import { loadPdf, type PdfPage } from '#ingest/pdf/pdf-js.server.ts'
import { readPdf } from '#ingest/pdf/read-pdf.server.ts'

const scale = 3

interface Canvas {
  context: { getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray } }
}
interface Rendering {
  canvasFactory: { create(width: number, height: number): Canvas }
}
type Rendered = PdfPage & {
  render(options: object): { promise: Promise<void> }
  getTextContent(): Promise<{ items: { str: string; transform: number[]; width: number; height: number }[] }>
}

/**
 * Holds each quote, which begins and ends with whole words, against the page as a viewer shows it: its boxes have ink under them,
 * begin and end where there is none, and the runs of text that pdf.js itself finds there say the quote.
 */
export async function checkMarks(bytes: Uint8Array, quotes: readonly string[]): Promise<void> {
  const { text, printed } = assembleText((await readPdf(bytes)).blocks)
  const { document, close } = await loadPdf(bytes)
  for (const quote of quotes) {
    const start = text.indexOf(quote)
    expect(start, quote).toBeGreaterThanOrEqual(0)
    const boxes = boxesOfSpan(printed, { start, end: start + quote.length })
    expect(boxes.length, quote).toBeGreaterThan(0)
    let under = ''
    for (const [number, onPage] of Map.groupBy(boxes, ({ page }) => page)) {
      const page = (await document.getPage(number)) as Rendered
      const { context } = await draw(page, document as unknown as Rendering)
      for (const mark of onPage) {
        expect(hasInk(context, mark), `ink under ${quote}`).toBe(true)
        expect(edgesInInk(context, mark), `letters that the mark of ${quote} cuts`).toBe(0)
      }
      under += await textUnder(page, onPage)
    }
    const squeezed = (source: string) => foldText(source).text.replaceAll(/\s/gu, '')
    expect(squeezed(under)).toContain(squeezed(quote))
  }
  await close()
}

async function draw(page: Rendered, { canvasFactory }: Rendering): Promise<Canvas> {
  const viewport = page.getViewport({ scale })
  const canvas = canvasFactory.create(Math.ceil(viewport.width), Math.ceil(viewport.height))
  await page.render({ canvasContext: canvas.context, viewport, canvas: null }).promise
  return canvas
}

interface Pixels {
  x: number
  y: number
  width: number
  height: number
}

function hasInk(context: Canvas['context'], { box }: PrintedBox): boolean {
  const area = { x: box.x * scale, y: box.y * scale, width: box.width * scale, height: box.height * scale }
  return inkIn(context, area) > (area.width * area.height) / 200
}

/** How many ends of a mark have letters on them for a tenth of a letter's height both ways. */
function edgesInInk(context: Canvas['context'], { box, direction }: PrintedBox): number {
  const isLevel = direction % 180 === 0
  const reach = Math.ceil((isLevel ? box.height : box.width) * scale * 0.1)
  const ends = isLevel ? [box.x, box.x + box.width] : [box.y, box.y + box.height]
  return ends.filter((end) => {
    for (let away = -reach; away <= reach; away += 1) {
      const at = Math.round(end * scale) + away
      const line = isLevel
        ? { x: at, y: box.y * scale, width: 1, height: box.height * scale }
        : { x: box.x * scale, y: at, width: box.width * scale, height: 1 }
      if (inkIn(context, line) === 0) return false
    }
    return true
  }).length
}

function inkIn(context: Canvas['context'], area: Pixels): number {
  const [x, y] = [Math.round(area.x), Math.round(area.y)]
  const { data } = context.getImageData(x, y, Math.max(1, Math.round(area.width)), Math.max(1, Math.round(area.height)))
  let ink = 0
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128 && (data[at + 3] ?? 0) > 0) ink += 1
  return ink
}

/** The text runs of pdf.js that lie under the boxes. */
async function textUnder(page: Rendered, marks: readonly PrintedBox[]): Promise<string> {
  const viewport = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  return items
    .filter(({ transform: [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0], width }) => {
      const along = width / (Math.hypot(a, b) || 1)
      const places = Array.from({ length: 99 }, (_, at) => (at + 1) / 100).map((share) =>
        viewport.convertToViewportPoint(e + a * along * share + c * 0.3, f + b * along * share + d * 0.3),
      )
      return places.some((place) => marks.some(({ box }) => isIn(box, place)))
    })
    .map(({ str }) => str)
    .join('')
}

function isIn({ x, y, width, height }: PrintedBox['box'], [pointX, pointY]: [number, number]): boolean {
  return pointX >= x && pointX <= x + width && pointY >= y && pointY <= y + height
}
