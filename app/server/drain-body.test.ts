import { once as whenEvent } from 'node:events'
import { Agent, request as ask, type ClientRequest, createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createReadableStreamFromReadable } from '@react-router/node'
import express, { type RequestHandler } from 'express'
import { afterEach, expect, test } from 'vitest'
import { receiveFile } from '#app/http/receive-file.server.ts'
import { useFileStore } from '#tests/support/use-file-store.ts'
import { drainBody } from './drain-body.ts'

const files = useFileStore()
let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

const megabyte = 2 ** 20

/** A server around one handler that is given the body as a route is. */
async function serve(handle: (body: Request) => Promise<number>, limits?: Parameters<typeof drainBody>[0]) {
  const handler: RequestHandler = async (request, response) => {
    const body = request.method === 'POST' ? createReadableStreamFromReadable(request) : null
    const sent = new Request('http://gantry.test', { method: request.method, body, duplex: 'half' } as RequestInit)
    response.status(await handle(sent)).send('answered')
  }
  server = createServer(express().use(drainBody(limits)).use(handler)).listen(0, '127.0.0.1')
  await whenEvent(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** What is answered to one request, and by which connection. */
async function send({ port, agent, bytes }: { port: number; agent: Agent; bytes: number }) {
  const asked = ask({ port, agent, host: '127.0.0.1', method: bytes > 0 ? 'POST' : 'GET' })
  asked.end(Buffer.alloc(bytes, 97))
  const [answer] = await whenEvent(asked, 'response')
  const socket = asked.socket
  let said = ''
  for await (const piece of answer) said += piece
  return { status: answer.statusCode as number, said, socket }
}

/** However its connection ends. */
const closed = (asked: ClientRequest) =>
  new Promise<void>((resolve) => asked.on('error', () => {}).once('close', () => resolve()))

const refuse = async () => 403
const receive = async (request: Request) => {
  const received = receiveFile({ request, store: files.store(), key: 'documents/one', most: megabyte })
  return received.then(
    () => 200,
    () => 400,
  )
}

test.each([
  ['at its beginning', refuse, 403],
  ['where it is too large', receive, 400],
])(
  'an upload that is refused %s is answered, and its connection serves the next request',
  async (_when, handle, status) => {
    const port = await serve(handle)
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (let round = 0; round < 3; round += 1) {
      const first = await send({ port, agent, bytes: 20 * megabyte })
      expect(first).toMatchObject({ status, said: 'answered' })
      const next = await send({ port, agent, bytes: 0 })
      expect(next.said).toBe('answered')
      expect(next.socket).toBe(first.socket)
    }
    expect(await files.keys()).toEqual([])
    agent.destroy()
  },
)

test('whoever sends on and on is cut off', async () => {
  const port = await serve(refuse, { most: megabyte })
  const asked = ask({ port, host: '127.0.0.1', method: 'POST' })
  const cut = closed(asked)
  const piece = Buffer.alloc(megabyte)
  const sending = setInterval(() => asked.write(piece), 1)
  await cut
  clearInterval(sending)
})

test('whoever stops half-way is not waited for', async () => {
  const port = await serve(refuse, { patience: 50 })
  const asked = ask({ port, host: '127.0.0.1', method: 'POST', headers: { 'content-length': 100 } })
  const cut = closed(asked)
  asked.write('half')
  await cut
})
