import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AskedOfModel, aModelServer } from '#tests/support/model-server.ts'
import { askDatabase } from './support/read-demo.ts'
import { sayIn } from './support/say.ts'
import { signIn } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const models = aModelServer()
const env: Record<string, string> = { OPENAI_API_KEY: 'sk-test', EXTRACTION_MODEL: 'qwen3-32b' }
beforeAll(async () => {
  await models.open()
  env.OPENAI_BASE_URL = models.url()
})
const product = useProduct({ env })
afterAll(models.shut)

/** The first question loads the packages of a model, which on a busy machine takes a while. */
const patient = { timeout: 60_000 }

/** A sales manager of the company that has looked back at the most bids. */
async function manager(): Promise<string> {
  const [found] = await askDatabase<{ id: string }>(
    product.server(),
    `SELECT p.id FROM person p JOIN membership m ON m.person_id = p.id AND m.role = 'sales-manager'
     JOIN organisation o ON o.id = m.org_id JOIN bid b ON b.company_id = o.lineage[2] AND b.reviewed_on IS NOT NULL
     WHERE p.active GROUP BY p.id ORDER BY count(*) DESC, p.id LIMIT 1`,
  )
  if (!found) throw new Error('the demonstration has no sales manager')
  return found.id
}

interface Given {
  id: string
  dimension: string
  ended: 'won' | 'lost'
  text: string
}

const english = {
  won: 'This is what the post-mortem says went with winning.',
  lost: 'This is why the post-mortem says that it was lost.',
}

/**
 * Says of the first passage of each side of each dimension what it says, and one thing that nobody wrote. A contract of the demonstration
 * whose review has just ended is read by the same model: of that it says nothing.
 */
const answerIn =
  (language: 'zh-CN' | 'en') =>
  ({ body }: AskedOfModel) => {
    if (body.response_format?.json_schema?.name !== 'summary') return { text: '{"findings":[]}' }
    const given = String(body.messages?.[1]?.content)
      .split('\n')
      .flatMap((line): Given[] => (line.startsWith('{"id"') ? [JSON.parse(line)] : []))
    const first = [...Map.groupBy(given, ({ dimension, ended }) => `${dimension} ${ended}`).values()].flatMap((all) =>
      all.slice(0, 1),
    )
    const sentences = first.map(({ id, dimension, ended: side, text }) => {
      const [sentence = text] = text.split(/(?<=。)/).toSorted((a, b) => b.length - a.length)
      return {
        dimension,
        side,
        text: language === 'en' ? english[side] : sentence,
        sources: [{ source: id, quote: text }],
      }
    })
    const invented = { ...sentences[0], text: language === 'en' ? 'They paid 99% less.' : '对手给了 99% 的折扣。' }
    return { text: JSON.stringify({ sentences: [...sentences, invented] }) }
  }

/** More than the two questions of a summary. */
const answersIn = (language: 'zh-CN' | 'en') => Array.from({ length: 12 }, () => answerIn(language))

const noWiderThanTheScreen = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)

async function enter(language: 'zh-CN' | 'en', size: 'desktop' | 'phone') {
  const say = sayIn(language)
  const page = await product.open({ language, size })
  await signIn(page.context(), product.server().url, await manager())
  await page.goto('/bids/review')
  const of = (which: 'extracts' | 'model') =>
    page.getByRole('button', { name: say('bid-review', `by.${which}`), exact: true })
  await of('model').waitFor()
  return { say, page, of, marks: page.getByText(say('bid-review', 'by.mark'), { exact: true }) }
}

test.each([
  ['zh-CN', 'desktop'],
  ['en', 'desktop'],
  ['zh-CN', 'phone'],
  ['en', 'phone'],
] as const)('a manager has a model write, opens what it rests on, and goes back: %s, %s', async (language, size) => {
  const { say, page, of, marks } = await enter(language, size)
  const extract = (await page.locator('main li q').first().textContent()) ?? ''
  expect(extract.length).toBeGreaterThan(3)
  models.script(...answersIn(language))
  // By the keyboard, as everything.
  await of('model').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: say('bid-review', 'by.model'), exact: true, pressed: true }).waitFor()
  await marks.first().waitFor(patient)
  // Of ten sentences two are of nobody's; what says too little by itself may go with them.
  const kept = await marks.count()
  expect(kept).toBeGreaterThan(5)
  await page.getByText('qwen3-32b', { exact: true }).waitFor()
  await page.getByText(say('bid-review', 'by.dropped_other', { count: 10 - kept }), { exact: false }).waitFor()
  await page.getByText(say('bid-review', 'by.held_other', { count: kept }), { exact: false }).waitFor()
  expect(await page.getByText('99%').count()).toBe(0)
  if (size === 'phone') await noWiderThanTheScreen(page)

  // Behind a sentence of its: the words that it quotes, in the post-mortem where they stand.
  const line = page.locator('main li').filter({ has: marks }).first()
  await line.getByRole('button').click()
  const panel = page.getByRole('dialog')
  await panel.getByText(say('bid-review', 'evidence.said'), { exact: true }).waitFor()
  if (size === 'phone') await noWiderThanTheScreen(page)
  const quoted = (await panel.locator('li q').first().textContent()) ?? ''
  expect(quoted.length).toBeGreaterThan(3)
  await panel.locator('li').first().getByRole('link').first().click()
  await page.waitForURL(/\/bids\/[^/]+\/post-mortem$/)
  await page.getByText(quoted, { exact: false }).first().waitFor()

  // The page stands with the extracts again, and nothing is asked before it is wished for.
  await page.goBack()
  await page.getByText(extract, { exact: true }).first().waitFor()
  expect([await marks.count(), await of('extracts').getAttribute('aria-pressed')]).toEqual([0, 'true'])
})

test('a model that does not come to an end is stopped, and one that is gone leaves the extracts, with the reason', async () => {
  const { say, page, of, marks } = await enter('zh-CN', 'desktop')
  const extracts = await page.locator('main li q').count()
  models.script({ silent: true })
  await of('model').click()
  await page.getByText(say('bid-review', 'by.askingPart', { model: 'qwen3-32b', at: 1, of: 2 })).waitFor(patient)
  expect(await page.locator('main li q').count()).toBe(extracts)
  await page.getByRole('button', { name: say('bid-review', 'by.stop'), exact: true }).click()
  await page.getByText(say('bid-review', 'by.stopped'), { exact: true }).waitFor()
  models.script({ gone: true })
  await of('model').click()
  await page.getByText(say('bid-review', 'by.fellBack.unreachable', { model: 'qwen3-32b' })).waitFor(patient)
  expect([await page.locator('main li q').count(), await marks.count()]).toEqual([extracts, 0])
  models.script(...answersIn('zh-CN'))
  await page.getByRole('button', { name: say('bid-review', 'by.again'), exact: true }).click()
  await marks.first().waitFor(patient)
})
