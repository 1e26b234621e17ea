import { configuredAuth } from './auth.server.ts'
import { clientIpHeader } from './auth-options.ts'

interface CallAuthOptions {
  /** the person's request, whose cookies, device and address count */
  request: Request
  /** below /auth */
  path: string
  body: Record<string, unknown>
  /** the library's instance that answers */
  auth?: { handler: (request: Request) => Promise<Response> }
}

/**
 * Calls the sign-in library as if over HTTP, so that its rate limit, hooks and checks all take part. The door has held the
 * origin against the host before; the library would hold it against the configured address, which is not the only way in.
 */
export function callAuth({ request, path, body, auth = configuredAuth().auth }: CallAuthOptions): Promise<Response> {
  const { baseUrl } = configuredAuth().options
  const headers = new Headers({ 'content-type': 'application/json', origin: new URL(baseUrl).origin })
  for (const name of ['cookie', 'user-agent', clientIpHeader]) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  const url = new URL(`/auth${path}`, baseUrl)
  return auth.handler(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }))
}

/** The cookies of an answer of the library, to put on one's own. */
export function cookiesOf(response: Response): Headers {
  const headers = new Headers()
  for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie)
  return headers
}
