import { beforeAll, expect, test } from 'vitest'
import type { InPage } from '#app/http/export-list.server.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { aGroup, type PersonKey } from '#tests/factories/a-group.ts'
import { anActivity, anOpportunity } from '#tests/factories/an-opportunity.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { exportOpportunities } from './export-opportunities.server.ts'

const owner = useTestDatabase()
const group = aGroup()
const press = anOpportunity({ group, is_major: true, amount: '126800000.00', win_probability: 65 })
const others = [
  anOpportunity({ group, key: 'formula', name: '=1+1 压机', expected_sign_on: '2027-04-01' }),
  anOpportunity({ group, key: 'abroad', name: '出口, 压机', currency: 'EUR', expected_sign_on: '2027-05-01' }),
  anOpportunity({ group, key: 'vague', name: '待定', amount: null, expected_sign_on: null }),
  anOpportunity({ group, key: 'won', name: '已成', status: 'won' }),
]
const plan = anActivity({
  group,
  opportunityId: press.id,
  status: 'planned',
  on_date: '2026-12-01',
  done_at: null,
  subject: '复访',
})

beforeAll(async () => {
  await loadBase({ client: owner.client })
  for (const { dataset } of [group, press, ...others, plan]) await insertDataset({ client: owner.client, dataset })
})

interface Asked {
  who?: PersonKey
  side?: 'zh' | 'en'
  filter?: Parameters<typeof exportOpportunities>[0]['filter']
}

async function lines({ who = 'owner', side = 'zh', filter = {} }: Asked = {}): Promise<string[]> {
  const actor = (await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: group.people[who] }))) as Actor
  const inPage: InPage = (work) => withActor(actor, (tx) => work(tx, actor))
  const read: string[] = []
  for await (const line of exportOpportunities({ inPage, filter, side, t: (key) => key, pageSize: 2 })) {
    read.push(line.trim())
  }
  return read
}

test('every page of what the filter shows, in the order of the list, formulas made harmless', async () => {
  const [head, first, ...rest] = await lines()
  expect(head).toBe(
    ['number', 'name', 'customer', 'status', 'stage', 'major', 'amount', 'currency', 'probability', 'sign', 'owner']
      .concat('activity', 'nextOn', 'next')
      .map((key) => `"export.column.${key}"`)
      .join(),
  )
  expect(first).toBe(
    '"OPP-TEST-press","165MN 快锻液压机组","晋岳特钢集团","list.status.open","线索验证","export.yes",' +
      '"126800000.00","CNY",65,"2027-03-18","周启明",,"2026-12-01","复访"',
  )
  expect(rest.map((row) => row.split(',').slice(0, 2).join())).toEqual([
    `"OPP-TEST-formula","'=1+1 压机"`,
    '"OPP-TEST-abroad","出口',
    '"OPP-TEST-vague","待定"',
  ])
  expect(rest[1]).toContain(',"26800000.00","EUR",')
  expect(rest[2]).toContain(',,,10,,')
})

test('the filter holds, and a page in the address does not cut off what is before it', async () => {
  expect((await lines({ filter: { major: '1' } })).slice(1)).toHaveLength(1)
  expect((await lines({ filter: { status: 'all', cursor: 'anything' } })).slice(1)).toHaveLength(5)
})

test('an English file has the transcriptions', async () => {
  expect((await lines({ side: 'en', filter: { major: '1' } }))[1]).toContain('165MN fast forging press')
})

test('whoever sees none of them gets none of them', async () => {
  expect(await lines({ who: 'otherSubsidiary' })).toHaveLength(1)
})
