import type { Page } from 'playwright-core'
import type { Walk } from './walk.ts'

const patient = { timeout: 30_000 }

/** Asks the copilot beside the page, and waits for its answer. @returns the question with its answer */
async function ask(page: Page, question: string) {
  const box = page.getByRole('complementary').getByRole('textbox').last()
  await box.fill(question)
  await box.press('Enter')
  return page.getByRole('article', { name: new RegExp(question.replace(/[?？]/g, '.')) }).last()
}

/** A deal's questions, a field changed and a visit logged by the copilot. */
export const rep: Walk[] = [
  async (page, [opportunities = '']) => {
    await page.getByRole('link', { name: opportunities, exact: true }).first().click()
    await page.locator('main tbody').getByRole('link').first().click()
    await page.waitForURL(/\/opportunities\/[0-9a-f-]{36}/)
  },
  async (page, [copilot = '']) => {
    await page.getByRole('button', { name: copilot, exact: true }).click()
    await page.getByRole('complementary', { name: copilot, exact: true }).waitFor()
  },
  async (page, [box = '', question = '']) => {
    await page.getByRole('textbox', { name: box }).waitFor()
    const turn = await ask(page, question)
    await turn.getByRole('link').first().waitFor(patient)
  },
  async (page, [sentence = '', change = '']) => {
    const turn = await ask(page, sentence)
    const button = turn.getByRole('button', { name: change, exact: true })
    await button.click(patient)
    await button.waitFor({ state: 'detached', ...patient })
    await turn.getByText('2027-08-16').first().waitFor()
  },
  async (page, [sentence = '', log = '']) => {
    const turn = await ask(page, sentence)
    const button = turn.getByRole('button', { name: log, exact: true })
    await button.click(patient)
    await button.waitFor({ state: 'detached', ...patient })
  },
]
