import { afterAll, beforeAll, expect, test } from 'vitest'
import { aModelServer } from '#tests/support/model-server.ts'
import { openCopilot } from './support/open-copilot.ts'
import { askDatabase } from './support/read-demo.ts'
import { sayIn } from './support/say.ts'
import { useProduct } from './support/use-product.ts'

const models = aModelServer()
const env: Record<string, string> = { OPENAI_API_KEY: 'sk-test', CHAT_MODEL: 'qwen3-32b' }
beforeAll(async () => {
  await models.open()
  env.OPENAI_BASE_URL = models.url()
})
const product = useProduct({ env })
afterAll(models.shut)

const patient = { timeout: 20_000 }
const say = sayIn('zh-CN')
const question = '这个商机为什么还升不上去？'

const enter = (nth: number) => openCopilot({ product, nth })

test('a model streams its answer by way of our tools, with what it rests on, and says which model it was', async () => {
  const { ask } = await enter(0)
  models.script(
    { calls: [{ name: 'what_blocks_stage', arguments: {} }] },
    { text: '还有几项没有满足，先补齐再升迁。[r1]', usage: [300, 40] },
  )
  const answer = await ask(question)
  await answer.getByText('还有几项没有满足，先补齐再升迁。').waitFor(patient)
  await answer.getByText('qwen3-32b').waitFor()
  await answer
    .getByRole('link', { name: /^依据 1/ })
    .first()
    .waitFor()
  expect(models.asked[0]?.body.stream).toBe(true)
  expect(models.left()).toBe(0)
})

test('a stream that is cut in the middle of a call calls nothing; the embedded method answers, and says why', async () => {
  const { ask, deal } = await enter(1)
  const call = { name: 'change_field', arguments: { field: 'expected_sign_on', value: '2031-01-01' } }
  models.script({ calls: [call], cutAfter: 2, hangUp: true }, { gone: true }, { gone: true }, { gone: true })
  const answer = await ask(question)
  await answer.getByText(say('copilot', 'method.embedded')).waitFor(patient)
  await answer.getByText(say('copilot', 'method.fellBack.unreachable')).waitFor()
  expect(await answer.getByText('2031-01-01').count()).toBe(0)
  const proposed = await askDatabase<{ n: number }>(
    product.server(),
    'SELECT count(*)::int AS n FROM conversation_proposal WHERE owner_id = $1',
    [deal.owner],
  )
  expect(proposed).toEqual([{ n: 0 }])
})

test('an answer that never ends is stopped by who asked, is the same after a reload, and is asked anew', async () => {
  const { ask, panel, page } = await enter(2)
  models.script({ endless: '还有。' })
  const answer = await ask(question)
  await answer.getByRole('button', { name: say('copilot', 'stop') }).click()
  await answer.getByText(say('copilot', 'broken.stopped')).waitFor(patient)
  await page.reload()
  const again = panel.getByRole('article', { name: say('copilot', 'questionOf', { question }) })
  await again.getByText(say('copilot', 'broken.stopped')).waitFor(patient)
  models.script({ calls: [{ name: 'what_blocks_stage', arguments: {} }] }, { text: '先补齐材料。[r1]' })
  await again.getByRole('button', { name: say('copilot', 'retry') }).click()
  await again.getByText('先补齐材料。').waitFor(patient)
})
