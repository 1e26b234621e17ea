import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askDatabase } from './support/read-demo.ts'
import { signInAs } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()
const lead = 'product-project.lead-check'
const needs = 'product-project.needs'

/** Signs in as a rep, with one opportunity of theirs in the first stage, alone there and without a visit. */
async function enter(page: Page): Promise<{ person: string; id: string }> {
  const server = product.server()
  const person = await signInAs(page.context(), server, '周启明')
  const [row] = await askDatabase<{ id: string }>(
    server,
    `SELECT id FROM opportunity WHERE owner_id = $1::uuid AND status = 'open' ORDER BY number LIMIT 1`,
    [person],
  )
  const id = row?.id ?? ''
  await askDatabase(
    server,
    `UPDATE opportunity SET stage_id = $2, stage_entered_at = now() - interval '3 days', amount = 990000000 WHERE id = $1`,
    [id, lead],
  )
  await askDatabase(server, 'UPDATE activity SET on_date = on_date - 400 WHERE opportunity_id = $1', [id])
  return { person, id }
}

const visit = (person: string, id: string) =>
  askDatabase(
    product.server(),
    `INSERT INTO activity (id, org_id, customer_id, opportunity_id, person_id, kind, purpose, status, on_date, done_at, met_level, subject)
     SELECT gen_random_uuid(), org_id, customer_id, id, $1::uuid, 'visit', 'relationship', 'done', current_date, now(),
       'manager', '初访' FROM opportunity WHERE id = $2::uuid`,
    [person, id],
  )

const stored = async (id: string) => {
  const [row] = await askDatabase<Record<string, unknown>>(
    product.server(),
    `SELECT stage_id, win_probability, stage_entered_at > now() - interval '1 hour' AS entered_now,
       (SELECT count(*)::int FROM domain_event e WHERE e.record_id = o.id AND e.type = 'opportunity.promoted'
          AND e.at > now() - interval '1 hour') AS promoted
     FROM opportunity o WHERE id = $1`,
    [id],
  )
  return row
}

const column = (page: Page, stage: string) => page.locator(`[data-column="${stage}"]`)
const cardIn = (page: Page, stage: string, id: string) => column(page, stage).locator(`[data-card="${id}"]`)

/** Takes a card by the mouse and holds it over a column. */
async function carry(page: Page, card: Locator, to: Locator): Promise<void> {
  const from = await card.boundingBox()
  const target = await to.boundingBox()
  if (!from || !target) throw new Error('nothing to carry, or nowhere to')
  await page.mouse.move(from.x + 30, from.y + from.height - 12)
  await page.mouse.down()
  await page.mouse.move(from.x + 50, from.y + from.height, { steps: 4 })
  await page.mouse.move(target.x + target.width / 2, target.y + 300, { steps: 8 })
}

test('case U04, case U05: a drag says what is missing before the drop, is refused with the reasons, and done once they are met', async () => {
  const page = await product.open()
  const { person, id } = await enter(page)
  await page.goto('/opportunities/board')
  await carry(page, cardIn(page, lead, id), column(page, needs))
  await column(page, needs).getByText('放下前还差 1 项').waitFor()
  await column(page, needs).getByText('拜访或会议 0 次，要求 1 次').waitFor()
  await page.mouse.up()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('拜访或会议 0 次，要求 1 次').waitFor()
  await cardIn(page, lead, id).waitFor()
  expect(await stored(id)).toMatchObject({ stage_id: lead, promoted: 0 })
  await dialog.getByRole('button', { name: '关闭' }).click()

  await visit(person, id)
  // A slow network: the card waits where it was put, and goes to no place in between.
  const answer = await holdPromotion(page)
  await carry(page, cardIn(page, lead, id), column(page, needs))
  await column(page, needs).getByText('条件已齐，可以放下').waitFor()
  await page.mouse.up()
  await cardIn(page, needs, id).getByText('正在核对规则').waitFor()
  expect(await cardIn(page, lead, id).count()).toBe(0)
  answer()
  await page.getByText('已升迁到“需求确认”').waitFor()
  await cardIn(page, needs, id).waitFor()
  expect(await stored(id)).toEqual({ stage_id: needs, win_probability: 25, entered_now: true, promoted: 1 })
})

/** A slow network: what asks for a promotion waits on its way. @returns lets it go on */
async function holdPromotion(page: Page): Promise<() => void> {
  let answer = () => {}
  const slow = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/promote*', async (route) => {
    await slow
    await route.continue()
  })
  return answer
}

/** Watches in which columns a card stands, one after the other. */
async function follow(page: Page, id: string): Promise<() => Promise<string[]>> {
  await page.evaluate((card) => {
    const seen: string[] = []
    const look = () => {
      const at = [...document.querySelectorAll(`[data-column] [data-card="${card}"]`)]
        .map((each) => each.closest('[data-column]')?.getAttribute('data-column'))
        .join('+')
      if (at !== '' && seen.at(-1) !== at) seen.push(at)
    }
    look()
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
    Object.assign(window, { placesSeen: seen })
  }, id)
  return () => page.evaluate(() => (window as unknown as { placesSeen: string[] }).placesSeen)
}

test('case U05: on a slow network a card waits where it was put; refused, it goes back once, with the reasons', async () => {
  const page = await product.open()
  const { person, id } = await enter(page)
  await visit(person, id)
  const promoted = (await stored(id))?.promoted
  const answer = await holdPromotion(page)
  await page.goto('/opportunities/board')
  await cardIn(page, lead, id).waitFor()
  const places = await follow(page, id)
  await carry(page, cardIn(page, lead, id), column(page, needs))
  await column(page, needs).getByText('条件已齐，可以放下').waitFor()
  await page.mouse.up()
  await cardIn(page, needs, id).getByText('正在核对规则').waitFor()
  // Meanwhile somebody takes the visit away: the server has the last word.
  await askDatabase(product.server(), 'DELETE FROM activity WHERE opportunity_id = $1 AND subject = $2', [id, '初访'])
  answer()
  await page.getByRole('dialog').getByText('拜访或会议 0 次，要求 1 次').waitFor()
  await cardIn(page, lead, id).waitFor()
  expect(await places()).toEqual([lead, needs, lead])
  expect(await stored(id)).toMatchObject({ stage_id: lead, promoted })
})

test('by keys: picked up, carried to the next stage, refused; met, and done', async () => {
  const page = await product.open()
  const { person, id } = await enter(page)
  await page.goto('/opportunities/board')
  const put = async () => {
    await cardIn(page, lead, id).getByRole('button', { name: /^拿起/ }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('status').filter({ hasText: '已拿起' }).waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowRight')
  }
  await put()
  await page.getByRole('status').filter({ hasText: '放下前还差 1 项' }).waitFor({ state: 'attached' })
  await page.keyboard.press('Space')
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
  await visit(person, id)
  await put()
  await page.getByRole('status').filter({ hasText: '条件已齐' }).waitFor({ state: 'attached' })
  await page.keyboard.press('Space')
  await page.getByText('已升迁到“需求确认”').waitFor()
  await cardIn(page, needs, id).waitFor()
  expect(await stored(id)).toMatchObject({ stage_id: needs, win_probability: 25 })
})

/** Holds a card with a finger until it is in hand and carries it to another column. @returns lets go */
async function carryByTouch(page: Page, id: string, to: string): Promise<() => Promise<unknown>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true })
  const from = await cardIn(page, lead, id).boundingBox()
  const target = await column(page, to).boundingBox()
  if (!from || !target) throw new Error('nothing to carry, or nowhere to')
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
  const start = { x: from.x + 30, y: from.y + from.height - 12 }
  await touch('touchStart', start.x, start.y)
  await page.getByRole('status').filter({ hasText: '已拿起' }).waitFor({ state: 'attached' })
  for (const part of [0.2, 0.4, 0.6, 0.8, 1]) {
    await touch('touchMove', start.x + part * target.width, start.y + part * 150)
  }
  return () => touch('touchEnd')
}

test('by touch: held until it is in hand, refused with the reasons; met, and done', async () => {
  const page = await product.open()
  const { person, id } = await enter(page)
  const promoted = (await stored(id))?.promoted
  await page.goto('/opportunities/board')
  const letGo = await carryByTouch(page, id, needs)
  await column(page, needs).getByText('拜访或会议 0 次，要求 1 次').waitFor()
  await letGo()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('拜访或会议 0 次，要求 1 次').waitFor()
  await cardIn(page, lead, id).waitFor()
  expect(await stored(id)).toMatchObject({ stage_id: lead, promoted })

  await visit(person, id)
  await page.goto('/opportunities/board')
  const put = await carryByTouch(page, id, needs)
  await column(page, needs).getByText('条件已齐，可以放下').waitFor()
  await put()
  await page.getByText('已升迁到“需求确认”').waitFor()
  await cardIn(page, needs, id).waitFor()
  expect(await stored(id)).toMatchObject({ stage_id: needs })
})

test('a step back asks why, and the record tells it', async () => {
  const page = await product.open()
  const { id } = await enter(page)
  const server = product.server()
  await signInAs(page.context(), server, '宁致远')
  await askDatabase(server, 'UPDATE opportunity SET stage_id = $2 WHERE id = $1', [id, needs])
  await page.goto('/opportunities/board')
  await carry(page, cardIn(page, needs, id), column(page, lead))
  await column(page, lead).getByText('需要说明原因').waitFor()
  await page.mouse.up()
  await page.getByLabel('原因').fill('客户预算改到明年')
  await page.getByRole('button', { name: '退回', exact: true }).click()
  await page.getByText('已退回').waitFor()
  await cardIn(page, lead, id).waitFor()
  await page.goto(`/opportunities/${id}`)
  await page.getByText('从“需求确认”退回到“线索验证”').waitFor()
  await page.getByText('客户预算改到明年').waitFor()
})

test('on a phone through the menu of a card: lost, with its reason', async () => {
  const page = await product.open({ size: 'phone' })
  const { id } = await enter(page)
  await page.goto('/opportunities/board')
  const card = page.getByRole('listitem').filter({ has: page.locator(`a[href="/opportunities/${id}"]`), visible: true })
  await card.getByRole('button', { name: /^移动/ }).click()
  await page.getByRole('menuitem', { name: /以丢单关闭/ }).click()
  await page.getByLabel('主要原因').selectOption('price')
  await page.getByLabel('输给').fill('沪东重机')
  await page.getByRole('button', { name: '确认丢单' }).click()
  await page.getByText('已关闭').waitFor()
  const [row] = await askDatabase(
    product.server(),
    'SELECT status, close_reason, lost_to FROM opportunity WHERE id = $1',
    [id],
  )
  expect(row).toEqual({ status: 'lost', close_reason: 'price', lost_to: '沪东重机' })
})
