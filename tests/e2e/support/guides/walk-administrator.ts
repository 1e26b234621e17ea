import { expect } from 'vitest'
import type { Walk } from './walk.ts'

/** A warning from nothing, tried, and released. */
export const administrator: Walk[] = [
  async (page, [rules = '', fresh = '']) => {
    await page.getByRole('link', { name: rules, exact: true }).first().click()
    await page.getByRole('link', { name: fresh }).click()
    await page.getByRole('heading', { name: fresh }).waitFor()
  },
  async (page, [choose = '', fact = '', value = '', condition = '', group = '']) => {
    await page.getByRole('button', { name: choose }).last().click()
    await page.getByRole('combobox', { name: choose }).fill(fact)
    await page.locator('[role=option]:visible').first().click()
    await page.getByLabel(value).fill('50')
    await page.getByRole('button', { name: condition, exact: true }).first().waitFor()
    await page.getByRole('button', { name: group }).first().waitFor()
  },
  async (page, labels) => {
    expect(labels).toHaveLength(4)
    for (const label of labels) await page.getByLabel(label).fill(label)
  },
  async (page, [trial = '', keep = '', warns = '', quiet = '']) => {
    const region = page.getByRole('region', { name: trial })
    await region.getByRole('combobox').click()
    await page.locator('[role=option]:visible').first().click()
    await page.locator('[data-sentence] [role=img]').first().waitFor()
    await page.getByRole('button', { name: keep }).click()
    const holds = (await page.locator('select[aria-label*="1"]').last().inputValue()) === 'warn'
    await page.getByRole('button', { name: holds ? quiet : warns, exact: true }).click()
    if (!holds) {
      // What warns has to say so by its own figure.
      const second = page
        .getByRole('listitem')
        .filter({ has: page.locator('select') })
        .last()
      await second
        .getByRole('button')
        .filter({ hasText: /没有填|not filled/ })
        .first()
        .click()
      await second.getByRole('textbox').last().fill('50')
    }
  },
  async (page, [save = '']) => {
    await page.getByRole('button', { name: save }).click()
    await page.waitForURL(/\/rules\/[A-Z]+-\d+\/edit$/)
  },
  async (page, [effects = '', opens = '']) => {
    await page.getByRole('link', { name: effects }).click()
    await page.getByText(opens, { exact: true }).first().waitFor()
  },
  async (page, [release = '', why = '']) => {
    const button = page.getByRole('button', { name: release, exact: true })
    if (await button.isDisabled()) throw new Error((await page.locator('main').textContent()) ?? '')
    await button.click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(why).fill(why)
    await dialog.getByRole('button', { name: release, exact: true }).click()
    await page.waitForURL(/\/rules\/[A-Z]+-\d+$/)
  },
]
