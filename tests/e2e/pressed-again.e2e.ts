import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askDatabase } from './support/read-demo.ts'
import { signIn } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()
const ask = <T extends object>(sql: string, values: unknown[] = []) => askDatabase<T>(product.server(), sql, values)
const expected: { visits: number; visits_after_step_2: number; leads: number } = JSON.parse(
  readFileSync(new URL('../cases/K03.expected.json', import.meta.url), 'utf8'),
)

async function enter(page: Page): Promise<void> {
  const [person] = await ask<{ id: string }>(`SELECT id FROM person WHERE name = '周启明'`)
  await signIn(page.context(), product.server().url, person?.id ?? '')
}

/** An opportunity of theirs that has just come into its first stage. */
async function lead(): Promise<{ id: string; customer: string }> {
  const [row] = await ask<{ id: string; customer: string }>(
    `UPDATE opportunity SET stage_id = 'product-project.lead-check', stage_entered_at = now() - interval '1 hour'
     WHERE id = (SELECT o.id FROM opportunity o JOIN person p ON p.id = o.owner_id
       WHERE p.name = '周启明' AND o.status = 'open' AND o.type_id = 'product-project' ORDER BY o.number LIMIT 1)
     RETURNING id, customer_id AS customer`,
  )
  if (!row) throw new Error('the demonstration has no such opportunity')
  await ask('UPDATE activity SET on_date = on_date - 400 WHERE opportunity_id = $1', [row.id])
  return row
}

const unsent = '没有连上服务器，内容还在，请再试一次'

test('case K03: Save pressed three times, the first answer lost behind the commit, is one visit; offline and back, one more', async () => {
  const { id } = await lead()
  const page = await product.open({ size: 'phone' })
  await enter(page)
  await page.goto(`/opportunities/${id}`)
  const dialog = page.getByRole('dialog')
  const save = dialog.getByRole('button', { name: '保存跟进' })
  const subject = dialog.getByLabel('主题')
  const begin = async (text: string) => {
    await page.getByRole('button', { name: '记录跟进' }).filter({ visible: true }).first().click()
    await subject.fill(text)
  }
  const visits = async (text: string) =>
    ask(
      `SELECT count(*)::int AS visits, (SELECT count(*)::int FROM domain_event e WHERE e.record_id = $1
         AND e.type = 'activity.done' AND e.after->>'subject' LIKE $2) AS events
       FROM activity WHERE opportunity_id = $1 AND subject LIKE $2`,
      [id, text],
    )

  let sent = 0
  await page.route('**/log-activity*', async (route) => {
    sent++
    if (sent > 1) return route.continue()
    await route.fetch()
    await route.abort()
  })
  await begin('到厂拜访：看老线')
  await save.click()
  await dialog.getByText(unsent).waitFor()
  expect(await subject.inputValue()).toBe('到厂拜访：看老线')
  expect(await visits('到厂拜访%')).toEqual([{ visits: expected.visits, events: expected.visits }])
  // Twice in one moment, as a finger does that has not seen the button turn.
  await save.evaluate((button: HTMLButtonElement) => {
    button.click()
    button.click()
  })
  await dialog.waitFor({ state: 'detached' })
  expect(sent).toBeGreaterThan(1)
  expect(await visits('到厂拜访%')).toEqual([{ visits: expected.visits, events: expected.visits }])
  // And the gate counts it once.
  await page.getByRole('button', { name: '已满足 1 项' }).click()
  await page.getByText('拜访或会议 1 / 1 次').waitFor()

  await begin('到厂拜访：量基础')
  await page.context().setOffline(true)
  await save.click()
  await dialog.getByText(unsent).waitFor()
  expect(await subject.inputValue()).toBe('到厂拜访：量基础')
  await page.context().setOffline(false)
  await save.click()
  await dialog.waitFor({ state: 'detached' })
  const second = { visits: expected.visits_after_step_2, events: expected.visits_after_step_2 }
  expect(await visits('到厂拜访%')).toEqual([second])
  // What was cut off above shows in the console.
  expect(product.takeFaults()).not.toEqual([])
})

test('case K03: a double click on a slow line opens one opportunity, and leads to it', async () => {
  const { customer } = await lead()
  const page = await product.open()
  await enter(page)
  let answer = () => {}
  const slow = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/opportunities/new*', async (route) => {
    if (route.request().method() === 'POST') await slow
    await route.continue()
  })
  await page.goto(`/opportunities/new?customer=${customer}`)
  await page.getByLabel('名称').fill('双击新建的压机')
  await page.getByRole('button', { name: '新建商机' }).dblclick()
  answer()
  await page.getByRole('heading', { name: '双击新建的压机' }).waitFor()
  const rows = await ask<{ id: string; events: number }>(
    `SELECT o.id, (SELECT count(*)::int FROM domain_event e WHERE e.record_id = o.id) AS events
     FROM opportunity o WHERE o.name = '双击新建的压机'`,
  )
  expect(rows).toHaveLength(expected.leads)
  expect(rows).toMatchObject([{ events: 1 }])
  expect(new URL(page.url()).pathname).toBe(`/opportunities/${rows[0]?.id}`)
})
