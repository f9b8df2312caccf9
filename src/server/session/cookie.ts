import { createHmac, timingSafeEqual } from 'node:crypto'

/** What the browser keeps. Browsers take `__Secure-` only over https, so nobody on the way can set it. */
export function cookieNameFor(publicUrl: string): string {
  return `${publicUrl.startsWith('https:') ? '__Secure-' : ''}bihuan.session_token`
}

/** The session's token in a Cookie header, if the signature on it is ours. */
export function tokenIn(header: string | undefined, name: string, secret: string): string | undefined {
  const value = cookieIn(header, name)
  if (value === undefined) return undefined
  const dot = value.lastIndexOf('.')
  if (dot < 1) return undefined
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const right = signatureOf(token, secret)
  return given.length === right.length && timingSafeEqual(given, right) ? token : undefined
}

/** The way better-auth signs: `token.base64(hmac-sha256)`, percent-encoded. */
export function signed(token: string, secret: string): string {
  return encodeURIComponent(`${token}.${signatureOf(token, secret).toString('base64')}`)
}

function signatureOf(token: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(token).digest()
}

function cookieIn(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const equals = pair.indexOf('=')
    if (equals < 0 || pair.slice(0, equals).trim() !== name) continue
    try {
      return decodeURIComponent(pair.slice(equals + 1).trim())
    } catch {
      return undefined
    }
  }
  return undefined
}
