import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ModelConfig, usualLimits } from '#crm/models/model-roles.ts'
import { z } from '#lib/zod.ts'
import { useModelServer } from '#tests/support/model-server.ts'
import { askStructured } from './ask-structured.server.ts'
import { closeCircuits } from './circuit.ts'
import { estimateTokens, type Meter, noMeter } from './meter.ts'
import { CutAnswer, failureOf, ModelFailure } from './model-failure.ts'

const server = useModelServer()
beforeEach(closeCircuits)
afterEach(closeCircuits)

const schema = z.strictObject({ days: z.number().int(), quote: z.string() })
const config = (more: Partial<ModelConfig> = {}): ModelConfig => ({
  ...usualLimits,
  role: 'extraction',
  baseUrl: server.url(),
  apiKey: 'sk-secret',
  model: 'qwen3',
  timeoutMs: 2000,
  ...more,
})
const ask = (meter: Meter = noMeter, more: Partial<ModelConfig> = {}) =>
  askStructured({
    config: config(more),
    meter,
    name: 'period',
    schema,
    system: 'You read contracts.',
    prompt: '质保期三十天。',
    signal: new AbortController().signal,
  })
const sound = '{"days": 30, "quote": "质保期三十天"}'

test('data comes in the shape that was asked for, by the endpoint’s own format', async () => {
  server.script({ text: sound })
  expect(await ask()).toEqual({ days: 30, quote: '质保期三十天' })
  expect(server.asked[0]?.body.response_format).toMatchObject({
    type: 'json_schema',
    json_schema: { name: 'period', schema: { required: ['days', 'quote'] } },
  })
})

test('what does not fit is shown to the model once, then given up', async () => {
  server.script({ text: '{"days": "thirty"' }, { text: sound })
  expect(await ask()).toMatchObject({ days: 30 })
  expect(server.asked[1]?.body.messages?.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user'])
  server.script({ text: '{"days": "30"}' }, { text: '{"days": 30}' }, { text: sound })
  expect(await ask().then(() => null, failureOf)).toMatchObject({ kind: 'unsound' })
  expect(server.left()).toBe(1)
})

test.each([
  ['a fence', `\`\`\`json\n${sound}\n\`\`\``],
  ['a fence that nothing ends', `\`\`\`\n${sound}`],
  ['words around a fence', `Here it is:\n\`\`\`json\n${sound}\n\`\`\`\nAnything else?`],
  ['words around it', `Here it is: ${sound} Anything else?`],
  ['thoughts before it', `<think>{"days": 7} or {"days": 30}?</think>\n\n${sound}`],
  ['thoughts that the template opened', `{"days": 7}?\n</think>\n${sound}`],
  ['thoughts and a fence', `<think>\nThirty.\n</think>\n\`\`\`json\n${sound}\n\`\`\``],
])('data are read out of %s', async (_, text) => {
  server.script({ text })
  expect(await ask()).toEqual({ days: 30, quote: '质保期三十天' })
  expect(server.asked).toHaveLength(1)
})

test('data are read out of the blocks in which an endpoint sends what it thinks and what it says', async () => {
  const thinking = { type: 'thinking', thinking: [{ type: 'text', text: '{"days": 7}?' }] }
  const message = { role: 'assistant', content: [thinking, { type: 'text', text: sound.slice(0, 9) }] }
  message.content.push({ type: 'text', text: sound.slice(9) })
  server.script({ raw: JSON.stringify({ choices: [{ index: 0, message, finish_reason: 'stop' }] }) })
  expect(await ask()).toEqual({ days: 30, quote: '质保期三十天' })
  expect(server.asked).toHaveLength(1)
})

test('what looks like thoughts or a fence within data is data', async () => {
  const quote = '<think>三十天</think> ```json {"days": 7} ```'
  server.script({ text: JSON.stringify({ days: 30, quote }) })
  expect(await ask()).toEqual({ days: 30, quote })
})

test('of thoughts that nothing ends there are no data', async () => {
  server.script({ text: `<think>${sound}` }, { text: `<think>${sound}` })
  expect(await ask().then(() => null, failureOf)).toMatchObject({ kind: 'unsound' })
})

test('an endpoint that takes no schema is asked for JSON, then in words, each time counted, and in vain but once', async () => {
  const counted: number[] = []
  const meter: Meter = { admit: async () => undefined, count: async (_, { tokensIn }) => void counted.push(tokensIn) }
  const formats = () => server.asked.map(({ body }) => body.response_format?.type ?? 'none')
  const systemWords = () => String(server.asked.at(-1)?.body.messages?.[0]?.content)
  server.refuse('json_schema')
  server.script({ text: sound }, { text: sound })
  expect(await ask(meter)).toMatchObject({ days: 30 })
  expect(await ask(meter)).toMatchObject({ days: 30 })
  expect([formats(), counted.length]).toEqual([['json_schema', 'json_object', 'json_object'], 3])
  expect(systemWords()).toMatch(/^You read contracts\.\n.*JSON schema.*"required":\["days","quote"\]/s)

  server.asked.length = 0
  server.refuse('json_schema', 'json_object')
  server.script({ text: `Here: ${sound}` }, { text: sound })
  expect(await ask()).toMatchObject({ days: 30 })
  expect(await ask()).toMatchObject({ days: 30 })
  expect(formats()).toEqual(['json_object', 'none', 'none'])
  // Of another model of the endpoint nothing is known.
  server.script({ text: sound })
  expect(await ask(noMeter, { model: 'glm' })).toMatchObject({ days: 30 })
  expect(formats().slice(3)).toEqual(['json_schema', 'json_object', 'none'])
})

test('a request that is refused whatever its format teaches nothing, nor one that is too long', async () => {
  const turn = { status: 400, body: '{"error":{"message":"no such model"}}' }
  server.script(turn, turn, turn, { text: sound })
  expect(await ask().then(() => null, failureOf)).toMatchObject({ kind: 'unsound', status: 400 })
  const long = { status: 400, body: '{"error":{"message":"too long","code":"context_length_exceeded"}}' }
  server.script(long, { text: sound })
  expect(await ask().then(() => null, failureOf)).toMatchObject({ status: 400 })
  expect(server.left()).toBe(1)
  expect(server.asked.at(-1)?.body.response_format?.type).toBe('json_schema')
})

test('an answer that reached the most tokens is cut, counted, and not asked for again', async () => {
  const counted: number[] = []
  const meter: Meter = {
    admit: async () => undefined,
    count: async (_, { tokensIn, tokensOut }) => void counted.push(tokensIn, tokensOut),
  }
  server.script({ text: '{"days": 30, "quo', finish: 'length', usage: [40, 2000] }, { text: sound })
  expect(await ask(meter).catch((error: unknown) => error)).toBeInstanceOf(CutAnswer)
  expect([counted, server.left()]).toEqual([[40, 2000], 1])
})

test('each call is counted, and none is made beyond the cap', async () => {
  const counted: number[] = []
  const meter: Meter = {
    admit: async () => {
      if (counted.length > 0) throw new ModelFailure('capped', 'used')
    },
    count: async (_, { tokensIn, tokensOut }) => void counted.push(tokensIn + tokensOut),
  }
  server.script({ text: '{}', usage: [40, 2] }, { text: sound })
  expect(await ask(meter).then(() => null, failureOf)).toMatchObject({ kind: 'capped' })
  expect([counted, server.left()]).toEqual([[42], 1])
})

test('an endpoint that says it has used nothing, or less, is counted by what was asked and answered', async () => {
  for (const usage of [[0, 0], [-3, -1], [2.5, 1e300], null] as const) {
    const counted: number[] = []
    const meter: Meter = {
      admit: async () => undefined,
      count: async (_, { tokensIn, tokensOut }) => void counted.push(tokensIn, tokensOut),
    }
    server.script({ text: sound, usage })
    await ask(meter)
    expect([usage, counted]).toEqual([usage, [estimateTokens('You read contracts.') + 7, estimateTokens(sound)]])
  }
})
