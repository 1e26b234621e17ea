import { existsSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askDatabase } from './support/read-demo.ts'
import { readGuide } from './support/read-guide.ts'
import { signIn } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

// Follows the guides of docs/guides step by step: what a step names in bold is what is looked for on the screen, so that a guide
// that has grown old fails here.

const product = useProduct()

/** Carries out one step of a guide, with the words that stand in bold in it. */
type Walk = (page: Page, words: string[]) => Promise<void>

const someoneOf = async (role: string) => {
  const [found] = await askDatabase<{ id: string }>(
    product.server(),
    `SELECT p.id FROM person p JOIN membership m ON m.person_id = p.id JOIN organisation o ON o.id = m.org_id
     WHERE m.role = $1 AND p.active ORDER BY o.kind <> 'department', m.scope = 'group' DESC, p.id LIMIT 1`,
    [role],
  )
  if (!found) throw new Error(`nobody is ${role}`)
  return found.id
}

const sees = (page: Page, words: string) => page.getByText(words, { exact: true }).first().waitFor()

const looked = async (page: Page) => Number(await page.locator('.review-head b').textContent())

/** Decides about the flag in focus, and waits until it counts as looked at. */
async function decide(page: Page, work: () => Promise<void>): Promise<void> {
  const before = await looked(page)
  await work()
  await expect.poll(() => looked(page), { timeout: 20_000 }).toBe(before + 1)
}

const legalReviewer: Walk[] = [
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
    await expect.poll(() => box.inputValue()).toBe('')
  },
]

const manager: Walk[] = [
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

const walks = {
  'legal-reviewer': { role: 'legal', walk: legalReviewer },
  manager: { role: 'sales-manager', walk: manager },
} as const satisfies Record<string, { role: string; walk: Walk[] }>

test.each(
  (Object.keys(walks) as (keyof typeof walks)[]).flatMap((name) =>
    (['zh-CN', 'en'] as const).map((language) => [name, language] as const),
  ),
)('the guide of the %s holds on the screen: %s', async (name, language) => {
  const { role, walk } = walks[name]
  const { steps, pictures } = readGuide(name, language)
  expect(steps).toHaveLength(walk.length)
  expect(pictures.length).toBeGreaterThan(0)
  for (const picture of pictures) expect(existsSync(picture), picture.pathname).toBe(true)
  const page = await product.open({ language })
  await signIn(page.context(), product.server().url, await someoneOf(role))
  await page.goto('/')
  for (const [at, step] of walk.entries()) {
    const { words = [], text = '' } = steps[at] ?? {}
    await step(page, words).catch((cause: unknown) => {
      throw new Error(`${name}, ${language}, step ${at + 1}: ${text}`, { cause })
    })
  }
})
