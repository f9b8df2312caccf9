import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SessionView } from '#contract/session.ts'
import * as contract from '#contract/session.ts'
import { AppError } from '#domain/error.ts'
import type { App } from '#server/app.ts'
import { asSystem } from '#server/db/actor-context.ts'
import type { Mount } from '#server/http/route.ts'
import { openSessionsOf, type Place } from './accounts.ts'
import { sessionDays } from './auth.ts'
import * as commands from './commands.ts'
import { cookieNameFor, signed } from './cookie.ts'
import { tokenHashOf } from './invitation.ts'
import { demoPeople, findInvitation, meOf, sessionView, theOrganisation } from './queries.ts'
import type { SignedIn } from './resolve.ts'

export function sessionRoutes(mount: Mount): void {
  mount.open(contract.getSession, ({ app, actor }) =>
    asSystem(app.db, (tx) => sessionView(tx, actor?.personId)),
  )

  mount.open(contract.setUp, async ({ app, body, request, reply, now }) => {
    if (body.kind === 'demo') return commands.setUpDemo(app, now)
    return entered(app, reply, await commands.setUpClean(app, { ...body, place: placeOf(request), now }))
  })

  mount.open(contract.signIn, async ({ app, body, request, reply, now }) => {
    const { email: account, password } = body
    return entered(
      app,
      reply,
      await commands.signIn(app, { account, password, place: placeOf(request), now }),
    )
  })

  mount.signedIn(contract.signOut, async ({ app, actor, request, reply }) => {
    await commands.signOut(app, actor, (await current(app, request)).sessionId)
    reply.header('set-cookie', cookie(app, '', 0))
    return { done: true as const }
  })

  mount.open(contract.listDemoPeople, ({ app }) =>
    asSystem(app.db, async (tx) => {
      const organisation = await theOrganisation(tx)
      return { items: organisation?.isDemo ? await demoPeople(tx) : [] }
    }),
  )

  mount.open(contract.switchPerson, async ({ app, body, request, reply, now }) => {
    const left = await app.auth.sessionOf(request.headers)
    const leaving = left && { personId: left.actor.personId, sessionId: left.sessionId }
    const place = placeOf(request)
    return entered(
      app,
      reply,
      await commands.switchPerson(app, { personId: body.personId, leaving, place, now }),
    )
  })

  mount.signedIn(contract.listSessions, async ({ app, actor, request, now }) => {
    const { sessionId } = await current(app, request)
    const open = await openSessionsOf(app.db, actor.personId, now)
    return {
      items: open.map((one) => ({
        ...one,
        createdAt: one.createdAt.toISOString(),
        expiresAt: one.expiresAt.toISOString(),
        isCurrent: one.id === sessionId,
      })),
    }
  })

  mount.signedIn(contract.revokeSession, async ({ app, actor, params }) => {
    await commands.revokeSession(app, actor, params.id)
    return { done: true as const }
  })

  mount.signedIn(contract.changePassword, async ({ app, actor, body, request, now }) => {
    const { sessionId } = await current(app, request)
    await commands.changePassword(app, actor, { ...body, sessionId, now })
    return { done: true as const }
  })

  mount(contract.updateMe, async ({ tx, actor, body, now }) => {
    await commands.updateMe(tx, actor, body, now)
    const me = await meOf(tx, actor.personId)
    if (!me) throw new AppError('not_found', 'person.notFound')
    return me
  })

  mount.open(contract.getInvitation, async ({ app, params, now }) => {
    const found = await findInvitation(app.db, tokenHashOf(params.token), now)
    if (!found) throw new AppError('not_found', 'invitation.gone')
    const organisation = await theOrganisation(app.db)
    const { name, email, expiresAt } = found
    return { name, email, organisationName: organisation?.name ?? '', expiresAt: expiresAt.toISOString() }
  })

  mount.open(contract.acceptInvitation, async ({ app, params, body, request, reply, now }) => {
    const accepting = { token: params.token, password: body.password, place: placeOf(request), now }
    return entered(app, reply, await commands.acceptInvitation(app, accepting))
  })
}

function entered(app: App, reply: FastifyReply, { view, token }: commands.Entered): SessionView {
  reply.header('set-cookie', cookie(app, signed(token, app.config.authSecret), sessionDays * 24 * 3600))
  return view
}

/** Lax, so that a link in a mail opens signed in; nothing that changes state answers to such a request. */
function cookie({ config }: App, value: string, maxAge: number): string {
  const secure = config.publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${cookieNameFor(config.publicUrl)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`
}

async function current(app: App, request: FastifyRequest): Promise<SignedIn> {
  const signedIn = await app.auth.sessionOf(request.headers)
  if (!signedIn) throw new AppError('unauthenticated', 'session.signInFirst')
  return signedIn
}

function placeOf(request: FastifyRequest): Place {
  return { ip: request.ip, userAgent: request.headers['user-agent'] ?? '' }
}
