import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface PausedProxy {
  /** address of the server behind it, by way of it */
  url: string
  /** from now on nothing that a client says gets through */
  pause: () => void
  close: () => void
}

/** Stands between a process and a server, and can keep what the process says to itself. */
export async function openProxy(serverUrl: string): Promise<PausedProxy> {
  const server = new URL(serverUrl)
  const pairs = new Set<[Socket, Socket]>()
  const proxy = createServer((client) => {
    const upstream = connect(Number(server.port), server.hostname)
    pairs.add([client, upstream])
    client.pipe(upstream)
    upstream.pipe(client)
    // Whoever is killed leaves its connection as it is.
    for (const socket of [client, upstream]) socket.on('error', () => {})
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    url: `redis://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    pause: () => {
      for (const [client, upstream] of pairs) client.unpipe(upstream).pause()
    },
    close: () => {
      proxy.close()
      for (const sockets of pairs) for (const socket of sockets) socket.destroy()
    },
  }
}
