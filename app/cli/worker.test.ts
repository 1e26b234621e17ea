import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openJobQueue } from '#app/jobs/job-queue.server.ts'
import { prepareQueue } from '#app/jobs/prepare-queue.server.ts'
import { newId } from '#lib/ids.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { freshRedis } from '#tests/support/fresh-redis.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { until } from '#tests/support/until.ts'

const redisUrl = await freshRedis(5)
const root = fileURLToPath(new URL('../../', import.meta.url))

let child: ChildProcess | undefined
afterEach(() => {
  child?.kill('SIGKILL')
})

/** The command itself, as a process of its own, and what it has said so far. */
function worker(env: NodeJS.ProcessEnv) {
  const running = spawn('node', ['app/cli/gantry.mjs', 'worker'], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
  })
  child = running
  let said = ''
  for (const stream of [running.stdout, running.stderr]) stream.on('data', (piece) => (said += piece))
  return { running, ended: once(running, 'exit'), said: () => said }
}

test('without a database it says what it needs, and ends with an error', async () => {
  const { ended, said } = worker({})
  const [code] = await ended
  expect(said()).toContain('gantry worker needs DATABASE_URL')
  expect(code).not.toBe(0)
})

describe.skipIf(!process.env.TEST_DATABASE_URL || !redisUrl)('on PostgreSQL and Valkey', () => {
  const owner = useTestDatabase()
  beforeAll(async () => {
    await loadBase({ client: owner.client })
    await prepareQueue(owner.client)
    await installShippedRules()
  })

  test('it starts, does a job that it is given, and ends with 0 when it is told to', async () => {
    const settings = { DATABASE_URL: owner.url, REDIS_URL: redisUrl ?? '', GANTRY_SECRET: 'x'.repeat(32) }
    const { running, ended, said } = worker(settings)
    await Promise.race([until(() => said().includes('Gantry does jobs.')), ended])
    expect(said()).toContain('Gantry does jobs.')
    const queue = await openJobQueue({ databaseUrl: owner.url, redisUrl: redisUrl ?? undefined })
    try {
      await queue.enqueue([{ name: 'warnings.sweep', payload: {}, id: `cli-${newId()}` }])
      const runs = async () => (await owner.query('SELECT count(DISTINCT rule_id)::int AS n FROM sweep_run')).rows[0]?.n
      await until(async () => {
        const { waiting, active } = await queue.counts()
        return waiting + active === 0 && Number(await runs()) > 0
      })
    } finally {
      await queue.close()
    }
    running.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  })
})
