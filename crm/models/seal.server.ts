import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { once } from '#lib/once.ts'

const algorithm = 'aes-256-gcm'
const holder = () => once<{ key: Buffer | null }>('model-seal', () => ({ key: null }))

/** Says by which secret of the installation keys are sealed. Each use of the secret has a key of its own: what one seals no other opens. */
export function configureSeal(secret: string | null): void {
  holder().key = secret === null ? null : Buffer.from(hkdfSync('sha256', secret, 'gantry.seal', 'keys of models', 32))
}

function keyOfProcess(): Buffer {
  const { key } = holder()
  if (!key) throw new Error('this process was told no secret to seal keys by')
  return key
}

/** Seals words that must not be read where they are kept; another time they look different. */
export function seal(words: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv(algorithm, keyOfProcess(), nonce)
  const sealed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** What was sealed; null where it was sealed by another secret, or changed since. */
export function unseal(sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  const key = keyOfProcess()
  try {
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
