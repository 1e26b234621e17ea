import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface CuttableDatabase {
  /** the database's address, by a way that can be cut */
  url: string
  /** Ends what is connected and refuses what comes, as a database does that goes away. */
  cut: () => Promise<void>
  /** Lets connect again, at the same address. */
  restore: () => Promise<void>
}

/** Puts a relay in front of a database, so that a test can take it from a running server and give it back. */
export async function cuttable(databaseUrl: string): Promise<CuttableDatabase> {
  const behind = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const relay = createServer((near) => {
    const far = connect({ host: behind.hostname, port: Number(behind.port) })
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket)
      socket.pipe(other)
      // Whatever ended one side ends the other; a broken connection is what this is for.
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
  })
  const listen = async (port: number) => {
    relay.listen(port, '127.0.0.1')
    await once(relay, 'listening')
  }
  await listen(0)
  const { port } = relay.address() as AddressInfo
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(port)
  return {
    url: url.href,
    cut: async () => {
      const closed = once(relay, 'close')
      relay.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
    restore: () => listen(port),
  }
}
