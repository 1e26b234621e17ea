import { beforeAll, expect, test } from 'vitest'
import { withRole } from '#prisma/with-actor.server.ts'
import { addOrganisations, addSomebody, forgingId, groupId, type Somebody } from '#tests/support/auth.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { listDemoPeople } from './list-demo-people.server.ts'

const owner = useTestDatabase()
let rep: Somebody
let head: Somebody
let engineer: Somebody

beforeAll(async () => {
  await addOrganisations(owner)
  const add = (name: string, rest: Parameters<typeof addSomebody>[0]) => addSomebody({ name, password: null, ...rest })
  head = await add('吴建业', { orgId: forgingId, role: 'subsidiary-head', scope: 'subtree' })
  rep = await add('周启明', { role: 'rep' })
  engineer = await add('韩世杰', { role: 'technical' })
  await add('罗一帆', { orgId: groupId, role: 'administrator', scope: 'group' })
  const left = await add('离职者', { role: 'rep' })
  await owner.query('UPDATE person SET active = false WHERE id = $1', [left.id])
  await owner.query(`INSERT INTO opportunity_type (id, name_zh, name_en) VALUES ('t', '类型', 'Type')`)
  await owner.query(`INSERT INTO stage (id, type_id, position, name_zh, name_en, win_probability, expected_days)
    VALUES ('t.1', 't', 1, '阶段', 'Stage', 10, 30)`)
  await owner.query(
    `INSERT INTO customer (id, name, name_key, industry, region, keeper_org_id)
    VALUES (gen_random_uuid(), '客户', '客户', 'steel', 'north', $1)`,
    [forgingId],
  )
  for (const [number, status, ownerId] of [
    ['1', 'open', rep.id],
    ['2', 'open', rep.id],
    ['3', 'won', rep.id],
    ['4', 'open', head.id],
  ]) {
    await owner.query(
      `INSERT INTO opportunity (id, org_id, number, name, customer_id, type_id, stage_id, stage_entered_at, status, owner_id,
        win_probability)
      SELECT gen_random_uuid(), $1, $2, '商机', c.id, 't', 't.1', now(), $3, $4, 10 FROM customer c`,
      [forgingId, number, status, ownerId],
    )
  }
  await owner.query(
    `INSERT INTO opportunity_team (opportunity_id, person_id, role) SELECT id, $1, 'technical' FROM opportunity`,
    [engineer.id],
  )
})

const list = () => withRole('gantry_auth', (tx) => listDemoPeople({ tx }))

test('people stand by company in the order of roles, with what is theirs counted', async () => {
  await owner.query(`INSERT INTO setting (key, value) VALUES ('demo', 'true')`)
  const companies = await list()
  await owner.query(`DELETE FROM setting WHERE key = 'demo'`)
  const short = companies.map(({ kind, name, people }) => ({
    kind,
    name: name.zh,
    people: people.map((person) => [person.name.zh, person.role, person.owned, person.joined]),
  }))
  expect(short).toEqual([
    { kind: 'group', name: '集团', people: [['罗一帆', 'administrator', 0, 0]] },
    {
      kind: 'subsidiary',
      name: '锻压公司',
      people: [
        ['周启明', 'rep', 2, 0],
        ['吴建业', 'subsidiary-head', 1, 0],
        ['韩世杰', 'technical', 0, 3],
      ],
    },
  ])
})

test('where this is no demonstration nothing is counted', async () => {
  const people = (await list()).flatMap((company) => company.people)
  expect(people).toHaveLength(4)
  for (const { owned, joined } of people) expect({ owned, joined }).toEqual({ owned: 0, joined: 0 })
})
