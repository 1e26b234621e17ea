import { expect, test } from 'vitest'
import { addressesOf, pagesOf } from './plan-visits.ts'

const table = [
  { path: 'healthz', file: 'routes/healthz.ts' },
  { path: 'sign-in', file: 'routes/sign-in.tsx' },
  {
    file: 'routes/shell.tsx',
    children: [
      { index: true, file: 'routes/home.tsx' },
      { path: 'customers', file: 'routes/customers/list.tsx' },
      { path: 'customers/new', file: 'routes/customers/new.tsx' },
      { path: 'customers/:customerId', file: 'routes/customers/record.tsx' },
      { path: '*', file: 'routes/not-found.tsx' },
    ],
  },
]
const pages = ['/sign-in', '/', '/customers', '/customers/new', '/customers/:customerId', '/*']

test('every page of the route table is planned, and nothing else', () => {
  expect(pagesOf(table)).toEqual(pages)
})

test('a parameter is filled by a link that was shown', () => {
  const links = ['/customers', '/customers/new', '/customers/7f?tab=a', '/rules/8']
  expect(addressesOf('/customers/:customerId', links, pages)).toEqual(['/customers/7f'])
  expect(addressesOf('/customers/:customerId', ['/customers/new'], pages)).toEqual([])
})

test('a page may have further states, and the unknown page has an address', () => {
  expect(addressesOf('/customers', [], pages)).toEqual(['/customers', '/customers?q=zzzz'])
  expect(addressesOf('/*', [], pages)).toEqual(['/no-such-page'])
})
