import type { FastifyInstance } from 'fastify'
import { readAtHeader } from '#contract/events.ts'
import type { App } from '#server/app.ts'

/**
 * What a page of ours may do. Styles may be inline because antd writes its style tags at run time, and
 * a nonce would have to be written into index.html anew for every reader, which then could be neither
 * cached nor sent precompressed. Scripts may not: that is the door injected markup would come through.
 */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "frame-src 'self' blob:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ')

/** On every reply; a handler that has set one of them keeps its own. */
export function protectiveHeaders(http: FastifyInstance, publicUrl: string): void {
  const headers: Record<string, string> = {
    'content-security-policy': pagePolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    // Only where the address people use is encrypted: on plain http it would lock them out.
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  }
  http.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(headers)) {
      if (!reply.hasHeader(name)) reply.header(name, value)
    }
  })
}

/**
 * Every answer says where the log of events stood before anything was read for it. A page that follows a
 * stream from there hears also what happened between its reading and its connection.
 */
export function tellWhereRead(http: FastifyInstance, app: App): void {
  http.addHook('onRequest', async (request, reply) => {
    const { at } = app.events
    if (at !== undefined && request.url.startsWith('/api/')) reply.header(readAtHeader, at)
  })
}
