import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import type { BetterAuthPlugin } from 'better-auth/types'
import { ensureAuthUser } from '#crm/org/ensure-auth-user.server.ts'
import { z } from '#lib/zod.ts'
import { inAuthTx } from './auth-database.server.ts'

/**
 * Signs in as a person of the demonstration, without a password. It is added only where the options say `demo`: elsewhere
 * there is no such endpoint.
 */
export function demoSignIn() {
  return {
    id: 'demo-sign-in',
    endpoints: {
      signInDemo: createAuthEndpoint(
        '/sign-in/demo',
        { method: 'POST', body: z.object({ personId: z.uuid() }) },
        async (context) => {
          const { personId } = context.body
          await inAuthTx((tx) => ensureAuthUser({ tx, person: { id: personId } }))
          const user = await context.context.internalAdapter.findUserById(personId)
          if (!user) throw new APIError('NOT_FOUND', { code: 'NO_SUCH_PERSON', message: 'no such person' })
          const session = await context.context.internalAdapter.createSession(user.id)
          await setSessionCookie(context, { session, user })
          return context.json({ signedIn: true })
        },
      ),
    },
  } satisfies BetterAuthPlugin
}
