import { expect, test } from 'vitest'
import { safeNext } from './safe-next.ts'

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
