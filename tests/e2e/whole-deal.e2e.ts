import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addDays, dayOf } from '#lib/clock.ts'
import { askDeal } from './support/ask-deal.ts'
import { inReach } from './support/in-reach.ts'
import type { Size } from './support/launch-chromium.ts'
import { askDatabase } from './support/read-demo.ts'
import { sayIn } from './support/say.ts'
import { signIn, signInAs } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()
const today = dayOf(new Date(), 'Asia/Shanghai')
const moveClock = fileURLToPath(new URL('./support/move-clock.mjs', import.meta.url))
/** Kept by whoever runs the tests; no part of the repository. */
const pictures = fileURLToPath(new URL('../../look/whole-deal/', import.meta.url))
mkdirSync(pictures, { recursive: true })

interface Walk {
  size: Size
  language: 'zh-CN' | 'en'
}

const shoot = (page: Page, { size, language }: Walk, name: string) =>
  page.screenshot({ path: `${pictures}${name}.${size}.${language}.png` })

const shown = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()

/** A field by how its label begins: one that has to be filled in bears a mark behind it. */
const field = (of: Page | Locator, label: string) =>
  of.getByRole('textbox', { name: new RegExp(`^${label.replaceAll(/[()（）%]/g, String.raw`\$&`)}`) }).first()

const { asked, stateOf, wayOf, namesOf, stages, confirmed } = askDeal(() => product.server())

/** From a customer that nobody knows to a contract that is signed, each as who they are. */
async function walk(how: Walk): Promise<{ contract: string; opportunity: string }> {
  const say = sayIn(how.language)
  const open = async (name: string, size = how.size) => {
    const page = await product.open({ ...how, size })
    await signInAs(page.context(), product.server(), name)
    return page
  }
  const enter = async (person: string, size = how.size) => {
    const page = await product.open({ ...how, size })
    await signIn(page.context(), product.server().url, person)
    return page
  }
  const mark = `${how.size} ${how.language}`
  const rep = await open('周启明')

  // The customer, and the opportunity that it is about.
  await rep.goto('/customers/new')
  await field(rep, say('customers', 'field.name')).fill(`衡岳锻件 ${mark}`)
  await rep.getByLabel(say('customers', 'field.industry')).selectOption('steel')
  await rep.getByLabel(say('customers', 'field.region')).selectOption('north')
  await rep.getByRole('button', { name: say('customers', 'new.save') }).click()
  await rep.waitForURL(/\/customers\/[0-9a-f-]{36}/)
  const customer = new URL(rep.url()).pathname.split('/').at(-1)
  await rep.goto(`/opportunities/new?customer=${customer}`)
  await field(rep, say('opportunities', 'form.name')).fill(`80MN 快锻机 ${mark}`)
  await rep.getByRole('button', { name: say('opportunities', 'form.create') }).click()
  await rep.waitForURL(/\/opportunities\/[0-9a-f-]{36}/)
  const opportunity = new URL(rep.url()).pathname.split('/').at(-1) ?? ''

  // Refused, a visit logged, promoted.
  const needs = how.language === 'en' ? /Move to “/ : /升迁到“/
  await shown(rep, needs).click()
  const refusal = rep.getByRole('dialog')
  await refusal.getByText(say('approvals', 'exception.link')).waitFor()
  await shoot(rep, how, '1-refused')
  await refusal
    .getByRole('button', { name: say('opportunities', 'verb.activity.log'), exact: true })
    .first()
    .click()
  await rep.getByRole('dialog').getByLabel(say('opportunities', 'activity.subject')).fill('初访：看现场')
  await rep.getByRole('button', { name: say('opportunities', 'activity.save') }).click()
  await rep.getByRole('dialog').waitFor({ state: 'detached' })
  const [before] = await stages(opportunity)
  await shown(rep, needs).click()
  await expect
    .poll(async () => (await stages(opportunity))[0]?.stage_id, { timeout: 20_000 })
    .not.toBe(before?.stage_id)

  // The contract, its file, and what the review says of it.
  await rep.getByRole('button', { name: say('contracts', 'new.button') }).click()
  const opening = rep.getByRole('dialog')
  await field(opening, say('contracts', 'column.name')).fill(`80MN 快锻机合同 ${mark}`)
  await field(opening, say('contracts', 'column.amount')).fill('12,000,000')
  await opening.getByRole('button', { name: say('contracts', 'new.save') }).click()
  await rep.waitForURL(/\/contracts\/[0-9a-f-]{36}/)
  const address = new URL(rep.url()).pathname
  const contract = address.split('/').at(-1) ?? ''
  // The opportunity has such a button too, and stands until the contract's page is drawn.
  await rep.getByRole('heading', { level: 1, name: `80MN 快锻机合同 ${mark}` }).waitFor()
  const sample = fileURLToPath(new URL('../eval/contracts/files/zh-port-gantry-cranes.docx', import.meta.url))
  await rep.getByLabel(say('reviews', 'add'), { exact: true }).setInputFiles(await unlike(sample, mark))
  await rep.waitForURL(/\/documents\//)
  await rep.locator('[data-paper]').waitFor()
  const document = new URL(rep.url()).pathname
  const legal = await open('顾清越', 'desktop')
  await legal.goto(document)
  await legal.locator('[data-paper]').waitFor()
  await legal.keyboard.press('c')
  await expect.poll(() => confirmed(document.split('/').at(-1) ?? ''), { timeout: 20_000 }).toBe(1)
  await shoot(legal, how, '2-reviewed')
  await legal.context().close()

  // What it costs, said by whoever sees costs; how it is paid, by its owner.
  const manager = await open('宁致远', 'desktop')
  await manager.goto(address)
  await manager.getByRole('button', { name: say('contracts', 'costs.edit') }).click()
  await manager
    .getByRole('dialog')
    .getByLabel(say('contracts', 'costs.amountOf', { at: 1 }))
    .fill('9600000')
  await manager
    .getByRole('dialog')
    .getByRole('button', { name: say('common', 'save'), exact: true })
    .click()
  await manager.getByRole('dialog').waitFor({ state: 'hidden' })
  await manager.context().close()
  await rep.goto(address)
  await shown(rep, say('contracts', 'payment.edit')).click()
  const plan = rep.getByRole('dialog')
  const line = (key: string, at: number) => plan.getByLabel(say('contracts', `payment.${key}`, { at }))
  while ((await plan.getByLabel(/第 \d+ 笔的金额|Amount of line \d+/).count()) > 1)
    await plan.getByRole('button', { name: say('contracts', 'payment.remove', { at: 2 }) }).click()
  if ((await plan.getByLabel(/第 \d+ 笔的金额|Amount of line \d+/).count()) === 0)
    await plan.getByRole('button', { name: say('contracts', 'payment.add') }).click()
  await line('kindOf', 1).selectOption('advance')
  await line('shareOf', 1).fill('100')
  await line('dueOf', 1).fill(addDays(today, 1))
  await plan.getByRole('button', { name: say('common', 'save'), exact: true }).click()
  await plan.waitFor({ state: 'hidden' })

  // Before it is submitted an administrator tries the tables with it, and reads who would be asked.
  const admin = await open('罗一帆', 'desktop')
  await admin.goto('/rules/routes')
  const pick = admin.getByRole('combobox', { name: say('routes', 'try.pick') })
  await pick.fill(mark)
  await admin
    .getByRole('option', { name: new RegExp(`80MN 快锻机合同 ${mark}`) })
    .first()
    .click()
  const tried = admin.getByRole('region', { name: say('routes', 'try.asked') })
  await tried.waitFor()
  const foretold = (await tried.textContent()) ?? ''
  await shoot(admin, { ...how, size: 'desktop' }, '3-tried')
  await admin.context().close()

  // Submitted, once it has been seen who will be asked.
  await rep
    .getByRole('link', { name: say('approvals', 'progress.submit') })
    .filter({ visible: true })
    .click()
  await rep.getByRole('button', { name: say('approvals', 'preview.submit') }).waitFor()
  await shoot(rep, how, '3-preview')
  expect(await rep.locator('main').textContent()).not.toMatch(/毛利率 \d|Margin \d|20\.0%/)
  await rep.getByLabel(say('approvals', 'preview.note')).fill('客户周五定标')
  await rep.getByRole('button', { name: say('approvals', 'preview.submit') }).click()
  await rep.waitForURL(/\/approvals\/[0-9a-f-]{36}/)
  const request = new URL(rep.url()).pathname.split('/').at(-1) ?? ''

  const first = await asked(request)
  expect(first.length).toBeGreaterThan(0)
  for (const { name, name_latin: latin } of await namesOf(first.map(({ holder }) => holder)))
    expect(foretold).toContain(how.language === 'en' ? latin : name)
  // In Chinese the word for no ends on the one for yes.
  const agree = new RegExp(`^${say('approvals', 'decide.approve')}`)
  const decide = async (person: string, size: Size, name?: string) => {
    const page = await enter(person, size)
    await page.goto(`/approvals/${request}`)
    await shown(page, agree).waitFor()
    if (name) {
      await field(page, say('approvals', 'decide.opinion')).fill(
        '毛利够。\n付款可以。\n交期可以。\n条款说清楚了。\n同意。',
      )
      await inReach(page)
      await shoot(page, { ...how, size }, name)
    }
    const open = (await asked(request)).length
    const now = await stateOf(request)
    await shown(page, agree).click()
    await expect
      .poll(async () => [(await asked(request)).some(({ holder }) => holder === person), await stateOf(request)], {
        timeout: 20_000,
      })
      .not.toEqual([open > 0, now])
    await page.context().close()
  }

  // Where several have to agree, one does, and the second sends it back; corrected, it is submitted again.
  let together = await asked(request)
  for (let left = 6; left > 0 && !((await wayOf(request)).all && together.length > 1); left -= 1) {
    await decide(together[0]?.holder ?? '', 'desktop')
    together = await asked(request)
  }
  const sentBack = await wayOf(request)
  expect(sentBack.passed.length).toBeGreaterThan(0)
  await decide(together[0]?.holder ?? '', 'desktop')
  const [second] = await asked(request)
  expect(second?.step).toBe(together[0]?.step)
  const back = await enter(second?.holder ?? '')
  await back.goto(`/approvals/${request}`)
  await shown(back, say('approvals', 'decide.sendBack')).click()
  const reason = back.getByRole('dialog')
  await reason.getByLabel(say('approvals', 'dialog.reason')).fill('合同名称请写全')
  await reason.getByRole('button', { name: say('approvals', 'dialog.sendBackNow'), exact: true }).click()
  await expect.poll(() => stateOf(request), { timeout: 20_000 }).toBe('returned')
  await back.context().close()
  await rep.goto(address)
  await shown(rep, say('contracts', 'change.open')).click()
  const change = rep.getByRole('dialog')
  await field(change, say('contracts', 'column.name')).fill(`80MN 快锻液压机组供货合同 ${mark}`)
  await change.getByRole('button', { name: say('contracts', 'change.save'), exact: true }).click()
  await change.waitFor({ state: 'hidden' })
  await rep
    .getByRole('link', { name: say('approvals', 'progress.resubmit') })
    .filter({ visible: true })
    .click()
  await rep.getByRole('button', { name: say('approvals', 'preview.submit') }).click()
  await expect.poll(() => stateOf(request), { timeout: 20_000 }).toBe('running')
  // What the name is nothing to stays approved; where they were in the middle of it, all are asked anew.
  expect(await wayOf(request)).toEqual(sentBack)
  expect((await asked(request)).map(({ holder }) => holder)).toEqual(together.map(({ holder }) => holder))
  await rep.goto(`/approvals/${request}`)
  await rep.getByText(say('approvals', 'steps.skipped')).filter({ visible: true }).first().waitFor()

  // Step by step, the last of them on a phone.
  for (let left = 12; left > 0 && (await stateOf(request)) === 'running'; left -= 1) {
    const [next] = await asked(request)
    await decide(next?.holder ?? '', 'phone', left === 12 ? '4-decision' : undefined)
  }
  expect(await stateOf(request)).toBe('approved')

  // Signed.
  await rep.goto(address)
  await shown(rep, say('approvals', 'progress.sign')).click()
  await rep
    .getByRole('dialog')
    .getByRole('button', { name: say('approvals', 'sign.save'), exact: true })
    .click()
  await rep.getByRole('dialog').waitFor({ state: 'hidden' })
  await rep.getByText(say('contracts', 'state.signed')).first().waitFor()
  await shoot(rep, how, '5-signed')
  await rep.context().close()
  return { contract, opportunity }
}

/** A sample under a name of its own; the same bytes on one opportunity are the same file, on another they are not. */
async function unlike(file: string, mark: string) {
  const { readFile } = await import('node:fs/promises')
  const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  return { name: `供货合同 ${mark}.docx`, mimeType, buffer: await readFile(file) }
}

test.each([
  { size: 'phone', language: 'zh-CN' },
  { size: 'desktop', language: 'en' },
] as const)(
  'a deal from customer to signed contract, as everybody who has a hand in it: $size, $language',
  async (how) => {
    await walk(how)
  },
)

test('a deal from customer to signed contract, and the warning next morning that its payment is overdue: desktop, zh-CN', async () => {
  const { contract } = await walk({ size: 'desktop', language: 'zh-CN' })
  await product.restart({ CLOCK_DAYS: '2', NODE_OPTIONS: `--import=${moveClock}` })
  const warned = () =>
    askDatabase<{ rule_id: string; status: string }>(
      product.server(),
      `SELECT w.rule_id, w.status FROM warning w
       WHERE w.rule_id = 'WN-07' AND w.part_id IN (SELECT id FROM payment_plan_line WHERE contract_id = $1)`,
      [contract],
    )
  await expect.poll(warned, { timeout: 60_000 }).toEqual([{ rule_id: 'WN-07', status: 'open' }])
  const page = await product.open()
  await signInAs(page.context(), product.server(), '周启明')
  await page.clock.setFixedTime(Date.now() + 2 * 86_400_000)
  await page.goto('/workbench')
  await page.getByText('80MN 快锻液压机组供货合同 desktop zh-CN').first().waitFor()
  await shoot(page, { size: 'desktop', language: 'zh-CN' }, '6-next-morning')
})
