import { expect, test } from 'vitest'
import { readCustomerFilter } from '#crm/customers/customer-list.schema.ts'
import { listAddress, toggled } from './list-address.ts'

test('an address read and written again is the same', () => {
  const address = '/customers?q=%E9%92%A2+%26&circle=group&industry=steel%2Cmining&region=north&sort=name&dir=desc'
  expect(listAddress(readCustomerFilter(new URL(address, 'http://x')))).toBe(address)
})

test('a changed condition leaves the page that it was on, and a cleared one goes', () => {
  const filter = readCustomerFilter(new URL('http://x/customers?q=a&circle=mine&cursor=abc'))
  expect(listAddress(filter, { q: undefined })).toBe('/customers?circle=mine')
  expect(listAddress(filter, { cursor: 'def' })).toBe('/customers?q=a&circle=mine&cursor=def')
  expect(listAddress({})).toBe('/customers')
})

test('a value is switched on and off', () => {
  expect(toggled(undefined, 'a')).toEqual(['a'])
  expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
  expect(toggled(['a'], 'a')).toBeUndefined()
})
