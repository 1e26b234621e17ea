import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ModelConfig, usualLimits } from '#crm/models/model-roles.ts'
import { z } from '#lib/zod.ts'
import { useModelServer } from '#tests/support/model-server.ts'
import { askStructured } from './ask-structured.server.ts'
import { closeCircuits } from './circuit.ts'
import { type Meter, noMeter } from './meter.ts'
import { failureOf, ModelFailure } from './model-failure.ts'
import { tryModel } from './try-model.server.ts'

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
const ask = (meter: Meter = noMeter) =>
  askStructured({
    config: config(),
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
  expect(server.asked[1]?.body.messages?.map(({ role }) => role)).toEqual(['system', 'user', 'user'])
  server.script({ text: '{"days": "30"}' }, { text: '{"days": 30}' }, { text: sound })
  expect(await ask().then(() => null, failureOf)).toMatchObject({ kind: 'unsound' })
  expect(server.left()).toBe(1)
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

test('trying a model asks it for what its role needs, and says what is wrong', async () => {
  const tried = (more: Partial<ModelConfig>) => tryModel({ config: config(more), meter: noMeter })
  server.script({ calls: [{ name: 'report_ready', arguments: {} }] })
  expect(await tried({ role: 'chat' })).toMatchObject({ ok: true })
  server.script({ text: 'ready' })
  expect(await tried({ role: 'chat' })).toEqual({ ok: false, kind: 'unsound', status: null })
  server.script({ text: '{"number": 7}' })
  expect(await tried({})).toMatchObject({ ok: true })
  server.script({ status: 401 })
  expect(await tried({})).toEqual({ ok: false, kind: 'unreachable', status: 401 })
  server.script()
  expect(await tried({ role: 'embedding' })).toMatchObject({ ok: true })
  server.script({ gone: true })
  expect(await tried({ role: 'embedding' })).toMatchObject({ ok: false, kind: 'unreachable' })
})
