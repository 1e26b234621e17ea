import { expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import {
  ChangeOpportunitySchema,
  OpenOpportunitySchema,
  PromoteStageSchema,
  WriteNoteSchema,
} from './opportunity.schema.ts'

function change(field: string, value: string): unknown {
  const { data, error } = ChangeOpportunitySchema.safeParse({ field, value, base: '' })
  return data ? data.value : error?.issues[0]?.message
}

test.each([
  ['winProbability', '65', 65],
  ['winProbability', ' 0 ', 0],
  ['winProbability', '100', 100],
  ['amount', '12，600，000.5', '12600000.5'],
  ['amount', '999999999999.99', '999999999999.99'],
  ['amount', '', null],
])('%s: %j is read as %j', (field, value, read) => {
  expect(change(field, value)).toBe(read)
})

test.each([
  ['winProbability', '', 'form.percent'],
  ['winProbability', '0x10', 'form.percent'],
  ['winProbability', '1e2', 'form.percent'],
  ['winProbability', '101', 'form.percent'],
  ['winProbability', '-1', 'form.percent'],
  ['amount', '1000000000000', 'form.moneyLarge'],
  ['budget', '9999999999999999', 'form.moneyLarge'],
  ['amount', '1e3', 'form.money'],
  ['amount', '-1', 'form.money'],
  ['name', 'a\0b', 'form.invalid'],
  ['tenderNumber', 'a\0b', 'form.invalid'],
])('%s: %j is told as %s', (field, value, message) => {
  expect(change(field, value)).toBe(message)
})

test.each(['', '0x10', '1.0', ' 1', '-1', '12345678901'])('a promotion of version %j is none', (version) => {
  expect(PromoteStageSchema.safeParse({ to: 'product-project.bid', version }).success).toBe(false)
})

test('a promotion brings the version as a number', () => {
  expect(PromoteStageSchema.parse({ to: 'product-project.bid', version: '12' }).version).toBe(12)
})

test('what the database cannot keep is refused beside its field', () => {
  const ids = { id: newId(), orgId: newId(), customerId: newId() }
  const opened = OpenOpportunitySchema.safeParse({ ...ids, typeId: '\0', name: '\0压机' })
  expect(opened.error?.issues.map(({ path, message }) => [path.join(), message])).toEqual([
    ['typeId', 'form.invalid'],
    ['name', 'form.invalid'],
  ])
  expect(WriteNoteSchema.safeParse({ id: newId(), text: 'a\0b' }).success).toBe(false)
  expect(PromoteStageSchema.safeParse({ to: '\0', version: '1' }).success).toBe(false)
})
