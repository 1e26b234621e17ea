import { Engine, type Operator } from 'json-rules-engine'
import { afterEach, expect, it, vi } from 'vitest'
import { decide } from './decide.ts'

const options = {
  rules: [
    {
      id: 'R',
      version: 1,
      name: { zh: '', en: '' },
      condition: { all: [{ fact: 'n', operator: 'equal', value: 1 }] },
    },
  ],
  facts: { n: 1 },
  vocabulary: { subject: 'case', version: '1', facts: [{ id: 'n', type: 'number' as const, nullable: false }] },
  timezone: 'UTC',
  now: new Date(0),
}

afterEach(() => {
  vi.restoreAllMocks()
  vi.doUnmock('json-rules-engine')
  vi.resetModules()
})

it('decides by json-rules-engine: with an empty module in its place there is no decision', async () => {
  vi.resetModules()
  vi.doMock('json-rules-engine', () => ({ Engine: undefined }))
  const emptied = await import('./decide.ts')
  await expect(emptied.decide(options)).rejects.toThrow()
})

it('takes the outcome from it', async () => {
  const { run } = Engine.prototype
  vi.spyOn(Engine.prototype, 'run').mockImplementation(async function (this: Engine) {
    const found = await run.call(this)
    for (const result of found.results) result.result = false
    return found
  })
  expect((await decide(options)).outcome).toBe('refuse')
})

it('leaves it none of its own operators, and adds ours by type', async () => {
  const remove = vi.spyOn(Engine.prototype, 'removeOperator')
  const add = vi.spyOn(Engine.prototype, 'addOperator')
  await decide(options)
  const given = add.mock.calls.map(([operator]): Operator | string => operator)
  const builtIn = new Set(given.flatMap((operator) => (typeof operator === 'string' ? [] : [operator.name])))
  const ours = given.filter((operator) => typeof operator === 'string')
  expect(builtIn.size).toBeGreaterThan(0)
  expect(new Set(remove.mock.calls.map(([name]) => name))).toEqual(builtIn)
  expect(ours).toContain('number.equal')
  expect(ours).toContain('money.notBetween')
  expect(ours.every((name) => /^[a-z]+\.[A-Za-z]+$/.test(name))).toBe(true)
})
