import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askDatabase } from './support/read-demo.ts'
import { sayIn } from './support/say.ts'
import { signIn } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()

/** A sales manager, their company, and how many of its bids were looked back at. */
async function manager(): Promise<{ id: string; company: string; reviewed: number; won: number }> {
  const [found] = await askDatabase<{ id: string; company: string; reviewed: number; won: number }>(
    product.server(),
    `SELECT p.id, c.id AS company, count(*)::int AS reviewed, (count(*) FILTER (WHERE b.result = 'won'))::int AS won
     FROM person p JOIN membership m ON m.person_id = p.id AND m.role = 'sales-manager'
     JOIN organisation o ON o.id = m.org_id JOIN organisation c ON c.id = o.lineage[2]
     JOIN bid b ON b.company_id = c.id AND b.reviewed_on IS NOT NULL
     WHERE p.active GROUP BY p.id, c.id ORDER BY count(*) DESC, p.id LIMIT 1`,
  )
  if (!found) throw new Error('the demonstration has no sales manager')
  return found
}

const rivalOf = async (company: string) => {
  const [found] = await askDatabase<{ competitor: string; bids: number }>(
    product.server(),
    `SELECT o.competitor, count(*)::int AS bids FROM bid_offer o JOIN bid b ON b.id = o.bid_id
     WHERE b.company_id = $1 AND b.reviewed_on IS NOT NULL AND o.competitor IS NOT NULL
     GROUP BY o.competitor ORDER BY count(*) DESC, o.competitor LIMIT 1`,
    [company],
  )
  if (!found) throw new Error('the company has no rival')
  return found
}

const noWiderThanTheScreen = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)

test.each([
  ['zh-CN', 'desktop'],
  ['en', 'desktop'],
  ['zh-CN', 'phone'],
  ['en', 'phone'],
] as const)(
  'a manager reads what the bids taught, narrows it, and opens what a sentence rests on: %s, %s',
  async (language, size) => {
    const say = sayIn(language)
    const { id, company, reviewed, won } = await manager()
    const rival = await rivalOf(company)
    const page = await product.open({ language, size })
    await signIn(page.context(), product.server().url, id)
    await page.goto('/bids')
    await page.getByRole('link', { name: say('bids', 'toReview'), exact: true }).click()
    await page.getByRole('heading', { level: 1, name: say('bid-review', 'title') }).waitFor()
    await page
      .getByText(say('bid-review', 'figures.rateNote_other', { won, count: reviewed }), { exact: true })
      .waitFor()
    for (const part of ['technical', 'commercial', 'price', 'relationship'])
      await page.getByRole('heading', { level: 3, name: say('bid-review', `part.${part}`), exact: true }).waitFor()
    if (size === 'phone') await noWiderThanTheScreen(page)

    // Behind a sentence: each record with what it says, to which one goes on.
    const quote = await page.locator('main li q').first().textContent()
    await page.locator('main li button').first().click()
    const panel = page.getByRole('dialog')
    await panel.getByRole('heading', { name: say('bid-review', 'evidence.title') }).waitFor()
    if (size === 'phone') await noWiderThanTheScreen(page)
    const said = await panel.locator('li q').first().textContent()
    expect(said?.length).toBeGreaterThan(3)
    const record = panel.locator('li').first()
    await record.getByRole('link').first().click()
    await page.waitForURL(/\/bids\/[^/]+\/post-mortem$/)
    // What was quoted stands in that post-mortem.
    await page
      .getByText(said ?? '', { exact: false })
      .first()
      .waitFor()
    await page.goBack()
    await page.locator('main li q').first().waitFor()
    expect(await page.locator('main li q').first().textContent()).toBe(quote)

    // Narrowed to a competitor, which stands in the address.
    await page
      .getByRole('button', { name: new RegExp(`${say('bid-review', 'sentence.competitor')}.*`) })
      .first()
      .click()
    await page.getByRole('link', { name: rival.competitor, exact: true }).click()
    await page.waitForURL((url) => url.searchParams.get('competitor') === rival.competitor)
    await page
      .getByText(new RegExp(`(^|\\D)${rival.bids}(\\D|$)`))
      .first()
      .waitFor()
    const { rows } = { rows: await page.getByRole('table').getByRole('row').count() }
    expect(rows).toBeGreaterThan(3)

    // A product that nobody has offered: it says so, and how to come back.
    await page.goto('/bids/review?product=zzzz')
    await page.getByRole('heading', { name: say('bid-review', 'none.filtered') }).waitFor()
    await page.getByRole('link', { name: say('bid-review', 'none.clear') }).click()
    await page.locator('main li q').first().waitFor()
  },
)

test('the table of factors leaves as a file, with its counts', async () => {
  const { id } = await manager()
  const page = await product.open()
  await signIn(page.context(), product.server().url, id)
  const answer = await page.request.get(`${product.server().url}/bids/review/export.csv`)
  expect(answer.headers()['content-type']).toContain('text/csv')
  const lines = (await answer.text()).trim().split('\r\n')
  const say = sayIn('zh-CN')
  expect(lines[0]).toContain(say('bid-review', 'factors.factor'))
  expect(lines.length).toBeGreaterThan(8)
  for (const line of lines.slice(1)) expect(line).toMatch(/^"[^"]+",\d+,\d+,"\d+\.\d","\d+\.\d","\d+\.\d",\d+,\d+,/)
})
