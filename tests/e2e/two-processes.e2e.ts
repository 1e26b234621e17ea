import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BrowserContext, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#prisma/embedded/start-embedded-postgres.server.ts'
import { aModelServer } from '#tests/support/model-server.ts'
import { sayIn } from './support/say.ts'
import { settle, settleAlways } from './support/settle.ts'
import { signIn } from './support/sign-in.ts'
import { type Served, startServer } from './support/start-server.ts'
import { useProduct } from './support/use-product.ts'

const models = aModelServer()
const env: Record<string, string> = {
  GANTRY_DEMO: 'on',
  GANTRY_SECRET: 'a secret of both processes, and of no others',
  OPENAI_API_KEY: 'sk-test',
  CHAT_MODEL: 'qwen3-32b',
}
let dataDir: string
let postgres: EmbeddedPostgres
let second: Served

// The demonstration's database, served from here: for both web processes it is one at DATABASE_URL.
beforeAll(async () => {
  await models.open()
  env.OPENAI_BASE_URL = models.url()
  dataDir = mkdtempSync(path.join(tmpdir(), 'gantry-two-'))
  cpSync(inject('demoData'), dataDir, { recursive: true })
  postgres = await startEmbeddedPostgres({ dataDir, sessionRole: 'gantry_login' })
  env.DATABASE_URL = postgres.url
})
// What is written first ends last: the servers before their database.
afterAll(async () => {
  await models.shut()
  await postgres?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})
const product = useProduct({ env })
beforeAll(async () => {
  second = await startServer({ env })
})
afterAll(async () => {
  await second?.stop()
})

const patient = { timeout: 40_000 }
const say = sayIn('zh-CN')
const question = '这个商机为什么还升不上去？'
const [first, rest] = ['还有几项没有满足。', '先补齐材料再升迁。']

/** The model says a sentence and is silent until it is let go on. */
function beginsToSay(): () => void {
  const { promise: until, resolve } = Promise.withResolvers<void>()
  models.script(
    { calls: [{ name: 'what_blocks_stage', arguments: {} }] },
    { text: `${first}[r1] 材料在路上。[r1]`, until, rest: ` ${rest}[r1]` },
  )
  return resolve
}

async function ask<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
  return postgres.asOwner(async (client) => (await client.query<T>(sql, values)).rows)
}
const turnsOf = (owner: string) =>
  ask<{ state: string; attempt: number }>(
    'SELECT state, attempt FROM conversation_turn WHERE owner_id = $1 ORDER BY asked_at, id',
    [owner],
  )

/** A rep asks at the first process; the same conversation is open at the second. */
async function askAtFirst(nth: number) {
  const rows = await ask<{ id: string; owner: string }>(
    `SELECT DISTINCT ON (o.owner_id) o.id, o.owner_id AS owner
     FROM opportunity o JOIN membership m ON m.person_id = o.owner_id
     WHERE o.status = 'open' AND m.role = 'rep' ORDER BY o.owner_id, o.amount DESC NULLS LAST, o.id LIMIT 4`,
  )
  const deal = rows[nth]
  if (!deal) throw new Error('the demonstration has too few reps')
  const page = await product.open()
  await signIn(page.context(), product.server().url, deal.owner)
  await page.goto(`/opportunities/${deal.id}`)
  await page.getByRole('button', { name: say('copilot', 'open'), exact: true }).click()
  const panel = page.getByRole('complementary', { name: say('copilot', 'title'), exact: true })
  const box = panel.getByRole('textbox', { name: say('copilot', 'ask') })
  await box.fill(question)
  await box.press('Enter')
  await panel.getByText(first).waitFor(patient)
  const address = await panel.getByRole('link', { name: say('copilot', 'openWhole') }).getAttribute('href')
  const other = await openAtSecond(page.context(), String(address))
  return { owner: deal.owner, page, panel, other }
}

/** The cookies of a host are those of all its ports: who is signed in at one process is so at the other. */
async function openAtSecond(context: BrowserContext, address: string): Promise<Locator> {
  const page = await context.newPage()
  settleAlways(page)
  await page.goto(`${second.url}${address}`)
  await settle(page)
  return page.getByRole('main').getByRole('article', { name: say('copilot', 'questionOf', { question }) })
}

test('an answer that one process works on is followed at the other, to its end', async () => {
  const goOn = beginsToSay()
  const { owner, panel, other } = await askAtFirst(0)
  await other.getByText(first).waitFor(patient)
  await other.getByText(say('copilot', 'answering')).waitFor()
  goOn()
  for (const place of [other, panel]) {
    await place.getByText(rest).waitFor(patient)
    expect(await place.getByText(first).count()).toBe(1)
    await place.getByText('qwen3-32b').waitFor()
  }
  expect(await turnsOf(owner)).toEqual([{ state: 'answered', attempt: 1 }])
})

test('stopped at the other process it is stopped: what its own still hears of the model is not kept', async () => {
  const goOn = beginsToSay()
  const { owner, panel, other } = await askAtFirst(1)
  await other.getByRole('button', { name: say('copilot', 'stop') }).click()
  for (const place of [other, panel]) await place.getByText(say('copilot', 'broken.stopped')).waitFor(patient)
  goOn()
  models.script({ calls: [{ name: 'what_blocks_stage', arguments: {} }] }, { text: '再看一次，还差材料。[r1]' })
  await other.getByRole('button', { name: say('copilot', 'retry') }).click()
  await other.getByText('再看一次，还差材料。').waitFor(patient)
  expect(await other.getByText(rest).count()).toBe(0)
  expect(await turnsOf(owner)).toEqual([{ state: 'answered', attempt: 2 }])
})

test('a process that dies in the middle of an answer: the other one says that it was cut, and answers it anew', async () => {
  beginsToSay()
  const { owner, page, other } = await askAtFirst(2)
  await other.getByText(first).waitFor(patient)
  await page.close()
  process.kill(-product.server().pid, 'SIGKILL')
  await other.getByText(say('copilot', 'broken.cut')).waitFor(patient)
  models.script({ calls: [{ name: 'what_blocks_stage', arguments: {} }] }, { text: '再看一次，还差材料。[r1]' })
  await other.getByRole('button', { name: say('copilot', 'retry') }).click()
  await other.getByText('再看一次，还差材料。').waitFor(patient)
  expect(await turnsOf(owner)).toEqual([{ state: 'answered', attempt: 2 }])
})
