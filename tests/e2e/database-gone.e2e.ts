import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#prisma/embedded/start-embedded-postgres.server.ts'
import { type CuttableDatabase, cuttable } from './support/cut-database.ts'
import { signIn } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

let dataDir: string
let postgres: EmbeddedPostgres
let database: CuttableDatabase
const env: Record<string, string> = { GANTRY_DEMO: 'on', GANTRY_SECRET: 'a secret for one test, and no other one' }

// The demonstration's database, served from here: for the product it is one at DATABASE_URL.
beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'gantry-gone-'))
  cpSync(inject('demoData'), dataDir, { recursive: true })
  postgres = await startEmbeddedPostgres({ dataDir, sessionRole: 'gantry_login' })
  database = await cuttable(postgres.url)
  env.DATABASE_URL = database.url
})
const product = useProduct({ env })
afterAll(async () => {
  await database?.cut()
  await postgres?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

async function health(): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${product.server().url}/healthz`)
  return { status: answer.status, body: await answer.json() }
}
const up = { status: 200, body: { status: 'ok', database: 'ok', version: expect.any(String) } }
const down = { status: 503, body: { status: 'down', database: 'down', version: expect.any(String) } }

test('a database that goes away is said, and the server goes on when it is back', async () => {
  const { rows } = await postgres.asOwner((client) => client.query(`SELECT id FROM person WHERE name = '周启明'`))
  const page = await product.open()
  await signIn(page.context(), product.server().url, rows[0].id)
  await page.goto('/opportunities')
  const first = page.getByRole('link', { name: /165MN/ }).filter({ visible: true }).first()
  await first.waitFor()
  expect(await health()).toEqual(up)

  await database.cut()
  expect(await health()).toEqual(down)
  const gone = page.getByRole('heading', { name: '暂时连不上数据库' })
  await first.click()
  await gone.waitFor()
  const answer = await page.reload()
  expect(answer?.status()).toBe(503)
  await gone.waitFor()
  // Not only a page: what programs ask says it too, and none of it is an unexpected failure.
  const asked = await page.request.get('/customers/choices?q=晋', { headers: { accept: 'application/json' } })
  expect(asked.status()).toBe(503)
  expect(product.takeFaults().filter((fault) => !/\b503\b/.test(fault))).toEqual([])

  await database.restore()
  await expect.poll(health, { timeout: 30_000 }).toEqual(up)
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByRole('heading', { name: /165MN/ }).first().waitFor()
  await page.goto('/opportunities')
  await first.waitFor()
})
