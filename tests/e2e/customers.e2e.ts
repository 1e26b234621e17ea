import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askDatabase } from './support/read-demo.ts'
import { signInAs } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()

const enter = (page: Page, name: string) => signInAs(page.context(), product.server(), name)

/** A customer that the person's company deals with and keeps, or one that it does not deal with. */
async function customer(dealt: boolean): Promise<{ id: string; name: string }> {
  const [row] = await askDatabase<{ id: string; name: string }>(
    product.server(),
    `SELECT c.id, c.name FROM customer c JOIN organisation k ON k.id = c.keeper_org_id
     WHERE c.name ~ '有限公司$' AND (k.name = '中嵩锻压公司') = $1 AND $1 = EXISTS (
       SELECT FROM customer_relationship r JOIN organisation o ON o.id = r.org_id
       WHERE r.customer_id = c.id AND o.name = '中嵩锻压公司') ORDER BY c.name LIMIT 1`,
    [dealt],
  )
  if (!row) throw new Error('the demonstration has no such customer')
  return row
}

test.each(['desktop', 'phone'] as const)('a company that the group has is found and used on a %s', async (size) => {
  const existing = await customer(false)
  const page = await product.open({ size })
  await enter(page, '周启明')
  await page.goto('/customers/new')
  await page.getByLabel('客户名称').fill(existing.name.replace('有限公司', '有限责任公司'))
  const list = page.getByRole('list', { name: '集团里已有的相近客户' })
  await list.getByText('只差公司形式').waitFor()
  await page.getByLabel('行业').selectOption('steel')
  await page.getByLabel('地区').selectOption('north')
  await page.getByRole('button', { name: '保存客户' }).click()
  const dialog = page.getByRole('dialog', { name: '很可能已经有这家客户' })
  await dialog.getByRole('button', { name: '用已有客户' }).click()
  await page.waitForURL(`**/customers/${existing.id}`)
  await page.getByText('建立了中嵩锻压公司的往来').waitFor()
  const rows = await askDatabase(product.server(), 'SELECT id FROM customer WHERE name LIKE $1', [
    `${existing.name.slice(0, 4)}%`,
  ])
  expect(rows).toEqual([{ id: existing.id }])
})

test('what was typed is there after the session has ended meanwhile', async () => {
  const { id } = await customer(true)
  const page = await product.open()
  await enter(page, '周启明')
  await page.goto(`/customers/${id}`)
  await page.getByRole('button', { name: '添加联系人' }).click()
  const dialog = page.getByRole('dialog', { name: '添加联系人' })
  await dialog.getByLabel('姓名').fill('冯志远')
  await askDatabase(product.server(), 'DELETE FROM auth_session')
  await dialog.getByLabel('级别').selectOption('executive')
  await dialog.getByRole('button', { name: '保存联系人' }).click()
  await page.waitForURL('**/sign-in?**')
  const next = new URL(page.url()).searchParams.get('next')
  expect(next).toBe(`/customers/${id}`)
  await enter(page, '周启明')
  await page.goto(next ?? '')
  await page.getByRole('button', { name: '添加联系人' }).click()
  expect(await dialog.getByLabel('姓名').inputValue()).toBe('冯志远')
  expect(await dialog.getByLabel('级别').inputValue()).toBe('executive')
  await dialog.getByRole('button', { name: '保存联系人' }).click()
  await page.getByText('联系人已添加').waitFor()
  const kept = await page.evaluate(() => Object.keys(localStorage))
  expect(kept.filter((name) => name.startsWith('gantry.draft.'))).toEqual([])
})

test('two people in one field: one wins, the other is told and keeps what was typed', async () => {
  const { id } = await customer(true)
  const [mine, theirs] = [await product.open(), await product.open()]
  for (const [page, name] of [
    [mine, '周启明'],
    [theirs, '宁致远'],
  ] as const) {
    await enter(page, name)
    await page.goto(`/customers/${id}`)
    await page.getByRole('button', { name: /城市/ }).click()
  }
  await theirs.getByRole('textbox', { name: '城市' }).fill('营口')
  await theirs.getByRole('textbox', { name: '城市' }).press('Enter')
  await theirs.getByText(/改为“营口”/).waitFor()
  await mine.getByRole('textbox', { name: '城市' }).fill('大连')
  await mine.getByRole('textbox', { name: '城市' }).press('Enter')
  await mine.getByRole('alert').getByText('营口').waitFor()
  expect(await mine.getByRole('textbox', { name: '城市' }).inputValue()).toBe('大连')
  await mine.getByRole('button', { name: '保留我的' }).click()
  await mine.getByText('把城市从“营口”改为“大连”').waitFor()
})
