import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { nameKey } from '#crm/customers/name-key.ts'
import { consoleActor } from '#crm/org/console-actor.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { demoApprovals } from '#prisma/seeds/demo/demo-approvals.ts'
import { demoDirectories, readDemoArticles } from '#prisma/seeds/demo/demo-knowledge.server.ts'
import { loadDemo } from '#prisma/seeds/demo/load-demo.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { useFileStore } from '#tests/support/use-file-store.ts'
import { addDemoApprovals } from './add-demo-approvals.server.ts'
import { addDemoDocuments } from './add-demo-documents.server.ts'
import { addDemoKnowledge } from './add-demo-knowledge.server.ts'

const owner = useTestDatabase()
useFileStore()

beforeAll(async () => {
  await loadBase({ client: owner.client })
  await loadDemo({ client: owner.client, nameKey })
  await installShippedRules()
  // As many as are submitted: the demonstration has signed the others.
  await owner.query(`ALTER TABLE contract DISABLE TRIGGER USER`)
  await owner.query(`UPDATE contract SET state = 'draft', signed_on = NULL WHERE id IN (
    SELECT id FROM contract WHERE state = 'signed' AND category = 'equipment' ORDER BY amount_sort LIMIT 4)`)
  await owner.query(`ALTER TABLE contract ENABLE TRIGGER USER`)
  await owner.query(`CREATE FUNCTION be_cut() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'cut'; END $$`)
}, 120_000)

const numberOf = async (sql: string) => {
  const { rows } = await owner.query(`SELECT count(*)::int AS n FROM ${sql}`)
  return rows[0]?.n
}

/** Has a start cut where a row would be written of which the condition holds. */
async function cutAt(table: string, condition: string, add: () => Promise<void>): Promise<void> {
  await owner.query(
    `CREATE TRIGGER be_cut BEFORE INSERT ON ${table} FOR EACH ROW WHEN (${condition}) EXECUTE FUNCTION be_cut()`,
  )
  await expect(add()).rejects.toThrow('cut')
  await owner.query(`DROP TRIGGER be_cut ON ${table}`)
}

/** Cuts a start before a request, and the next within what is said about the fourth: it has been approved once, and is sent back next. */
async function cutTwice(): Promise<void> {
  await cutAt('approval_request', `NEW.note = '${demoApprovals[2]?.note}'`, addDemoApprovals)
  await cutAt('approval_answer', `NEW.command LIKE '%send-back%'`, addDemoApprovals)
}

describe('a start that is cut', () => {
  test('while it submits contracts leaves to the next what was not submitted, and what was not said', async () => {
    await cutTwice()
    expect(await numberOf('approval_request')).toBe(4)
    await addDemoApprovals()
    await addDemoApprovals()
    const { rows } = await owner.query(
      `SELECT r.note, r.state, c.amount_sort::text AS amount,
         (SELECT count(*)::int FROM approval_answer a WHERE a.request_id = r.id) AS said
       FROM approval_request r JOIN contract c ON c.id = r.contract_id ORDER BY c.amount_sort DESC, c.id`,
    )
    expect(rows.map(({ note }) => note)).toEqual(demoApprovals.map(({ note }) => note))
    expect(rows.map(({ said }) => said).slice(0, 4)).toEqual([0, 1, 2, 2])
    expect(rows.map(({ state }) => state).slice(3)).toEqual(['returned', 'approved', 'rejected'])
  }, 120_000)

  test('while it writes articles leaves the others to the next', async () => {
    const articles = readDemoArticles()
    await cutAt('article', `NEW.title = '${articles[3]?.title}'`, addDemoKnowledge)
    expect([await numberOf('knowledge_directory'), await numberOf('article')]).toEqual([demoDirectories.length, 3])
    await addDemoKnowledge()
    await addDemoKnowledge()
    expect(await numberOf('knowledge_directory')).toBe(demoDirectories.length)
    expect(await numberOf(`article WHERE state = 'published'`)).toBe(articles.length)
    expect(await numberOf('article_version')).toBe(articles.length)
    expect(await numberOf(`(SELECT DISTINCT source_id FROM knowledge_chunk WHERE source_type = 'article') found`)).toBe(
      articles.length,
    )
  }, 240_000)
})

describe('contracts as files', () => {
  const removeAll = async () => {
    await owner.query('DELETE FROM contract_review')
    await owner.query('DELETE FROM document_version')
    await owner.query('DELETE FROM document')
  }
  const forget = () => owner.query(`DELETE FROM setting WHERE key = 'demoDocuments'`)
  beforeEach(async () => {
    await removeAll()
    await forget()
  })

  test('are uploaded once, and not again once they are gone', async () => {
    await addDemoDocuments()
    expect(await numberOf('document')).toBe(1)
    await removeAll()
    await addDemoDocuments()
    expect(await numberOf('document')).toBe(0)
    await forget()
    await addDemoDocuments()
    expect(await numberOf('document')).toBe(1)
  })

  test('are not added beside those that people have uploaded, or an earlier version of the product', async () => {
    await addDemoDocuments()
    await owner.query(`DELETE FROM contract_review`)
    await owner.query(`DELETE FROM document_version`)
    await forget()
    await addDemoDocuments()
    expect([await numberOf('document'), await numberOf('document_version')]).toEqual([1, 0])
    expect(await numberOf(`setting WHERE key = 'demoDocuments'`)).toBe(1)
  })
})

test('that a part is whole is all that can be kept so, and of a demonstration alone', async () => {
  const keep = (part: string) => withActor(consoleActor, (tx) => tx.$executeRaw`SELECT gantry.keep_demo_part(${part})`)
  const kept = async () => {
    const { rows } = await owner.query(`SELECT key, value FROM setting WHERE key <> 'demo' ORDER BY key`)
    return rows
  }
  await owner.query(`DELETE FROM setting WHERE key LIKE 'demo_%'`)
  const before = await kept()
  await keep('currency')
  await keep('other')
  expect(await kept()).toEqual(before)
  await keep('demoKnowledge')
  expect(await kept()).toEqual(expect.arrayContaining([{ key: 'demoKnowledge', value: true }]))
  await owner.query(`DELETE FROM setting WHERE key LIKE 'demo%'`)
  await keep('demoKnowledge')
  expect(await kept()).toEqual(before)
})
