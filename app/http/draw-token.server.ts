import { randomBytes } from 'node:crypto'
import { digestOf, tokenPrefix } from './token-door.server.ts'

/** A new personal token, of 256 random bits, and the digest under which it is kept. It is shown to its person once. */
export function drawToken(): { token: string; digest: string } {
  const token = `${tokenPrefix}${randomBytes(32).toString('base64url')}`
  return { token, digest: digestOf(token) }
}
