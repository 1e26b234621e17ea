import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Tool } from '#ai/copilot/tool.ts'
import { closeCircuits } from '#ai/models/circuit.ts'
import { noMeter } from '#ai/models/meter.ts'
import { failureOf } from '#ai/models/model-failure.ts'
import { usualLimits } from '#crm/models/model-roles.ts'
import { z } from '#lib/zod.ts'
import { askOf, contractId, contractTools, hiddenId } from '#tests/support/copilot/asked-of.ts'
import { useModelServer } from '#tests/support/model-server.ts'
import { answerByModel } from './answer-by-model.server.ts'

const server = useModelServer()
beforeEach(closeCircuits)
afterEach(closeCircuits)

/** Finds two contracts of one name, and leaves it to the person which is meant. */
const find: Tool = {
  name: 'find_contract',
  kind: 'read',
  title: { zh: '查合同', en: 'Find a contract' },
  does: { zh: '按名称查合同', en: 'Finds a contract by name' },
  input: z.strictObject({}),
  run: async () => ({
    view: {},
    sentences: [],
    cited: [],
    figures: [],
    choices: [contractId, hiddenId].map((id) => ({
      record: { kind: 'contract', id },
      label: { zh: '澄江项目合同', en: 'Chengjiang contract' },
      arguments: { contract_id: id },
    })),
  }),
}
const ask = () => {
  const config = { ...usualLimits, role: 'chat' as const, baseUrl: server.url(), apiKey: null, model: 'qwen3' }
  return askOf(answerByModel({ tools: [...contractTools(), find], meter: noMeter, config }), '澄江什么时候交货？')
}
const several = { name: 'find_contract', arguments: {} }
const opened = (id: string) => ({ name: 'open_contract', arguments: { contract_id: id } })

test('which record is meant a model may settle itself: then it is sure, and nothing stands without a source', async () => {
  server.script({ calls: [several] }, { calls: [opened(contractId)] }, { text: '12月10日交货 [r1]。' })
  const { answer } = await ask()
  expect(answer).toMatchObject({ sure: true, sentences: [{ text: '12月10日交货。' }] })
  expect(answer?.none).toBeUndefined()
  server.script({ calls: [several] }, { calls: [opened(contractId)] }, { text: '我记得是十二月交货。' })
  expect(await ask().then(() => null, failureOf)).toMatchObject({ kind: 'unsound' })
})

test.each([
  ['has asked for nothing else', []],
  ['has found nothing', [{ calls: [opened(hiddenId)] }]],
  ['has found several again', [{ calls: [opened(contractId)] }, { calls: [several] }]],
])('where it %s, which one is asked back', async (_, turns) => {
  server.script({ calls: [several] }, ...turns, { text: '您指的是哪一份？' })
  const { answer } = await ask()
  expect(answer).toMatchObject({ sure: false, none: { kind: 'unsure', suggestions: [{}, {}] } })
})

test('what was asked for beside it, before it was known that several fit, settles nothing', async () => {
  server.script({ calls: [several, opened(contractId)] }, { text: '您指的是哪一份？' })
  expect((await ask()).answer).toMatchObject({ sure: false, none: { kind: 'unsure' } })
})
