import { expect, test } from 'vitest'
import { addressesOf, pathsOf } from './plan-visits.ts'

const table = [
  { path: 'healthz', file: 'routes/healthz.ts' },
  { path: 'sign-in', file: 'routes/sign-in.tsx' },
  {
    file: 'routes/shell.tsx',
    children: [
      { index: true, file: 'routes/home.tsx' },
      { path: 'customers', file: 'routes/customers/list.tsx' },
      { path: 'customers/export.csv', file: 'routes/customers/export.ts' },
      { path: 'customers/new', file: 'routes/customers/new.tsx' },
      { path: 'customers/:customerId', file: 'routes/customers/record.tsx' },
      { path: '*', file: 'routes/not-found.tsx' },
    ],
  },
]
const paths = pathsOf(table).map(({ path }) => path)

test('every path of the route table is known, and which are pages', () => {
  const pages = pathsOf(table).filter(({ isPage }) => isPage)
  expect(pages.map(({ path }) => path)).toEqual([
    '/sign-in',
    '/',
    '/customers',
    '/customers/new',
    '/customers/:customerId',
    '/*',
  ])
  expect(paths).toContain('/healthz')
})

test('a parameter is filled by a link that was shown', () => {
  const links = ['/customers', '/customers/export.csv', '/customers/new', '/customers/7f?tab=a', '/rules/8']
  expect(addressesOf('/customers/:customerId', links, paths)).toEqual(['/customers/7f'])
  expect(addressesOf('/customers/:customerId', ['/customers/new'], paths)).toEqual([])
})

test('a page may have further states, and the unknown page has an address', () => {
  expect(addressesOf('/customers', [], paths)).toEqual(['/customers', '/customers?q=zzzz'])
  expect(addressesOf('/*', [], paths)).toEqual(['/no-such-page'])
})
