import { PageTracer } from './page-tracer.ts'
import type { Operators, PdfFont, PdfLayers, PdfPage } from './pdf-js.server.ts'
import type { TracedPage } from './traced-page.ts'

/**
 * Follows what a page draws: signs with their places, lines, grounds and pictures. It reads the same list of operators that a
 * viewer paints from, so that what is said of a place holds for the page as shown.
 * @param file its layers, and whether it has pictures at all
 */
export async function tracePage(
  page: PdfPage,
  number: number,
  file: { operators: Operators; layers: PdfLayers; hasPictures: boolean },
): Promise<TracedPage> {
  const { width, height, rotation, transform } = page.getViewport({ scale: 1 })
  const list = await page.getOperatorList({ annotationMode: 0 })
  const fonts = await fontsOf(page, list, file.operators)
  const tracer = new PageTracer({ width, height, transform, fonts, ...file })
  for (let index = 0; index < list.fnArray.length; index += 1) {
    tracer.follow(list.fnArray[index] ?? 0, (list.argsArray[index] ?? []) as unknown[])
  }
  return { number, width, height, rotation, ...tracer.finish(), failed: false }
}

async function fontsOf(
  page: PdfPage,
  { fnArray, argsArray }: { fnArray: readonly number[]; argsArray: readonly unknown[] },
  operators: Operators,
): Promise<Map<string, PdfFont>> {
  const names = new Set<string>()
  for (let index = 0; index < fnArray.length; index += 1) {
    const operator = fnArray[index]
    if (operator === operators.setFont) names.add(String((argsArray[index] as unknown[])[0]))
    if (operator !== operators.setGState) continue
    for (const [key, value] of (argsArray[index] as [string, unknown][][])[0] ?? []) {
      if (key === 'Font') names.add(String((value as unknown[])[0]))
    }
  }
  const loaded = [...names].map(
    (name) => new Promise<[string, PdfFont]>((done) => page.commonObjs.get(name, (font) => done([name, font]))),
  )
  return new Map(await Promise.all(loaded))
}
