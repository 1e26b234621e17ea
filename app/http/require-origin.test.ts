import { expect, test } from 'vitest'
import { requireOrigin } from './require-origin.server.ts'

const ask = (method: string, headers: Record<string, string>) => () =>
  requireOrigin(new Request('http://crm.example/sign-in', { method, headers }))

test.each([
  ['its own page', { origin: 'http://crm.example' }],
  ['its own page, as the browser says', { origin: 'http://crm.example', 'sec-fetch-site': 'same-origin' }],
])('a write from %s is let through', (_what, headers) => {
  expect(ask('POST', headers)).not.toThrow()
})

test.each([
  ['another site', { origin: 'http://evil.example' }],
  ['another port', { origin: 'http://crm.example:81' }],
  ['nowhere', {}],
  ['a page without an origin', { origin: 'null' }],
  ['what is no address', { origin: 'crm.example' }],
  ['what is half an address', { origin: 'http://' }],
  ['another site, as the browser says', { origin: 'http://crm.example', 'sec-fetch-site': 'same-site' }],
])('a write from %s is refused', (_what, headers) => {
  expect(ask('POST', headers as Record<string, string>)).toThrow(expect.objectContaining({ code: 'BAD_ORIGIN' }))
})

test('a read comes from anywhere', () => {
  expect(ask('GET', { origin: 'http://evil.example' })).not.toThrow()
})
