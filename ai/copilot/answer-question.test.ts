import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { closeCircuits } from '#ai/models/circuit.ts'
import { configureModels } from '#ai/models/models-of-process.ts'
import { findUsage } from '#crm/models/find-usage.server.ts'
import { type ModelConfig, usualLimits } from '#crm/models/model-roles.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { askOf, contextOf, contractId, contractTools } from '#tests/support/copilot/asked-of.ts'
import { useModelServer } from '#tests/support/model-server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import type { AnswerQuestion } from './answer.ts'
import { answerQuestionWith } from './answer-question.server.ts'
import type { ToolContext } from './tool.ts'

const owner = useTestDatabase()
const server = useModelServer()
let group: LoadedGroup

beforeAll(async () => {
  group = await loadGroup(owner)
})
beforeEach(async () => {
  closeCircuits()
  await owner.query('DELETE FROM model_usage')
})
afterEach(() => {
  closeCircuits()
  configureModels(null)
})

/** Stands for the router, which answers without a model. */
const embedded: AnswerQuestion = async function* () {
  yield {
    type: 'answer',
    answer: {
      calls: [],
      sentences: [{ text: '内置方法的回答。', cites: [] }],
      tables: [],
      cited: [],
      figures: [],
      proposals: [],
      sure: true,
      method: { by: 'embedded' },
    },
  }
}
const use = (more: Partial<ModelConfig> = {}) => {
  const config: ModelConfig = {
    ...usualLimits,
    role: 'chat',
    baseUrl: server.url(),
    apiKey: null,
    model: 'qwen3',
    timeoutMs: 3000,
    ...more,
  }
  configureModels(async (role) => (role === 'chat' ? config : null))
}
const inTx: ToolContext['inTx'] = (work) => group.as('owner', ({ tx }) => work(tx))
const ask = async (more: { late?: AbortSignal } = {}) => {
  const actor = await group.as('owner', async (base) => base.actor)
  const context = contextOf({ actor, inTx })
  return (await askOf(answerQuestionWith(contractTools(), embedded, more), '什么时候交货？', { context })).answer
}
const used = () => group.as('owner', ({ tx }) => findUsage({ tx, from: '2026-11-29', to: '2026-11-29' }))
const open = { calls: [{ name: 'open_contract', arguments: { contract_id: contractId } }] }

test('without a model the embedded method answers, and nothing is said of a model', async () => {
  expect((await ask())?.method).toEqual({ by: 'embedded' })
  expect(server.asked).toEqual([])
})

test('with one it answers, and what it used is counted for whoever asked', async () => {
  use({ priceIn: 200, priceOut: 800 })
  server.script({ ...open, usage: [100, 10] }, { text: '12月10日交货 [r1]。', usage: [200, 20] })
  expect((await ask())?.method).toMatchObject({ by: 'model', model: 'qwen3', tokens: 330 })
  expect(await used()).toMatchObject([{ role: 'chat', calls: 2, tokensIn: 300, tokensOut: 30, cost: 84_000 }])
})

test.each([
  ['gone', [{ gone: true }], 'unreachable'],
  ['overloaded', [{ status: 429, headers: { 'retry-after': '900' } }], 'busy'],
  ['inventing', [open, { text: '交货日是 2027-03-01 [r1]。' }], 'unsound'],
  ['cut in the middle of a call', [{ ...open, cutAfter: 5 }], 'unreachable'],
] as const)('where it is %s the embedded method answers, and says why', async (_, turns, fellBack) => {
  use()
  server.script(...turns)
  expect(await ask()).toMatchObject({
    sentences: [{ text: '内置方法的回答。' }],
    method: { by: 'embedded', fellBack },
  })
})

test('a model that takes longer than a question has is given up, however long a call of it may take', async () => {
  use({ timeoutMs: 600_000 })
  for (const [before, turn] of [
    [[], { silent: true }],
    [[open], { endless: '还有' }],
  ] as const) {
    const late = new AbortController()
    const asked = () => {
      late.abort()
      return turn
    }
    server.script(...before, asked)
    expect(await ask({ late: late.signal })).toMatchObject({
      sentences: [{ text: '内置方法的回答。' }],
      method: { by: 'embedded', fellBack: 'unreachable' },
    })
  }
  // What it used by then is counted, when the last call has noticed that nobody waits.
  await vi.waitUntil(async () => (await used())[0]?.calls === 3)
})

test('one that is given up again and again is left alone, and one that its asker stops is not', async () => {
  use({ timeoutMs: 600_000 })
  const stopped = async () => {
    const stop = new AbortController()
    server.script(() => {
      stop.abort()
      return { silent: true }
    })
    const context = contextOf({ actor: await group.as('owner', async (base) => base.actor), inTx })
    await askOf(answerQuestionWith(contractTools(), embedded), '什么时候交货？', { context, signal: stop.signal })
  }
  for (const _ of [1, 2, 3, 4]) await stopped()
  for (const turn of [{ silent: true }, { endless: '还有' }, { silent: true }] as const) {
    const late = new AbortController()
    server.script(() => {
      late.abort()
      return turn
    })
    expect((await ask({ late: late.signal }))?.method).toMatchObject({ fellBack: 'unreachable' })
  }
  expect(server.asked).toHaveLength(7)
  expect((await ask())?.method).toMatchObject({ fellBack: 'unreachable' })
  expect(server.asked).toHaveLength(7)
})

test('whoever has used what they may today is answered by the embedded method', async () => {
  use({ capTokens: 100 })
  server.script({ ...open, usage: [90, 10] }, { text: '12月10日交货 [r1]。' })
  expect((await ask())?.method).toMatchObject({ by: 'embedded', fellBack: 'capped' })
  expect(server.left()).toBe(1)
  expect((await ask())?.method).toMatchObject({ fellBack: 'capped' })
  expect(await used()).toMatchObject([{ calls: 1 }])
})

test('what they use is counted, and capped, where the endpoint says that it is nothing or less', async () => {
  use({ capTokens: 100 })
  for (const usage of [
    [0, 0],
    [-100, -10],
    [1.5, 0.5],
  ] as const) {
    await owner.query('DELETE FROM model_usage')
    server.script({ ...open, usage }, { text: '12月10日交货 [r1]。' })
    expect((await ask())?.method).toMatchObject({ by: 'embedded', fellBack: 'capped' })
    expect(server.left()).toBe(1)
    const [line] = await used()
    expect([line?.calls, (line?.tokensIn ?? 0) > 100, (line?.tokensOut ?? 0) > 0]).toEqual([1, true, true])
  }
})

test('after repeated failures nobody waits for it', async () => {
  use()
  server.script({ gone: true }, { gone: true }, { gone: true })
  for (const _ of [1, 2, 3, 4, 5]) expect((await ask())?.method).toMatchObject({ fellBack: 'unreachable' })
  expect(server.asked).toHaveLength(3)
})
