import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** The foot takes no place away: scrolled to its end, the last of the page stands over it. */
export async function inReach(page: Page): Promise<void> {
  const last = page
    .locator('main section')
    .filter({ visible: true, has: page.getByRole('heading') })
    .last()
  await last.scrollIntoViewIfNeeded()
  const [end, foot] = [await last.boundingBox(), await page.locator('[data-foot]').boundingBox()]
  const bottom = page.viewportSize()?.height ?? 0
  expect((end?.y ?? 0) + (end?.height ?? bottom)).toBeLessThanOrEqual((foot?.y ?? 0) + 1)
  expect(Math.round((foot?.y ?? 0) + (foot?.height ?? 0))).toBe(bottom)
}
