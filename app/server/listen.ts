import { once as whenEvent } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AppError } from '#lib/errors.ts'

/** Begins to take connections. @returns the port @throws AppError CONFIG when that cannot be, with what to set */
export async function listen(server: Server, { port, host }: { port: number; host: string }): Promise<number> {
  server.listen(port, host)
  try {
    await whenEvent(server, 'listening')
  } catch (cause) {
    throw new AppError('CONFIG', whyNot(cause as NodeJS.ErrnoException, { port, host }), { cause })
  }
  return (server.address() as AddressInfo).port
}

function whyNot({ code, message }: NodeJS.ErrnoException, { port, host }: { port: number; host: string }): string {
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} on ${host} is not free; set PORT to another one`
    case 'EACCES':
      return `this user may not take port ${port}; set PORT to one from 1024 on`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine; set HOST to one that is, or to 0.0.0.0 for all of them`
    default:
      return `nothing can be served at port ${port} on ${host}: ${message}`
  }
}
