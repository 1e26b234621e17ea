import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { finishSweep } from './support/finish-sweep.ts'
import { askDatabase, oneOfEachRole } from './support/read-demo.ts'
import { signIn } from './support/sign-in.ts'
import { type OpenOptions, useProduct } from './support/use-product.ts'

const product = useProduct()
beforeAll(() => finishSweep(product.server()))

async function asAdministrator(options: OpenOptions = {}): Promise<Page> {
  const page = await product.open(options)
  const person = (await oneOfEachRole(product.server())).find(({ role }) => role === 'administrator')
  await signIn(page.context(), product.server().url, person?.id ?? '')
  return page
}

const ask = <T extends object>(sql: string, values: unknown[] = []) => askDatabase<T>(product.server(), sql, values)
const openOf = async (rule: string) =>
  (
    await ask<{ id: string }>(
      `SELECT record_id AS id FROM warning WHERE rule_id = $1 AND status <> 'closed' ORDER BY 1`,
      [rule],
    )
  ).map(({ id }) => id)
const versionsOf = (rule: string) =>
  ask<{ version: number; status: string }>(
    'SELECT version, status FROM rule_version WHERE rule_id = $1 ORDER BY version',
    [rule],
  )

/** Writes into the last line that is empty yet: its fact, by words that one types. */
async function chooseFact(page: Page, words: string, fact: string): Promise<void> {
  await page.getByRole('button', { name: '选一项' }).last().click()
  await page.getByRole('combobox', { name: '选一项' }).fill(words)
  await page.getByRole('option', { name: fact }).and(page.locator('[role=option]')).first().click()
}

/** The figure under a label of the diff. */
const figure = async (page: Page, label: string) =>
  Number(await page.locator('dl div').filter({ hasText: label }).locator('dd').textContent())

test('a new warning from nothing: tried, said whom it concerns, released, in the inbox, and taken back', async () => {
  const page = await asAdministrator()
  await page.goto('/rules')
  await page.getByRole('link', { name: '新预警' }).click()
  await page.getByRole('heading', { name: '新预警' }).waitFor()

  // What is not finished is not saved, and says what is missing.
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.getByRole('alert').getByText('这一行没有写完：缺事实').waitFor()
  expect(await ask(`SELECT id FROM rule WHERE id LIKE 'WA-%'`)).toEqual([])

  await chooseFact(page, 'Win prob', '赢率')
  await page.getByLabel('比较').first().selectOption('greaterThanInclusive')
  await page.getByLabel('赢率的值').fill('50')
  await page.getByRole('button', { name: '一组' }).first().click()
  await chooseFact(page, '金额', '预计金额')
  await page.getByLabel('预计金额的值').fill('1000')
  await page.getByRole('button', { name: '条件', exact: true }).first().click()
  await chooseFact(page, '竞争', '竞争对手')
  await page.getByLabel('竞争对手的值').fill('东岭重机')
  await page.getByLabel('比较').last().selectOption('doesNotContain')
  await page.getByLabel('几条怎么算').nth(1).selectOption('all')

  await page.getByLabel('名称（中文）').fill('有把握的大单')
  await page.getByLabel('名称（英文）').fill('A large one within reach')
  await page.getByLabel('为什么（中文）').fill('快到手的单子要盯紧')
  await page.getByLabel('为什么（英文）').fill('What is within reach is watched closely')

  // Tried on a record, each line says what is there; one press makes a case of it.
  await page.getByPlaceholder('输入名称或编号').click()
  await page.locator('[role=option]:visible').first().click()
  await page
    .getByRole('region', { name: '拿一条记录试' })
    .getByText(/会发预警，给|不会预警/)
    .waitFor()
  expect(await page.locator('[data-sentence] [role=img]').count()).toBe(5)
  await page.getByRole('button', { name: '存为用例' }).click()
  const warned = (await page.getByLabel('用例 1 应当').inputValue()) === 'warn'
  await page.getByRole('button', { name: warned ? '不会预警的' : '会预警的', exact: true }).click()
  if (!warned) {
    const second = page.getByRole('listitem').filter({ has: page.getByLabel('用例 2 的名称') })
    for (const [fact, text] of [
      ['赢率', '90'],
      ['预计金额', '9000'],
      ['竞争对手', '北辰重工'],
    ] as const) {
      const given = second.getByRole('listitem').filter({ hasText: fact })
      await given.getByRole('button', { name: '没有填', exact: true }).click()
      await given.getByLabel(`用例里${fact}的值`).fill(text)
    }
  }
  await expect.poll(() => page.getByRole('img', { name: '符合', exact: true }).count()).toBe(2)

  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.waitForURL('**/rules/WA-01/edit')
  await page.getByRole('link', { name: '看影响，再发布' }).click()
  await page.getByRole('heading', { name: /^发布会怎样/ }).waitFor()
  const opens = await figure(page, '新提醒')
  expect(opens).toBeGreaterThan(0)
  expect(opens).toBeLessThanOrEqual(100)
  const links = await page.getByRole('region', { name: '新提醒' }).getByRole('link').all()
  const named = await Promise.all(links.map(async (link) => (await link.getAttribute('href'))?.split('/').at(-1)))
  expect(named).toHaveLength(opens)
  expect(await openOf('WA-01')).toEqual([])

  await page.getByRole('button', { name: '发布', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '发布', exact: true }).click()
  await dialog.getByText('这里要填').or(dialog.locator('[aria-invalid=true]')).first().waitFor()
  await dialog.getByLabel('为什么发布').fill('三季度丢了两个快到手的单')
  await dialog.getByRole('button', { name: '发布', exact: true }).click()
  await page.waitForURL('**/rules/WA-01')
  await page.getByText('发布：三季度丢了两个快到手的单').waitFor()

  // What was said is what happens: the same records, and nobody else's.
  await expect.poll(async () => (await openOf('WA-01')).length, { timeout: 60_000 }).toBe(opens)
  expect(await openOf('WA-01')).toEqual([...named].sort())
  const [told] = await ask<{ id: string }>(
    `SELECT n.person_id AS id FROM notification n JOIN warning w ON w.id = n.warning_id WHERE w.rule_id = 'WA-01' ORDER BY 1 LIMIT 1`,
  )
  const rep = await product.open()
  await signIn(rep.context(), product.server().url, told?.id ?? '')
  await rep.goto('/inbox')
  await rep.getByText('有把握的大单').first().waitFor()
  await rep.goto('/rules/WA-01/edit')
  await rep
    .getByText('没有权限')
    .or(rep.getByRole('heading', { name: /权限|不能/ }))
    .first()
    .waitFor()
  product.takeFaults()

  await page.getByRole('button', { name: '退回上一版' }).click()
  await page.getByRole('dialog').getByText('它的预警全部关闭').waitFor()
  await page.getByLabel('为什么退回').fill('太吵')
  await page.getByRole('dialog').getByRole('button', { name: '退回' }).click()
  await page.getByText('退回：太吵').waitFor()
  await expect.poll(() => openOf('WA-01'), { timeout: 60_000 }).toEqual([])
  const kinds = await ask(`SELECT DISTINCT close_kind FROM warning WHERE rule_id = 'WA-01'`)
  expect(kinds).toEqual([{ close_kind: 'retired' }])
}, 240_000)

test('a shipped rule in English: saved unchanged it makes no version; changed it says what would close, and is given up', async () => {
  const page = await asAdministrator({ language: 'en' })
  await page.goto('/rules/WN-01/edit')
  await page.getByRole('heading', { name: 'WN-01 Opportunity not followed up' }).waitFor()
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.getByText('The same as before: no new version was made').waitFor()
  expect(await versionsOf('WN-01')).toEqual([{ version: 1, status: 'active' }])

  const days = page.getByLabel('Value of Days since the last activity')
  await days.first().fill('400')
  // By keyboard alone: the group goes up past the line, and one step back.
  const modes = page.getByLabel('How they count together')
  await modes.nth(1).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => days.last().inputValue()).toBe('400')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => days.first().inputValue()).toBe('400')
  await page.getByLabel('Value of Days since the last activity').last().fill('300')
  for (const [at, value] of [
    ['1', '401'],
    ['2', '400'],
    ['3', '301'],
    ['4', '300'],
  ] as const) {
    const item = page.getByRole('listitem').filter({ has: page.getByLabel(`Name of case ${at}`, { exact: true }) })
    await item.getByLabel('Days since the last activity in this case').fill(value)
  }
  await expect.poll(() => page.getByRole('img', { name: 'as expected', exact: true }).count()).toBe(4)
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.getByText('Draft saved').waitFor()
  await page.getByRole('link', { name: 'See what it does, then release' }).click()
  await page.getByRole('heading', { name: /^What a release does/ }).waitFor()
  const standing = (await openOf('WN-01')).length
  expect((await figure(page, 'Would close')) + (await figure(page, 'Unchanged'))).toBe(standing)
  expect(await figure(page, 'Would close')).toBeGreaterThan(0)
  expect(await figure(page, 'Would open')).toBe(0)

  // Somebody else has saved meanwhile: nothing is overwritten unasked, and nothing lost.
  await page.getByRole('link', { name: 'Go on writing' }).click()
  const other = await asAdministrator({ language: 'en' })
  await other.goto('/rules/WN-01/edit')
  await other.getByLabel('Severity').selectOption('risk')
  await other.getByRole('button', { name: 'Save draft' }).click()
  await other.getByText('Draft saved').waitFor()
  await page.getByLabel('Name in English').fill('Left alone')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.getByText('Your changes are still here, and not saved').waitFor()
  expect(await page.getByLabel('Name in English').inputValue()).toBe('Left alone')
  await page.getByRole('button', { name: 'Keep mine, over theirs' }).click()
  await page.getByText('Draft saved').waitFor()
  product.takeFaults()
  await page.getByRole('button', { name: 'Give the draft up' }).click()
  await page.waitForURL('**/rules/WN-01')
  expect((await versionsOf('WN-01')).map(({ status }) => status)).toEqual(['active', 'retired'])
}, 120_000)

test('on a phone a rule is read and tried, and nothing runs off the screen', async () => {
  const page = await asAdministrator({ size: 'phone' })
  await page.goto('/rules/WN-01/edit')
  await page.getByPlaceholder('输入名称或编号').click()
  await page.locator('[role=option]:visible').first().click()
  await page
    .getByRole('region', { name: '拿一条记录试' })
    .getByText(/会发预警，给|不会预警/)
    .waitFor()
  for (const address of ['/rules/WN-01/edit', '/rules/WN-01/diff', '/rules/new']) {
    if (!page.url().endsWith(address)) await page.goto(address)
    const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
    expect(wide, address).toBeLessThanOrEqual(screen ?? 0)
  }
})
