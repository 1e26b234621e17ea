import type { Express } from 'express'
import { clientIpHeader } from '#app/http/auth-options.ts'
import type { Env } from '#lib/env.server.ts'

export type TrustedProxies = Env['TRUST_PROXY']

/**
 * Believes the X-Forwarded-* of these proxies and of nobody else, and tells sign-in, which limits by address, from where a
 * request came: the address that this server or its last proxy saw, never one that was sent.
 */
export function believeProxies(app: Express, trusted: TrustedProxies): void {
  app.set('trust proxy', trusted)
  app.use((request, _response, next) => {
    request.headers[clientIpHeader] = request.ip ?? ''
    next()
  })
}
