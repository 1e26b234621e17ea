import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addDays, dayOf } from '#lib/clock.ts'
import { askDatabase } from './support/read-demo.ts'
import { signInAs } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()
const moveClock = fileURLToPath(new URL('./support/move-clock.mjs', import.meta.url))
const today = dayOf(new Date(), 'Asia/Shanghai')

async function enter(name: string): Promise<{ page: Page; person: string }> {
  const page = await product.open()
  return { page, person: await signInAs(page.context(), product.server(), name) }
}

/** An open opportunity of the person's about which nothing is planned and nobody is warned. */
async function quietOne(person: string): Promise<string> {
  const [row] = await askDatabase<{ id: string }>(
    product.server(),
    `SELECT o.id FROM opportunity o WHERE o.owner_id = $1::uuid AND o.status = 'open'
       AND NOT EXISTS (SELECT FROM warning w WHERE w.record_id = o.id AND w.rule_id = 'WN-04')
     ORDER BY o.number LIMIT 1`,
    [person],
  )
  const id = row?.id ?? ''
  await askDatabase(
    product.server(),
    `WITH planned AS (DELETE FROM activity WHERE opportunity_id = $1 AND status = 'planned' RETURNING id)
     DELETE FROM activity_contact WHERE activity_id IN (SELECT id FROM planned)`,
    [id],
  )
  return id
}

const states = (id: string) =>
  askDatabase<{ status: string; close_kind: string | null }>(
    product.server(),
    `SELECT status, close_kind FROM warning WHERE record_id = $1 AND rule_id = 'WN-04' ORDER BY opened_on`,
    [id],
  )

test('a visit not made is a warning next morning, rests when it is told to, and closes itself when the visit is logged', async () => {
  const first = await enter('周启明')
  const id = await quietOne(first.person)
  await first.page.goto(`/opportunities/${id}`)
  await first.page.getByRole('button', { name: '记录跟进' }).filter({ visible: true }).first().click()
  const dialog = first.page.getByRole('dialog')
  await dialog.getByLabel('情况').selectOption('planned')
  await dialog.getByLabel('日期').fill(addDays(today, 1))
  await dialog.getByLabel('主题').fill('到厂看模具')
  await dialog.getByRole('button', { name: '保存跟进' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await states(id)).toEqual([])

  // A page that stays open would ask for the server that is away.
  await first.page.context().close()
  // The day on which it was planned has gone by.
  await product.restart({ CLOCK_DAYS: '2', NODE_OPTIONS: `--import=${moveClock}` })
  const { page } = await enter('周启明')
  await page.clock.setFixedTime(Date.now() + 2 * 86_400_000)
  await expect.poll(() => states(id), { timeout: 60_000 }).toEqual([{ status: 'open', close_kind: null }])
  await page.goto(`/opportunities/${id}`)
  const later = page.getByRole('button', { name: '稍后提醒：计划的跟进到期' })
  await later.click()
  await page.getByRole('menuitem', { name: '下周一' }).click()
  await page.getByText('再提醒').first().waitFor()
  await later.waitFor({ state: 'detached' })
  expect(await states(id)).toEqual([{ status: 'snoozed', close_kind: null }])

  await page.goto('/workbench')
  await page.getByRole('button', { name: '完成：到厂看模具' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '完成', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => states(id), { timeout: 60_000 }).toEqual([{ status: 'closed', close_kind: 'resolved' }])
  await page.goto(`/opportunities/${id}`)
  await page.getByText('预警“计划的跟进到期”已解除').first().waitFor()
})
