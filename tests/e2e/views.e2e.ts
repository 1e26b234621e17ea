import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askDatabase } from './support/read-demo.ts'
import { signIn } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()

/** Two reps of one subsidiary, each with open opportunities, and its name. */
async function twoReps(): Promise<{ owner: string; reader: string; company: string }> {
  const [row] = await askDatabase<{ owner: string; reader: string; company: string }>(
    product.server(),
    `WITH rep AS (
       SELECT m.person_id, o.parent_id FROM membership m JOIN organisation o ON o.id = m.org_id
       WHERE m.role = 'rep' AND o.kind = 'department'
         AND (SELECT count(*) FROM opportunity p WHERE p.owner_id = m.person_id AND p.status = 'open') > 2)
     SELECT one.person_id AS owner, other.person_id AS reader, c.name AS company
     FROM rep one JOIN rep other ON other.parent_id = one.parent_id AND other.person_id > one.person_id
       JOIN organisation c ON c.id = one.parent_id
     ORDER BY 1, 2 LIMIT 1`,
  )
  if (!row) throw new Error('the demonstration has no two reps in one subsidiary')
  return row
}

const enter = async (person: string, size: 'desktop' | 'phone' = 'desktop') => {
  const page = await product.open({ size })
  await signIn(page.context(), product.server().url, person)
  return page
}

const menu = (page: Page) => page.getByRole('button', { name: /^已存视图/ })

/** Ids of the opportunities that the list shows. */
const shown = async (page: Page) => {
  const links = page.locator('table a[href^="/opportunities/"]:not([href*="?"])')
  return links.evaluateAll((each) => each.map((link) => link.getAttribute('href')?.split('/').at(-1) ?? ''))
}

const openOf = async (person: string) => {
  const rows = await askDatabase<{ id: string }>(
    product.server(),
    `SELECT id FROM opportunity WHERE owner_id = $1::uuid AND status = 'open'`,
    [person],
  )
  return rows.map(({ id }) => id)
}

async function save(page: Page, name: string, share: string): Promise<void> {
  await page.getByRole('button', { name: '存为视图', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill(name)
  await dialog.getByLabel('谁可以打开').selectOption({ label: share })
  await dialog.getByRole('button', { name: '保存视图' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

test('a view is saved and shared; who opens it sees their own rows, changes it for themselves and keeps it as a default', async () => {
  const { owner, reader, company } = await twoReps()
  const page = await enter(owner)
  await page.goto('/opportunities?mine=1&sort=amount')
  await save(page, '我手上的大单', company)
  await page.waitForURL(/view=/)
  await menu(page).filter({ hasText: '我手上的大单' }).waitFor()
  expect((await shown(page)).sort()).toEqual((await openOf(owner)).sort())

  const other = await enter(reader)
  await other.goto('/opportunities')
  await menu(other).click()
  await other
    .getByRole('list', { name: '共享给我的' })
    .getByRole('link', { name: /我手上的大单/ })
    .click()
  await menu(other).filter({ hasText: '我手上的大单' }).waitFor()
  expect((await shown(other)).sort()).toEqual((await openOf(reader)).sort())

  await menu(other).click()
  await other.getByRole('button', { name: '打开列表时先用它' }).click()
  await other.getByText('以后打开列表先用这个视图').waitFor()
  await other.goto('/opportunities')
  await other.waitForURL(/mine=1.*view=/)
  await other.getByRole('link', { name: '全部在跟' }).click()
  await other.waitForURL(/view=none/)

  // The owner takes it away and back; taken away for good it opens nowhere, and an address that names it says so.
  const address = page.url()
  const remove = async () => {
    await menu(page).click()
    await page.getByRole('button', { name: '移除' }).click()
    await page.getByText('已移除视图“我手上的大单”').waitFor()
  }
  await remove()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('视图已恢复').waitFor()
  await other.goto('/opportunities')
  await other.waitForURL(/mine=1.*view=/)
  await page.goto(address)
  await remove()
  await other.goto('/opportunities')
  expect(new URL(other.url()).search).toBe('')
  await other.goto(address)
  await other.getByText('这个视图已被移除，或不再共享给你').waitFor()
})

test('other conditions are marked, saved in place, saved as new or taken back', async () => {
  const { owner } = await twoReps()
  const page = await enter(owner)
  await page.goto('/opportunities/board?mine=1')
  await save(page, '看板上的', '仅自己')
  await page.waitForURL(/view=/)
  const address = page.url()
  await page
    .getByRole('link', { name: '去掉条件' })
    .or(page.getByRole('link', { name: '表格' }))
    .first()
    .click()
  await page.waitForURL(/\/opportunities\?/)
  await menu(page).filter({ hasText: '已改动' }).waitFor()
  await page.getByRole('link', { name: '还原' }).click()
  await page.waitForURL(address)
  await menu(page).filter({ hasNotText: '已改动' }).waitFor()
  await page.getByRole('link', { name: '表格' }).click()
  await page.getByRole('button', { name: '保存改动' }).click()
  await page.getByText('已保存', { exact: true }).waitFor()
  await menu(page).filter({ hasNotText: '已改动' }).waitFor()
  const [row] = await askDatabase<{ drawn: string; version: number }>(
    product.server(),
    `SELECT drawn, version FROM saved_view WHERE name = '看板上的'`,
  )
  expect(row).toEqual({ drawn: 'table', version: 2 })
  await menu(page).click()
  await page.getByRole('button', { name: '改名、共享…' }).click()
  await page.getByRole('dialog').getByLabel('名称').fill('  ')
  await page.getByRole('dialog').getByRole('button', { name: '保存视图' }).click()
  await page.getByRole('dialog').getByText('要填').waitFor()
  await page.getByRole('dialog').getByLabel('名称').fill('表格里的')
  await page.getByRole('dialog').getByRole('button', { name: '保存视图' }).click()
  await menu(page).filter({ hasText: '表格里的' }).waitFor()
})

test('on a phone the views are a sheet, of customers too, and arrows go through them', async () => {
  const { owner } = await twoReps()
  const page = await enter(owner, 'phone')
  await page.goto('/customers?circle=group&industry=steel')
  await save(page, '钢铁客户', '仅自己')
  await page.waitForURL(/view=/)
  await page.goto('/customers?circle=group')
  await menu(page).click()
  const sheet = page.getByRole('dialog', { name: '已存视图' })
  await sheet.getByRole('link', { name: /钢铁客户/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/industry=steel.*view=/)
  await sheet.waitFor({ state: 'hidden' })
})
