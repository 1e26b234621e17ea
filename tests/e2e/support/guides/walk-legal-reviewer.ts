import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Walk } from './walk.ts'

const looked = async (page: Page) => Number(await page.locator('.review-head b').textContent())

/** Decides about the flag in focus, and waits until it counts as looked at. */
async function decide(page: Page, work: () => Promise<void>): Promise<void> {
  const before = await looked(page)
  await work()
  await expect.poll(() => looked(page), { timeout: 20_000 }).toBe(before + 1)
}

/** A contract, worked through by its marks. */
export const legalReviewer: Walk[] = [
  async (page, [workbench = '', waiting = '']) => {
    await page.getByRole('link', { name: workbench, exact: true }).first().click()
    const list = page
      .getByRole('region', { name: waiting })
      .or(page.locator('section', { hasText: waiting }))
      .first()
    await list.getByRole('link').first().click()
    await page.waitForURL(/\/documents\//)
  },
  async (page, [flag = '', instead = '']) => {
    const panel = page.getByRole('region', { name: flag })
    await panel.waitFor()
    await panel.getByText(instead).first().waitFor()
    await page.locator('.paper mark').first().waitFor()
  },
  async (page, [confirm = '']) => {
    await decide(page, () => page.getByRole('button', { name: confirm }).first().click())
  },
  async (page, [dismiss = '', wrong = '']) => {
    await decide(page, async () => {
      await page.getByRole('button', { name: dismiss }).first().click()
      const dialog = page.getByRole('form', { name: new RegExp(dismiss) })
      await dialog.getByLabel(wrong).check()
      await dialog.getByRole('button', { name: dismiss }).click()
    })
  },
  async (page, [picked = '', kind = '', what = '', mark = '']) => {
    // Further down than the marks at which the guide is followed once more, in the other language.
    const words = page.locator('.paper [data-at]').nth(60)
    await words.scrollIntoViewIfNeeded()
    await words.evaluate((element) => window.getSelection()?.selectAllChildren(element))
    await page.getByRole('button', { name: picked }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(kind).selectOption({ index: 1 })
    await dialog.getByLabel(what).fill('…')
    await dialog.getByRole('button', { name: mark, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  },
  async (page, [write = '', send = '']) => {
    const box = page.getByRole('region', { name: /./ }).getByLabel(write).first()
    await box.fill('@')
    await page.getByRole('option').first().click()
    await page.getByRole('button', { name: send, exact: true }).click()
    await expect.poll(() => box.inputValue(), { timeout: 20_000 }).toBe('')
  },
]
