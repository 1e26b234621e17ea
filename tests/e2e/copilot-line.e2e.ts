import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aModelServer } from '#tests/support/model-server.ts'
import { openCopilot } from './support/open-copilot.ts'
import { askDatabase } from './support/read-demo.ts'
import { sayIn } from './support/say.ts'
import { settle } from './support/settle.ts'
import { useProduct } from './support/use-product.ts'

const models = aModelServer()
const env: Record<string, string> = { OPENAI_API_KEY: 'sk-test', CHAT_MODEL: 'qwen3-32b' }
beforeAll(async () => {
  await models.open()
  env.OPENAI_BASE_URL = models.url()
})
const product = useProduct({ env })
afterAll(models.shut)

const patient = { timeout: 30_000 }
const question = { 'zh-CN': '这个商机为什么还升不上去？', en: 'What is holding this deal up?' }
const said = {
  'zh-CN': ['还有几项没有满足。', '先补齐材料再升迁。', '最后请领导过目。'],
  en: ['Some items are still missing.', 'Bring the papers first.', 'Then have it signed.'],
} as const

/** The model looks something up, says the first of its sentences, and stays silent until it is let go on. */
function beginsToSay([first, second, last]: readonly [string, string, string]): () => void {
  const { promise: until, resolve } = Promise.withResolvers<void>()
  models.script(
    { calls: [{ name: 'what_blocks_stage', arguments: {} }] },
    { text: `${first}[r1] ${second}[r1]`, until, rest: ` ${last}[r1]` },
  )
  return resolve
}

interface Kept {
  question: string
  state: string
  attempt: number
}
const kept = (owner: string) =>
  askDatabase<Kept>(
    product.server(),
    'SELECT question, state, attempt FROM conversation_turn WHERE owner_id = $1 ORDER BY asked_at, id',
    [owner],
  )

/** The whole answer stands there, and each of it once. */
async function isWhole(place: Page | Locator, sentences: readonly string[]) {
  for (const sentence of sentences) await place.getByText(sentence).first().waitFor(patient)
  for (const sentence of sentences) expect(await place.getByText(sentence).count()).toBe(1)
  expect(await place.getByRole('article').count()).toBe(1)
}

test.each([
  ['zh-CN', 'desktop', 0],
  ['en', 'phone', 1],
] as const)(
  'the network goes away in the middle of an answer: it is said, and the answer is there once when it is back: %s, %s',
  async (language, size, nth) => {
    const say = sayIn(language)
    const { ask, panel, page, deal } = await openCopilot({ product, nth, language, size })
    const goOn = beginsToSay(said[language])
    const answer = await ask(question[language])
    await answer.getByText(said[language][0]).waitFor(patient)

    await page.context().setOffline(true)
    await answer.getByText(say('copilot', 'lineLost')).waitFor(patient)
    // What has come so far stays, and asking for it meanwhile loses nothing.
    expect(await answer.getByText(said[language][0]).count()).toBe(1)
    await answer.getByRole('button', { name: say('copilot', 'readAgain') }).click()
    await panel.getByText(say('copilot', 'unread')).waitFor(patient)
    expect(await answer.getByText(said[language][0]).count()).toBe(1)
    goOn()
    await expect.poll(async () => (await kept(deal.owner)).map(({ state }) => state), patient).toEqual(['answered'])
    expect(await panel.getByText(said[language][2]).count()).toBe(0)

    await page.context().setOffline(false)
    await isWhole(panel, said[language])
    await panel.getByText('qwen3-32b').waitFor()
    expect(await panel.getByText(say('copilot', 'lineLost')).count()).toBe(0)
    await expect.poll(() => panel.getByText(say('copilot', 'unread')).count(), patient).toBe(0)
    expect(await kept(deal.owner)).toEqual([{ question: question[language], state: 'answered', attempt: 1 }])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    expect(product.takeFaults().filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault))).toEqual([])
  },
)

test('a question that is sent without a network waits, is sent once when it is back, and is asked once', async () => {
  const say = sayIn('zh-CN')
  const { ask, panel, page, deal } = await openCopilot({ product, nth: 2 })
  const goOn = beginsToSay(said['zh-CN'])
  goOn()
  await page.context().setOffline(true)
  await ask(question['zh-CN'])
  await panel.getByText(say('copilot', 'notSent')).waitFor(patient)
  expect(await kept(deal.owner)).toEqual([])
  await page.context().setOffline(false)
  await panel.getByRole('button', { name: say('copilot', 'resend') }).click()
  await isWhole(panel, said['zh-CN'])
  expect(await kept(deal.owner)).toHaveLength(1)
  expect(product.takeFaults().filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault))).toEqual([])
})

test('the page is loaded anew in the middle: what was said so far stands there, and the rest comes', async () => {
  const { ask, panel, page, deal } = await openCopilot({ product, nth: 3 })
  const goOn = beginsToSay(said['zh-CN'])
  const answer = await ask(question['zh-CN'])
  await answer.getByText(said['zh-CN'][0]).waitFor(patient)
  await page.reload()
  await panel.getByText(said['zh-CN'][0]).waitFor(patient)
  expect(await panel.getByText(said['zh-CN'][0]).count()).toBe(1)
  goOn()
  await isWhole(panel, said['zh-CN'])
  expect(await kept(deal.owner)).toEqual([{ question: question['zh-CN'], state: 'answered', attempt: 1 }])
})

test('two tabs of one conversation tell the same: the answer as it comes, and that the other one stopped it', async () => {
  const say = sayIn('zh-CN')
  const { ask, panel, page, deal } = await openCopilot({ product, nth: 4 })
  const goOn = beginsToSay(said['zh-CN'])
  const answer = await ask(question['zh-CN'])
  await answer.getByText(said['zh-CN'][0]).waitFor(patient)
  const other = await page.context().newPage()
  const address = await panel.getByRole('link', { name: say('copilot', 'openWhole') }).getAttribute('href')
  await other.goto(String(address))
  await settle(other)
  const there = other.getByRole('main')
  await there.getByText(said['zh-CN'][0]).waitFor(patient)
  goOn()
  await isWhole(panel, said['zh-CN'])
  await isWhole(there, said['zh-CN'])

  models.script({ endless: '还有。' })
  await ask('还差什么？')
  const again = there.getByRole('article', { name: say('copilot', 'questionOf', { question: '还差什么？' }) })
  // The other tab finds what was asked here when it is looked at again.
  await other.evaluate(() => window.dispatchEvent(new Event('focus')))
  await again.getByRole('button', { name: say('copilot', 'stop') }).click()
  for (const place of [there, panel]) await place.getByText(say('copilot', 'broken.stopped')).waitFor(patient)
  expect((await kept(deal.owner)).map(({ state }) => state)).toEqual(['answered', 'stopped'])
})
