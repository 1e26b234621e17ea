import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askDatabase } from './support/read-demo.ts'
import { sayIn } from './support/say.ts'
import { signIn } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()
/** What the page sends by itself arrives when it arrives. */
const patient = { timeout: 15_000 }

interface Deal {
  id: string
  owner: string
}

/** Deals of presses that are being prepared, each of a rep of its own, as the rules speak for presses before they are bid. */
async function deals(): Promise<Deal[]> {
  const found = await askDatabase<Deal>(
    product.server(),
    `SELECT DISTINCT ON (o.owner_id) o.id, o.owner_id AS owner FROM opportunity o JOIN membership m ON m.person_id = o.owner_id
     WHERE o.status = 'open' AND m.role = 'rep' AND o.product LIKE '%快锻%' AND o.stage_id = ANY ($1)
     ORDER BY o.owner_id, o.amount DESC NULLS LAST, o.id LIMIT 2`,
    [['product-project.needs', 'product-project.solution', 'product-project.pre-bid']],
  )
  if (found.length === 0) throw new Error('the demonstration sells no presses')
  return found
}

const acts = (table: 'article' | 'bid', { id, owner }: Deal) =>
  askDatabase<{ act: string; people: number }>(
    product.server(),
    `SELECT act, count(DISTINCT person_id)::int AS people FROM ${table}_reading
     WHERE opportunity_id = $1 AND person_id = $2 GROUP BY act ORDER BY act`,
    [id, owner],
  )

async function enter(deal: Deal, language: 'zh-CN' | 'en', size: 'desktop' | 'phone') {
  const page = await product.open({ size, language })
  await signIn(page.context(), product.server().url, deal.owner)
  await page.goto(`/opportunities/${deal.id}`)
  const say = sayIn(language)
  const panel = page.getByRole('region', { name: say('recommendations', 'title') })
  await panel.getByRole('link').first().waitFor()
  return { page, panel, say }
}

const within = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

test.each([
  ['zh-CN', 'desktop'],
  ['en', 'phone'],
] as const)(
  'a rep is handed an article and a past bid, each with why, and says what they were worth: %s, %s',
  async (language, size) => {
    const found = await deals()
    const deal = found[language === 'en' ? found.length - 1 : 0] as Deal
    const { page, panel, say } = await enter(deal, language, size)
    expect(await within(page)).toBe(true)

    // The rule that speaks for presses, in its own words.
    const why = language === 'en' ? /The product is a press: .*\(KR-06\)/ : /产品是压机：.*（KR-06）/
    const article = panel.getByRole('listitem').filter({ hasText: why }).first()
    const title = (await article.getByRole('link').textContent()) ?? ''
    expect(title).not.toBe('')
    // What was not looked at was shown to nobody.
    await panel.getByRole('listitem').last().scrollIntoViewIfNeeded()
    await expect.poll(async () => (await acts('article', deal)).map(({ act }) => act), patient).toContain('shown')
    await article.getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await expect.poll(async () => (await acts('article', deal)).map(({ act }) => act), patient).toContain('opened')

    await page.goto(`/opportunities/${deal.id}`)
    const useful = panel.getByRole('button', { name: say('recommendations', 'usefulOf', { title }) })
    await useful.click()
    await panel.locator('button[aria-pressed="true"]').waitFor()

    const bid = panel
      .getByRole('listitem')
      .filter({ has: page.locator('a[href*="/post-mortem"]') })
      .first()
    const product = say('recommendations', 'why.product', { words: '' }).trim()
    expect(await bid.textContent()).toContain(product)
    const bidName = (await bid.getByRole('link').textContent()) ?? ''
    await bid.getByRole('link').click()
    await page.waitForURL(/\/bids\/[^/]+\/post-mortem/)
    await page.getByRole('heading', { level: 1 }).filter({ hasText: bidName }).waitFor()
    await expect.poll(async () => (await acts('bid', deal)).map(({ act }) => act), patient).toContain('opened')

    // Put aside, it is gone, and comes back where it is taken back.
    await page.goto(`/opportunities/${deal.id}`)
    await panel.getByRole('button', { name: say('recommendations', 'notUsefulOf', { title: bidName }) }).click()
    await page.getByText(say('recommendations', 'putAside', { title: bidName })).waitFor()
    await expect.poll(() => panel.getByRole('link', { name: bidName, exact: true }).count(), patient).toBe(0)
    await page.reload()
    await panel.locator('summary').click()
    await panel.getByRole('button', { name: say('recommendations', 'restoreOf', { title: bidName }) }).click()
    await panel.getByRole('link', { name: bidName, exact: true }).waitFor()
    expect((await acts('bid', deal)).map(({ act }) => act)).toEqual(['not-useful', 'opened', 'shown', 'withdrawn'])
  },
)

test('what is recommended stands beside a bid as it begins', async () => {
  const say = sayIn('zh-CN')
  const [running] = await askDatabase<{ id: string; deal: string; owner: string }>(
    product.server(),
    `SELECT b.id, b.opportunity_id AS deal, b.owner_id AS owner FROM bid b JOIN opportunity o ON o.id = b.opportunity_id
     WHERE b.result = 'pending' AND o.status = 'open' ORDER BY b.id LIMIT 1`,
  )
  if (!running) throw new Error('no bid of the demonstration is running')
  const page = await product.open()
  await signIn(page.context(), product.server().url, running.owner)
  await page.goto(`/bids/${running.id}`)
  const panel = page.getByRole('region', { name: say('recommendations', 'title') })
  await panel.getByRole('link').first().waitFor()
  expect(await panel.locator(`a[href$="?opportunity=${running.deal}"]`).count()).toBeGreaterThan(1)
  expect(await panel.textContent()).toMatch(/（KR-\d\d）/)
})
