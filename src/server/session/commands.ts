import type { z } from 'zod'
import type { Out } from '#contract/endpoint.ts'
import type { SessionView, setUp as setUpContract, updateMe as updateMeContract } from '#contract/session.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { seedCalendar } from '#server/calendar/seed.ts'
import { asSystem } from '#server/db/actor-context.ts'
import type { Db } from '#server/db/database.ts'
import {
  endSession,
  endSessionsOf,
  ensureAccount,
  openSession,
  type Place,
  passwordHashOf,
  setPasswordHash,
} from './accounts.ts'
import { tokenHashOf } from './invitation.ts'
import { requireDecentPassword } from './password.ts'
import {
  findHolder,
  findInvitation,
  lockHolder,
  sessionView,
  spendInvitation,
  theOrganisation,
} from './queries.ts'
import { countFailure, forgetFailures, refuseIfGuessing } from './sign-in-limit.ts'

/** A new session: what the first screen needs, and the token for the cookie. */
export interface Entered {
  readonly view: SessionView
  readonly token: string
}

const wrong = () => new AppError('unauthenticated', 'session.wrongCredentials')

/**
 * By e-mail or employee number. Through better-auth's front door, so that its limits apply; ours, by
 * account, come before. Unknown, disabled and wrong are one and the same answer.
 */
export async function signIn(
  app: App,
  typed: { account: string; password: string; place: Place; now: Date },
): Promise<Entered> {
  const { account, password, place, now } = typed
  const person = await findHolder(app.db, account)
  const counted = person?.id ?? account
  await refuseIfGuessing(app.db, counted, now)

  const token = await knock(app, { email: person?.email ?? 'nobody@invalid.invalid', password, place })
  if (token === undefined || person === undefined) {
    await countFailure(app.db, counted, now)
    throw wrong()
  }
  return asSystem(app.db, async (tx) => {
    if (person.state !== 'active') {
      await endSessionsOf(tx, person.id)
      return undefined
    }
    await forgetFailures(tx, counted)
    return { token, view: await sessionView(tx, person.id) }
  }).then((entered) => entered ?? Promise.reject(wrong()))
}

/** The session token that better-auth gives for the right password; it answers unknown accounts as slowly. */
async function knock(
  app: App,
  { email, password, place }: { email: string; password: string; place: Place },
): Promise<string | undefined> {
  const home = app.config.publicUrl
  const answer = await app.auth.accounts.handler(
    new Request(`${home}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-client-ip': place.ip,
        'user-agent': place.userAgent,
        origin: new URL(home).origin,
      },
      body: JSON.stringify({ email, password }),
    }),
  )
  if (answer.status === 429) {
    throw new AppError('too_many', 'session.tooManyTries', {
      seconds: Number(answer.headers.get('x-retry-after') ?? 60),
    })
  }
  if (answer.status === 401 || answer.status === 400) return undefined
  if (!answer.ok) throw new Error(`Signing in failed: ${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { token: string }).token
}

export async function signOut(app: App, actor: Actor, sessionId: string): Promise<void> {
  await asSystem(app.db, (tx) => endSession(tx, actor.personId, sessionId))
}

export async function revokeSession(app: App, actor: Actor, sessionId: string): Promise<void> {
  const ended = await asSystem(app.db, (tx) => endSession(tx, actor.personId, sessionId))
  if (!ended) throw new AppError('not_found', 'session.notFound')
}

/** Ends every other session of the person: whoever else knew the old password is out. */
export async function changePassword(
  app: App,
  actor: Actor,
  request: { currentPassword: string; newPassword: string; sessionId: string; now: Date },
): Promise<void> {
  const { password } = await app.auth.accounts.$context
  await refuseIfGuessing(app.db, actor.personId, request.now)
  const person = await holderOf(app.db, actor.personId)
  const hash = person.userId === null ? undefined : await passwordHashOf(app.db, person.userId)
  const isRight = hash !== undefined && (await password.verify({ hash, password: request.currentPassword }))
  if (!isRight) {
    await countFailure(app.db, actor.personId, request.now)
    throw new AppError(
      'invalid',
      'request.invalid',
      {},
      {
        issues: [{ path: ['currentPassword'], reason: 'password.wrong' }],
      },
    )
  }
  requireDecentPassword(request.newPassword, person, 'newPassword')

  const fresh = await password.hash(request.newPassword)
  await asSystem(app.db, async (tx) => {
    const { userId } = await holderOf(tx, actor.personId)
    await setPasswordHash(tx, userId as string, fresh, request.now)
    await endSessionsOf(tx, actor.personId, request.sessionId)
    await forgetFailures(tx, actor.personId)
  })
}

/** The first password, or a forgotten one: who holds the link chooses it, once. */
export async function acceptInvitation(
  app: App,
  request: { token: string; password: string; place: Place; now: Date },
): Promise<Entered> {
  const gone = () => new AppError('not_found', 'invitation.gone')
  const tokenHash = tokenHashOf(request.token)
  const found = await findInvitation(app.db, tokenHash, request.now)
  if (!found) throw gone()
  requireDecentPassword(request.password, found, 'password')

  const { password } = await app.auth.accounts.$context
  const hash = await password.hash(request.password)
  return asSystem(app.db, async (tx) => {
    const invitation = await findInvitation(tx, tokenHash, request.now)
    if (!invitation || !(await spendInvitation(tx, invitation.id, request.now))) throw gone()
    const person = await holderOf(tx, invitation.personId)
    const userId = await ensureAccount(tx, person)
    await setPasswordHash(tx, userId, hash, request.now)
    await endSessionsOf(tx, person.id)
    await tx
      .updateTable('person')
      .set({ state: 'active', updated_at: request.now })
      .where('id', '=', person.id)
      .execute()
    return enter(tx, { personId: person.id, userId }, request)
  })
}

/** Only where everybody is made up: become another of the demo's people. */
export async function switchPerson(
  app: App,
  request: {
    personId: string
    leaving: { personId: string; sessionId: string } | undefined
    place: Place
    now: Date
  },
): Promise<Entered> {
  return asSystem(app.db, async (tx) => {
    const organisation = await theOrganisation(tx)
    if (!organisation?.isDemo) throw new AppError('forbidden', 'session.onlyInDemo')
    const person = await lockHolder(tx, request.personId)
    if (person?.state !== 'active') throw new AppError('not_found', 'person.notFound')
    if (request.leaving) await endSession(tx, request.leaving.personId, request.leaving.sessionId)
    return enter(tx, { personId: person.id, userId: await ensureAccount(tx, person) }, request)
  })
}

/** Who was here first is the administrator; `organisation.only_one` lets nobody be first twice. */
export async function setUpClean(
  app: App,
  request: Extract<Out<NonNullable<(typeof setUpContract)['body']>>, { kind: 'clean' }> & {
    place: Place
    now: Date
  },
): Promise<Entered> {
  requireDecentPassword(request.password, request, 'password')
  await requireNew(app.db)
  const { password } = await app.auth.accounts.$context
  const hash = await password.hash(request.password)
  return asSystem(app.db, async (tx) => {
    const { now, locale } = request
    await tx
      .insertInto('organisation')
      .values({ name: request.organisationName, locale, time_zone: app.config.timeZone, created_at: now })
      .execute()
    await seedCalendar(tx)
    const person = await tx
      .insertInto('person')
      .values({
        name: request.name,
        email: request.email,
        locale,
        is_admin: true,
        created_at: now,
        updated_at: now,
      })
      .returning(['id', 'name', 'email', 'user_id as userId'])
      .executeTakeFirstOrThrow()
    const userId = await ensureAccount(tx, person)
    await setPasswordHash(tx, userId, hash, now)
    return enter(tx, { personId: person.id, userId }, request)
  })
}

export async function setUpDemo(app: App, now: Date): Promise<SessionView> {
  await requireNew(app.db)
  const { loadDemo } = app
  if (loadDemo === undefined) throw new AppError('conflict', 'setup.noDemo')
  return asSystem(app.db, async (tx) => {
    await loadDemo(tx, now, app.config)
    return sessionView(tx, undefined)
  })
}

export async function updateMe(
  tx: Db,
  actor: Actor,
  change: z.output<NonNullable<(typeof updateMeContract)['body']>>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('person')
    .set({
      ...(change.locale !== undefined && { locale: change.locale }),
      ...(change.theme !== undefined && { theme: change.theme }),
      ...(change.mailNotices !== undefined && { mail_notices: change.mailNotices }),
      updated_at: now,
    })
    .where('id', '=', actor.personId)
    .execute()
}

async function requireNew(db: Db): Promise<void> {
  if (await theOrganisation(db)) throw new AppError('conflict', 'setup.alreadyDone')
}

async function holderOf(db: Db, personId: string) {
  const person = await lockHolder(db, personId)
  if (!person) throw new AppError('not_found', 'person.notFound')
  return person
}

async function enter(
  tx: Db,
  who: { personId: string; userId: string },
  { place, now }: { place: Place; now: Date },
): Promise<Entered> {
  const token = await openSession(tx, who.userId, place, now)
  return { token, view: await sessionView(tx, who.personId) }
}
