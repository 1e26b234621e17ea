import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { ensureAuthUser } from '#crm/org/ensure-auth-user.server.ts'
import { inAuthTx } from './auth-database.server.ts'
import { type AuthOptions, oidcProviderId } from './auth-options.ts'

/**
 * Sign-in with an OpenID Connect provider: code flow with PKCE and nonce, ID token verified against the provider's keys. It
 * finds people by an address that the provider has verified, and makes none.
 */
export function oidcSignIn({ issuer, clientId, clientSecret, name }: NonNullable<AuthOptions['oidc']>) {
  return genericOAuth({
    config: [
      {
        providerId: oidcProviderId,
        name,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        requireIdTokenVerification: true,
        clientId,
        clientSecret,
        scopes: ['openid', 'email', 'profile'],
        disableSignUp: true,
        disableImplicitSignUp: true,
        mapProfileToUser: async ({ email, emailVerified }) => {
          if (typeof email === 'string' && emailVerified === true) {
            await inAuthTx((tx) => ensureAuthUser({ tx, person: { email: email.toLowerCase() } }))
          }
          return {}
        },
      },
    ],
  })
}
