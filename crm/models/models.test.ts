import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '#prisma/actor.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { addActor, addTwoCompanies, type TwoCompanies } from '#tests/factories/two-companies.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { findUsage } from './find-usage.server.ts'
import { isCapped } from './is-capped.server.ts'
import { listModels } from './list-models.server.ts'
import { mergeModel } from './merge-model.ts'
import { mayKeepModels } from './model.policy.ts'
import { SetModelSchema } from './model.schema.ts'
import { type ModelConfig, usualLimits } from './model-roles.ts'
import { readModelWithKey, readSetModel } from './read-set-model.server.ts'
import { recordUsage } from './record-usage.server.ts'
import { resetModel } from './reset-model.server.ts'
import { configureSeal, seal, unseal } from './seal.server.ts'
import { setModel } from './set-model.server.ts'

const owner = useTestDatabase()
let group: TwoCompanies
let keeper: Actor

beforeAll(async () => {
  configureSeal('a secret of at least thirty-two letters')
  await loadBase({ client: owner.client })
  group = await addTwoCompanies(owner)
  keeper = { ...group.headquarters, roles: ['administrator'], keeper: true, keptRules: 'group' }
})
afterAll(() => configureSeal(null))
beforeEach(async () => {
  await owner.query('DELETE FROM model_setting')
  await owner.query('DELETE FROM model_usage')
})

const typed = {
  role: 'chat',
  baseUrl: 'https://models.example.com/v1/',
  model: 'qwen3',
  key: 'sk-secret-1',
  maxTokens: '1,500',
  timeoutSeconds: '30',
  priceIn: '2.50',
  priceOut: '10',
  capTokens: '',
  capMoney: '5',
}
const set = (more: object = {}, actor = keeper) =>
  withActor(actor, (tx) => setModel({ tx, actor, ...SetModelSchema.parse({ ...typed, ...more }) }))
const loaded = () => withRole('gantry_jobs', (tx) => readModelWithKey({ tx, role: 'chat' }))
const environment = {
  baseUrl: 'https://env.example.com/v1',
  apiKey: 'sk-env',
  models: { chat: 'env-model', extraction: null, embedding: null },
}

test('what an administrator sets comes before the environment, and what they leave out the environment says', async () => {
  expect(mergeModel('chat', await loaded(), environment)).toMatchObject({ model: 'env-model', apiKey: 'sk-env' })
  expect(mergeModel('extraction', await loaded(), environment)).toBeNull()
  await set()
  expect(mergeModel('chat', await loaded(), environment)).toEqual({
    role: 'chat',
    baseUrl: 'https://models.example.com/v1',
    model: 'qwen3',
    apiKey: 'sk-secret-1',
    maxTokens: 1500,
    timeoutMs: 30_000,
    priceIn: 250,
    priceOut: 1000,
    capTokens: null,
    capMoney: 500,
  })
  await set({ isOff: 'on' })
  expect(mergeModel('chat', await loaded(), environment)).toBeNull()
  await withActor(keeper, (tx) => resetModel({ tx, actor: keeper, role: 'chat' }))
  expect(mergeModel('chat', await loaded(), environment)).toMatchObject({ model: 'env-model' })
})

test('a key is sealed, shown to nobody, kept until it is replaced, and never sent to another host', async () => {
  await set()
  const { rows } = await owner.query('SELECT key_sealed FROM model_setting')
  expect(String(rows[0]?.key_sealed)).not.toContain('secret')
  expect(await withActor(keeper, (tx) => readSetModel({ tx, role: 'chat' }))).toMatchObject({ hasKey: true })
  const shown = JSON.stringify(await withActor(keeper, (tx) => readSetModel({ tx, role: 'chat' })))
  expect(shown).not.toMatch(/sk-secret|key_sealed|apiKey/)
  for (const actor of [keeper, group.forging.rep])
    await expect(withActor(actor, (tx) => readModelWithKey({ tx, role: 'chat' }))).rejects.toThrow()
  await set({ key: '', model: 'qwen4' })
  expect(await loaded()).toMatchObject({ apiKey: 'sk-secret-1', model: 'qwen4' })
  await set({ key: '', baseUrl: 'https://elsewhere.example/v1' })
  expect(await loaded()).toMatchObject({ apiKey: null })
  // The environment's goes to the environment's address alone.
  expect(mergeModel('chat', await loaded(), environment)).toMatchObject({ apiKey: null })
  await expect(set({ baseUrl: '' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  const { rows: events } = await owner.query(`SELECT before, after FROM domain_event WHERE type LIKE 'model.%'`)
  expect(events.length).toBeGreaterThan(2)
  expect(JSON.stringify(events)).not.toContain('sk-secret')
})

test('a rep sets nothing, and another secret opens nothing', async () => {
  await expect(set({}, group.forging.rep)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const sealed = seal('sk-secret')
  expect([unseal(sealed), unseal(`${sealed.slice(0, -4)}AAAA`), unseal('x')]).toEqual(['sk-secret', null, null])
  await set()
  const listed = async () => {
    const withKey = new Set((await loaded())?.apiKey ? (['chat'] as const) : [])
    return (await withActor(keeper, (tx) => listModels({ tx, environment, withKey }))).map((one) => one.isKeyLost)
  }
  expect(await listed()).toEqual([false, false, false])
  configureSeal('another secret of thirty-two letters')
  expect(unseal(sealed)).toBeNull()
  expect(await listed()).toEqual([true, false, false])
  configureSeal('a secret of at least thirty-two letters')
})

test('who administers one company sets, tries and sees nothing of the models of all, in the verbs and in the database', async () => {
  await set()
  const config = { ...usualLimits, role: 'chat' as const, baseUrl: 'https://x/v1', apiKey: null, model: 'qwen3' }
  const { rep, id } = group.forging
  const day = '2026-11-29'
  await withActor(rep, (tx) => recordUsage({ tx, actor: rep, config, day, tokensIn: 1, tokensOut: 1 }))
  const local = await addActor('罗家明', id, 'administrator', 'subtree')
  expect(local.keeper).toBe(true)
  expect([mayKeepModels(local), mayKeepModels(keeper)]).toEqual([false, true])
  await expect(set({}, local)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(withActor(local, (tx) => resetModel({ tx, actor: local, role: 'chat' }))).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  expect(await withActor(local, (tx) => findUsage({ tx, from: day, to: day }))).toEqual([])
  // A verb that lets them pass gets no further: the policies refuse what the settings of the transaction do not bear out.
  const wide: Actor = { ...local, keptRules: 'group' }
  const passed = withActor(local, (tx) =>
    setModel({ tx, actor: wide, ...SetModelSchema.parse({ ...typed, role: 'extraction' }) }),
  )
  await expect(passed).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const taken = withActor(local, (tx) => resetModel({ tx, actor: wide, role: 'chat' }))
  await expect(taken).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await withActor(local, (tx) =>
    setModel({ tx, actor: wide, ...SetModelSchema.parse({ ...typed, model: 'evil' }) }),
  ).catch(() => undefined)
  expect(await loaded()).toMatchObject({ model: 'qwen3' })
})

test.each(['ftp://x', 'https://user:pw@x/v1', 'https://x/v1?key=1', 'x'])('%s is no address', (baseUrl) => {
  expect(SetModelSchema.safeParse({ ...typed, baseUrl }).error?.issues[0]?.message).toBe('form.endpoint')
})

test('usage is counted by person, day, role and model; administrators see all, each sees their own, and caps hold', async () => {
  const config: ModelConfig = {
    ...usualLimits,
    role: 'chat',
    baseUrl: 'https://x/v1',
    apiKey: null,
    model: 'qwen3',
    priceIn: 200,
    priceOut: 800,
    capTokens: 250,
  }
  const use = (actor: Actor, day: string, tokensIn: number) =>
    withActor(actor, (tx) => recordUsage({ tx, actor, config, day, tokensIn, tokensOut: 10 }))
  const { rep } = group.forging
  await use(rep, '2026-11-28', 500)
  await use(rep, '2026-11-29', 100)
  await use(rep, '2026-11-29', 100)
  await use(keeper, '2026-11-29', 20)
  const capped = (more: Partial<ModelConfig>, day = '2026-11-29', actor: Actor = rep) =>
    withActor(actor, (tx) => isCapped({ tx, actor, config: { ...config, ...more }, day }))
  expect(await capped({})).toBe(false)
  expect(await capped({ capTokens: 220 })).toBe(true)
  expect(await capped({ capTokens: 220, role: 'extraction' })).toBe(false)
  expect(await capped({ capTokens: 220 }, '2026-11-30')).toBe(false)
  // 200 × 200 + 20 × 800 millionths are less than a minor unit.
  expect(await capped({ capTokens: null, capMoney: 1 })).toBe(false)
  expect(await capped({ capTokens: null, capMoney: 0 })).toBe(true)
  const usage = (actor: Actor) => withActor(actor, (tx) => findUsage({ tx, from: '2026-11-29', to: '2026-11-29' }))
  expect(await usage(rep)).toMatchObject([
    { personId: rep.personId, calls: 2, tokensIn: 200, tokensOut: 20, cost: 56_000, lastDay: '2026-11-29' },
  ])
  expect((await usage(keeper)).map(({ calls }) => calls)).toEqual([2, 1])
  await expect(
    withActor(rep, (tx) => recordUsage({ tx, actor: keeper, config, day: '2026-11-29', tokensIn: 1, tokensOut: 1 })),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
