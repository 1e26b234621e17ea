import { beforeAll, describe, expect, test } from 'vitest'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import type { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { aWarningDraft } from '#tests/factories/a-warning-draft.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import type { DraftProblem } from './check-draft.ts'
import { discardDraft } from './discard-draft.server.ts'
import { getDraft } from './get-draft.server.ts'
import { proveDraft } from './prove-draft.server.ts'
import { releaseVersion } from './release-version.server.ts'
import { saveDraft } from './save-draft.server.ts'
import { startRule } from './start-rule.server.ts'
import { takeBackVersion } from './take-back-version.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
let local: Actor
let mixed: Actor

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  local = await addAdministrator([['presses', 'administrator', 'subtree']])
  mixed = await addAdministrator([
    ['presses', 'administrator', 'subtree'],
    ['group', 'hq-sales', 'group'],
  ])
})

async function addAdministrator(memberships: [keyof LoadedGroup['orgs'], string, string][]): Promise<Actor> {
  const id = newId()
  await owner.query(`INSERT INTO person (id, email, name) VALUES ($1, $2, '韦明')`, [id, `${id}@example.com`])
  for (const [org, role, scope] of memberships) {
    await owner.query(`INSERT INTO membership (person_id, org_id, role, scope) VALUES ($1, $2, $3, $4)`, [
      id,
      group.orgs[org],
      role,
      scope,
    ])
  }
  const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: id }))
  if (!actor) throw new Error('not resolved')
  return actor
}

const admin = <T>(work: (base: { tx: Tx; actor: Actor }) => Promise<T>) => group.as('admin', work)
const asActor = <T>(actor: Actor, work: (base: { tx: Tx; actor: Actor }) => Promise<T>) =>
  withActor(actor, (tx) => work({ tx, actor }))
const start = (change = {}) => admin((base) => startRule({ ...base, orgId: null, content: aWarningDraft(change) }))
/** Releases a draft as `releaseRule` does, without asking what it opens. */
async function release(
  base: { tx: Tx; actor: Actor },
  asked: { id: string; version: number; edit: number; reason: string },
) {
  const { body: rule } = await getDraft({ ...base, id: asked.id })
  const proven = await proveDraft({ rule, timezone: 'Asia/Shanghai', currency: 'CNY' })
  await releaseVersion({ ...base, ...asked, proven })
}
const versions = async (id: string) =>
  (
    await owner.query(
      `SELECT version, status, edit, replaces, reason, retired_reason FROM rule_version WHERE rule_id = $1 ORDER BY version`,
      [id],
    )
  ).rows
const told = async (id: string) =>
  (
    await owner.query(
      `SELECT type, after ->> 'version' AS version FROM domain_event WHERE after ->> 'rule' = $1 ORDER BY at, id`,
      [id],
    )
  ).rows.map(({ type, version }) => `${type} ${version}`)
const manyCases = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: { zh: `${at}`, en: `${at}` }, facts: {}, expect: 'quiet' }))
/** As many negations of a line, made by no walk either. */
function nested(levels: number): object {
  let condition: object = { fact: 'daysSinceLastActivity', operator: 'greaterThan', value: 3 }
  for (let level = 0; level < levels; level += 1) condition = { not: condition }
  return condition
}
const refused = async (work: Promise<unknown>) => {
  const error = (await work.then(
    () => null,
    (found) => found,
  )) as AppError | null
  const problems = (error?.details.problems ?? []) as DraftProblem[]
  return { code: error?.code, places: problems.map(({ place }) => place) }
}

describe('the life of a rule that an administrator writes', () => {
  test('draft, save, release with a reason, another draft, release, back one step, and out of force', async () => {
    const id = await start()
    expect(id).toBe('WA-01')
    const opened = await admin((base) => getDraft({ ...base, id }))
    expect(opened).toMatchObject({ version: 1, edit: 1, status: 'draft', active: null, orgId: null })
    const content = aWarningDraft({ scope: { severity: 'risk', notify: 'owner,manager' } })
    const base = { id, version: 1, edit: 1 }
    expect(await admin((as) => saveDraft({ ...as, ...base, content }))).toEqual({ version: 1, edit: 2, changed: true })
    // The other one who had opened it learns so, and nothing of theirs is written.
    const late = admin((as) => saveDraft({ ...as, ...base, content: aWarningDraft() }))
    expect(await refused(late)).toMatchObject({ code: 'CONFLICT' })
    await admin((as) => release(as, { id, version: 1, edit: 2, reason: '客户抱怨没人理' }))
    expect(await versions(id)).toMatchObject([
      { version: 1, status: 'active', replaces: null, reason: '客户抱怨没人理' },
    ])

    const narrower = { condition: { all: [{ fact: 'daysSinceLastActivity', operator: 'greaterThan', value: 5 }] } }
    const cases = [
      { name: { zh: '第六天', en: 'Day 6' }, facts: { daysSinceLastActivity: 6 }, expect: 'warn' as const },
      { name: { zh: '第五天', en: 'Day 5' }, facts: { daysSinceLastActivity: 5 }, expect: 'quiet' as const },
    ]
    const second = await admin((as) =>
      saveDraft({ ...as, id, version: 1, edit: 2, content: aWarningDraft({ ...narrower, cases }) }),
    )
    expect(second).toEqual({ version: 2, edit: 1, changed: true })
    await admin((as) => release(as, { id, version: 2, edit: 1, reason: '三天太紧' }))
    expect(await versions(id)).toMatchObject([
      { version: 1, status: 'retired' },
      { version: 2, status: 'active', replaces: 1 },
    ])
    expect(await admin((as) => takeBackVersion({ ...as, id, version: 2, reason: '漏了两个' }))).toBe(1)
    expect(await versions(id)).toMatchObject([
      { version: 1, status: 'active' },
      { version: 2, status: 'retired', retired_reason: '漏了两个' },
    ])
    expect(await refused(admin((as) => takeBackVersion({ ...as, id, version: 2, reason: 'x' })))).toMatchObject({
      code: 'CONFLICT',
    })
    expect(await admin((as) => takeBackVersion({ ...as, id, version: 1, reason: '不要了' }))).toBeNull()
    expect((await versions(id)).map(({ status }) => status)).toEqual(['retired', 'retired'])
    // The same wording once more is how it comes back.
    const opening = await admin((as) => getDraft({ ...as, id }))
    expect(await admin((as) => saveDraft({ ...as, ...opening, content: { ...opening.body } }))).toMatchObject({
      version: 3,
      changed: true,
    })
    await admin((as) => discardDraft({ ...as, id, version: 3, edit: 1 }))
    expect((await versions(id)).map(({ status }) => status)).toEqual(['retired', 'retired', 'retired'])
    expect(await told(id)).toEqual([
      'rule.draft-saved 1',
      'rule.draft-saved 1',
      'rule.version-released 1',
      'rule.draft-saved 2',
      'rule.version-released 2',
      'rule.version-taken-back 1',
      'rule.version-taken-back null',
      'rule.draft-saved 3',
      'rule.draft-discarded 3',
    ])
  })

  test('a shipped rule that is opened and saved unchanged makes no version, and tells nothing', async () => {
    const before = await owner.query(`SELECT count(*)::int AS n FROM domain_event`)
    for (const id of ['WN-01', 'WN-04', 'WN-11']) {
      const opened = await admin((as) => getDraft({ ...as, id }))
      expect(await admin((as) => saveDraft({ ...as, ...opened, content: { ...opened.body } }))).toEqual({
        version: 1,
        edit: 1,
        changed: false,
      })
      expect(await versions(id)).toHaveLength(1)
    }
    expect((await owner.query(`SELECT count(*)::int AS n FROM domain_event`)).rows).toEqual(before.rows)
  })

  test('what a release of the product brings is not changed in place, or the next start would bring it again', async () => {
    await owner.query(`INSERT INTO rule_version (rule_id, version, status, origin, body, digest)
      SELECT rule_id, 2, 'draft', 'pack', body, 'shipped' FROM rule_version WHERE rule_id = 'WN-02'`)
    const opened = await admin((as) => getDraft({ ...as, id: 'WN-02' }))
    expect(opened).toMatchObject({ version: 2, status: 'draft' })
    const content = { ...opened.body, why: { zh: '改了', en: 'Changed' } }
    expect(await admin((as) => saveDraft({ ...as, ...opened, content }))).toMatchObject({ version: 3, edit: 1 })
    const { rows } = await owner.query(
      `SELECT version, status, origin, digest = 'shipped' AS shipped FROM rule_version WHERE rule_id = 'WN-02' ORDER BY 1`,
    )
    expect(rows).toEqual([
      { version: 1, status: 'active', origin: 'pack', shipped: false },
      { version: 2, status: 'retired', origin: 'pack', shipped: true },
      { version: 3, status: 'draft', origin: 'administrator', shipped: false },
    ])
  })
})

describe('what may not be saved or released is refused with its place, and changes nothing', () => {
  const line = { fact: 'daysSinceLastActivity', operator: 'greaterThan', value: 3 }
  const margin = { fact: 'margin', operator: 'lessThan', value: 8 }
  test.each<[string, object, string[]]>([
    ['a line without a value', { condition: { all: [line, { ...line, value: '' }] } }, ['condition.all[1]']],
    ['a line without a fact', { condition: { all: [{ operator: 'equal', value: 1 }] } }, ['condition.all[0]']],
    ['an unknown fact', { condition: { all: [{ any: [{ ...line, fact: 'spin' }] }] } }, ['condition.all[0].any[0]']],
    ['an empty group', { condition: { all: [line, { any: [] }] } }, ['condition.all[1]']],
    [
      'a reversed range',
      { condition: { all: [{ fact: 'daysInStage', operator: 'between', value: [9, 2] }] } },
      ['condition.all[0]'],
    ],
    [
      'a fact that may be missing, under a negation',
      { condition: { all: [{ not: { any: [{ fact: 'daysToNextPlanned', operator: 'lessThan', value: 7 }] } }] } },
      ['condition.all[0].not.any[0]'],
    ],
    [
      'a fact that the sweep does not see',
      { subject: 'contract', condition: { all: [margin] }, cases: [] },
      ['condition.all[0]'],
    ],
    ['no name in English', { name: { zh: '名', en: ' ' } }, ['name.en']],
    ['nobody to tell', { scope: { severity: 'watch', notify: '' } }, ['scope.notify']],
    ['an unknown severity', { scope: { severity: 'panic', notify: 'owner' } }, ['scope.severity']],
    ['an unknown subject', { subject: 'spaceship' }, ['subject']],
    ['more cases than anybody reads', { cases: manyCases(51) }, ['cases']],
    ['a condition in more groups than anybody reads', { condition: nested(30) }, ['condition']],
    ['one that no walk over it would end', { condition: nested(40_000), when: nested(40_000) }, ['condition', 'when']],
  ])('%s', async (_, change, places) => {
    const before = await owner.query('SELECT count(*)::int AS n FROM rule')
    expect(await refused(start(change))).toEqual({ code: 'BAD_INPUT', places })
    expect((await owner.query('SELECT count(*)::int AS n FROM rule')).rows).toEqual(before.rows)
  })

  test('an open negation comes with both ways out', async () => {
    const condition = { all: [{ fact: 'amount', operator: 'notEqual', value: '1.00' }] }
    const error = await start({ condition }).catch((found: AppError) => found)
    const [problem] = (error as AppError).details.problems as DraftProblem[]
    const emptiness = (operator: string) => ({ fact: 'amount', operator })
    expect(problem?.corrections?.map(({ replacement }) => replacement)).toEqual([
      { all: [condition.all[0], emptiness('isNotEmpty')] },
      { any: [condition.all[0], emptiness('isEmpty')] },
    ])
  })

  test('cases may come last, and are asked for before a release: of both kinds, and coming out', async () => {
    const id = await start({ cases: [] })
    const tried = (edit: number) => admin((as) => release(as, { id, version: 1, edit, reason: '试' }))
    expect(await refused(tried(1))).toMatchObject({ code: 'BAD_INPUT', places: expect.arrayContaining(['cases']) })
    const wrong = [
      { name: { zh: '一', en: 'one' }, facts: { daysSinceLastActivity: 1 }, expect: 'warn' },
      { name: { zh: '二', en: 'two' }, facts: { daysSinceLastActivity: 1 }, expect: 'quiet' },
    ]
    const content = { ...aWarningDraft(), cases: wrong }
    await admin((as) => saveDraft({ ...as, id, version: 1, edit: 1, content }))
    expect(await refused(tried(2))).toEqual({ code: 'BAD_INPUT', places: ['cases[0]'] })
    expect(await versions(id)).toMatchObject([{ status: 'draft' }])
  })

  test('only the wording whose cases came out is released', async () => {
    const id = await start()
    const unproven = admin((as) => releaseVersion({ ...as, id, version: 1, edit: 1, reason: '试', proven: 'other' }))
    expect(await refused(unproven)).toMatchObject({ code: 'CONFLICT' })
    expect(await versions(id)).toMatchObject([{ status: 'draft' }])
  })
})

describe('who writes which rules', () => {
  const own = () => group.orgs.presses
  test('an administrator of a company writes its own and none of the group’s, nor of another company', async () => {
    for (const actor of [local, mixed]) {
      const id = await asActor(actor, (base) => startRule({ ...base, orgId: own(), content: aWarningDraft() }))
      await asActor(actor, (as) => release(as, { id, version: 1, edit: 1, reason: '本公司要' }))
      expect(await asActor(actor, (as) => takeBackVersion({ ...as, id, version: 1, reason: '不要了' }))).toBeNull()
      for (const orgId of [null, group.orgs.group, group.orgs.mills]) {
        const started = asActor(actor, (base) => startRule({ ...base, orgId, content: aWarningDraft() }))
        expect(await refused(started)).toMatchObject({ code: 'FORBIDDEN' })
      }
      const asked = { id: 'WN-01', version: 1, edit: 1 }
      for (const work of [
        () => asActor(actor, (as) => getDraft({ ...as, id: 'WN-01' })),
        () => asActor(actor, (as) => saveDraft({ ...as, ...asked, content: aWarningDraft() })),
        () => asActor(actor, (as) => takeBackVersion({ ...as, ...asked, reason: 'x' })),
        () => asActor(actor, (as) => discardDraft({ ...as, ...asked })),
        () => asActor(actor, (as) => releaseVersion({ ...as, ...asked, proven: '', reason: 'x' })),
      ]) {
        expect(await refused(work())).toMatchObject({ code: 'FORBIDDEN' })
      }
    }
  })

  test.each(['owner', 'manager', 'head', 'hq'] as const)('%s writes none', async (person) => {
    const started = group.as(person, (as) => startRule({ ...as, orgId: own(), content: aWarningDraft() }))
    expect(await refused(started)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await refused(group.as(person, (as) => getDraft({ ...as, id: 'WN-01' })))).toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  test('gates, routes and the like are not written here', async () => {
    expect(await refused(admin((as) => getDraft({ ...as, id: 'SG-01' })))).toMatchObject({ code: 'FORBIDDEN' })
  })

  const sql = (actor: Actor, statement: string) => refused(withActor(actor, (tx) => tx.$executeRawUnsafe(statement)))
  const reached = (actor: Actor, statement: string) => withActor(actor, (tx) => tx.$executeRawUnsafe(statement))

  test('the database says the same where a verb would not ask', async () => {
    for (const actor of [local, mixed]) {
      expect(await sql(actor, `INSERT INTO rule (id, set_id) VALUES ('WX-01', 'warnings')`)).toMatchObject({
        code: 'FORBIDDEN',
      })
      expect(
        await sql(actor, `INSERT INTO rule (id, set_id, org_id) VALUES ('WX-01', 'warnings', '${group.orgs.mills}')`),
      ).toMatchObject({ code: 'FORBIDDEN' })
      expect(
        await sql(
          actor,
          `INSERT INTO rule_version (rule_id, version, status, origin, body, digest)
           VALUES ('WN-01', 9, 'draft', 'administrator', '{}', '')`,
        ),
      ).toMatchObject({ code: 'FORBIDDEN' })
      const retire = `UPDATE rule_version SET status = 'retired' WHERE rule_id = 'WN-01'`
      expect(await reached(actor, retire)).toBe(0)
    }
    const rep = await group.as('owner', async ({ actor }) => actor)
    expect(await reached(rep, `UPDATE rule_version SET status = 'retired' WHERE rule_id = 'WN-01'`)).toBe(0)
  })

  test('what is in force keeps its wording, and nothing goes back to a draft, for nobody', async () => {
    const actor = await admin(async (as) => as.actor)
    for (const set of [`body = '{}'`, `digest = 'x'`, `status = 'draft'`, `status = 'review'`]) {
      expect(await sql(actor, `UPDATE rule_version SET ${set} WHERE rule_id = 'WN-01' AND version = 1`)).toMatchObject({
        code: 'FORBIDDEN',
      })
    }
  })
})
