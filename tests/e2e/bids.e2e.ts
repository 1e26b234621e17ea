import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addDays, dayOf } from '#lib/clock.ts'
import { askDatabase } from './support/read-demo.ts'
import { sayIn } from './support/say.ts'
import { signIn } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()
const today = dayOf(new Date(), 'Asia/Shanghai')

interface Cast {
  deal: string
  rep: string
  /** of the same company, and not on the deal */
  colleague: string
  /** of another company */
  stranger: string
}

/** An open deal without a bid, whose owner is a rep, and two reps who have nothing to do with it. */
async function cast(): Promise<Cast> {
  const [found] = await askDatabase<Cast>(
    product.server(),
    `WITH rep AS (
       SELECT p.id, o.lineage[2] AS company FROM person p JOIN membership m ON m.person_id = p.id
       JOIN organisation o ON o.id = m.org_id
       WHERE m.role = 'rep' AND p.active AND (SELECT count(*) FROM membership x WHERE x.person_id = p.id) = 1)
     SELECT d.id AS deal, r.id AS rep, c.id AS colleague, s.id AS stranger
     FROM opportunity d JOIN rep r ON r.id = d.owner_id
       JOIN rep c ON c.company = r.company AND c.id <> r.id
       JOIN rep s ON s.company <> r.company
     WHERE d.status = 'open' AND NOT EXISTS (SELECT FROM bid b WHERE b.opportunity_id = d.id)
       AND NOT EXISTS (SELECT FROM opportunity_team t WHERE t.opportunity_id = d.id AND t.person_id IN (c.id, s.id))
     ORDER BY d.id LIMIT 1`,
  )
  if (!found) throw new Error('the demonstration has no deal without a bid')
  return found
}

const variants = [
  { language: 'zh-CN', size: 'phone' },
  { language: 'en', size: 'desktop' },
] as const

test.each(variants)(
  'a bid is opened, lost and learned from; its company reads the post-mortem, another does not: $language, $size',
  async ({ language, size }) => {
    const say = sayIn(language)
    const bids = (key: string, values?: Record<string, string | number>) => say('bids', key, values)
    const { deal, rep, colleague, stranger } = await cast()
    const enter = async (person: string) => {
      const page = await product.open({ size, language })
      await signIn(page.context(), product.server().url, person)
      return page
    }
    const field = (page: Page, label: string) => page.getByRole('dialog').getByLabel(label)
    const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
    const save = async (page: Page, name: string) => {
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name, exact: true }).click()
      await dialog.waitFor({ state: 'hidden' })
    }

    const page = await enter(rep)
    await page.goto(`/opportunities/${deal}`)
    const section = (title: string) =>
      page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
    await section(bids('title'))
      .getByRole('button', { name: bids('new.button'), exact: true })
      .click()
    await field(page, bids('field.tenderNumber')).fill(`E2E-${language}`)
    await field(page, bids('field.price')).fill('12,800,000')
    for (const [weight, share] of [
      ['technical', 50],
      ['commercial', 20],
      ['price', 30],
    ] as const)
      await field(page, bids(`weight.${weight}`)).fill(String(share))
    await field(page, bids('day.opensOn')).fill(addDays(today, -3))
    await page
      .getByRole('dialog')
      .getByRole('button', { name: bids('new.save'), exact: true })
      .click()
    await page.waitForURL(/\/bids\//)
    const address = new URL(page.url()).pathname

    const offers = section(bids('offers.title'))
    await offers.getByRole('button', { name: bids('offers.edit'), exact: true }).click()
    await field(page, bids('offers.nameOf', { at: 2 })).fill('东锻重工')
    await field(page, bids('offers.priceOf', { at: 2 })).fill('11,520,000')
    await save(page, say('common', 'save'))
    await offers.getByText('东锻重工').waitFor()

    await press(page, bids('resultForm.open'))
    await field(page, bids('resultForm.winner')).fill('东锻重工')
    await field(page, bids('resultForm.winningPrice')).fill('11,520,000')
    await save(page, bids('resultForm.save'))
    await page
      .getByRole('link', { name: bids('postMortem.write') })
      .first()
      .click()
    await page.waitForURL(/post-mortem$/)
    const submit = page.getByRole('button', { name: bids('postMortem.submit'), exact: true }).first()
    expect(await submit.isDisabled()).toBe(true)

    const texts = {
      technical: '技术方案排第一，业主认可主缸结构。',
      price: '比最低价高一成一，外协大件没有询第二家。',
    } as const
    for (const [dimension, score] of [
      ['technical', '4'],
      ['price', '2'],
    ] as const) {
      const part = page.locator(`#part-${dimension}`)
      await part.getByRole('button', { name: `${bids('part.edit')} ${bids(`dimension.${dimension}`)}` }).click()
      await part.getByText(score, { exact: true }).first().click()
      await part.getByRole('textbox').fill(texts[dimension])
      await part.getByRole('button', { name: bids('part.save'), exact: true }).click()
      await part.getByText(bids('part.written')).waitFor()
    }
    const technical = page.locator('#part-technical')
    await technical.getByRole('button', { name: `${bids('part.factorsEdit')} ${bids('dimension.technical')}` }).click()
    await technical.getByRole('combobox').first().selectOption('holds')
    await technical.getByRole('button', { name: bids('part.factorsSave'), exact: true }).click()
    await technical.getByRole('combobox').first().waitFor({ state: 'detached' })

    await press(page, bids('reasons.edit'))
    const reason = field(page, bids('reasons.main'))
    const chosen = await reason.locator('option').nth(1).getAttribute('value')
    await reason.selectOption(chosen ?? '')
    await field(page, bids('reasons.empty')).fill('商务和客户关系没有异常')
    await save(page, bids('reasons.save'))

    await press(page, bids('lessons.add'))
    await field(page, bids('lessons.text')).fill('外协大件至少询三家')
    const owner = page.getByRole('dialog').getByRole('combobox')
    await owner.click()
    await page.getByRole('option').first().click()
    await field(page, bids('lessons.due')).fill(addDays(today, 30))
    await save(page, bids('lessons.save'))

    await submit.click()
    await submit.waitFor({ state: 'detached' })
    await page.getByText(texts.price).waitFor()

    const reader = await enter(colleague)
    await reader.goto(`${address}/post-mortem`)
    await reader.getByText(texts.price).waitFor()
    expect(await reader.getByRole('button', { name: new RegExp(bids('part.change')) }).count()).toBe(0)
    const other = await enter(stranger)
    const answer = await other.request.get(`${product.server().url}${address}/post-mortem`)
    expect(answer.status()).toBe(404)
  },
)
