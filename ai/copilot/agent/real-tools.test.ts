import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { copilotTools } from '#ai/copilot/tools/copilot-tools.server.ts'
import { closeCircuits } from '#ai/models/circuit.ts'
import { noMeter } from '#ai/models/meter.ts'
import { failureOf } from '#ai/models/model-failure.ts'
import { usualLimits } from '#crm/models/model-roles.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { putOpportunity } from '#tests/factories/put-opportunity.ts'
import { askOf, contextOf } from '#tests/support/copilot/asked-of.ts'
import { useModelServer } from '#tests/support/model-server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { answerByModel } from './answer-by-model.server.ts'

const owner = useTestDatabase()
const server = useModelServer()
let group: LoadedGroup
let opportunityId: string

beforeAll(async () => {
  group = await loadGroup(owner)
  opportunityId = await putOpportunity({ owner, group })
})
beforeEach(closeCircuits)
afterEach(closeCircuits)

const ask = async (person: PersonKey) => {
  const actor = await group.as(person, async (base) => base.actor)
  const context = contextOf({ actor, inTx: (work) => group.as(person, ({ tx }) => work(tx)) })
  const config = { ...usualLimits, role: 'chat' as const, baseUrl: server.url(), apiKey: null, model: 'qwen3' }
  return await askOf(answerByModel({ tools: copilotTools, meter: noMeter, config }), '这个商机怎么样？', { context })
}
const open = () => ({ calls: [{ name: 'open_record', arguments: { record: opportunityId, kind: 'opportunity' } }] })

test('every tool of the copilot is offered to the model with a schema, and called as whoever asks', async () => {
  const { rows } = await owner.query('SELECT name FROM opportunity WHERE id = $1', [opportunityId])
  const name = String(rows[0]?.name)
  server.script(open(), { text: `“${name}”已经读过 [r1]。` })
  const { answer } = await ask('owner')
  expect(answer?.sentences).toEqual([
    { text: `“${name}”已经读过。`, cites: [{ kind: 'opportunity', id: opportunityId }] },
  ])
  expect(answer?.figures.length).toBeGreaterThan(0)
  const offered = server.asked[0]?.body.tools ?? []
  expect(offered.map((tool) => tool.function.name)).toEqual([
    ...copilotTools.map((tool) => tool.name),
    'ask_back',
    'decline',
  ])
  for (const { function: one } of offered) expect(one.parameters).toMatchObject({ type: 'object' })
})

test('somebody else’s record is not there, whatever id the model has', async () => {
  server.script(open(), { text: '金额是 1,260 万元 [r1]。' })
  expect(await ask('otherSubsidiary').then(() => null, failureOf)).toMatchObject({ kind: 'unsound' })
  const told = String(server.asked[1]?.body.messages?.at(-1)?.content)
  expect(told).toMatch(/^NOT_FOUND/)
})

test('an argument that a tool has no use for is refused to the model in words, with what it can ask instead', async () => {
  server.script(
    { calls: [{ name: 'find_records', arguments: { kind: 'opportunity', region: 'east' } }] },
    { calls: [{ name: 'ask_back', arguments: {} }] },
    { text: '请问是哪个客户？' },
  )
  await ask('owner')
  const told = String(server.asked[1]?.body.messages?.at(-1)?.content)
  expect(told).toMatch(/^BAD_INPUT: Opportunities cannot be narrowed by region/)
})
