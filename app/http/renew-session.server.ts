import { AsyncLocalStorage } from 'node:async_hooks'
import type { MiddlewareFunction } from 'react-router'
import { once } from '#lib/once.ts'

const cookiesOfRequest = once('session-cookies', () => new AsyncLocalStorage<Set<string>>())

/**
 * The root route's middleware. A session lives on while it is used, and its cookie must too; but the door learns that it was
 * renewed deep inside a loader, which has no answer to put a cookie on.
 */
export const renewSession: MiddlewareFunction<Response> = async (_args, next) => {
  const cookies = new Set<string>()
  const response = await cookiesOfRequest.run(cookies, next)
  // A handler that signs in, out or anew has the last word.
  const taken = new Set(response.headers.getSetCookie().map(nameOf))
  for (const cookie of cookies) if (!taken.has(nameOf(cookie))) response.headers.append('set-cookie', cookie)
  return response
}

/** Keeps the cookies that reading a session brought for the answer of the request that is being served. */
export function keepCookies(headers: Headers): void {
  const cookies = cookiesOfRequest.getStore()
  if (cookies) for (const cookie of headers.getSetCookie()) cookies.add(cookie)
}

function nameOf(cookie: string): string {
  return cookie.slice(0, cookie.indexOf('='))
}
