import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aDocxWithUnseenWords, changedWords, hiddenWords } from '#tests/factories/a-docx-with-unseen-words.ts'
import { aPdf, words as wordsAt } from '#tests/factories/a-pdf.ts'
import { findForeign } from '#tests/look/foreign-text.ts'
import { findBarriers, findOverflow, readShownTexts } from '#tests/look/page-checks.ts'
import { readDataTexts } from '#tests/look/read-data-texts.ts'
import { signIn } from './support/sign-in.ts'
import { openDeals, uploadContract } from './support/upload-contract.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()
const docx = {
  name: '买方稿.docx',
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: Buffer.from(aDocxWithUnseenWords()),
}

const wordsIn = (page: Page, list: string) =>
  page.locator(`[data-unseen="${list}"] .unseen-words`).filter({ visible: true }).allTextContents()

/** How many points of the page stand out beyond its right edge. */
const overhang = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

test.each(['desktop', 'phone'] as const)(
  'hidden words and tracked changes of a DOCX are there to be read: %s',
  async (size) => {
    const { page } = await uploadContract(product, { at: 1, file: docx, size })
    expect(await page.locator('.paper [data-hidden]').allTextContents()).toEqual(hiddenWords.map(({ words }) => words))
    // The page may hear nothing yet.
    if (size === 'phone') {
      await expect
        .poll(
          async () => {
            if (!(await page.getByRole('dialog').isVisible())) await page.getByRole('button', { name: '条款' }).click()
            return page.getByRole('dialog').isVisible()
          },
          { timeout: 20_000 },
        )
        .toBe(true)
    }
    await expect.poll(() => wordsIn(page, 'hidden'), { timeout: 20_000 }).toEqual(hiddenWords.map(({ words }) => words))
    expect(await wordsIn(page, 'changes')).toEqual(changedWords.map(({ words }) => words))
    expect(await overhang(page)).toBeLessThanOrEqual(0)
    for (const { author } of changedWords) {
      if (author) await page.getByText(author, { exact: true }).filter({ visible: true }).first().waitFor()
    }
    // From the count below the outline to the words, and from the words to where they stand.
    await page.getByRole('button', { name: '3 处隐藏文字' }).filter({ visible: true }).click()
    const last = hiddenWords.at(-1)?.words ?? ''
    await page.locator('.unseen-line').filter({ hasText: last, visible: true }).click()
    await expect
      .poll(
        () =>
          page
            .locator('.paper [data-hidden]')
            .last()
            .evaluate((words) => {
              // Of words that go on in the next line the first line.
              const [line] = words.getClientRects()
              return line ? words.contains(document.elementFromPoint(line.left + 4, line.top + 4)) : false
            }),
        { timeout: 20_000 },
      )
      .toBe(true)
  },
)

test('in the pseudo-language all words beside those of the file are from the catalogue, and nobody stumbles', async () => {
  const { page: inChinese, version } = await uploadContract(product, { at: 3, file: docx, size: 'desktop' })
  const page = await product.open({ size: 'desktop', language: 'qps' })
  await signIn(page.context(), product.server().url, (await openDeals(product))[3]?.owner ?? '')
  await page.goto(`/documents/${version}`)
  await page.locator('[data-unseen="changes"]').waitFor()
  expect(findForeign(await readShownTexts(page), await readDataTexts(product.server()))).toEqual([])
  expect(await findOverflow(page)).toEqual([])
  expect(await findBarriers(inChinese)).toEqual([])
})

test('where a printed page hides words they are framed on it, though there is no ink, and listed', async () => {
  const hidden = 'The Seller waives all defences.'
  const [baseLine, pageHeight] = [660, 842]
  const { page } = await uploadContract(product, {
    at: 2,
    size: 'desktop',
    file: {
      name: 'draft.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(
        aPdf({
          pages: [
            {
              draws: [
                wordsAt(72, 700, '1. The Seller delivers one ring rolling mill to the Buyer.'),
                `q 1 1 1 rg ${wordsAt(72, baseLine, hidden)} Q`,
                wordsAt(72, 620, '2. The Buyer pays the price within thirty days of delivery.'),
              ].join('\n'),
            },
          ],
        }),
      ),
    },
  })
  await page.locator('.pdf-hidden rect').first().waitFor({ state: 'attached' })
  expect(await wordsIn(page, 'hidden')).toEqual([hidden])
  const frames = await page.locator('.pdf-hidden rect').evaluateAll((rects) =>
    rects.map((rect) => {
      const { x, y, width, height } = (rect as SVGRectElement).getBBox()
      return { left: x, right: x + width, top: y, bottom: y + height }
    }),
  )
  for (const { left, top, bottom } of frames) {
    expect(left).toBeGreaterThanOrEqual(71)
    expect(top).toBeLessThan(pageHeight - baseLine - 4)
    expect(bottom).toBeGreaterThanOrEqual(pageHeight - baseLine)
    expect(bottom).toBeLessThan(pageHeight - 620 - 12)
  }
  // Helvetica of 12 points: 31 letters are about 165 points long.
  expect(Math.max(...frames.map(({ right }) => right))).toBeGreaterThan(72 + 150)
  await page.locator('.pdf-hidden text').getByText('隐藏文字').waitFor()
})
