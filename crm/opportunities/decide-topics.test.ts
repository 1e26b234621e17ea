import { readFileSync } from 'node:fs'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { consoleActor } from '#crm/org/console-actor.ts'
import { installRulePacks } from '#crm/rule-sets/install-rule-packs.server.ts'
import type { RuleFile } from '#engine/rule-file.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { putOpportunity } from '#tests/factories/put-opportunity.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { decideTopics } from './decide-topics.server.ts'

const owner = useTestDatabase()
const shipped = (file: string) =>
  JSON.parse(
    readFileSync(new URL(`../../rules/knowledge-recommendation/${file}.json`, import.meta.url), 'utf8'),
  ) as RuleFile
const now = new Date('2026-11-25T02:00:00Z')
let group: LoadedGroup
let opportunityId: string

beforeAll(async () => {
  group = await loadGroup(owner)
  const rules = [shipped('kr-03-competitor'), shipped('kr-06-forging-press')]
  await withActor(consoleActor, (tx) => installRulePacks({ tx, actor: consoleActor, rules }))
  opportunityId = await putOpportunity({
    owner,
    group,
    product: '快锻液压机 1',
    product_latin: '1 forging press',
    stage_id: 'product-project.solution',
    competitors: ['东岭重机', 'Hartwig'],
  })
})

beforeEach(async () => {
  await owner.query(`UPDATE rule SET org_id = NULL`)
  await owner.query(`UPDATE rule_version SET status = 'active'`)
})

const topics = () => group.as('owner', ({ tx }) => decideTopics({ tx, id: opportunityId, now }))
const ids = async () => (await topics()).map(({ rule }) => rule.id)

test('a rule that fits says its topic in the deal’s words, and whose names have to be there', async () => {
  const [rival, press] = await topics()
  expect(rival).toMatchObject({
    rule: { id: 'KR-03', version: 1 },
    kind: 'any',
    words: { zh: '竞争对手 东岭重机 Hartwig 打法 应对' },
  })
  expect(rival?.names).toEqual(expect.arrayContaining(['东岭重机', 'Hartwig']))
  expect(press).toMatchObject({
    rule: { id: 'KR-06' },
    words: { zh: '快锻液压机 1 选型要点 能耗保证值', en: '1 forging press sizing energy guarantee' },
    names: [],
  })
})

test('one that was switched off recommends nothing, nor a draft, nor one of another company', async () => {
  await owner.query(`UPDATE rule_version SET status = 'retired' WHERE rule_id = 'KR-03'`)
  expect(await ids()).toEqual(['KR-06'])
  await owner.query(`UPDATE rule_version SET status = 'draft' WHERE rule_id = 'KR-06'`)
  expect(await ids()).toEqual([])
  await owner.query(`UPDATE rule_version SET status = 'active'`)
  await owner.query(`UPDATE rule SET org_id = $1 WHERE id = 'KR-03'`, [group.orgs.mills])
  await owner.query(`UPDATE rule SET org_id = $1 WHERE id = 'KR-06'`, [group.orgs.presses])
  expect(await ids()).toEqual(['KR-06'])
})

test('one that the vocabulary does not carry, or that cannot be read, takes nothing from the others', async () => {
  const change = (rule: string, path: string, value: unknown) =>
    owner.query(`UPDATE rule_version SET body = jsonb_set(body, $2::text[], $3::jsonb) WHERE rule_id = $1`, [
      rule,
      path,
      JSON.stringify(value),
    ])
  await change('KR-03', '{condition}', { all: [{ fact: 'weather', operator: 'equal', value: 'fair' }] })
  expect(await ids()).toEqual(['KR-06'])
  await change('KR-03', '{topic}', 'nothing like it')
  expect(await ids()).toEqual(['KR-06'])
})
