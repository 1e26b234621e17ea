import { redirect } from 'react-router'
import { oidcProviderId } from '#app/http/auth-options.ts'
import { cookiesOf } from '#app/http/call-auth.server.ts'
import { finishOidc, startOidc } from '#app/http/oidc.server.ts'
import { publicDoor } from '#app/http/public-door.server.ts'
import { signInAddress } from '#app/http/require-actor.server.ts'
import { safeNext } from '#app/http/safe-next.ts'
import { AppError } from '#lib/errors.ts'
import type { Route } from './+types/auth.$.ts'

/**
 * The two addresses of the identity provider's code flow: there (`/auth/start`) and back. Nothing else of the sign-in library
 * is reachable from outside.
 */
export const loader = publicDoor(async ({ request, params }: Route.LoaderArgs) => {
  const url = new URL(request.url)
  if (params['*'] === 'start') {
    const next = safeNext(url.searchParams.get('next'))
    const started = await startOidc({ request, next })
    if (started) return redirect(started.url, { headers: started.cookies })
    return failed(next)
  }
  if (params['*'] !== `callback/${oidcProviderId}`) throw new AppError('NOT_FOUND')
  const response = await finishOidc(request)
  const location = response?.headers.get('location')
  return response && location ? redirect(location, { headers: cookiesOf(response) }) : failed('/')
})

function failed(next: string): Response {
  const address = signInAddress(next)
  return redirect(`${address}${address.includes('?') ? '&' : '?'}error=oidc_unavailable`)
}
