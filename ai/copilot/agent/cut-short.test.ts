import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeCircuits } from '#ai/models/circuit.ts'
import { estimateTokens, noMeter } from '#ai/models/meter.ts'
import { failureOf } from '#ai/models/model-failure.ts'
import { type ModelConfig, type TokenCount, usualLimits } from '#crm/models/model-roles.ts'
import { askOf, contextOf, contractId, contractTools } from '#tests/support/copilot/asked-of.ts'
import { type Turn, useModelServer } from '#tests/support/model-server.ts'
import { answerByModel } from './answer-by-model.server.ts'

const server = useModelServer()
beforeEach(closeCircuits)
afterEach(closeCircuits)

const agent = (meter = noMeter) => {
  const config = { ...usualLimits, role: 'chat' as const, baseUrl: server.url(), apiKey: null, model: 'qwen3' }
  return answerByModel({ tools: contractTools(), meter, config })
}
const open = { calls: [{ name: 'open_contract', arguments: { contract_id: contractId } }] }
const question = '什么时候交货？'
const said = async (...turns: Turn[]) => {
  server.script(open, ...turns)
  return (await askOf(agent(), question)).answer?.sentences.map(({ text }) => text)
}
const failed = (...turns: Turn[]) => {
  server.script(...turns)
  return askOf(agent(), question).then(() => null, failureOf)
}
const notice = '有的内容在读到的资料里找不到依据，已略去。'

test('one that is cut is no answer whatever an endpoint calls it, and however a gateway closes it', async () => {
  const call = { name: 'open_contract', arguments: { contract_id: contractId } }
  for (const type of ['text/plain', 'application/octet-stream', 'Text/Event-Stream'])
    for (const cut of [{ calls: [call] }, { text: '12月10日交货 [r1]。' }]) {
      closeCircuits()
      expect([type, await failed({ ...cut, cutAfter: 3, type })]).toMatchObject([type, { kind: 'unreachable' }])
    }
  const events: unknown[] = []
  for (const cutAfter of [2, 3, 11]) {
    server.script({ calls: [call], cutAfter, isDone: true })
    const asked = { question, history: [], context: contextOf(), signal: new AbortController().signal }
    const run = async () => {
      for await (const event of agent()(asked)) events.push(event)
    }
    expect([cutAfter, await run().then(() => null, failureOf)]).toMatchObject([cutAfter, { kind: 'unreachable' }])
  }
  expect(events).toEqual([])
  const half = { text: '12月10日交货 [r1]。质保期十二个', cutAfter: 5, isDone: true }
  expect(await failed(open, half)).toMatchObject({ kind: 'unreachable' })
})

test('the reason of an end may come with several pieces, and before it none, an empty one, or the word', async () => {
  const text = '12月10日交货 [r1]。质保期十二个'
  expect(await said({ text: '12月10日交货 [r1]。', finish: ['', 'null', 'stop', 'stop'] })).toEqual(['12月10日交货。'])
  for (const finish of [['length', 'length'], ['max_tokens'], ['content_filter']])
    expect([finish, await said({ text, finish })]).toEqual([finish, ['12月10日交货。', notice]])
  const long = { ...open, finish: ['length', 'length'] }
  expect(await failed(long, long)).toMatchObject({ message: expect.stringContaining('cut before') })
  for (const finish of [null, ['null', ''], ['network_error']])
    expect([finish, await failed(open, { text, finish })]).toMatchObject([finish, { kind: 'unreachable' }])
})

test('what had come of an answer that its asker stops is counted', async () => {
  const counted: TokenCount[] = []
  const meter = { ...noMeter, count: async (_: ModelConfig, tokens: TokenCount) => void counted.push(tokens) }
  const written = '12月10日交货 [r1]。请留意 [r1]。'
  const never = new Promise(() => undefined)
  server.script({ ...open, usage: [50, 5] }, { text: written, until: never, rest: '' })
  const stop = new AbortController()
  const asked = { question, history: [], context: contextOf(), signal: stop.signal }
  for await (const event of agent(meter)(asked)) if (event.type === 'text') stop.abort()
  expect(counted).toEqual([
    { tokensIn: 50, tokensOut: 5 },
    { tokensIn: expect.any(Number), tokensOut: expect.any(Number) },
  ])
  // Nearly all of it: what comes last may be on its way.
  expect(counted[1]?.tokensOut).toBeGreaterThan(estimateTokens(written) / 2)
  expect(counted[1]?.tokensOut).toBeLessThanOrEqual(estimateTokens(written) * 3)
})
