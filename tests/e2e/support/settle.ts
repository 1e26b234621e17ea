import type { Page } from 'playwright-core'

/**
 * Waits until the page stands: taken over by React, its faces of type there, two frames drawn. Before that a button is only
 * the picture of one, and a click on it is lost.
 */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(
    () => Object.keys(document.body).some((key) => key.startsWith('__reactFiber$')),
    undefined,
    { timeout: 30_000 },
  )
  await page.evaluate(async () => {
    await document.fonts.ready
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame()
    await frame()
  })
}

/** From now on whoever opens an address in this page gets it standing. */
export function settleAlways(page: Page): void {
  const { goto, reload } = page
  page.goto = async (...address) => {
    const answer = await goto.apply(page, address)
    await settle(page)
    return answer
  }
  page.reload = async (...how) => {
    const answer = await reload.apply(page, how)
    await settle(page)
    return answer
  }
}
