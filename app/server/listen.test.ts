import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { listen } from './listen.ts'

const anywhere = { port: 0, host: '127.0.0.1' }

test('a port that is taken, and an address of another machine, are each said as what they are', async () => {
  const server = createServer()
  const port = await listen(server, anywhere)
  try {
    await expect(listen(createServer(), { ...anywhere, port })).rejects.toMatchObject({
      code: 'CONFIG',
      message: `port ${port} on 127.0.0.1 is not free; set PORT to another one`,
    })
    // Of the network for examples: nobody has it.
    await expect(listen(createServer(), { port: 0, host: '192.0.2.1' })).rejects.toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('192.0.2.1 is no address of this machine; set HOST'),
    })
  } finally {
    server.close()
  }
})

test.each([
  ['EACCES', 'this user may not take port 80; set PORT to one from 1024 on'],
  ['EAFNOSUPPORT', 'nothing can be served at port 80 on 127.0.0.1: EAFNOSUPPORT'],
])('%s is not said to be a port that is taken', async (code, message) => {
  const server = createServer()
  server.listen = () => {
    queueMicrotask(() => server.emit('error', Object.assign(new Error(code), { code })))
    return server
  }
  await expect(listen(server, { port: 80, host: '127.0.0.1' })).rejects.toMatchObject({ code: 'CONFIG', message })
})
