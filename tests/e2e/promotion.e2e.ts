import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askDatabase } from './support/read-demo.ts'
import { signInAs } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()

/** An opportunity of this person's that lacks just one visit or meeting before its next stage, made for the walk. */
async function leadOf(person: string, nth: number): Promise<string> {
  const rows = await askDatabase<{ id: string }>(
    product.server(),
    `SELECT o.id FROM opportunity o
     WHERE o.owner_id = $1::uuid AND o.status = 'open' ORDER BY o.number LIMIT 1 OFFSET $2`,
    [person, nth],
  )
  const id = rows[0]?.id ?? ''
  await askDatabase(
    product.server(),
    `UPDATE opportunity SET stage_id = 'product-project.lead-check', stage_entered_at = now() WHERE id = $1`,
    [id],
  )
  await askDatabase(product.server(), `UPDATE activity SET on_date = on_date - 400 WHERE opportunity_id = $1`, [id])
  return id
}

/** Signs the page's context in as somebody of the demonstration. */
const enter = (page: Page, name: string) => signInAs(page.context(), product.server(), name)

const visible = (page: Page, name: RegExp) => page.getByRole('button', { name }).filter({ visible: true }).first()

test.each([
  ['rep', 'desktop', '周启明'],
  ['rep', 'phone', '周启明'],
  ['manager', 'desktop', '宁致远'],
  ['manager', 'phone', '宁致远'],
] as const)(
  '%s on a %s: refused and told why, logs the visit, promotes, sees it on the timeline',
  async (_who, size, name) => {
    const page = await product.open({ size })
    const person = await enter(page, name)
    const id = await leadOf(person, size === 'phone' ? 1 : 0)
    await page.goto(`/opportunities/${id}`)
    await visible(page, /升迁到“需求确认”/).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('拜访或会议 0 次，要求 1 次').waitFor()
    await dialog.getByRole('button', { name: '记录跟进' }).click()
    await page.getByRole('dialog').getByLabel('主题').fill('初访：确认产能与厂房')
    await page.getByRole('button', { name: '保存跟进' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await visible(page, /升迁到“需求确认”/).click()
    // The timeline may tell of an earlier one; that the page asks for the stage after it, it says only once it has moved.
    await visible(page, /升迁到“方案交流”/).waitFor()
    await page
      .getByText(/从“线索验证”升迁到“需求确认”/)
      .first()
      .waitFor()
    await page
      .getByText(/初访：确认产能与厂房/)
      .first()
      .waitFor()
    await page
      .getByText(/规则没有放行/)
      .first()
      .waitFor()
    const [row] = await askDatabase<{ stage_id: string }>(
      product.server(),
      'SELECT stage_id FROM opportunity WHERE id = $1',
      [id],
    )
    expect(row?.stage_id).toBe('product-project.needs')
  },
)

test('the refusal in English', async () => {
  const page = await product.open({ size: 'desktop', language: 'en' })
  await enter(page, '周启明')
  await page.goto('/opportunities?q=OPP-2026-0417')
  await page
    .getByRole('link', { name: /165MN fast forging press/ })
    .first()
    .click()
  await visible(page, /Move to “Bid”/).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Can’t move to “Bid” yet').waitFor()
  await dialog.getByText('Executive visits: 1 of 2').waitFor()
  expect(await dialog.getByRole('button', { name: 'Log a visit' }).count()).toBe(1)
})
