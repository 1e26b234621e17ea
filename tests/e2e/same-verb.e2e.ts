import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askDatabase } from './support/read-demo.ts'
import { signIn } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()
const lead = 'product-project.lead-check'
const needs = 'product-project.needs'
const ask = <T extends object>(sql: string, values: unknown[] = []) => askDatabase<T>(product.server(), sql, values)

async function enter(page: Page, name: string): Promise<void> {
  const [person] = await ask<{ id: string }>('SELECT id FROM person WHERE name = $1', [name])
  await signIn(page.context(), product.server().url, person?.id ?? '')
}

/** Two opportunities of one rep in one stage, alike in all that a move reads: one for the card, one for the page. */
async function pair(stage: string, nth: number): Promise<[card: string, form: string]> {
  const rows = await ask<{ id: string }>(
    `UPDATE opportunity SET stage_id = $1, status = 'open', win_probability = 10, amount = 990000000, is_major = true,
       stage_entered_at = now() - interval '3 days', last_activity_on = current_date - 20,
       expected_sign_on = current_date + 10, closed_at = NULL, close_reason = NULL, close_note = NULL, lost_to = NULL
     WHERE id IN (SELECT o.id FROM opportunity o JOIN person p ON p.id = o.owner_id
       WHERE p.name = '周启明' AND o.type_id = 'product-project' ORDER BY o.number LIMIT 2 OFFSET $2)
     RETURNING id`,
    [stage, nth * 2],
  )
  const [card, form] = rows.map(({ id }) => id)
  if (!card || !form) throw new Error('the demonstration has no two')
  await ask(
    `UPDATE activity SET on_date = on_date + CASE status WHEN 'planned' THEN 400 ELSE -400 END WHERE opportunity_id IN ($1, $2)`,
    [card, form],
  )
  const theirs = 'FROM warning WHERE record_id IN ($1, $2)'
  await ask(`DELETE FROM notification WHERE warning_id IN (SELECT id ${theirs})`, [card, form])
  await ask(`DELETE ${theirs}`, [card, form])
  return [card, form]
}

const visit = (id: string) =>
  ask(
    `INSERT INTO activity (id, org_id, customer_id, opportunity_id, person_id, kind, purpose, status, on_date, done_at, met_level, subject)
     SELECT gen_random_uuid(), org_id, customer_id, id, owner_id, 'visit', 'relationship', 'done', current_date, now(),
       'manager', '初访' FROM opportunity WHERE id = $1::uuid`,
    [id],
  )

/** What a move has left: the row, the decisions and its own events, without the ids that are each their own. */
async function left(id: string): Promise<unknown> {
  const row = await ask(
    `SELECT stage_id, status, win_probability, close_reason, stage_entered_at > now() - interval '1 hour' AS entered_now
     FROM opportunity WHERE id = $1`,
    [id],
  )
  const decisions = await ask(
    `SELECT purpose, outcome, rules FROM decision WHERE record_id = $1 AND at > now() - interval '1 hour' ORDER BY at, id`,
    [id],
  )
  const events = await ask(
    `SELECT type, type_version, entity_type, actor_id, before, after - 'decisionId' AS after FROM domain_event
     WHERE record_id = $1 AND entity_id = $1 AND at > now() - interval '1 hour' ORDER BY at, id`,
    [id],
  )
  return { row, decisions, events }
}

/** What is warned of either, once the job that follows the move's event has looked at it. */
async function warnedAlike(card: string, form: string, rules: Record<string, 'open' | 'closed'>): Promise<void> {
  const warned = (id: string) =>
    ask(
      `SELECT rule_id AS rule, status, severity, person_id FROM warning WHERE record_id = $1 ORDER BY rule_id, status`,
      [id],
    )
  const expected = Object.entries(rules).map(([rule, status]) => expect.objectContaining({ rule, status }))
  await expect.poll(() => warned(card), { timeout: 20_000 }).toEqual(expected)
  await expect.poll(() => warned(form), { timeout: 20_000 }).toEqual(await warned(card))
}

async function carry(page: Page, id: string, to: string): Promise<void> {
  const from = await page.locator(`[data-column] [data-card="${id}"]`).boundingBox()
  if (!from) throw new Error('nothing to carry')
  await page.mouse.move(from.x + 30, from.y + from.height - 12)
  await page.mouse.down()
  await page.mouse.move(from.x + 50, from.y + from.height, { steps: 4 })
  // The places at the foot are there only while a card is in hand.
  await page.locator(to).waitFor()
  const target = await page.locator(to).boundingBox()
  if (!target) throw new Error('nowhere to carry it to')
  await page.mouse.move(target.x + target.width / 2, target.y + Math.min(300, target.height / 2), { steps: 8 })
}

const visible = (page: Page, name: RegExp) => page.getByRole('button', { name }).filter({ visible: true }).first()

test('case U04: a card that is dropped and the button of the page are refused alike, and promote alike', async () => {
  const [card, form] = await pair(lead, 0)
  const page = await product.open()
  await enter(page, '周启明')

  const byCard = async (said: RegExp) => {
    await page.goto('/opportunities/board')
    await carry(page, card, `[data-column="${needs}"]`)
    await page.locator(`[data-column="${needs}"]`).getByText(said).waitFor()
    await page.mouse.up()
  }
  const byForm = async () => {
    await page.goto(`/opportunities/${form}`)
    await visible(page, /升迁到“需求确认”/).click()
  }
  const refused = page.getByRole('dialog').getByText('拜访或会议 0 次，要求 1 次')
  await byCard(/放下前还差 1 项/)
  await refused.waitFor()
  await byForm()
  await refused.waitFor()
  expect(await left(card)).toEqual(await left(form))
  expect(await left(card)).toMatchObject({
    row: [{ stage_id: lead, entered_now: false }],
    events: [{ type: 'opportunity.promotion-refused' }],
  })
  await warnedAlike(card, form, { 'WN-01': 'open', 'WN-03': 'open' })

  await visit(card)
  await visit(form)
  const done = page.getByText('已升迁到“需求确认”')
  await byCard(/条件已齐/)
  await done.waitFor()
  await byForm()
  await done.waitFor()
  expect(await left(card)).toEqual(await left(form))
  expect(await left(card)).toMatchObject({
    row: [{ stage_id: needs, win_probability: 25, entered_now: true }],
    decisions: [{ outcome: 'refuse' }, { outcome: 'allow', purpose: `promote:${lead}:${needs}` }],
    events: [{ type: 'opportunity.promotion-refused' }, { type: 'opportunity.promoted' }],
  })
  // The visit has ended the one.
  await warnedAlike(card, form, { 'WN-01': 'closed', 'WN-03': 'open' })
})

test('case U04: out of an end a card is opened again, just as from its page: by a reason, and its time begins anew', async () => {
  const [card, form] = await pair(needs, 1)
  await ask(
    `UPDATE opportunity SET status = 'lost', win_probability = 0, closed_at = now(), close_reason = 'price', lost_to = '沪东重机'
     WHERE id IN ($1, $2)`,
    [card, form],
  )
  const page = await product.open()
  await enter(page, '宁致远')
  const because = async () => {
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('原因').fill('对方与中标人谈崩了')
    await dialog.getByRole('button', { name: '重新打开' }).click()
    await page.getByText('已重新打开').waitFor()
  }
  await page.goto('/opportunities/board?status=lost')
  await carry(page, card, '[data-end="open"]')
  await page.mouse.up()
  await because()
  await page.goto(`/opportunities/${form}`)
  await visible(page, /更多操作/).click()
  await page.getByRole('menuitem', { name: '重新打开…' }).click()
  await because()
  expect(await left(card)).toEqual(await left(form))
  expect(await left(card)).toMatchObject({
    row: [{ stage_id: needs, status: 'open', win_probability: 25, close_reason: null, entered_now: true }],
    decisions: [{ outcome: 'allow', purpose: 'reopen:lost' }],
    events: [
      {
        type: 'opportunity.reopened',
        before: { status: 'lost', reason: 'price', lostTo: '沪东重机' },
        after: { status: 'open', reason: '对方与中标人谈崩了' },
      },
    ],
  })
  await warnedAlike(card, form, { 'WN-01': 'open', 'WN-03': 'open' })
})
