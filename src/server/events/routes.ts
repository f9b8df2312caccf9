import { z } from 'zod'
import { endpoint } from '#contract/endpoint.ts'
import { AppError } from '#domain/error.ts'
import type { Mount } from '#server/http/route.ts'
import { type Position, read } from './position.ts'

/** Speaks SSE, not JSON, and is called by EventSource, so it needs no shape that the web would share. */
export const followEvents = endpoint({
  method: 'GET',
  path: '/api/v1/events',
  summary: 'What happens on the given streams, as server-sent events; resumes by Last-Event-ID',
  access: { rule: 'signedIn' },
  query: z.object({
    streams: z
      .string()
      .max(4000)
      .transform((list) => list.split(',').filter(Boolean))
      .pipe(z.array(z.string().max(80)).min(1).max(50)),
    /** Where to begin when there is no Last-Event-ID yet: `lastEventId` of what was read. */
    after: z.string().max(40).optional(),
  }),
  form: 'raw',
  reply: z.unknown(),
})

const heartbeatEvery = 20_000
/** A reader so slow that this much waits for it is let go; it comes back and is told what it missed. */
const mostWaiting = 1024 * 1024

export function eventRoutes(mount: Mount): void {
  mount.signedIn(followEvents, async ({ app, query, request, reply }) => {
    const signedIn = await app.auth.sessionOf(request.headers)
    if (!signedIn) throw new AppError('unauthenticated', 'session.signInFirst')
    const after = positionOf(request.headers['last-event-id'] ?? query.after)

    // What is told before the headers are out waits here.
    let early: string[] | undefined = []
    const { raw } = reply
    const { streams, at, leave } = await app.events.follow({
      ...signedIn,
      streams: query.streams,
      after,
      send(text) {
        if (early) early.push(text)
        else if (raw.writableLength > mostWaiting) raw.destroy()
        else raw.write(text)
      },
      close: () => raw.end(),
    })
    if (raw.destroyed) return leave()

    reply.hijack()
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    })
    // What was missed comes first: whoever hears `ready` has heard all of it, and resumes from its id.
    const ready = `id: ${at}\nevent: ready\ndata: ${JSON.stringify({ streams })}\n\n`
    raw.write(`retry: 2000\n\n${early.join('')}${ready}`)
    early = undefined
    const heartbeat = setInterval(() => raw.write(':\n\n'), heartbeatEvery)
    raw.on('close', () => {
      clearInterval(heartbeat)
      leave()
    })
  })
}

function positionOf(text: string | string[] | undefined): Position | undefined {
  if (text === undefined || text === '') return undefined
  const position = typeof text === 'string' ? read(text) : undefined
  if (!position) {
    throw new AppError(
      'invalid',
      'request.invalid',
      {},
      {
        issues: [{ path: ['query', 'after'], reason: 'field.notACursor' }],
      },
    )
  }
  return position
}
