import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '#domain/error.ts'

const readOnly = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site makes a browser send. Browsers say where a request comes from and pages
 * cannot forge it: `Sec-Fetch-Site` first, else `Origin`. A request with neither is not from a
 * browser's page (a script, a command line), so nobody's cookies were borrowed.
 */
export function refuseOtherSites(http: FastifyInstance, publicUrl: string): void {
  const home = new URL(publicUrl).origin
  http.addHook('onRequest', async (request) => {
    if (!readOnly.has(request.method) && comesFromElsewhere(request, home)) {
      throw new AppError('forbidden', 'request.otherSite')
    }
  })
}

function comesFromElsewhere(request: FastifyRequest, home: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site === 'same-origin' || site === 'none') return false
  const origin = request.headers.origin
  if (origin === undefined) return site !== undefined
  // The address people use, or the one this request was sent to: it may be reached by several names.
  return origin !== home && !(site === undefined && hostOf(origin) === request.headers.host)
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
