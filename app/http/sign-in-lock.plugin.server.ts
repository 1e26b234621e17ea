import { APIError, createAuthMiddleware, isAPIError } from 'better-auth/api'
import type { BetterAuthPlugin } from 'better-auth/types'
import { countSignInAttempt } from '#crm/org/count-sign-in-attempt.server.ts'
import { forgiveSignIn } from '#crm/org/forgive-sign-in.server.ts'
import { getSignInLock } from '#crm/org/get-sign-in-lock.server.ts'
import { inAuthTx } from './auth-database.server.ts'

/** The body's `code` of a refusal by the lock; `until` says when it ends (ISO 8601). */
export const lockedOutCode = 'LOCKED_OUT'

const passwordPath = '/sign-in/email'
const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Locks an address after failed passwords. Whether anybody has the address makes no difference: to the count, to the answer,
 * nor to the work that is done for it.
 */
export function signInLock(): BetterAuthPlugin {
  return {
    id: 'sign-in-lock',
    hooks: {
      before: [
        {
          matcher: (context) => context.path === passwordPath,
          handler: createAuthMiddleware(async (context) => {
            const email = emailIn(context.body)
            const until = await inAuthTx((tx) => countSignInAttempt({ tx, email, now: new Date() }))
            if (until) throw lockedOut(until)
          }),
        },
      ],
      after: [
        {
          matcher: (context) => context.path === passwordPath,
          handler: createAuthMiddleware(async (context) => {
            const email = emailIn(context.body)
            if (context.context.newSession) {
              await inAuthTx((tx) => forgiveSignIn({ tx, email }))
              return
            }
            if (!isAPIError(context.context.returned)) return
            // The library asks for the accounts of a known person only; asking for nobody's makes both the same work.
            const { internalAdapter } = context.context
            if (!(await internalAdapter.findUserByEmail(email))) await internalAdapter.findAccounts(nobody)
            const until = await inAuthTx((tx) => getSignInLock({ tx, email, now: new Date() }))
            if (until) throw lockedOut(until)
          }),
        },
      ],
    },
  }
}

function lockedOut(until: Date): APIError {
  return new APIError('TOO_MANY_REQUESTS', { code: lockedOutCode, message: 'locked', until: until.toISOString() })
}

function emailIn(body: unknown): string {
  const email = (body as { email?: unknown } | undefined)?.email
  if (typeof email !== 'string') throw new APIError('BAD_REQUEST', { message: 'no e-mail address' })
  return email.trim().toLowerCase()
}
