import { configuredAuth, forgetOidcAuth, inactiveCode, oidcAuth } from './auth.server.ts'
import { oidcProviderId } from './auth-options.ts'
import { callAuth, cookiesOf } from './call-auth.server.ts'
import { signInAddress } from './require-actor.server.ts'
import type { SignInRefusal } from './sign-in-refusal.ts'

/** A provider that does not answer must not hold a person longer. */
const longestWaitMs = 10_000

interface StartOidcOptions {
  request: Request
  /** a path of this server, where to go afterwards */
  next: string
  waitMs?: number
}

/**
 * Begins the code flow.
 * @returns the provider's page with the cookies that bind the flow to this browser; null when the provider does not answer, or
 * none is configured
 */
export async function startOidc(options: StartOidcOptions): Promise<{ url: string; cookies: Headers } | null> {
  const { request, next, waitMs = longestWaitMs } = options
  const auth = oidcAuth()
  if (!auth) return null
  const { baseUrl } = configuredAuth().options
  const response = await within(
    waitMs,
    callAuth({
      request,
      auth,
      path: '/sign-in/social',
      body: {
        provider: oidcProviderId,
        callbackURL: new URL(next, baseUrl).href,
        errorCallbackURL: new URL(signInAddress(next), baseUrl).href,
        disableRedirect: true,
      },
    }),
  )
  if (!response?.ok) {
    forgetOidcAuth()
    return null
  }
  const { url } = (await response.json()) as { url: string }
  return { url, cookies: cookiesOf(response) }
}

/** Ends the code flow: the provider has sent the browser back. */
export async function finishOidc(request: Request, waitMs = longestWaitMs): Promise<Response | null> {
  const auth = oidcAuth()
  if (!auth) return null
  const { baseUrl } = configuredAuth().options
  const { pathname, search } = new URL(request.url)
  return within(waitMs, auth.handler(new Request(new URL(pathname + search, baseUrl), { headers: request.headers })))
}

/** What the library's error, which the browser brings back in the address, means to a person. */
export function oidcRefusal(error: string | null): SignInRefusal | null {
  if (!error) return null
  if (error === inactiveCode) return { reason: 'inactive' }
  if (['signup_disabled', 'account_not_linked', 'email_not_found'].includes(error)) return { reason: 'oidcUnknown' }
  if (['access_denied', 'login_required', 'consent_required', 'interaction_required'].includes(error)) {
    return { reason: 'oidcDenied' }
  }
  return { reason: 'oidcFailed' }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(resolve, ms, null)
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
