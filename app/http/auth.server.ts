import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { maySignIn } from '#crm/org/may-sign-in.server.ts'
import { longestPassword, shortestPassword } from '#crm/org/password.schema.ts'
import { newId } from '#lib/ids.ts'
import { forget, once } from '#lib/once.ts'
import { authDatabase, inAuthTx } from './auth-database.server.ts'
import { type AuthOptions, clientIpHeader } from './auth-options.ts'
import { demoSignIn } from './demo-sign-in.plugin.server.ts'
import { oidcSignIn } from './oidc-sign-in.plugin.server.ts'
import { signInLock } from './sign-in-lock.plugin.server.ts'

/** The `code` of a refusal to somebody who proved who they are, but has been deactivated or belongs to nothing. */
export const inactiveCode = 'INACTIVE'

/**
 * A session ends 14 days after it was last used: a rep who visits customers all week should not type a password at a gate.
 * What makes that safe is that it can be ended at once, from the list of sessions, and that nothing is cached.
 */
export const sessionSeconds = 14 * 24 * 60 * 60
/** The end moves at most so often, and "last used" is as exact as that. */
const renewedAfterSeconds = 10 * 60

/** Takes the settings of sign-in; called at boot, before anything is served. A second call replaces the first. */
export function configureAuth(options: AuthOptions): void {
  forget('auth')
  forgetOidcAuth()
  once('auth', () => ({ options, auth: passwordAuth(options) }))
}

interface Configured {
  options: AuthOptions
  auth: ReturnType<typeof passwordAuth>
}

/** What `configureAuth` made; throws when nothing has configured it. */
export function configuredAuth(): Configured {
  return once('auth', (): Configured => {
    throw new Error('configureAuth has not been called')
  })
}

/**
 * The same for sign-in with the identity provider; null without one. It is made at its first use and apart from the other,
 * since it answers nothing before it has read the provider's discovery document.
 */
export function oidcAuth(): { handler: (request: Request) => Promise<Response> } | null {
  const { options } = configuredAuth()
  const { oidc } = options
  if (!oidc) return null
  return once('auth-oidc', () => betterAuth({ ...baseOptions(options), plugins: [oidcSignIn(oidc)] }))
}

/** Makes the next use of the identity provider begin anew, after one that got no answer. */
export function forgetOidcAuth(): void {
  forget('auth-oidc')
}

function passwordAuth(options: AuthOptions) {
  return betterAuth({
    ...baseOptions(options),
    emailAndPassword: {
      enabled: true,
      // People are added by whoever administers the group, never by themselves.
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    // After the lock: a good password is one, whether or not a code is asked for as well.
    plugins: [signInLock(), secondFactor(), ...(options.demo ? [demoSignIn()] : [])],
  })
}

/** Codes of an authenticator app, for whoever has set one up. The identity provider asks for its own. */
function secondFactor() {
  return twoFactor({
    issuer: 'Gantry',
    schema: { twoFactor: { modelName: 'authTwoFactor' } },
  })
}

function baseOptions({ secret, baseUrl, log }: AuthOptions) {
  const secure = baseUrl.startsWith('https:')
  return {
    appName: 'Gantry',
    secret,
    baseURL: baseUrl,
    basePath: '/auth',
    telemetry: { enabled: false },
    database: prismaAdapter(authDatabase(), { provider: 'postgresql', transaction: true }),
    user: { modelName: 'authUser' },
    session: {
      modelName: 'authSession',
      expiresIn: sessionSeconds,
      updateAge: renewedAfterSeconds,
      // A revoked session must be refused at the very next request.
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'authAccount',
      updateAccountOnSignIn: false,
      accountLinking: {
        enabled: true,
        // Accounts are made by an administrator only, so nobody can have registered somebody else's address beforehand.
        requireLocalEmailVerified: false,
      },
    },
    verification: { modelName: 'authVerification' },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            if (await inAuthTx((tx) => maySignIn({ tx, personId: userId }))) return
            throw new APIError('FORBIDDEN', { code: inactiveCode, message: 'not an active person' })
          },
        },
      },
      account: {
        create: {
          // Nothing is asked of the provider later on, so its tokens would only be there to be stolen.
          before: async (account) => ({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } }),
        },
      },
    },
    // What is no refusal of the library's own comes out as it was thrown, and the door gives it its answer.
    onAPIError: { throw: true, errorURL: `${baseUrl}/sign-in` },
    rateLimit: {
      enabled: true,
      // Of one address (of one network, for IPv6): an office behind one address signs in at eight o'clock. Each process counts
      // for itself; what protects an account is its lock, which is counted in the database.
      storage: 'memory',
      customRules: {
        '/sign-in/email': { window: 60, max: 30 },
        '/sign-in/demo': { window: 60, max: 120 },
        '/change-password': { window: 60, max: 30 },
        '/two-factor/*': { window: 60, max: 30 },
      },
    },
    advanced: {
      cookiePrefix: secure ? '__Host-gantry' : 'gantry',
      // The library would put a prefix of its own before ours.
      useSecureCookies: false,
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [clientIpHeader] },
      database: { generateId: () => newId() },
    },
    logger: {
      level: 'warn',
      // Without the values that come with a message: they may hold addresses, tokens and answers of the provider.
      log: (level, message, ...values) => {
        if (level !== 'warn' && level !== 'error') return
        const failure = values.find((value) => value instanceof Error)
        log?.(level, failure ? `${message} (${failure.name})` : message)
      },
    },
  } satisfies BetterAuthOptions
}
