import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askDatabase } from './support/read-demo.ts'
import { signIn } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()
const ask = <T extends object>(sql: string, values: unknown[] = []) => askDatabase<T>(product.server(), sql, values)

async function enter(page: Page): Promise<void> {
  const [person] = await ask<{ id: string }>(`SELECT id FROM person WHERE name = '周启明'`)
  await signIn(page.context(), product.server().url, person?.id ?? '')
}

interface Record {
  id: string
  customer_id: string
  customer: string
  executive: string
}

/** An open opportunity of theirs whose customer has an executive that their company knows. */
async function record(): Promise<Record> {
  const [row] = await ask<Record>(
    `SELECT o.id, k.id AS customer_id, k.name AS customer, c.name AS executive
     FROM opportunity o JOIN person p ON p.id = o.owner_id JOIN customer k ON k.id = o.customer_id
     JOIN contact c ON c.customer_id = k.id AND c.level = 'executive'
     JOIN organisation d ON d.id = o.org_id AND c.org_id IN (d.id, d.parent_id)
     WHERE p.name = '周启明' AND o.status = 'open' ORDER BY o.number LIMIT 1`,
  )
  if (!row) throw new Error('the demonstration has no such opportunity')
  return row
}

/** The session ends; what is sent next leads to sign-in, and from there back to the page. */
async function endSession(): Promise<void> {
  await ask('DELETE FROM auth_session')
}

async function signInAgain(page: Page): Promise<void> {
  await page.waitForURL('**/sign-in?**')
  const next = new URL(page.url()).searchParams.get('next') ?? ''
  await enter(page)
  await page.goto(next)
}

const minutes = '设备处长确认节拍要求 90 次/分'

test('the minutes of a visit outlive the session, when it is logged and when it is finished', async () => {
  const { id, executive } = await record()
  const page = await product.open()
  await enter(page)
  await page.goto(`/opportunities/${id}`)
  const dialog = page.getByRole('dialog')
  const open = () => page.getByRole('button', { name: '记录跟进' }).filter({ visible: true }).first().click()

  await open()
  await dialog.getByLabel('情况').selectOption('planned')
  await dialog.getByLabel('主题').fill('拜访总经理谈节拍')
  await dialog.getByLabel(executive).check()
  await dialog.getByLabel('纪要').fill(minutes)
  await endSession()
  await dialog.getByRole('button', { name: '保存跟进' }).click()
  await signInAgain(page)
  await open()
  expect(await dialog.getByLabel('纪要').inputValue()).toBe(minutes)
  expect(await dialog.getByLabel('主题').inputValue()).toBe('拜访总经理谈节拍')
  expect(await dialog.getByLabel('情况').inputValue()).toBe('planned')
  expect(await dialog.getByLabel(executive).isChecked()).toBe(true)
  await dialog.getByRole('button', { name: '保存跟进' }).click()
  await dialog.waitFor({ state: 'detached' })

  const finish = () =>
    page
      .locator('div')
      .filter({ hasText: '拜访总经理谈节拍' })
      .filter({ has: page.getByRole('button', { name: '完成' }) })
      .last()
      .getByRole('button', { name: '完成' })
      .click()
  await finish()
  await dialog.getByLabel('纪要').fill(`${minutes}，下周报价`)
  await endSession()
  await dialog.getByRole('button', { name: '完成' }).click()
  await signInAgain(page)
  await finish()
  expect(await dialog.getByLabel('纪要').inputValue()).toBe(`${minutes}，下周报价`)
  expect(await dialog.getByLabel(executive).isChecked()).toBe(true)
  // By keyboard: Enter in a field says that it took place.
  await dialog.getByLabel('日期').press('Enter')
  await dialog.waitFor({ state: 'detached' })
  const rows = await ask(`SELECT status, met_level, minutes FROM activity WHERE subject = '拜访总经理谈节拍'`)
  expect(rows).toEqual([{ status: 'done', met_level: 'executive', minutes: `${minutes}，下周报价` }])
  const drafts = () => Object.keys(localStorage).filter((key) => key.startsWith('gantry.draft.'))
  expect(await page.evaluate(drafts)).toEqual([])
})

test('a fact edited in place stands with what was typed when the network is gone, and when the session is', async () => {
  const { id } = await record()
  const page = await product.open()
  await enter(page)
  await page.goto(`/opportunities/${id}`)
  await page.getByRole('button', { name: /招标编号/ }).click()
  const field = page.getByRole('textbox', { name: '招标编号' })
  await field.fill('ZB-2026-117')
  await page.context().setOffline(true)
  await field.press('Enter')
  await page.getByText('没有连上服务器，内容还在，请再试一次').waitFor()
  expect(await field.inputValue()).toBe('ZB-2026-117')
  await page.context().setOffline(false)
  expect(product.takeFaults()).not.toEqual([])
  await endSession()
  await field.press('Enter')
  await signInAgain(page)
  await page.getByText('上次没有保存的内容还在').waitFor()
  expect(await field.inputValue()).toBe('ZB-2026-117')
  await field.press('Enter')
  await page.getByRole('button', { name: '修改招标编号：ZB-2026-117' }).waitFor()
  expect(await ask('SELECT tender_number FROM opportunity WHERE id = $1', [id])).toEqual([
    { tender_number: 'ZB-2026-117' },
  ])
})

test('a new opportunity begins with the customer from whose page it was asked for, and leaves no draft', async () => {
  const { customer_id, customer } = await record()
  const page = await product.open()
  await enter(page)
  await page.goto(`/customers/${customer_id}`)
  await page.getByRole('link', { name: '新建商机' }).filter({ visible: true }).first().click()
  expect(await page.getByRole('combobox', { name: '客户' }).inputValue()).toBe(customer)
  await page.getByLabel('名称').fill('12MN 锻造操作机')
  await page.getByRole('button', { name: '新建商机' }).click()
  await page.getByRole('heading', { name: '12MN 锻造操作机' }).waitFor()
  const rows = await ask(`SELECT customer_id FROM opportunity WHERE name = '12MN 锻造操作机'`)
  expect(rows).toEqual([{ customer_id }])
  await page.goto(`/opportunities/new?customer=${customer_id}`)
  expect(await page.getByLabel('名称').inputValue()).toBe('')
})
