import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { flagsOf, uploadContract } from './support/upload-contract.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()

test.each([
  ['zh-port-gantry-cranes.docx', 'desktop'],
  ['zh-steel-works-rolling-mill.docx', 'phone'],
  ['held-en-mining-crusher.docx', 'desktop'],
] as const)('%s is uploaded, reviewed, and its marks stand on their words: %s', async (file, size) => {
  const { page, version } = await uploadContract(product, { at: 0, file, size })
  const flags = await flagsOf(product, version)
  expect(flags.length).toBeGreaterThan(0)
  for (const [place, { quote, span_start }] of flags.entries()) {
    if (span_start === null) continue
    const pieces = await page
      .locator('mark')
      .evaluateAll(
        (marks, own) =>
          marks
            .filter((mark) => mark.getAttribute('data-mark')?.split(' ').includes(own))
            .map((mark) => mark.textContent),
        String(place),
      )
    // Between two blocks stands a line break, which no mark holds.
    expect(pieces.join('').replaceAll(/\s/g, '')).toBe(quote.replaceAll(/\s/g, ''))
  }
})

/** A full stop alone in its square is about as little as a mark can stand on. */
const leastInk = 0.01

/** How much of the paper below a mark is dark: where it begins, where it ends, and as far again left of the page's words. */
interface Ink {
  flag: number
  begin: number
  end: number
  margin: number
}

/** Reads the pixels that pdf.js has drawn, below each mark of a page; the marks themselves lie in another layer. */
function readInk(page: Page, number: number): Promise<Ink[]> {
  return page.locator(`.pdf-page[data-page="${number}"]`).evaluate((sheet) => {
    const canvas = sheet.querySelector('canvas') as HTMLCanvasElement
    const drawn = canvas.getContext('2d') as CanvasRenderingContext2D
    const scale = canvas.width / (sheet.querySelector('.pdf-marks') as SVGSVGElement).viewBox.baseVal.width
    const darkShare = (x: number, y: number, width: number, height: number) => {
      const sides = [x, y, Math.max(width, 1), height].map((side) => Math.round(side * scale))
      const { data } = drawn.getImageData(sides[0] ?? 0, sides[1] ?? 0, sides[2] ?? 1, sides[3] ?? 1)
      let dark = 0
      // Of each pixel red tells: contracts are printed in black, and the ring of a full stop comes out grey. What has not been
      // drawn yet is black too, and clear.
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 200 && (data[at + 3] ?? 0) > 128) dark += 1
      return dark / (data.length / 4)
    }
    return [...sheet.querySelectorAll<SVGRectElement>('.pdf-mark rect')].map((rect) => {
      const box = rect.getBBox()
      // Two letters at either end: a mark that begins or ends on empty paper stands on other words than its own.
      const ends = Math.min(box.width, box.height * 2)
      return {
        flag: Number(rect.getAttribute('data-mark')),
        begin: darkShare(box.x, box.y, ends, box.height),
        end: darkShare(box.x + box.width - ends, box.y, ends, box.height),
        margin: darkShare(4, box.y, ends, box.height),
      }
    })
  })
}

test.each(['zh-auto-parts-press-line.pdf', 'held-zh-smelter-crane.pdf', 'en-european-buyer-cold-mill.pdf'])(
  '%s: below each mark of a printed page there is ink from its first word to its last',
  async (file) => {
    const { page, version } = await uploadContract(product, { at: 1, file, size: 'desktop' })
    await page.locator('.pdf-mark').first().waitFor({ state: 'attached' })
    const pages = await page
      .locator('.pdf-page')
      .evaluateAll((sheets) =>
        sheets
          .filter((sheet) => sheet.querySelector('.pdf-mark'))
          .map((sheet) => Number(sheet.getAttribute('data-page'))),
      )
    const seen = new Set<number>()
    for (const number of pages) {
      const sheet = page.locator(`.pdf-page[data-page="${number}"]`)
      await sheet.evaluate((element) => element.scrollIntoView({ block: 'start' }))
      await sheet.locator('canvas[width]').waitFor()
      // The page is drawn bit by bit: empty paper that stays empty is what fails.
      await expect
        .poll(
          async () => (await readInk(page, number)).filter(({ begin, end }) => begin < leastInk || end < leastInk),
          {
            timeout: 20_000,
          },
        )
        .toEqual([])
      for (const { flag, margin } of await readInk(page, number)) {
        expect(margin).toBeLessThan(leastInk)
        seen.add(flag)
      }
    }
    const placed = (await flagsOf(product, version)).flatMap(({ span_start }, place) =>
      span_start === null ? [] : [place],
    )
    expect([...seen].sort((one, other) => one - other)).toEqual(placed)
  },
)
