import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askDatabase } from './support/read-demo.ts'
import { signInAs } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()

async function enter(name: string): Promise<{ page: Page; person: string }> {
  const page = await product.open()
  return { page, person: await signInAs(page.context(), product.server(), name) }
}

async function openOneOf(person: string): Promise<string> {
  const [row] = await askDatabase<{ id: string }>(
    product.server(),
    `SELECT id FROM opportunity WHERE owner_id = $1::uuid AND status = 'open' ORDER BY number LIMIT 1`,
    [person],
  )
  return row?.id ?? ''
}

async function note(page: Page, text: string): Promise<void> {
  await page.locator('#timeline textarea').first().fill(text)
  await page.locator('#timeline form').first().getByRole('button').click()
  await page.getByText(text).filter({ visible: true }).first().waitFor()
}

test('a manager sees on an open page what the rep writes, without asking; a form that is open stays', async () => {
  const [rep, manager] = [await enter('周启明'), await enter('宁致远')]
  const id = await openOneOf(rep.person)
  await manager.page.goto(`/opportunities/${id}`)
  await rep.page.goto(`/opportunities/${id}`)
  await note(rep.page, '买方下周定技术方案')
  await manager.page.getByText('买方下周定技术方案').filter({ visible: true }).first().waitFor()

  await manager.page.locator('#timeline textarea').first().fill('写到一半')
  await note(rep.page, '买方改到月底')
  await manager.page.getByText('页面内容有更新').waitFor()
  expect(await manager.page.getByText('买方改到月底').count()).toBe(0)
  expect(await manager.page.locator('#timeline textarea').first().inputValue()).toBe('写到一半')
  await manager.page.getByRole('button', { name: '显示', exact: true }).click()
  await manager.page.getByText('买方改到月底').filter({ visible: true }).first().waitFor()
  expect(await manager.page.locator('#timeline textarea').first().inputValue()).toBe('写到一半')
})

test('the rows of a list stay until they are asked to change', async () => {
  const [rep, manager] = [await enter('周启明'), await enter('宁致远')]
  const id = await openOneOf(rep.person)
  await manager.page.goto('/opportunities')
  await rep.page.goto(`/opportunities/${id}`)
  await note(rep.page, '与设备处通了电话')
  await manager.page.getByText('页面内容有更新').waitFor()
  await manager.page.getByRole('button', { name: '显示', exact: true }).click()
  await manager.page.getByText('页面内容有更新').waitFor({ state: 'detached' })
  // one's own change is no news
  expect(await rep.page.getByText('页面内容有更新').count()).toBe(0)
})

test('a stream asks for a sign-in, and for topics that there are', async () => {
  const { page } = await enter('周启明')
  const status = async (path: string) => (await page.request.get(path, { maxRedirects: 0 })).status()
  expect(await status('/live?topics=person&from=1')).toBe(400)
  expect(await status('/live?topics=opportunity&from=now')).toBe(400)
  const stranger = await product.open()
  expect((await stranger.request.get('/live?topics=opportunity&from=1', { maxRedirects: 0 })).status()).toBe(302)
})
