import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the provider says of whoever signs in there. */
export interface OidcClaims {
  sub: string
  email?: string
  email_verified?: boolean
  name?: string
}

/**
 * A small OpenID Connect provider on this machine: discovery, authorisation with PKCE and nonce, token, keys. It asks nobody
 * anything and signs in whoever `claims` describes.
 */
export class OidcProvider {
  readonly clientId = 'gantry'
  readonly clientSecret = 'known to the two of them'
  claims: OidcClaims = { sub: 'nobody' }
  /** replaces the nonce in the next tokens, as one who replays them would */
  nonce: string | null = null
  /** another key than the one that is published signs the next tokens */
  forged = false
  issuer = ''
  readonly #keys = [
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ]
  readonly #codes = new Map<string, URLSearchParams>()
  readonly #server = createServer((request, response) => {
    this.#answer(request).then(
      (body) => {
        response.writeHead(body ? 200 : 400, { 'content-type': 'application/json' })
        response.end(JSON.stringify(body ?? { error: 'invalid_grant' }))
      },
      (error: unknown) => response.destroy(error as Error),
    )
  })

  async start(): Promise<void> {
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening))
    this.issuer = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((closed) => this.#server.close(closed))
  }

  /** What a browser does at the authorisation address: comes back with a code. */
  authorise(address: string): URL {
    const { origin, pathname, searchParams } = new URL(address)
    if (origin !== this.issuer || pathname !== '/authorise')
      throw new Error(`not an address of the provider: ${address}`)
    const code = randomBytes(16).toString('hex')
    this.#codes.set(code, searchParams)
    const back = new URL(searchParams.get('redirect_uri') ?? '')
    back.searchParams.set('code', code)
    back.searchParams.set('state', searchParams.get('state') ?? '')
    return back
  }

  async #answer(request: IncomingMessage): Promise<unknown> {
    const { issuer } = this
    if (request.url === '/.well-known/openid-configuration') {
      return {
        issuer,
        authorization_endpoint: `${issuer}/authorise`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
      }
    }
    if (request.url === '/keys') {
      return { keys: [{ ...this.#keys[0]?.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] }
    }
    if (request.url === '/token') return this.#exchange(await formOf(request))
    throw new Error(`no such path: ${request.url}`)
  }

  #exchange(form: URLSearchParams): unknown {
    const code = form.get('code') ?? ''
    const asked = this.#codes.get(code)
    this.#codes.delete(code)
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!asked || asked.get('code_challenge') !== challenge) return null
    if (form.get('client_secret') !== this.clientSecret || form.get('redirect_uri') !== asked.get('redirect_uri'))
      return null
    const now = Math.floor(Date.now() / 1000)
    const nonce = this.nonce ?? asked.get('nonce')
    const payload = { iss: this.issuer, aud: this.clientId, iat: now, exp: now + 60, nonce, ...this.claims }
    return { access_token: 'access-token', token_type: 'Bearer', expires_in: 60, id_token: this.#sign(payload) }
  }

  #sign(payload: object): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const text = `${part({ alg: 'RS256', kid: 'one' })}.${part(payload)}`
    const key = this.#keys[this.forged ? 1 : 0]?.privateKey
    if (!key) throw new Error('no key')
    return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`
  }
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of request) text += chunk
  return new URLSearchParams(text)
}
