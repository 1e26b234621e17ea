import { expect } from 'vitest'
import { sees, type Walk } from './walk.ts'

/** What a year of bids teaches. */
export const manager: Walk[] = [
  async (page, [bids = '', reviews = '']) => {
    await page.getByRole('link', { name: bids, exact: true }).first().click()
    await page.getByRole('link', { name: reviews, exact: true }).first().click()
    await page.getByRole('heading', { level: 1, name: reviews }).waitFor()
  },
  async (page, dimensions) => {
    expect(dimensions).toHaveLength(4)
    for (const name of dimensions) await page.getByRole('heading', { level: 3, name, exact: true }).waitFor()
  },
  async (page, [evidence = '']) => {
    await page.locator('main li button').first().click()
    await page.getByRole('dialog').getByRole('heading', { name: evidence }).waitFor()
  },
  async (page) => {
    await page.getByRole('dialog').locator('li').first().getByRole('link').first().click()
    await page.waitForURL(/\/post-mortem$/)
    await page.goBack()
    await page.locator('main li q').first().waitFor()
  },
  async (page, [competitor = '']) => {
    await page
      .getByRole('button', { name: new RegExp(`${competitor}.*`) })
      .first()
      .click()
    await page.getByRole('link', { name: /^(?!.*[/:]).+$/ }).locator('visible=true')
    await page.getByRole('menu').or(page.getByRole('dialog')).getByRole('link').nth(1).click()
    await page.waitForURL((url) => url.searchParams.has('competitor'))
  },
  async (page, [factors = '', confidence = '', take = '']) => {
    await page.getByRole('heading', { name: factors }).waitFor()
    await sees(page, confidence)
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByText(take, { exact: true }).click()])
    expect(file.suggestedFilename()).toMatch(/\.csv$/)
  },
]
