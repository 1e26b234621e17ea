import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askDatabase } from './support/read-demo.ts'
import { signIn, signInAs } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()

/** A deal that was won and has a contract: its owner, who does not see costs, and the head of the company, who does. */
async function soldDeal(): Promise<{ opportunity: string; owner: string; head: string }> {
  const [row] = await askDatabase<{ opportunity: string; owner: string; head: string }>(
    product.server(),
    `SELECT c.opportunity_id AS opportunity, c.owner_id AS owner, h.person_id AS head
     FROM contract c JOIN organisation o ON o.id = c.org_id
       JOIN membership m ON m.person_id = c.owner_id AND m.role = 'rep'
       JOIN membership h ON h.org_id = o.lineage[2] AND h.role = 'subsidiary-head'
     WHERE c.signed_on IS NOT NULL AND c.category = 'equipment' ORDER BY c.number LIMIT 1`,
  )
  if (!row) throw new Error('the demonstration has no contract of a rep')
  return row
}

const enter = async (person: string, size: 'desktop' | 'phone' = 'desktop') => {
  const page = await product.open({ size })
  await signIn(page.context(), product.server().url, person)
  return page
}

const textOf = (page: Page) => page.locator('main').textContent()

test.each(['desktop', 'phone'] as const)(
  'a contract is opened from its opportunity, and priced by whoever sees costs: %s',
  async (size) => {
    const { opportunity, owner, head } = await soldDeal()
    const name = `E2E ${size} 合同`
    const page = await enter(owner, size)
    await page.goto(`/opportunities/${opportunity}`)
    await page.getByRole('button', { name: '新建合同' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('合同名称').fill(name)
    await dialog.getByLabel('合同金额').fill('abc')
    await dialog.getByRole('button', { name: '新建合同' }).click()
    await dialog.getByText(/金额/).nth(1).waitFor()
    await dialog.getByLabel('合同金额').fill('1,000,000')
    await dialog.getByRole('button', { name: '新建合同' }).click()
    await page.waitForURL(/\/contracts\//)
    await page.getByRole('heading', { name }).waitFor()
    expect(await textOf(page)).not.toMatch(/成本|毛利/)
    const address = new URL(page.url()).pathname

    const other = await enter(head, size)
    await other.goto(address)
    await other.getByRole('button', { name: '修改成本' }).click()
    const costs = other.getByRole('dialog')
    await costs.getByLabel('第 1 行的金额').fill('700000')
    await costs.getByLabel('第 2 行的金额').fill('124000.50')
    await costs.getByText('¥175,999.50').waitFor()
    await costs.getByRole('button', { name: '保存' }).click()
    await costs.waitFor({ state: 'hidden' })
    expect(await textOf(other)).toMatch(/17\.6%/)

    await page.goto(`/contracts?q=${encodeURIComponent(name)}&sort=margin&marginMax=0`)
    await page.getByRole('link', { name }).filter({ visible: true }).waitFor()
    expect(await textOf(page)).not.toMatch(/毛利|17\.6/)
    await other.goto(`/contracts?q=${encodeURIComponent(name)}&marginMax=0`)
    await other.getByText('没有符合这些条件的合同').waitFor()
    await page.goto(`/opportunities/${opportunity}`)
    expect(await textOf(page)).not.toContain('核定了合同成本')
  },
)

test.each(['desktop', 'phone'] as const)(
  'a file of a contract is uploaded on its page, and stands there with its versions and what the review found: %s',
  async (size) => {
    const [sold] = await askDatabase<{ contract: string; owner: string }>(
      product.server(),
      `SELECT c.id AS contract, c.owner_id AS owner FROM contract c
         JOIN membership m ON m.person_id = c.owner_id AND m.role = 'rep'
       WHERE c.category = 'equipment' ORDER BY c.number LIMIT 1 OFFSET $1`,
      [size === 'desktop' ? 1 : 2],
    )
    if (!sold) throw new Error('the demonstration has too few contracts of reps')
    const sample = (name: string) => fileURLToPath(new URL(`../eval/contracts/files/${name}`, import.meta.url))
    const page = await enter(sold.owner, size)
    const files = page.locator('section').filter({ has: page.getByRole('heading', { name: '合同文件', exact: true }) })
    await page.goto(`/contracts/${sold.contract}`)
    await page.getByLabel('上传合同', { exact: true }).setInputFiles(sample('zh-port-gantry-cranes.docx'))
    await page.waitForURL(/\/documents\//)
    await page.locator('[data-paper]').waitFor()
    const first = new URL(page.url()).pathname

    await page.goto(`/contracts/${sold.contract}`)
    await files.getByText('已审阅').waitFor()
    await files.getByText(/看过 0 \/ \d+/).waitFor()
    expect(await files.locator(`a[href="${first}"]`).textContent()).toBe('zh-port-gantry-cranes')
    await page.getByLabel('上传新版本', { exact: true }).setInputFiles(sample('zh-steel-works-rolling-mill.docx'))
    await page.waitForURL((url) => /\/documents\//.test(url.pathname) && url.pathname !== first)
    await page.locator('[data-paper]').waitFor()
    const second = new URL(page.url()).pathname

    await page.goto(`/contracts/${sold.contract}`)
    expect(await files.locator(`a[href="${second}"]`).textContent()).toBe('zh-port-gantry-cranes')
    await files.getByRole('link', { name: 'V1' }).click()
    await page.waitForURL((url) => url.pathname === first)
    const kept = await askDatabase(
      product.server(),
      'SELECT count(*)::int AS documents FROM document WHERE contract_id = $1',
      [sold.contract],
    )
    expect(kept).toEqual([{ documents: 1 }])

    // Legal sees them and uploads nothing there.
    const legal = await product.open({ size })
    await signInAs(legal.context(), product.server(), '顾清越')
    await legal.goto(`/contracts/${sold.contract}`)
    await legal.locator(`a[href="${second}"]`).waitFor()
    expect(await legal.getByLabel('上传合同', { exact: true }).count()).toBe(0)
  },
)
