import { AppError } from '#lib/errors.ts'

/**
 * Refuses a write that another site sent. React Router checks the origin of its UI routes but not of resource routes, and a
 * browser sends cookies with both; `Sec-Fetch-Site` is sent by every current browser, `Origin` by all for a POST.
 * @throws AppError BAD_ORIGIN
 */
export function requireOrigin(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers.get('sec-fetch-site')
  if (site && site !== 'same-origin') throw new AppError('BAD_ORIGIN', `a write from site ${site}`)
  const origin = request.headers.get('origin')
  if (!origin || origin === 'null' || URL.parse(origin)?.host !== new URL(request.url).host) {
    throw new AppError('BAD_ORIGIN', `a write from origin ${origin ?? 'none'}`)
  }
}
