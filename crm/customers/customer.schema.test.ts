import { expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { ChangeCustomerSchema, CreateCustomerSchema, DuplicateQuerySchema } from './customer.schema.ts'
import { readCustomerFilter } from './customer-list.schema.ts'

test('text that the database cannot keep is refused beside its field', () => {
  const form = { id: newId(), orgId: newId(), industry: 'steel', region: 'north' }
  const created = CreateCustomerSchema.safeParse({ ...form, name: '晋\0岳', city: '太\0原', creditCode: '\0' })
  expect(created.error?.issues.map(({ path, message }) => [path.join(), message])).toEqual([
    ['name', 'form.invalid'],
    ['creditCode', 'form.invalid'],
    ['city', 'form.invalid'],
  ])
  const changed = ChangeCustomerSchema.safeParse({ field: 'name', value: '晋\0岳', base: '' })
  expect(changed.error?.issues[0]).toMatchObject({ path: ['value'], message: 'form.invalid' })
})

test('in an address it is left out', () => {
  expect(DuplicateQuerySchema.parse({ name: '晋\0岳', nameLatin: 'Jinyue', creditCode: '\0' })).toEqual({
    name: '',
    nameLatin: 'Jinyue',
    creditCode: '',
  })
  expect(readCustomerFilter(new URL('http://localhost/customers?q=a%00b&grade=A'))).toEqual({ grade: ['A'] })
})
