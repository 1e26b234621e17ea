import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAppError } from '#lib/errors.ts'
import { readRulePacks, refuseBroken, shippedPacks } from './read-rule-packs.server.ts'

const context = { timeZone: 'Asia/Shanghai', currency: 'CNY' }
let good: string
let folder: string

beforeAll(async () => {
  good = await readFile(join(shippedPacks, 'stage-gates', 'sg-02-size-and-date.json'), 'utf8')
  folder = await mkdtemp(join(tmpdir(), 'gantry-rules-'))
})
afterAll(() => rm(folder, { recursive: true }))

type Json = { [key: string]: Json } & Json[]

/** The good rule with one thing changed. */
const but = (change: (rule: Json) => void) => {
  const rule = JSON.parse(good)
  change(rule)
  return JSON.stringify(rule)
}
const set = (key: string, value: unknown) => but((rule) => Object.assign(rule, { [key]: value }))
const without = (key: string) =>
  but((rule) => {
    Reflect.deleteProperty(rule, key)
  })
const leaf = (change: object) => but((rule) => Object.assign(rule.condition?.all?.[0] ?? {}, change))

// Each way of breaking it, where the fault is said to be, and what the sentence must name.
const broken: Record<string, [text: () => string, place: string, names: RegExp]> = {
  'nothing in it': [() => '', '', /JSON/],
  'cut off in the middle': [() => good.slice(0, 300), '', /JSON/],
  'a comma too many': [() => good.replace('"stage-gates",', '"stage-gates",,'), '', /JSON/],
  'a list instead of a rule': [() => `[${good}]`, 'subject', /vocabulary/],
  'no id': [() => without('id'), 'id', /id/],
  'an id in words': [() => set('id', 'size and date'), 'id', /id/],
  'an unknown set': [() => set('set', 'gates'), 'set', /set/],
  'an unknown subject': [() => set('subject', 'tender'), 'subject', /tender/],
  'a name in one language': [() => set('name', { zh: '名' }), 'name.en', /en/],
  'no reason why': [() => without('why'), 'why', /why/],
  'an owner who is nobody': [() => set('owner', 'the boss'), 'owner', /the boss/],
  'a type that is not sold': [() => set('scope', { type: 'rental', to: 'rental.bid' }), 'scope.type', /rental/],
  'a stage that nothing reaches': [
    () => set('scope', { type: 'product-project', to: 'product-project.award' }),
    'scope.to',
    /product-project\.award/,
  ],
  'a key that nothing reads': [() => set('priority', 5), '', /priority/],
  'an empty condition': [() => set('condition', { all: [] }), 'condition', /empty/],
  'a fact that is not in the vocabulary': [() => leaf({ fact: 'price' }), 'condition.all[0]', /price/],
  'an operator that the type has not': [
    () => leaf({ operator: 'contains', value: 'x' }),
    'condition.all[0]',
    /contains/,
  ],
  'a value of the wrong type': [
    () => leaf({ operator: 'greaterThan', value: 'much' }),
    'condition.all[0]',
    /amount|much|money/,
  ],
  'a parameter that the fact has not': [() => leaf({ params: { kind: 'visit' } }), 'condition.all[0]', /kind|param/],
  'no case': [() => set('cases', []), 'cases', /cases/],
  'no case that it refuses': [() => but((rule) => rule.cases?.splice(1)), 'cases', /refuse/],
  'a case that comes out the other way': [
    () => but((rule) => Object.assign(rule.cases?.[1] ?? {}, { expect: 'allow' })),
    'cases[1]',
    /No amount/,
  ],
  'a case about another fact': [
    () => but((rule) => Object.assign(rule.cases?.[0]?.facts ?? {}, { price: 1 })),
    'cases[0].facts.price',
    /price/,
  ],
}

test('a warning is told to the team of an opportunity; of a customer, which has none, such a rule is refused', async () => {
  const from = join(shippedPacks, 'warnings')
  const alone = await mkdtemp(join(tmpdir(), 'gantry-rules-'))
  for (const file of ['w-03-signing-near.json', 'w-05-customer-not-visited.json']) {
    const rule = JSON.parse(await readFile(join(from, file), 'utf8'))
    await writeFile(join(alone, file), JSON.stringify({ ...rule, scope: { ...rule.scope, notify: 'owner,team' } }))
  }
  const packs = await readRulePacks({ folder: alone, ...context })
  await rm(alone, { recursive: true })
  expect(packs.rules.map(({ rule }) => rule.id)).toEqual(['WN-03'])
  expect(packs.problems).toMatchObject([{ rule: 'WN-05', place: 'scope.notify' }])
})

test('a row of a route table is refused for what points at nothing: subject, order, roles of those it asks', async () => {
  const alone = await mkdtemp(join(tmpdir(), 'gantry-rules-'))
  const text = await readFile(join(shippedPacks, 'approval-routes', 'ar-12-everything-else.json'), 'utf8')
  const row = JSON.parse(text)
  const asking = (role: string) => ({ ...row.route[0], asks: [{ role, at: 'company' }] })
  const escalating = { ...row.route[0], escalateTo: { role: 'king', at: 'group' } }
  const changed: [object, string][] = [
    [{ scope: { for: 'tender', order: '10' } }, 'scope.for'],
    [{ scope: { for: 'stage-exception', order: '10' } }, 'subject'],
    [{ scope: { for: 'contract', order: 'first' } }, 'scope.order'],
    [{ route: [asking('chairman')] }, 'route[0].asks[0].role'],
    [{ route: [escalating] }, 'route[0].escalateTo.role'],
  ]
  for (const [at, [change]] of changed.entries()) {
    await writeFile(join(alone, `${at}.json`), JSON.stringify({ ...row, ...change }))
  }
  await writeFile(join(alone, 'good.json'), text)
  const packs = await readRulePacks({ folder: alone, ...context })
  await rm(alone, { recursive: true })
  expect(packs.rules.map(({ file }) => file)).toEqual(['good.json'])
  const han = expect.stringMatching(/\p{Script=Han}/u)
  expect(packs.problems).toEqual(
    changed.map(([, place], at) =>
      expect.objectContaining({ file: `${at}.json`, place, reason: { zh: han, en: expect.any(String) } }),
    ),
  )
})

test('a recommendation is refused for what points at nothing: subject, kind of article, what its topic takes from the deal', async () => {
  const alone = await mkdtemp(join(tmpdir(), 'gantry-rules-'))
  const text = await readFile(join(shippedPacks, 'knowledge-recommendation', 'kr-03-competitor.json'), 'utf8')
  const rule = JSON.parse(text)
  const changed: [object, string][] = [
    [{ scope: { kind: 'poem' } }, 'scope.kind'],
    [{ topic: { ...rule.topic, zh: '打法 {rivals}' } }, 'topic.zh'],
    [{ topic: { ...rule.topic, en: '{} {product}' } }, 'topic.en'],
  ]
  for (const [at, [change]] of changed.entries()) {
    await writeFile(join(alone, `${at}.json`), JSON.stringify({ ...rule, ...change }))
  }
  await writeFile(join(alone, 'good.json'), text)
  const packs = await readRulePacks({ folder: alone, ...context })
  await rm(alone, { recursive: true })
  expect(packs.rules.map(({ file }) => file)).toEqual(['good.json'])
  expect(packs.problems).toMatchObject(changed.map(([, place], at) => ({ file: `${at}.json`, place })))
})

test('each of twenty broken files is refused with its name, its rule, the place and the reason in both languages', async () => {
  const names = Object.keys(broken)
  expect(names.length).toBeGreaterThanOrEqual(20)
  for (const [index, [text]] of Object.values(broken).entries()) {
    await writeFile(join(folder, `${String(index).padStart(2, '0')}.json`), text())
  }
  const packs = await readRulePacks({ folder, ...context })
  expect(packs.rules).toEqual([])
  expect(packs.files).toBe(names.length)
  for (const [index, name] of names.entries()) {
    const [text, place, reason] = broken[name] ?? [() => '', '', /$^/]
    const file = `${String(index).padStart(2, '0')}.json`
    const problems = packs.problems.filter((problem) => problem.file === file)
    expect(problems, name).toContainEqual(
      expect.objectContaining({
        file,
        place,
        reason: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(reason) },
      }),
    )
    const readable = text().startsWith('{') && /"id":\s*"SG-02"/.test(text()) && place !== '' && place !== 'subject'
    if (readable)
      expect(
        problems.map(({ rule }) => rule),
        name,
      ).toContain('SG-02')
  }
  const refusal = await Promise.resolve()
    .then(() => refuseBroken(packs.problems))
    .catch((error) => error)
  expect(isAppError(refusal) && refusal.code).toBe('RULES_BROKEN')
  for (const index of names.keys()) expect(refusal.message).toContain(`${String(index).padStart(2, '0')}.json`)
})

test('one id in two files is refused in the second; a byte order mark is no fault', async () => {
  const twins = await mkdtemp(join(tmpdir(), 'gantry-rules-'))
  await writeFile(join(twins, 'a.json'), `\uFEFF${good}`)
  await writeFile(join(twins, 'b.json'), good)
  const packs = await readRulePacks({ folder: twins, ...context })
  await rm(twins, { recursive: true })
  expect(packs.rules.map(({ file }) => file)).toEqual(['a.json'])
  expect(packs.problems).toMatchObject([{ file: 'b.json', rule: 'SG-02', place: 'id' }])
})
