import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askDatabase } from './support/read-demo.ts'
import { signInAs } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()

const enter = (page: Page, name: string) => signInAs(page.context(), product.server(), name)

const chosen = (page: Page) => page.locator('[role=option][aria-selected=true]')

test('by keys alone: a part of a Chinese word finds an opportunity, Esc gives the focus back', async () => {
  const page = await product.open()
  await enter(page, '周启明')
  await page.goto('/opportunities')
  const search = page.getByRole('main').getByRole('textbox').first()
  await search.focus()
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: '搜索与操作' })
  await page.keyboard.press('Escape')
  await field.waitFor({ state: 'detached' })
  expect(await search.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Control+k')
  await page.keyboard.insertText('锻液')
  await chosen(page).getByText('快锻液压机组').first().waitFor()
  const name = (await chosen(page).locator('mark').first().textContent()) ?? ''
  expect(name).toBe('锻液')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/opportunities\/[0-9a-f-]{36}$/)
  await page.getByRole('heading', { level: 1, name: /锻液/ }).waitFor()
  // What was on screen is offered again elsewhere, and what its page can do is done by its dialogs.
  await page.keyboard.press('Control+k')
  await page.keyboard.insertText('记录跟进')
  await chosen(page).getByText('记录跟进').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: '记录跟进' }).waitFor()
  await page.keyboard.press('Escape')
  await page.goto('/workbench')
  await page.keyboard.press('Control+k')
  await page.getByRole('group', { name: '最近看过' }).getByText(/锻液/).first().waitFor()
})

test('a number opens its record in a new tab; what another company has is not found', async () => {
  const [mine, theirs] = await Promise.all(
    ['=', '<>'].map(async (is) => {
      const [row] = await askDatabase<{ id: string; number: string }>(
        product.server(),
        `SELECT o.id, o.number FROM opportunity o JOIN person p ON p.id = o.owner_id
         JOIN organisation g ON g.id = o.org_id JOIN organisation c ON c.id = g.lineage[2]
         WHERE c.name ${is} '中嵩锻压公司' AND (p.name = '周启明') = (c.name = '中嵩锻压公司')
           AND NOT EXISTS (SELECT FROM record_access a JOIN person q ON q.id = a.person_id
             WHERE a.record_id = o.id AND q.name = '周启明' AND c.name <> '中嵩锻压公司') LIMIT 1`,
      )
      return row
    }),
  )
  const page = await product.open()
  await enter(page, '周启明')
  await page.goto('/workbench')
  await page.keyboard.press('Control+k')
  await page.keyboard.insertText(mine?.number.toLowerCase() ?? '')
  await chosen(page)
    .getByText(mine?.number ?? '')
    .waitFor()
  const opened = page.context().waitForEvent('page')
  await page.keyboard.press('Control+Enter')
  expect(new URL((await opened).url()).pathname).toMatch(new RegExp(`^/opportunities/${mine?.id}$|^blank$`))
  expect(new URL(page.url()).pathname).toBe('/workbench')
  await page.getByRole('combobox', { name: '搜索与操作' }).fill(theirs?.number ?? '')
  await page.getByText(`没有找到“${theirs?.number}”`).waitFor()
  expect(await page.getByRole('option').allTextContents()).toEqual([
    `新建客户“${theirs?.number}”`,
    `新建商机“${theirs?.number}”`,
  ])
})

test('on a phone it takes the whole screen, and a tap opens a customer', async () => {
  const page = await product.open({ size: 'phone' })
  await enter(page, '周启明')
  await page.goto('/workbench')
  await page.getByRole('button', { name: '搜索记录、操作、帮助' }).tap()
  const dialog = page.getByRole('dialog', { name: '搜索与操作' })
  await dialog.waitFor()
  expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 })
  await page.getByRole('combobox', { name: '搜索与操作' }).fill('岳特')
  const line = page.getByRole('option').filter({ hasText: '晋岳特钢集团' }).first()
  await line.waitFor()
  expect((await line.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await line.tap()
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}$/)
  await page.getByRole('heading', { level: 1, name: /晋岳特钢集团/ }).waitFor()
})

test('what a role may not do is not offered', async () => {
  const page = await product.open()
  const [row] = await askDatabase<{ name: string }>(
    product.server(),
    `SELECT p.name FROM person p JOIN membership m ON m.person_id = p.id WHERE m.role = 'legal' LIMIT 1`,
  )
  await enter(page, row?.name ?? '')
  await page.goto('/workbench')
  await page.getByRole('button', { name: /^搜索记录/ }).click()
  await page.getByRole('option', { name: '工作台' }).waitFor()
  const offered = await page.getByRole('option').allTextContents()
  expect(offered).not.toContain('新建商机')
  expect(offered).not.toContain('新建客户')
  expect(offered).not.toContain('规则')
})

test('help opens at what was asked for, and an administrator is led to the schedules', async () => {
  const page = await product.open()
  await enter(page, '周启明')
  await page.goto('/workbench')
  await page.keyboard.press('Control+k')
  await page.keyboard.insertText('破例')
  await chosen(page).getByText('为什么不放行，能不能破例').waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/help#exceptions$/)
  await page.getByRole('heading', { level: 2, name: '为什么不放行，能不能破例' }).waitFor()
  expect(await page.getByRole('region', { name: '系统管理' }).count()).toBe(0)
  const [row] = await askDatabase<{ name: string }>(
    product.server(),
    `SELECT p.name FROM person p JOIN membership m ON m.person_id = p.id WHERE m.role = 'administrator' LIMIT 1`,
  )
  await enter(page, row?.name ?? '')
  await page.goto('/workbench')
  await page.keyboard.press('Control+k')
  await page.keyboard.insertText('定时')
  await chosen(page).getByText('定时').waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/admin\/jobs#schedules-title$/)
  await page.getByRole('heading', { level: 2, name: '定时' }).waitFor()
})
