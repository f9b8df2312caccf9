import { randomUUID } from 'node:crypto'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import type { Endpoint } from '#contract/endpoint.ts'
import type { App } from '#server/app.ts'
import { fileLimit } from '#server/files/store.ts'
import { answerErrors } from './errors.ts'
import { protectiveHeaders, tellWhereRead } from './headers.ts'
import { answerHealth } from './health.ts'
import { openApiOf } from './openapi.ts'
import { rooms } from './rooms.ts'
import { type Mount, mounting } from './route.ts'
import { refuseOtherSites } from './same-origin.ts'
import { serveWeb } from './static.ts'

export interface HttpOptions {
  /** The built web app; absent: only the API. */
  readonly webDir?: string
  readonly version?: string
  /** The rooms to mount; tests bring their own. */
  readonly rooms?: readonly ((mount: Mount) => void)[]
}

/** The HTTP server, not yet listening. Needs `await http.ready()` or `http.inject` before use. */
export async function buildHttp(app: App, options: HttpOptions = {}): Promise<FastifyInstance> {
  const http = Fastify({
    loggerInstance: app.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: 2 * 1024 * 1024,
    // A proxy on the same machine may say for whom it asks; anybody else could lie about it.
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
  })
  answerErrors(http)
  protectiveHeaders(http, app.config.publicUrl)
  tellWhereRead(http, app)
  refuseOtherSites(http, app.config.publicUrl)
  // One byte more than is allowed: cut off at the limit, a larger file would pass for a whole one.
  await http.register(multipart, { limits: { files: 1, fileSize: fileLimit + 1, fields: 10, parts: 11 } })

  const mounted: Endpoint[] = []
  const mount = mounting(http, app, mounted)
  for (const room of options.rooms ?? rooms) room(mount)

  answerHealth(http, app)
  await describe(http, mounted, { url: app.config.publicUrl, version: options.version ?? '0' })
  await serveWeb(http, options.webDir)
  return http
}

async function describe(
  http: FastifyInstance,
  mounted: readonly Endpoint[],
  server: { url: string; version: string },
): Promise<void> {
  // Some hundred shapes take half a second to write down: not before somebody asks for them.
  let made: ReturnType<typeof openApiOf> | undefined
  const document = () => {
    made ??= openApiOf(mounted, server)
    return made
  }
  http.get('/api/openapi.json', async () => document())
  const empty = { openapi: '3.1.0', info: { title: 'Bihuan', version: server.version }, paths: {} }
  await http.register(swagger, { mode: 'static', specification: { document: empty as never } })
  await http.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: true,
    transformSpecification: document,
  })
}
