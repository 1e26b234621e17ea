import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner } from '#prisma/as-owner.server.ts'
import { readDataFolderHolder } from '#prisma/embedded/data-folder-lock.server.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#prisma/embedded/start-embedded-postgres.server.ts'
import { migrate } from '#prisma/migrate.server.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { aGroup } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const group = aGroup()
const name = '165MN 快锻液压机组'
const { id, dataset } = anOpportunity({ group, name, amount: '128400000.00' })
let dataDir: string

const start = () => startEmbeddedPostgres({ dataDir })
const inFolder = async <T>(work: (embedded: EmbeddedPostgres) => Promise<T>): Promise<T> => {
  const embedded = await start()
  try {
    return await work(embedded)
  } finally {
    await embedded.stop()
  }
}

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'gantry-ask-'))
  await inFolder((embedded) =>
    asOwner(embedded.url, async (client) => {
      await migrate(client)
      await loadBase({ client })
      await insertDataset({ client, dataset: group.dataset })
      await insertDataset({ client, dataset })
    }),
  )
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

interface Ended {
  status: number
  stdout: string
  stderr: string
}

/** The command itself, as a process of its own, with a data folder and no other setting. */
function gantry(...args: string[]): Promise<Ended> {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir }
  return new Promise((resolve) => {
    const ended = (error: { code?: unknown } | null, stdout: string, stderr: string) =>
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr })
    execFile('node', ['app/cli/gantry.mjs', ...args], { cwd: root, encoding: 'utf8', env }, ended)
  })
}
const emailOf = (person: string) => group.dataset.person.find((row) => row.id === person)?.email ?? ''
const rep = emailOf(group.people.owner)
const stranger = emailOf(group.people.otherSubsidiaryRep)

describe('in a data folder without a server', () => {
  test('as JSON it is one object: tool, arguments, answer, what it rests on, figures, and that it is sure', async () => {
    const { status, stdout, stderr } = await gantry('ask', '--as', rep, '快锻液压机组现在怎么样', '--json')
    expect([stderr, status]).toEqual(['', 0])
    const printed = JSON.parse(stdout)
    expect(Object.keys(printed)).toEqual(['tool', 'arguments', 'answer', 'citations', 'figures', 'sure'])
    expect(printed).toMatchObject({ tool: 'open_record', sure: true })
    expect([id, 'OPP-TEST-press', name]).toContain(printed.arguments.record)
    expect(printed.answer).toContain(name)
    expect(printed.citations).toContainEqual({
      kind: 'opportunity',
      id,
      title: name,
      path: `/opportunities/${id}`,
    })
    const amount = printed.figures.find(({ value }: { value: string }) => value === '128400000.00')
    expect(amount).toMatchObject({ unit: 'money', currency: 'CNY', of: { kind: 'opportunity', id } })
    expect(amount.shown).toContain('¥12,840 万')
    expect(printed.answer).toContain('¥12,840 万')
    // Nobody holds the folder afterwards.
    expect(await readDataFolderHolder({ dataDir })).toBeNull()
  })

  test('for people it is sentences, and the page of what they rest on; it knows the page on screen', async () => {
    const { status, stdout } = await gantry('ask', '--as', rep, '负责人是谁', '--page', `/opportunities/${id}`)
    expect(status).toBe(0)
    expect(stdout).toContain(`/opportunities/${id}  ${name}`)
  })

  test('a question is answered in its language, also one that names something in the other', async () => {
    const english = await gantry('ask', '--as', rep, 'Open the opportunity 快锻液压机组')
    expect([english.status, english.stdout]).toEqual([
      0,
      expect.stringContaining(`/opportunities/${id}  165MN fast forging press`),
    ])
    expect(english.stdout).not.toMatch(/[。，]/)
  })

  test('what it does not do calls nothing, and ends with 2; so does what is out of sight, which is not told', async () => {
    const refused = await gantry('ask', '--as', rep, '今天天气怎么样', '--json')
    expect(refused.status).toBe(2)
    expect(JSON.parse(refused.stdout)).toMatchObject({ tool: null, arguments: {}, citations: [], sure: false })
    const hidden = await gantry('ask', '--as', stranger, '快锻液压机组现在怎么样', '--json')
    expect(hidden.status).toBe(2)
    expect(JSON.parse(hidden.stdout)).toMatchObject({ tool: null, citations: [], figures: [], sure: false })
    expect(hidden.stdout).not.toContain('12,840')
  })

  test('an address of nobody is said in words, with one of the demonstration', async () => {
    const { status, stdout, stderr } = await gantry('ask', '--as', 'nobody@example.com', '我的商机', '--json')
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toBe(
      'Nobody signs in with nobody@example.com. The demonstration has zhou.qiming@zhongsong.example.\n',
    )
    expect(await readDataFolderHolder({ dataDir })).toBeNull()
  })

  test('data of another version are left as they are, and it is said what brings them up to date', async () => {
    const [last] = await inFolder(({ asOwner: as }) =>
      as(async (client) => {
        const { rows } = await client.query(
          `DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations) RETURNING *`,
        )
        return rows
      }),
    )
    try {
      const { status, stderr } = await gantry('ask', '--as', rep, '我的商机')
      expect([status, stderr]).toEqual([1, expect.stringMatching(/earlier version.*npm start/)])
    } finally {
      await inFolder(({ asOwner: as }) =>
        as((client) =>
          client.query(
            'INSERT INTO _prisma_migrations SELECT * FROM json_populate_record(NULL::_prisma_migrations, $1)',
            [JSON.stringify(last)],
          ),
        ),
      )
    }
  })
})

test('data of a later version are not opened by an earlier one', async () => {
  const later = '99991231000000_later'
  await inFolder(({ asOwner: as }) =>
    as((client) =>
      client.query(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ($1, '', $1, now())`,
        [later],
      ),
    ),
  )
  try {
    const { status, stderr } = await gantry('ask', '--as', rep, '我的商机')
    expect([status, stderr]).toEqual([1, 'The data are of a later version of Gantry. Use that one.\n'])
  } finally {
    await inFolder(({ asOwner: as }) =>
      as((client) => client.query('DELETE FROM _prisma_migrations WHERE id = $1', [later])),
    )
  }
})

test('beside a process that works in the folder it goes through that one’s database', async () => {
  await inFolder(async () => {
    const { status, stdout, stderr } = await gantry('ask', '--as', rep, '我有哪些商机', '--json')
    expect([stderr, status]).toEqual(['', 0])
    expect(JSON.parse(stdout)).toMatchObject({ tool: 'find_records', sure: true })
    expect((await readDataFolderHolder({ dataDir }))?.pid).toBe(process.pid)
  })
})

test('its help names somebody of the demonstration, and what is missing is said', async () => {
  const { stdout } = await gantry('ask', '--help')
  expect(stdout).toContain('zhou.qiming@zhongsong.example')
  const nobody = await gantry('ask', '我的商机')
  expect(nobody).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining("'--as <email>'") })
  const nothing = await gantry('ask', '--as', rep)
  expect(nothing).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining("'question'") })
})
