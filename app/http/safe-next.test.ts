import { expect, test } from 'vitest'
import routes from '#app/routes.ts'
import { safeNext, safePath } from './safe-next.ts'

test.each([
  ['/opportunities', '/opportunities'],
  ['/opportunities?status=open&q=%E5%8E%8B%E6%9C%BA#row-3', '/opportunities?status=open&q=%E5%8E%8B%E6%9C%BA#row-3'],
  ['/opportunities?q=a b', '/opportunities?q=a%20b'],
  ['/customers?next=https://evil.example', '/customers?next=https://evil.example'],
  ['/', '/'],
])('%j is a path of this server', (next, expected) => {
  expect(safeNext(next)).toBe(expected)
})

test.each([
  null,
  undefined,
  '',
  'opportunities',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/a\\..\\..\\evil.example',
  'https://evil.example/',
  'https:evil.example',
  'javascript:alert(1)',
  '%2F%2Fevil.example',
  '/%2Fevil.example',
  '/%2f%2fevil.example',
  '/%5Cevil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/%09/evil.example',
  ' //evil.example',
  '/%',
  '/.//evil.example',
  '/opportunities/..//evil.example',
  '/sign-in?next=/',
  '/sign-out',
  '/auth/callback/oidc?code=1',
])('%j is refused', (next) => {
  const target = safeNext(next)
  expect(new URL(target, 'https://gantry.example').host).toBe('gantry.example')
  expect(target).toBe('/')
})

test('a page may lead back to where one signs in, but signing in does not', () => {
  expect(safePath('/sign-in?next=%2Fcustomers')).toBe('/sign-in?next=%2Fcustomers')
  expect(safeNext('/sign-in?next=%2Fcustomers')).toBe('/')
  expect(safeNext('/sign-in-rules')).toBe('/sign-in-rules')
  expect(safePath('//evil.example')).toBe('/')
})

test('of the route table every page is a way back, and nothing else is', () => {
  const isShell = (entry: (typeof routes)[number]) => entry.file === 'routes/shell.tsx'
  const addresses = (entries: typeof routes): string[] =>
    entries.flatMap(({ path, children = [] }) => {
      const own = path && path !== '*' ? [`/${path.replace(/:\w+/g, 'some-id').replace('*', 'more')}`] : []
      return [...own, ...addresses(children)]
    })
  const pages = addresses(routes.filter(isShell))
  const others = addresses(routes.filter((entry) => !isShell(entry)))
  expect(pages.length).toBeGreaterThan(0)
  expect(others.length).toBeGreaterThan(0)
  expect(pages.filter((page) => safeNext(page) !== page)).toEqual([])
  expect(others.filter((other) => safeNext(other) !== '/')).toEqual([])
})
