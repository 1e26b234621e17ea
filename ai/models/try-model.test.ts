import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ModelConfig, type TokenCount, usualLimits } from '#crm/models/model-roles.ts'
import { type AskedOfModel, useModelServer } from '#tests/support/model-server.ts'
import { closeCircuits } from './circuit.ts'
import { noMeter } from './meter.ts'
import { tryModel } from './try-model.server.ts'

const server = useModelServer()
beforeEach(closeCircuits)
afterEach(closeCircuits)

const tried = (more: Partial<ModelConfig> = {}, meter = noMeter) =>
  tryModel({
    config: {
      ...usualLimits,
      role: 'chat',
      baseUrl: server.url(),
      apiKey: 'sk-secret',
      model: 'qwen3',
      timeoutMs: 60_000,
      ...more,
    },
    meter,
  })
const call = { calls: [{ name: 'report_ready', arguments: {} }] }

test('a model of the chat is tried as the chat asks it: in a stream, with a tool and its result, and counted', async () => {
  const counted: TokenCount[] = []
  const meter = { ...noMeter, count: async (_: ModelConfig, tokens: TokenCount) => void counted.push(tokens) }
  server.script({ ...call, usage: [50, 5] }, { text: 'Ready.', usage: [60, 2] })
  expect(await tried({}, meter)).toMatchObject({ ok: true })
  expect(server.asked.map(({ body }) => body.stream)).toEqual([true, true])
  expect(server.asked[1]?.body.messages?.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'tool'])
  expect(server.asked[1]?.body.messages?.at(-1)).toMatchObject({ content: 'ok', tool_call_id: 'call_report_ready_0' })
  expect(counted).toEqual([
    { tokensIn: 50, tokensOut: 5 },
    { tokensIn: 60, tokensOut: 2 },
  ])
  // Of what it refuses, an endpoint bills nothing.
  server.script({ status: 401 })
  expect(await tried({}, meter)).toMatchObject({ ok: false })
  expect(counted).toHaveLength(2)
})

test('one that the chat could not use does not pass', async () => {
  const broken = { status: 400, body: '{"error":{"message":"no"}}' }
  for (const [turns, failed] of [
    [[{ text: 'ready' }], { kind: 'unsound', status: null }],
    [[call, { text: '' }], { kind: 'unsound', status: null }],
    [[call, { text: '<think>Ready.</think>' }], { kind: 'unsound', status: null }],
    [[call, call], { kind: 'unsound', status: null }],
    [[{ calls: [{ name: 'report_ready', arguments: '{"a' }] }], { kind: 'unsound', status: null }],
    [[call, broken], { kind: 'unsound', status: 400 }],
    [[{ ...call, cutAfter: 2 }], { kind: 'unreachable', status: null }],
    [[{ ...call, finish: null }], { kind: 'unreachable', status: null }],
    [[{ raw: '{"choices": []}' }], { kind: 'unreachable', status: null }],
    [[{ status: 401 }], { kind: 'unreachable', status: 401 }],
  ] as const) {
    server.script(...turns)
    expect([turns, await tried()]).toEqual([turns, { ok: false, ...failed }])
  }
  server.script({ silent: true })
  expect(await tried({ timeoutMs: 200 })).toEqual({ ok: false, kind: 'unreachable', status: null })
})

test('a thinking model that wants its thoughts back with the result of a call has them', async () => {
  const strict = ({ body }: AskedOfModel) =>
    body.messages?.some(({ reasoning_content }) => reasoning_content === '先报到，再说。')
      ? { text: 'Ready.' }
      : { status: 400, body: '{"error":{"message":"Missing reasoning_content in the assistant message"}}' }
  server.script({ ...call, thoughts: '先报到，再说。' }, strict)
  expect(await tried()).toMatchObject({ ok: true })
})

test('the other roles are tried by what they are for', async () => {
  server.script({ text: '{"number": 7}' })
  expect(await tried({ role: 'extraction' })).toMatchObject({ ok: true })
  server.script({ status: 401 })
  expect(await tried({ role: 'extraction' })).toEqual({ ok: false, kind: 'unreachable', status: 401 })
  server.script()
  expect(await tried({ role: 'embedding' })).toMatchObject({ ok: true })
  server.script({ gone: true })
  expect(await tried({ role: 'embedding' })).toMatchObject({ ok: false, kind: 'unreachable' })
})
