import { once as whenEvent } from 'node:events'
import type { Server } from 'node:http'

/** How often to look for connections whose last answer is out, in milliseconds. */
const lookEvery = 20

/**
 * Takes no more requests, lets the running ones end for `patience` milliseconds, then cuts them: an event stream would
 * never end by itself. Done when nothing is open any more.
 */
export async function closeServer(server: Server, { patience = 2_000 } = {}): Promise<void> {
  const closed = whenEvent(server, 'close')
  server.close()
  server.closeIdleConnections()
  // A browser keeps its connection for the next request, which will not come.
  const look = setInterval(() => server.closeIdleConnections(), lookEvery)
  const cut = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearInterval(look)
  clearTimeout(cut)
}
