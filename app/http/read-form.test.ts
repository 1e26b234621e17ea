import { expect, test } from 'vitest'
import { z } from '#lib/zod.ts'
import { readForm } from './read-form.server.ts'

const Schema = z.object({ name: z.string(), ids: z.array(z.string()).default([]) })

const post = (fields: [string, string][]) =>
  new Request('http://localhost/', { method: 'POST', body: new URLSearchParams(fields) })

test('of a name sent twice the first counts, a list has all of them', async () => {
  const form = post([
    ['name', 'one'],
    ['ids[]', 'a'],
    ['name', 'two'],
    ['ids[]', 'b'],
  ])
  expect(await readForm(form, Schema)).toEqual({ form: { name: 'one', ids: ['a', 'b'] } })
})

test('a form of as many fields as no form has is refused, be they of one name or of many', async () => {
  const many = (count: number, name: (at: number) => string) =>
    post(Array.from({ length: count }, (_, at) => [name(at), 'x'] as [string, string]))
  for (const name of [() => 'name', (at: number) => `name${at}`, () => 'ids[]']) {
    await expect(readForm(many(201, name), Schema)).rejects.toMatchObject({ code: 'BAD_INPUT' })
  }
  expect(
    await readForm(
      many(200, () => 'name'),
      Schema,
    ),
  ).toEqual({ form: { name: 'x', ids: [] } })
})

test('a body over the limit and one that is no form are refused', async () => {
  const long = () => post([['name', 'x'.repeat(1024 * 1024)]])
  await expect(readForm(long(), Schema)).rejects.toMatchObject({ code: 'BAD_INPUT' })
  const ofLongTexts = z.object({ name: z.string() }).meta({ mostBytes: 2 * 1024 * 1024 })
  expect(await readForm(long(), ofLongTexts)).toMatchObject({ form: { name: expect.stringMatching(/^x+$/) } })
  const headers = { 'content-type': 'application/json' }
  const json = new Request('http://localhost/', { method: 'POST', body: '{}', headers })
  await expect(readForm(json, Schema)).rejects.toMatchObject({ code: 'BAD_INPUT' })
})
