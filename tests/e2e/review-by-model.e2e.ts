import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type AskedOfModel, aModelServer, type Turn } from '#tests/support/model-server.ts'
import { askDatabase } from './support/read-demo.ts'
import { sayIn } from './support/say.ts'
import { signInAs } from './support/sign-in.ts'
import { flagsOf as keptFlags, uploadContract } from './support/upload-contract.ts'
import { useProduct } from './support/use-product.ts'

const models = aModelServer()
const env: Record<string, string> = { OPENAI_API_KEY: 'sk-test', EXTRACTION_MODEL: 'qwen3-32b' }
beforeAll(async () => {
  await models.open()
  env.OPENAI_BASE_URL = models.url()
  // Of what the demonstration may still have to be read it says nothing.
  models.script(...many({ text: '{"findings":[]}' }))
})
const product = useProduct({ env })
afterAll(models.shut)

/** More than any contract has parts. */
function many<T>(turn: T): T[] {
  return Array.from({ length: 60 }, () => turn)
}

const patient = { timeout: 100_000 }
const model = 'qwen3-32b'
const say = sayIn('zh-CN')
const reviewer = '顾清越'
const flagsOf = (version: string) => keptFlags(product, version)
const upload = (at: number, file: string) => uploadContract(product, { at, file, size: 'desktop' })
const readingIn = (page: Page, words = say) =>
  page.getByRole('region', { name: words('reviews', 'model.title') }).first()

async function openAs(version: string, how: Parameters<typeof product.open>[0] = {}): Promise<Page> {
  const page = await product.open(how)
  await signInAs(page.context(), product.server(), reviewer)
  await page.goto(`/documents/${version}`)
  return page
}

/** The places of what rules have marked, as the page counts them. */
async function placesOf(version: string): Promise<(rule: string, clause: string) => number> {
  const rows = await askDatabase<{ rule: string | null; clause: string | null }>(
    product.server(),
    `SELECT rule_id AS rule, clause FROM clause_flag WHERE version_id = $1 ORDER BY span_start NULLS LAST, position`,
    [version],
  )
  return (rule, clause) => rows.findIndex((row) => row.rule === rule && row.clause === clause)
}

/** Goes to a flag by its place. @returns the panel that tells of it */
async function goTo(page: Page, place: number, words = say) {
  await page.locator(`[data-paper] button[data-flag="${place}"]`).click()
  const panel = page.getByRole('region', { name: words('reviews', 'flag'), exact: true })
  await expect.poll(() => panel.locator('header b').textContent(), patient).toBe(String(place + 1))
  return panel
}

const invented = '卖方累计赔偿责任不超过合同总价的百分之三十'
/** What it says of the contract of a rolling mill: the same, other facts, what nobody else has marked, and words that are not there. */
const findings = [
  {
    kind: 'warranty',
    clause: '9.1',
    quote: '质量保证期为自最终验收证书签署之日起叁拾陆个月',
    facts: [{ fact: 'warrantyMonthsFromAcceptance', value: 36 }],
    reason: '质保期比行业惯例长。',
    wording: '质量保证期为验收后十二个月。',
  },
  {
    kind: 'delay-damages',
    clause: '10.1',
    quote: '总价款的千分之三计付违约金，逾期超过三十日的，自第三十一日起按千分之五计付',
    facts: [{ fact: 'delayRatePerDay', value: 0.5 }],
    reason: '违约金按天累进。',
    wording: '',
  },
  {
    kind: 'set-off',
    clause: '3.1',
    quote: '卖方均不得要求增加价款或延长工期',
    facts: [{ fact: 'buyerSetsOff', value: true }],
    reason: '价款由买方说了算。',
    wording: '',
  },
  {
    kind: 'liability-cap',
    clause: '99',
    quote: invented,
    facts: [{ fact: 'liabilityCap', value: 30 }],
    reason: '',
    wording: '',
  },
]
/** Of the part that it is given; what is nowhere in the contract it says beside the warranty. */
function saysOf({ body }: AskedOfModel): Turn {
  const part = String(body.messages?.at(-1)?.content)
  const there = findings.filter(({ quote }) => part.includes(quote === invented ? '叁拾陆个月' : quote))
  return { text: JSON.stringify({ findings: there }) }
}

test('a legal reviewer sees a model’s reading beside the review, which stays as it is, in both languages and on a phone', async () => {
  const held = Promise.withResolvers<void>()
  // What waits for it would keep others waiting.
  onTestFinished(() => held.resolve())
  const turn = async (asked: AskedOfModel) => {
    await held.promise
    return saysOf(asked)
  }
  models.script(...many(turn))
  const { version } = await upload(6, 'zh-steel-works-rolling-mill.docx')
  // The review waits for no model.
  const page = await openAs(version)
  const before = await flagsOf(version)
  await goTo(page, 0)
  expect(before.length).toBeGreaterThan(20)
  expect(await readingIn(page).count()).toBe(0)

  held.resolve()
  const lines = readingIn(page)
  await lines.getByText(say('reviews', 'model.read_other', { model, count: 3 })).waitFor(patient)
  await lines.getByText(say('reviews', 'model.dropped_other', { count: 1 })).waitFor()
  await lines.getByText(say('reviews', 'model.only_other', { count: 1 })).waitFor()
  expect(await page.content()).not.toContain(invented)
  expect(await flagsOf(version)).toEqual(before)

  const place = await placesOf(version)
  const same = await goTo(page, place('CP-26', '9.1'))
  await same.getByText(say('reviews', 'model.same'), { exact: true }).waitFor()
  await same.getByText('模型的理由：质保期比行业惯例长。').waitFor()
  await same.getByText('模型建议的措辞：质量保证期为验收后十二个月。').waitFor()
  const differs = await goTo(page, place('CP-16', '10.1'))
  await differs.getByText(say('reviews', 'model.differs'), { exact: true }).waitFor()
  const beside = differs.getByRole('region', { name: say('reviews', 'model.title') })
  expect(await beside.textContent()).toContain('0.5')
  // What was found before stands above it as before.
  expect(await differs.getByRole('table').textContent()).toContain('0.3')
  const alone = await goTo(page, place('CP-41', '4.2'))
  await alone.getByText(say('reviews', 'model.not-marked'), { exact: true }).waitFor()
  // What the model alone has marked leads to its words.
  await lines.getByRole('button', { name: /^3\.1/ }).click()
  await expect.poll(() => isInView(page, '卖方均不得要求增加价款或延长工期'), patient).toBe(true)

  const phone = await openAs(version, { size: 'phone', language: 'en' })
  const words = sayIn('en')
  await phone.getByRole('button', { name: words('reviews', 'clauses') }).click()
  const sheet = phone.getByRole('dialog')
  await sheet.getByText(words('reviews', 'model.read_other', { model, count: 3 })).waitFor(patient)
  await sheet.getByText(words('reviews', 'model.dropped_one', { count: 1 })).waitFor()
  await phone.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  const small = await goTo(phone, place('CP-16', '10.1'), words)
  await small.getByText(words('reviews', 'model.differs'), { exact: true }).waitFor()
  expect(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
})

/** Words of the contract stand within the window on its paper. */
const isInView = (page: Page, words: string) =>
  page
    .locator('[data-paper]')
    .getByText(words)
    .first()
    .evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return bottom > 0 && top < window.innerHeight
    })

test('a model that answers nonsense is not believed: it is said, and the review is untouched', async () => {
  models.script(...many({ text: '{"findings": [' }))
  const { version } = await upload(7, 'zh-epc-subcontract-cranes.docx')
  const page = await openAs(version)
  const before = await flagsOf(version)
  await readingIn(page)
    .getByText(say('reviews', 'model.fellBack.unsound', { model }))
    .waitFor(patient)
  const panel = await goTo(page, 0)
  expect(await panel.getByRole('region', { name: say('reviews', 'model.title') }).count()).toBe(0)
  expect(before.length).toBeGreaterThan(0)
  expect(await flagsOf(version)).toEqual(before)
})

test.each([
  ['zh-CN', 'desktop', 8],
  ['en', 'phone', 9],
] as const)('a model that is gone: it is said why, and that it is asked again: %s, %s', async (language, size, at) => {
  models.script(...many<Turn>({ gone: true }))
  const { version } = await upload(at, 'zh-port-gantry-cranes.docx')
  const words = sayIn(language)
  const page = await openAs(version, { language, size })
  const before = await flagsOf(version)
  expect(before.length).toBeGreaterThan(0)
  await goTo(page, 0, words)
  if (size === 'phone') await page.getByRole('button', { name: words('reviews', 'clauses') }).click()
  const lines = readingIn(page, words)
  await lines.getByText(words('reviews', 'model.fellBack.unreachable', { model })).waitFor(patient)
  await lines.getByText(words('reviews', 'model.triesAgain')).waitFor()
  expect(await flagsOf(version)).toEqual(before)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
})
