import { once as whenEvent } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type RequestHandler } from 'express'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import { readEnv } from '#lib/env.server.ts'
import { answerFailure } from './answer-failure.ts'
import { believeProxies, type TrustedProxies } from './believe-proxies.ts'
import { logRequests } from './log-requests.ts'
import { securityHeaders } from './security-headers.ts'

let server: Server | undefined

afterEach(() => server?.close())

/** A server with the same frame as the real one around one handler, and the lines that its log got. */
async function serve({ handler, trustProxy = false }: { handler: RequestHandler; trustProxy?: TrustedProxies }) {
  const lines: Record<string, unknown>[] = []
  const log = pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const app = express()
  app.disable('x-powered-by')
  believeProxies(app, trustProxy)
  app.use(logRequests(log))
  app.use(securityHeaders)
  app.use(handler)
  app.use(answerFailure(log))
  server = createServer(app).listen(0, '127.0.0.1')
  await whenEvent(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, lines }
}

const fine: RequestHandler = (_request, response) => void response.send('fine')

test('every answer carries the policy with a nonce of its own, and nothing is loosened', async () => {
  const { url } = await serve({ handler: (_request, response) => void response.send(response.locals.nonce) })
  const answers = [await fetch(url), await fetch(url)]
  const nonces = await Promise.all(answers.map((answer) => answer.text()))
  expect(nonces[0]).not.toBe(nonces[1])
  for (const [at, { headers }] of answers.entries()) {
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`script-src 'self' 'nonce-${nonces[at]}';`)
    expect(policy).toContain(`style-src 'self' 'nonce-${nonces[at]}';`)
    for (const rule of ["default-src 'self'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) {
      expect(policy).toContain(rule)
    }
    expect(policy).not.toMatch(/unsafe|\*/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.has('x-powered-by')).toBe(false)
  }
})

test.each([
  ['off', '127.0.0.1'],
  ['on', '203.0.113.7'],
  ['1', '203.0.113.7'],
  ['2', '198.51.100.1'],
  ['127.0.0.0/8', '203.0.113.7'],
  ['127.0.0.1, 203.0.113.0/24', '198.51.100.1'],
  ['10.0.0.0/8', '127.0.0.1'],
])('TRUST_PROXY=%s: whoever wrote an address before the proxy did is %s', async (TRUST_PROXY, ip) => {
  const trustProxy = readEnv({ TRUST_PROXY }).TRUST_PROXY
  const { url } = await serve({ trustProxy, handler: (request, response) => void response.json(request.headers) })
  const sent = { 'x-forwarded-for': '198.51.100.1, 203.0.113.7', 'x-gantry-client-ip': '198.51.100.2' }
  const heard = (await (await fetch(url, { headers: sent })).json()) as Record<string, string>
  expect(heard['x-gantry-client-ip']).toBe(ip)
})

test('only an answer over TLS asks for TLS from now on', async () => {
  const headers = { 'x-forwarded-proto': 'https' }
  const behindProxy = await serve({ handler: fine, trustProxy: 1 })
  expect((await fetch(behindProxy.url, { headers })).headers.get('strict-transport-security')).toContain('max-age')
  expect((await fetch(behindProxy.url)).headers.has('strict-transport-security')).toBe(false)
  server?.close()
  const bare = await serve({ handler: fine })
  expect((await fetch(bare.url, { headers })).headers.has('strict-transport-security')).toBe(false)
})

test('the log gets one line a request, without query, cookies and what was sent', async () => {
  const { url, lines } = await serve({ handler: fine })
  const answer = await fetch(`${url}/customers?q=secret-word`, {
    method: 'POST',
    body: 'password=secret-word',
    headers: { cookie: 'session=secret-word', authorization: 'Bearer secret-word' },
  })
  await expect.poll(() => lines.length).toBe(1)
  expect(lines[0]).toMatchObject({ method: 'POST', path: '/customers', status: 200, ms: expect.any(Number) })
  expect(lines[0]?.requestId).toBe(answer.headers.get('x-request-id'))
  expect(JSON.stringify(lines)).not.toContain('secret-word')
})

test('a request that its sender gave up is in the log too', async () => {
  const { url, lines } = await serve({ handler: () => {} })
  const giveUp = new AbortController()
  const asked = fetch(`${url}/slow`, { signal: giveUp.signal })
  const [request] = (await whenEvent(server as Server, 'request')) as [{ url: string }]
  expect(request.url).toBe('/slow')
  giveUp.abort()
  await expect(asked).rejects.toThrow()
  await expect.poll(() => lines.length).toBe(1)
  expect(lines[0]).toMatchObject({ path: '/slow', givenUp: true })
})

test('a failure is answered with its id and without what failed', async () => {
  const { url, lines } = await serve({
    handler: () => {
      throw new Error('the inside of the house')
    },
  })
  const answer = await fetch(url)
  const id = answer.headers.get('x-request-id')
  expect(answer.status).toBe(500)
  expect(await answer.text()).toBe(`500 ${id}`)
  await expect.poll(() => lines.length).toBe(2)
  expect(lines[0]).toMatchObject({ requestId: id, err: { message: 'the inside of the house' } })
})

test('what the sender did wrong keeps its status and is no failure of ours', async () => {
  const { url, lines } = await serve({ handler: express.static('.', { fallthrough: false }) })
  for (const [path, status] of [
    ['/not-there.js', 404],
    ['/%E0%A4%A', 400],
  ] as const) {
    const answer = await fetch(url + path)
    expect(answer.status).toBe(status)
    expect(await answer.text()).toBe(`${status} ${answer.headers.get('x-request-id')}`)
  }
  await expect.poll(() => lines.length).toBe(2)
  expect(lines.map(({ level }) => level)).toEqual([30, 30])
})
