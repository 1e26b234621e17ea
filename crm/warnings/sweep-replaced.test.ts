import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { getDraft } from '#crm/rule-sets/get-draft.server.ts'
import { saveDraft } from '#crm/rule-sets/save-draft.server.ts'
import { takeBackVersion } from '#crm/rule-sets/take-back-version.server.ts'
import { addSigningOpportunity } from '#tests/factories/add-signing-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { releaseRule } from './release-rule.server.ts'
import { sweepWarnings } from './sweep-warnings.server.ts'

// A sweep reads all rules once and then works for minutes: what is released meanwhile may not be overwritten by it.

const owner = useTestDatabase()
const now = new Date('2026-11-27T01:00:00Z')
let group: LoadedGroup
let record: string

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  record = await addSigningOpportunity(owner.client, { group, now })
  // Another version, which has a graver word for the same.
  await owner.query(`INSERT INTO rule_version (rule_id, version, status, origin, body, digest)
    SELECT rule_id, 2, 'retired', 'administrator', jsonb_set(body, '{scope,severity}', '"risk"'), 'second'
    FROM rule_version WHERE rule_id = 'WN-03'`)
})
beforeEach(() => owner.query('DELETE FROM notification; DELETE FROM warning; DELETE FROM sweep_run'))
afterEach(async () => {
  await owner.query(`DROP TRIGGER IF EXISTS planted ON sweep_run; DROP TRIGGER IF EXISTS planted ON warning;
    DROP TRIGGER IF EXISTS planted ON rule_version`)
  await owner.query(force(1))
})

/** Puts a version into force, or none. */
const force = (version: number) =>
  `UPDATE rule_version SET status = 'retired' WHERE rule_id = 'WN-03' AND status = 'active';
   UPDATE rule_version SET status = 'active' WHERE rule_id = 'WN-03' AND version = ${version};`

async function plant(when: string, body: string) {
  await owner.query(`CREATE OR REPLACE FUNCTION pg_temp.planted() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN ${body} RETURN NEW; END $$`)
  await owner.query(`CREATE TRIGGER planted ${when} EXECUTE FUNCTION pg_temp.planted()`)
}
const afterTheFirst = `BEFORE INSERT ON sweep_run FOR EACH ROW WHEN (NEW.rule_id = 'WN-01')`
const warned = async () =>
  (
    await owner.query(
      `SELECT rule_version AS version, severity, status, close_kind AS kind FROM warning WHERE rule_id = 'WN-03' AND record_id = $1`,
      [record],
    )
  ).rows

test('what was released while the night was at work is left to its own job, and opens nothing by the old wording', async () => {
  await plant(afterTheFirst, force(2))
  const swept = await sweepWarnings({ now })
  expect(swept.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining(['WN-02', 'WN-04']))
  expect(swept.map(({ ruleId }) => ruleId)).not.toContain('WN-03')
  expect(await warned()).toEqual([])
  expect((await owner.query(`SELECT FROM sweep_run WHERE rule_id = 'WN-03'`)).rows).toEqual([])
  await sweepWarnings({ now, ruleId: 'WN-03' })
  expect(await warned()).toEqual([{ version: 2, severity: 'risk', status: 'open', kind: null }])
})

test('nor is what the job has done already changed back', async () => {
  await owner.query(force(2))
  await sweepWarnings({ now, ruleId: 'WN-03' })
  await owner.query(force(1))
  await plant(afterTheFirst, force(2))
  await sweepWarnings({ now })
  expect(await warned()).toEqual([{ version: 2, severity: 'risk', status: 'open', kind: null }])
})

test('a rule that went out of force meanwhile closes what it had opened, and opens nothing', async () => {
  await sweepWarnings({ now })
  await plant(afterTheFirst, force(0))
  expect(await sweepWarnings({ now })).toContainEqual(expect.objectContaining({ ruleId: 'WN-03', version: null }))
  expect(await warned()).toEqual([{ version: 1, severity: expect.any(String), status: 'closed', kind: 'retired' }])
})

test('sweep and release keep each other out', async () => {
  const held = (
    mode: string,
  ) => `IF NOT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND mode = '${mode}'
      AND (classid::bigint << 32) | objid::bigint = hashtextextended('rule in force WN-03', 0)) THEN RAISE 'not kept out'; END IF;`
  await plant(`BEFORE INSERT ON warning FOR EACH ROW WHEN (NEW.rule_id = 'WN-03')`, held('ShareLock'))
  expect(await sweepWarnings({ now, ruleId: 'WN-03' })).toMatchObject([{ opened: 1, faults: [] }])
  await plant(
    `BEFORE UPDATE ON rule_version FOR EACH ROW WHEN (NEW.status <> OLD.status AND NEW.rule_id = 'WN-03')`,
    held('ExclusiveLock'),
  )
  const { actor, draft } = await group.as('admin', async (base) => {
    const opened = await getDraft({ ...base, id: 'WN-03' })
    const content = { ...opened.body, why: { zh: '改了', en: 'Changed' } }
    return { actor: base.actor, draft: await saveDraft({ ...base, ...opened, content }) }
  })
  const { version, edit } = draft
  await releaseRule({ actor, id: 'WN-03', version, edit, reason: '试行', now })
  await group.as('admin', (base) => takeBackVersion({ ...base, id: 'WN-03', version, reason: '不要了' }))
})
