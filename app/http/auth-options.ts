/** What sign-in needs to know; read once at boot. */
export interface AuthOptions {
  /** signs cookies; at least 32 characters of chance */
  secret: string
  /** where people reach the server; `https:` makes the cookies Secure */
  baseUrl: string
  /** people may be entered without a password; only ever true on demonstration data */
  demo: boolean
  /** an OpenID Connect provider, beside passwords */
  oidc?: {
    /** as in the provider's discovery document, which is read from below it */
    issuer: string
    clientId: string
    clientSecret: string
    /** what the button says */
    name: string
  }
  /** where the library's warnings go; they are given without the values that came with them */
  log?: (level: 'warn' | 'error', message: string) => void
}

/** The provider's id in paths and in the accounts' table. */
export const oidcProviderId = 'oidc'

/** Set by our own server from the connection, which drops whatever came in under this name. */
export const clientIpHeader = 'x-gantry-client-ip'
