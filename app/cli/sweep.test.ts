import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { nameKey } from '#crm/customers/name-key.ts'
import type { SweptRule } from '#crm/warnings/swept-rule.ts'
import { dayOf } from '#lib/clock.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { loadDemo } from '#prisma/seeds/demo/load-demo.server.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

const owner = useTestDatabase()
const timeZone = 'Asia/Shanghai'
const root = fileURLToPath(new URL('../../', import.meta.url))

beforeAll(async () => {
  await loadBase({ client: owner.client })
  await loadDemo({ client: owner.client, today: dayOf(new Date(), timeZone), nameKey })
  await installShippedRules()
})

interface Ended {
  status: number
  stdout: string
  stderr: string
}

/** The command itself, as a process of its own. */
const sweep = (...args: string[]) => gantry(owner.url, 'sweep', ...args)

function gantry(databaseUrl: string, ...args: string[]): Promise<Ended> {
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl }
  return new Promise((resolve) => {
    const ended = (error: { code?: unknown } | null, stdout: string, stderr: string) =>
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr })
    execFile('node', ['app/cli/gantry.mjs', ...args], { cwd: root, encoding: 'utf8', env }, ended)
  })
}

const left = async () => {
  const sums = `SELECT (SELECT md5(string_agg(w::text, '|' ORDER BY w.id)) FROM warning w) AS warnings,
    (SELECT count(*)::int FROM warning) AS open, (SELECT count(*)::int FROM domain_event) AS events,
    (SELECT count(*)::int FROM notification) AS told`
  return (await owner.query(sums)).rows[0]
}

test('as JSON it is one object, whose figures are those of the database; a second time it changes nothing', async () => {
  const { status, stdout, stderr } = await sweep('--json')
  expect([stderr, status]).toEqual(['', 0])
  const { day, rules } = JSON.parse(stdout) as { day: string; rules: SweptRule[] }
  expect(day).toMatch(/^\d{4}-\d\d-\d\d$/)
  const { rows } = await owner.query(
    'SELECT rule_id AS "ruleId", count(*)::int AS opened FROM warning GROUP BY 1 ORDER BY 1',
  )
  expect(rows.length).toBeGreaterThan(2)
  const opened = rules.filter((rule) => rule.opened > 0).sort((a, b) => (a.ruleId < b.ruleId ? -1 : 1))
  expect(opened.map((rule) => ({ ruleId: rule.ruleId, opened: rule.opened }))).toEqual(rows)
  for (const rule of rules) expect(rule).toMatchObject({ closed: 0, held: false, faults: [] })

  const before = await left()
  const again = await sweep('--json')
  expect([again.stderr, again.status]).toEqual(['', 0])
  expect(JSON.parse(again.stdout)).toEqual({ day, rules: rules.map((rule) => ({ ...rule, opened: 0 })) })
  expect(await left()).toEqual(before)
})

test('for people it is a line a rule, and a rule that could not run ends it with 1', async () => {
  const where = `WHERE rule_id = 'WN-02' AND status = 'active'`
  await owner.query(`UPDATE rule_version SET body = body - 'condition' ${where}`)
  const { status, stdout } = await sweep()
  expect(status).toBe(1)
  const lines = stdout.trim().split('\n')
  expect(lines.find((line) => line.startsWith('WN-01: '))).toMatch(/^WN-01: \d+ found, 0 opened, 0 closed$/)
  expect(lines.find((line) => line.startsWith('WN-02: '))).toContain('failed on every record')
})

test.each(['sweep', 'migrate'])('%s says in one line that there is no database to ask', async (command) => {
  const { status, stdout, stderr } = await gantry('postgres://nobody:none@127.0.0.1:1/none', command)
  expect([status, stdout, stderr]).toEqual([1, '', 'The server at DATABASE_URL does not answer.\n'])
})
