import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ModelConfig, usualLimits } from '#crm/models/model-roles.ts'
import { useModelServer } from '#tests/support/model-server.ts'
import { chatModel } from './chat-model.server.ts'
import { circuitOf, closeCircuits } from './circuit.ts'
import { endpointFetch } from './endpoint-fetch.server.ts'
import { failureOf } from './model-failure.ts'

const server = useModelServer()
beforeEach(closeCircuits)
afterEach(closeCircuits)

const config = (more: Partial<ModelConfig> = {}): ModelConfig => ({
  ...usualLimits,
  role: 'chat',
  baseUrl: server.url(),
  apiKey: 'sk-secret',
  model: 'qwen3',
  ...more,
})

/** The pauses between attempts, none of which is waited for. */
const pauses: number[] = []
beforeEach(() => {
  pauses.length = 0
})
const ask = async (more: Partial<ModelConfig> = {}) => {
  const one = config(more)
  const fetch = endpointFetch({ ...one, pause: async (ms) => void pauses.push(ms) })
  return (await chatModel(one, fetch)).invoke('你好')
}
const failing = (more: Partial<ModelConfig> = {}) => ask(more).then(() => null, failureOf)
const streamed = async (more: Partial<ModelConfig> = {}) => {
  let text = ''
  const model = await chatModel(config(more))
  for await (const chunk of await model.stream('你好')) text += chunk.text
  return text
}

test('the endpoint is asked with its key, its model and its most tokens, at once and in a stream', async () => {
  server.script({ text: '好。', usage: [7, 3] }, { text: '一共有三句话。' })
  const answer = await ask({ maxTokens: 300 })
  expect([answer.text, answer.usage_metadata]).toMatchObject(['好。', { input_tokens: 7, output_tokens: 3 }])
  expect(await streamed()).toBe('一共有三句话。')
  expect(server.asked).toMatchObject([
    { path: '/v1/chat/completions', key: 'Bearer sk-secret', body: { model: 'qwen3', max_tokens: 300 } },
    { body: { stream: true, stream_options: { include_usage: true } } },
  ])
})

test('an overloaded or failing endpoint is asked again, after as long as it says', async () => {
  server.script({ status: 429, headers: { 'retry-after': '2' } }, { status: 503 }, { text: '好。' })
  expect((await ask()).text).toBe('好。')
  expect(pauses).toEqual([2000, expect.closeTo(500, -3)])

  server.script({ status: 500 }, { status: 500 }, { status: 500 }, { text: '太晚。' })
  expect(await failing()).toMatchObject({ kind: 'unreachable', status: 500 })
  expect(server.left()).toBe(1)

  server.script({ status: 429 }, { status: 429 }, { status: 429 })
  expect(await failing()).toMatchObject({ kind: 'busy', status: 429 })
  // Nobody waits an hour for an answer.
  server.script({ status: 429, headers: { 'retry-after': '3600' } }, { text: '太晚。' })
  closeCircuits()
  expect(await failing()).toMatchObject({ kind: 'busy' })
  expect(server.left()).toBe(1)
})

test('after repeated failures it is left alone for a while, and then tried by one', async () => {
  let now = performance.now()
  const circuit = circuitOf(config(), () => now)
  for (const _ of [1, 2, 3]) circuit.failed()
  expect(circuit.admits()).toBe(false)
  server.script({ text: '好。' })
  expect(await failing()).toMatchObject({ kind: 'unreachable', message: expect.stringContaining('left alone') })
  expect(server.asked).toEqual([])
  now += 31_000
  expect([circuit.admits(), circuit.admits()]).toEqual([true, false])
  circuit.succeeded()
  expect((await ask()).text).toBe('好。')
})

test('one that is gone, silent, never ends, or breaks off is a failure and no answer', async () => {
  for (const turn of [
    { gone: true },
    { silent: true },
    { endless: '还有。' },
    { text: '一共有三句话。', cutAfter: 3 },
    { text: '一共有三句话。', cutAfter: 3, hangUp: true },
    { text: '一共有三句话。', cutAfter: 3, type: 'text/plain' },
    { text: '一共有三句话。', cutAfter: 3, type: 'Text/Event-Stream' },
  ] as const) {
    closeCircuits()
    server.script(turn)
    const failed = await streamed({ timeoutMs: 300 }).then(() => null, failureOf)
    expect([turn, failed?.kind]).toEqual([turn, 'unreachable'])
  }
})

test('it goes to the host that was configured and to no other', async () => {
  server.script({ status: 307, headers: { location: 'http://127.0.0.1:9/v1/chat/completions' } })
  expect(await failing()).toMatchObject({ kind: 'unreachable', message: expect.stringContaining('sends elsewhere') })
})

test('what is wrong is said without the key, the question or the words of the endpoint', async () => {
  for (const status of [400, 401, 404, 500]) {
    closeCircuits()
    const turn = { status, body: '{"error":{"message":"Incorrect API key sk-secret for 你好"}}' }
    server.script(turn, turn, turn)
    const error = await ask().catch((thrown: unknown) => thrown)
    expect(failureOf(error)).toMatchObject({ status })
    expect(String(failureOf(error).message)).not.toMatch(/sk-secret|你好/)
  }
})

test('a model that takes no temperature, or the most tokens under another name, is asked as it wants', async () => {
  const asked = () =>
    server.asked.map(({ body }) => [body.temperature, body.max_tokens, body.max_completion_tokens] as const)
  server.refuse('temperature', 'max_tokens')
  server.script({ text: '好。' }, { text: '一共有三句话。' })
  expect((await ask()).text).toBe('好。')
  expect(asked()).toEqual([
    [0, 2000, undefined],
    [undefined, 2000, undefined],
    [undefined, undefined, 2000],
  ])
  // What it has taken is remembered, of all that ask it.
  expect(await streamed()).toBe('一共有三句话。')
  expect(asked().slice(3)).toEqual([[undefined, undefined, 2000]])

  server.asked.length = 0
  for (const model of ['gpt-5-mini', 'o3', 'openai/o4-mini']) {
    server.script({ text: '好。' })
    expect((await ask({ model })).text).toBe('好。')
  }
  expect(asked()).toEqual(Array.from({ length: 3 }, () => [undefined, undefined, 2000]))
  // One that is only called so.
  server.refuse('max_completion_tokens')
  server.script({ text: '好。' })
  expect((await ask({ model: 'o3' })).text).toBe('好。')
  expect(asked().at(-1)).toEqual([undefined, 2000, undefined])
})

test('an endpoint that does not count tokens in a stream streams without', async () => {
  server.refuse('stream_options')
  server.script({ text: '一共有三句话。', usage: null })
  expect(await streamed()).toBe('一共有三句话。')
  expect(server.asked.map(({ body }) => body.stream_options)).toEqual([{ include_usage: true }, undefined])
})

test('a refusal that tells in parts what is wrong, beside a code, is understood', async () => {
  const detail = [{ type: 'extra_forbidden', loc: ['body', 'temperature'], msg: 'Extra inputs are not permitted' }]
  server.script(
    { status: 422, body: JSON.stringify({ message: { detail }, code: 'invalid_request' }) },
    { text: '好。' },
  )
  expect((await ask()).text).toBe('好。')
  expect(server.asked.map(({ body }) => body.temperature)).toEqual([0, undefined])
})

test('a refusal that names what it was not sent, or names it again, is one', async () => {
  const turn = { status: 400, body: '{"error":{"message":"temperature and max_completion_tokens"}}' }
  server.script(turn, turn, turn, { text: '好。' })
  expect(await failing()).toMatchObject({ kind: 'unsound', status: 400 })
  expect(server.left()).toBe(1)
  // Nothing is known of it: it has answered nothing.
  expect((await ask()).text).toBe('好。')
  expect(server.asked.at(3)?.body).toMatchObject({ temperature: 0, max_tokens: 2000 })
})

test('an answer that is no JSON does not hold', async () => {
  server.script({ raw: '{"choices": [' })
  expect((await failing())?.kind).toBe('unsound')
})

test('nothing but the endpoint is asked, even where the environment would have runs told to a service', async () => {
  const real = globalThis.fetch
  const elsewhere: string[] = []
  globalThis.fetch = async (input, init) => {
    const { origin, href } = new URL(input instanceof Request ? input.url : input)
    if (!server.url().startsWith(origin)) elsewhere.push(href)
    return await real(input, init)
  }
  process.env.LANGSMITH_TRACING = 'true'
  process.env.LANGSMITH_API_KEY = 'lsv2'
  try {
    server.script({ text: '好。' }, { text: '没有数过。', usage: null })
    await ask()
    await streamed()
    await (await import('@langchain/core/callbacks/promises')).awaitAllCallbacks()
    expect(elsewhere).toEqual([])
  } finally {
    globalThis.fetch = real
    delete process.env.LANGSMITH_TRACING
    delete process.env.LANGSMITH_API_KEY
  }
})
