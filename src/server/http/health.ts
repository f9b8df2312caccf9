import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { App } from '#server/app.ts'

/** For load balancers and supervisors: 200 only while the database answers. */
export function answerHealth(http: FastifyInstance, app: App): void {
  http.get('/healthz', { logLevel: 'silent' }, async (_request, reply) => {
    await sql`select 1`.execute(app.db)
    return reply.header('cache-control', 'no-store').send({ status: 'ready' })
  })
}
