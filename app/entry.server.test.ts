import { expect, test } from 'vitest'
import { handleDataRequest } from './entry.server.tsx'

const cachingOf = (headers: HeadersInit) => {
  const response = handleDataRequest(new Response(null, { headers }), {} as Parameters<typeof handleDataRequest>[1])
  return (response as Response).headers.get('cache-control')
}

test('nobody keeps what a page shows, unless its route says otherwise', () => {
  expect(cachingOf({})).toBe('no-store')
  expect(cachingOf({ 'cache-control': 'max-age=60' })).toBe('max-age=60')
})
