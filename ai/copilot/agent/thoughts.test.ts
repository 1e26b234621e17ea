import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeCircuits } from '#ai/models/circuit.ts'
import { noMeter } from '#ai/models/meter.ts'
import { failureOf } from '#ai/models/model-failure.ts'
import { usualLimits } from '#crm/models/model-roles.ts'
import { askOf, contractId, contractTools } from '#tests/support/copilot/asked-of.ts'
import { useModelServer } from '#tests/support/model-server.ts'
import { answerByModel } from './answer-by-model.server.ts'

const server = useModelServer()
beforeEach(closeCircuits)
afterEach(closeCircuits)

const ask = () => {
  const config = { ...usualLimits, role: 'chat' as const, baseUrl: server.url(), apiKey: null, model: 'qwen3' }
  return askOf(answerByModel({ tools: contractTools(), meter: noMeter, config }), '什么时候交货？')
}
const open = { calls: [{ name: 'open_contract', arguments: { contract_id: contractId } }] }
const thought = '合同金额 1,260 万元 [r1]。也许问的是交货日 [r1]。\n'

// The endpoint sends six letters at a time, so that each mark comes in pieces.
test.each([
  ['before it', `<think>${thought}</think>\n12月10日交货 [r1]。请留意。`],
  ['before it, with a name of their own', `<thinking>${thought}</thinking>12月10日交货 [r1]。请留意。`],
  ['in the middle of it', `12月10日交货 [r1]。<think>${thought}</think>请留意。`],
  ['in the middle of a sentence', `12月10日<think>${thought}</think>交货 [r1]。请留意。`],
  ['twice', `<think>${thought}</think>12月10日交货 [r1]。<think>${thought}</think>请留意。`],
  ['without an end', `12月10日交货 [r1]。请留意。<think>${thought}`],
])('what a model thinks %s is neither shown nor cited', async (_, text) => {
  server.script(open, { text })
  const { answer, text: streamed } = await ask()
  expect(answer?.sentences.map((one) => one.text)).toEqual(['12月10日交货。', '请留意。'])
  expect(['12月10日交货。', '']).toContain(streamed)
  expect(answer?.method).toMatchObject({ by: 'model' })
})

test('thoughts that only their end shows as such are no part of the answer, and what comes after is streamed', async () => {
  server.script(open, { text: `${thought}</think>\n12月10日交货 [r1]。请留意 [r1]。多谢。` })
  const { answer, text } = await ask()
  expect(answer?.sentences.map((one) => one.text)).toEqual(['12月10日交货。', '请留意。', '多谢。'])
  expect(text).toMatch(/12月10日交货。/)
})

test('a model that wants what it thought before a call back with the result has it, and nobody else', async () => {
  server.script({ ...open, thoughts: '先看合同。' }, { text: '12月10日交货 [r1]。', thoughts: '是这一天。' })
  const { answer, text } = await ask()
  expect(server.asked[1]?.body.messages?.map(({ role, reasoning_content }) => [role, reasoning_content])).toEqual([
    ['system', undefined],
    ['user', undefined],
    ['assistant', '先看合同。'],
    ['tool', undefined],
  ])
  expect(answer?.sentences.map((one) => one.text)).toEqual(['12月10日交货。'])
  expect(text + JSON.stringify(answer)).not.toMatch(/先看|这一天/)
})

test('where a model has only thought there is no answer, and it is not shown its thoughts again', async () => {
  server.script(open, { text: `<think>${thought}` })
  expect(await ask().then(() => null, failureOf)).toMatchObject({ kind: 'unsound' })
  server.script({ ...open, text: `<think>${thought}</think>` }, { text: '12月10日交货 [r1]。' })
  expect((await ask()).answer?.sentences).toHaveLength(1)
  expect(JSON.stringify(server.asked.at(-1)?.body.messages)).not.toContain('也许问的是')
})
