import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/**
 * Seals what may not stand readable in the database or in a copy of it. The key is made of the product's own
 * secret, which is kept elsewhere.
 */
export function seal(text: string, authSecret: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(authSecret), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/** Undefined: it was sealed with another secret, or is damaged. */
export function unseal(sealed: string, authSecret: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64')
  try {
    const opener = createDecipheriv('aes-256-gcm', keyOf(authSecret), bytes.subarray(0, 12))
    opener.setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([opener.update(bytes.subarray(28)), opener.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

function keyOf(authSecret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', authSecret, '', 'bihuan channel', 32))
}
