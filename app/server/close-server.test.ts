import { once as whenEvent } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { closeServer } from './close-server.ts'

async function serve(listener: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await whenEvent(server, 'listening')
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

test('a stream that never ends is cut when patience ends', async () => {
  const { server, url } = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(': here\n\n')
  })
  const stream = await fetch(url)
  const read = stream.text()
  await Promise.all([closeServer(server, { patience: 20 }), expect(read).rejects.toThrow()])
  await expect(fetch(url)).rejects.toThrow()
})

test('an answer that is on its way arrives', async () => {
  let finish = () => {}
  const { server, url } = await serve((_request, response) => {
    finish = () => response.end('all of it')
    response.writeHead(200).write('')
    response.flushHeaders()
  })
  const answer = await fetch(url)
  const closed = closeServer(server, { patience: 60_000 })
  finish()
  expect(await answer.text()).toBe('all of it')
  await closed
})
