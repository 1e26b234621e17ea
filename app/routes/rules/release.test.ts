import { beforeAll, expect, test } from 'vitest'
import { configureAuth } from '#app/http/auth.server.ts'
import { newId } from '#lib/ids.ts'
import { addOrganisations, addSomebody, answerOf, Browser, groupId } from '#tests/support/auth.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { action } from './release.ts'

const owner = useTestDatabase()
const runId = newId()

beforeAll(async () => {
  configureAuth({ secret: 'of forty characters, by chance, or so you', baseUrl: 'http://localhost:3000', demo: false })
  await addOrganisations(owner)
  await owner.query(`INSERT INTO rule_set (id, subject, name_zh, name_en) VALUES ('warnings', 'opportunity', '预警', 'Warnings');
    INSERT INTO rule (id, set_id) VALUES ('WN-90', 'warnings');
    INSERT INTO sweep_run (id, day, rule_id, found, opened, closed, held) VALUES
      ('${runId}', '2026-11-27', 'WN-90', 30000, 0, 0, true)`)
})

async function press(role: 'administrator' | 'hq-sales', id: string) {
  const browser = new Browser()
  await browser.signIn(await addSomebody({ role, scope: 'group', orgId: groupId }))
  return answerOf(action, browser.request('/rules/release', { runId: id }))
}
const recorded = async () =>
  (await owner.query(`SELECT record_id AS run, after FROM domain_event WHERE type = 'rule.released'`)).rows

test('the door is for administrators, and for a run that holds its rule', async () => {
  expect(await press('hq-sales', runId)).toMatchObject({ status: 403 })
  expect(await press('administrator', newId())).toMatchObject({ status: 404 })
  expect(await press('administrator', 'x')).toMatchObject({
    status: 400,
    body: { invalid: { runId: ['form.invalid'] } },
  })
  expect(await recorded()).toEqual([])
  expect(await press('administrator', runId)).toMatchObject({ body: { done: true } })
  expect(await press('administrator', runId)).toMatchObject({ status: 409 })
  expect(await recorded()).toEqual([{ run: runId, after: { ruleId: 'WN-90', found: 30000 } }])
})
