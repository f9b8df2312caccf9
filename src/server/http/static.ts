import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { noSuchRoute } from './errors.ts'

/**
 * Serves the built web app. Vite puts a hash into the names under assets/, so those never change;
 * index.html names them and is asked for each time. `.br` and `.gz` beside a file are preferred.
 * Without a build (an API-only node, a test) everything unknown is 404.
 */
export async function serveWeb(http: FastifyInstance, webDir: string | undefined): Promise<void> {
  if (webDir === undefined || !existsSync(join(webDir, 'index.html'))) {
    http.setNotFoundHandler(noSuchRoute)
    return
  }
  await http.register(fastifyStatic, {
    root: webDir,
    preCompressed: true,
    index: 'index.html',
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = path.startsWith(join(webDir, 'assets'))
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  http.setNotFoundHandler(async (request, reply) => {
    if (!isPage(request)) return noSuchRoute(request, reply)
    return reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(await readFile(join(webDir, 'index.html')))
  })
}

/** An address of the app that a person opened or reloaded: the browser asks for html, and it has no file ending. */
function isPage(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? ''
  return (
    (request.method === 'GET' || request.method === 'HEAD') &&
    !path.startsWith('/api/') &&
    !path.startsWith('/assets/') &&
    (request.headers.accept ?? '').includes('text/html')
  )
}
