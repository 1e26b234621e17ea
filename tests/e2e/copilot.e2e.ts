import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askDatabase } from './support/read-demo.ts'
import { sayIn } from './support/say.ts'
import { signIn } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()
const ask = <T extends object>(sql: string, values: unknown[] = []) => askDatabase<T>(product.server(), sql, values)
/** An answer arrives when it arrives. */
const patient = { timeout: 20_000 }

interface Deal {
  id: string
  owner: string
  name: string
  name_latin: string
  signs: string
}

/** Open deals of reps, each of a rep of its own who leads it. */
async function deals(): Promise<Deal[]> {
  return ask<Deal>(
    `SELECT DISTINCT ON (o.owner_id) o.id, o.owner_id AS owner, o.name, o.name_latin, o.expected_sign_on::text AS signs
     FROM opportunity o JOIN membership m ON m.person_id = o.owner_id
     WHERE o.status = 'open' AND m.role = 'rep' AND o.expected_sign_on IS NOT NULL
     ORDER BY o.owner_id, o.amount DESC NULLS LAST, o.id LIMIT 6`,
  )
}

type Say = ReturnType<typeof sayIn>

/** Opens the page of a deal as the rep whose it is, with the copilot beside it. */
async function beside(nth: number, options: { language?: 'zh-CN' | 'en'; size?: 'desktop' | 'phone' } = {}) {
  const { language = 'zh-CN', size = 'desktop' } = options
  const deal = (await deals())[nth] as Deal
  const page = await product.open({ size, language })
  const say = sayIn(language)
  await signIn(page.context(), product.server().url, deal.owner)
  await page.goto(`/opportunities/${deal.id}`)
  await page.getByRole('button', { name: say('copilot', 'open'), exact: true }).click()
  const panel = page.getByRole('complementary', { name: say('copilot', 'title'), exact: true })
  await panel
    .getByText(say('copilot', 'lookingAt', { record: language === 'en' ? deal.name_latin : deal.name }))
    .waitFor()
  return { deal, page, say, panel }
}

const boxIn = (place: Page | Locator, say: Say) => place.getByRole('textbox', { name: say('copilot', 'ask') })

/** Asks, and waits for the line below the answer. @returns the question with its answer */
async function put(place: Page | Locator, say: Say, question: string): Promise<Locator> {
  const box = boxIn(place, say)
  await box.fill(question)
  await box.press('Enter')
  const turn = place.getByRole('article', { name: say('copilot', 'questionOf', { question }) }).last()
  await turn.getByText(say('copilot', 'method.embedded')).waitFor(patient)
  return turn
}

const within = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
const signsOn = async ({ id }: Deal) =>
  (await ask<{ day: string }>('SELECT expected_sign_on::text AS day FROM opportunity WHERE id = $1', [id]))[0]?.day

test.each([
  ['zh-CN', 'desktop', '这个商机为什么还升不上去？'],
  ['en', 'phone', 'What is holding this deal up?'],
] as const)(
  'a rep asks about the deal on screen, and each line says what it rests on: %s, %s',
  async (language, size, question) => {
    const { page, say, panel, deal } = await beside(language === 'en' ? 1 : 0, { language, size })
    const answer = await put(panel, say, question)
    await answer
      .getByRole('link', { name: new RegExp(language === 'en' ? '^Source 1' : '^依据 1') })
      .first()
      .waitFor()
    expect(await within(page)).toBe(true)
    // What was said is there again after a reload, and nowhere else.
    await page.reload()
    if (size === 'phone') await page.getByRole('button', { name: say('copilot', 'open'), exact: true }).click()
    await panel.getByRole('article', { name: say('copilot', 'questionOf', { question }) }).waitFor()
    const others = await ask<{ n: number }>(
      'SELECT count(*)::int AS n FROM conversation_turn WHERE question = $1 AND owner_id <> $2',
      [question, deal.owner],
    )
    expect(others).toEqual([{ n: 0 }])
  },
)

test('a change is proposed with the values of the database, made once it is confirmed, and told of on the timeline', async () => {
  const { deal, page, say, panel } = await beside(0)
  const answer = await put(panel, say, '把预计签约日改到 2027-08-16')
  const card = answer.getByRole('region', { name: say('copilot', 'proposal.title.change_field', { title: deal.name }) })
  await card.getByText(deal.signs, { exact: true }).waitFor()
  expect(await signsOn(deal)).toBe(deal.signs)
  await card.getByRole('button', { name: say('copilot', 'proposal.confirm.change_field'), exact: true }).dblclick()
  await card.getByText(say('copilot', 'proposal.state.confirmed')).waitFor(patient)
  expect(await signsOn(deal)).toBe('2027-08-16')
  await page.getByText(say('opportunities', 'timeline.viaCopilot')).waitFor(patient)
  const events = await ask<{ n: number }>(
    `SELECT count(*)::int AS n FROM domain_event WHERE record_id = $1 AND via = 'copilot'`,
    [deal.id],
  )
  expect(events).toEqual([{ n: 1 }])
})

test('a proposal whose record has moved meanwhile changes nothing, and says what stands there and who was faster', async () => {
  const { deal, page, say, panel } = await beside(1)
  const answer = await put(panel, say, '把预计签约日改到 2027-08-16')
  const other = await product.open()
  await signIn(other.context(), product.server().url, deal.owner)
  const { url } = product.server()
  const moved = await other.context().request.post(`${url}/opportunities/${deal.id}/change`, {
    form: { field: 'expectedSignOn', value: '2027-07-07', base: (await signsOn(deal)) ?? '' },
    headers: { origin: url },
  })
  expect(moved.ok()).toBe(true)
  await answer.getByRole('button', { name: say('copilot', 'proposal.confirm.change_field'), exact: true }).click()
  await answer.getByText(say('copilot', 'proposal.refused')).waitFor(patient)
  await answer.getByRole('cell', { name: '2027-07-07' }).waitFor()
  expect(await signsOn(deal)).toBe('2027-07-07')
  expect(await within(page)).toBe(true)
})

test('a visit is logged from one sentence, once it is confirmed', async () => {
  const { deal, say, panel } = await beside(2)
  const visits = async () =>
    (await ask<{ n: number }>('SELECT count(*)::int AS n FROM activity WHERE opportunity_id = $1', [deal.id]))[0]?.n ??
    0
  const before = await visits()
  const answer = await put(panel, say, '今天上午去客户那里拜访了设备处，聊了预算和交货期')
  expect(await visits()).toBe(before)
  await answer.getByRole('button', { name: say('copilot', 'proposal.confirm.log_visit'), exact: true }).click()
  await answer.getByText(say('copilot', 'proposal.state.confirmed')).waitFor(patient)
  expect(await visits()).toBe(before + 1)
})

test('the network goes away and comes back: the question is kept, and asked once (A07)', async () => {
  const { say, panel, page, deal } = await beside(3)
  const question = '我今天要做什么？'
  // That it is open is kept by the server; what is not there yet would be lost with the network.
  const kept = async () => (await page.context().cookies()).find(({ name }) => name === 'copilot')?.value
  await expect.poll(kept, patient).toBe('open')
  await page.context().setOffline(true)
  const box = boxIn(panel, say)
  await box.fill(question)
  await box.press('Enter')
  const turn = panel.getByRole('article', { name: say('copilot', 'questionOf', { question }) })
  await turn.getByText(say('copilot', 'notSent')).waitFor(patient)
  await page.context().setOffline(false)
  await page.reload()
  await page.getByRole('button', { name: say('copilot', 'open'), exact: true }).waitFor()
  product.takeFaults()
  // The panel began no conversation yet, so the question waits in the one that it was asked in.
  await turn.getByRole('button', { name: say('copilot', 'resend') }).click()
  await turn.getByText(say('copilot', 'method.embedded')).waitFor(patient)
  const asked = await ask<{ n: number }>(
    'SELECT count(*)::int AS n FROM conversation_turn WHERE owner_id = $1 AND question = $2',
    [deal.owner, question],
  )
  expect(asked).toEqual([{ n: 1 }])
})

test('reloaded in the middle it goes on; when nobody works on it any more it is cut, and is asked anew (A07)', async () => {
  const deal = (await deals())[4] as Deal
  const page = await product.open()
  const say = sayIn('zh-CN')
  await signIn(page.context(), product.server().url, deal.owner)
  // As another process would have left it: at work on the answer, and then gone.
  const [row] = await ask<{ conversation: string }>(
    `WITH begun AS (INSERT INTO conversation (id, owner_id, title) VALUES (gen_random_uuid(), $1, '我今天要做什么') RETURNING id, owner_id)
     INSERT INTO conversation_turn (id, conversation_id, owner_id, question, language, progress)
     SELECT gen_random_uuid(), id, owner_id, '我今天要做什么？', 'zh', '{"text":"今天有","steps":[{"tool":"my_day","state":"begun"}]}' FROM begun
     RETURNING conversation_id AS conversation`,
    [deal.owner],
  )
  await page.goto(`/copilot/${row?.conversation}`)
  const turn = page.getByRole('article', { name: say('copilot', 'questionOf', { question: '我今天要做什么？' }) })
  await turn.getByText('今天有').waitFor()
  await page.reload()
  await turn.getByText(say('copilot', 'tools.my_day')).waitFor()
  await ask(`UPDATE conversation_turn SET beat_at = now() - interval '1 minute' WHERE conversation_id = $1`, [
    row?.conversation,
  ])
  await turn.getByText(say('copilot', 'broken.cut')).waitFor(patient)
  await page.reload()
  await turn.getByText(say('copilot', 'broken.cut')).waitFor()
  await turn.getByRole('button', { name: say('copilot', 'retry') }).click()
  await turn.getByText(say('copilot', 'method.embedded')).waitFor(patient)
})

test('what runs elsewhere is stopped from here, and stays stopped', async () => {
  const deal = (await deals())[5] as Deal
  const page = await product.open({ size: 'phone' })
  const say = sayIn('zh-CN')
  await signIn(page.context(), product.server().url, deal.owner)
  const [row] = await ask<{ conversation: string }>(
    `WITH begun AS (INSERT INTO conversation (id, owner_id, title) VALUES (gen_random_uuid(), $1, '四季度') RETURNING id, owner_id)
     INSERT INTO conversation_turn (id, conversation_id, owner_id, question, language)
     SELECT gen_random_uuid(), id, owner_id, '四季度哪些悬？', 'zh' FROM begun RETURNING conversation_id AS conversation`,
    [deal.owner],
  )
  await page.goto(`/copilot/${row?.conversation}`)
  await page.getByRole('button', { name: say('copilot', 'stop') }).click()
  await page.getByText(say('copilot', 'broken.stopped')).waitFor(patient)
  expect(await within(page)).toBe(true)
  await page.reload()
  await page.getByText(say('copilot', 'broken.stopped')).waitFor()
})

test('the history: a conversation is renamed, deleted, and taken back; nobody else opens it', async () => {
  const [first, second] = (await deals()) as [Deal, Deal]
  const page = await product.open()
  const say = sayIn('zh-CN')
  await signIn(page.context(), product.server().url, first.owner)
  await page.goto('/copilot')
  await put(page, say, '我有哪些逾期的回款？')
  await page.waitForURL(/\/copilot\/[0-9a-f-]{36}$/)
  const address = page.url()
  const history = page.getByRole('navigation', { name: say('copilot', 'history.title') })
  const more = (title: string) => page.getByRole('button', { name: say('copilot', 'history.more', { title }) })
  await more('我有哪些逾期的回款？').click()
  await page.getByRole('menuitem', { name: say('copilot', 'history.rename') }).click()
  await page.getByLabel(say('copilot', 'history.name')).fill('逾期')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('copilot', 'history.rename') })
    .click()
  await history.getByRole('link', { name: /^逾期/ }).waitFor()
  await more('逾期').click()
  await page.getByRole('menuitem', { name: say('copilot', 'history.remove') }).click()
  await history.getByRole('link', { name: /^逾期/ }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: say('copilot', 'history.undo') }).click()
  await history.getByRole('link', { name: /^逾期/ }).waitFor()
  const other = await product.open()
  await signIn(other.context(), product.server().url, second.owner)
  const answer = await other.goto(address)
  expect(answer?.status()).toBe(404)
})
