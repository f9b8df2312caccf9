import { civilDateOf, timeOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { queueMail } from '#server/mail/outbox.ts'
import { createInvitation } from '#server/session/invitation.ts'
import { lockPerson } from './person-commands.ts'

/** A link with which somebody chooses a password: the first one, or another for a forgotten one. */
export async function invitePerson(
  tx: Db,
  app: App,
  actor: Actor,
  personId: string,
  now: Date,
): Promise<{ link: string; expiresAt: Date; mailed: boolean }> {
  const person = await lockPerson(tx, personId)
  if (person.state === 'disabled') throw new AppError('conflict', 'person.disabled', { name: person.name })
  const { token, expiresAt } = await createInvitation(tx, { personId, by: actor.personId, now })
  const path = `/invitation/${token}`
  if (app.mail.canSend) {
    const organisation = await tx
      .selectFrom('organisation')
      .select(['name', 'time_zone as zone'])
      .executeTakeFirstOrThrow()
    const by = await tx
      .selectFrom('person')
      .select('name')
      .where('id', '=', actor.personId)
      .executeTakeFirstOrThrow()
    const until = `${civilDateOf(expiresAt, organisation.zone)} ${timeOf(expiresAt, organisation.zone)}`
    await queueMail(tx, app.config.publicUrl, {
      to: { personId, email: person.email, name: person.name },
      letter: {
        kind: 'join',
        locale: person.locale,
        params: { name: person.name, organisation: organisation.name, until, by: by.name },
        link: path,
      },
      about: { noun: 'person', nounId: personId },
    })
  }
  const about = { noun: 'person', nounId: personId, from: null, to: null, actorId: actor.personId, at: now }
  await noteMove(tx, { ...about, move: 'invite' })
  return { link: `${app.config.publicUrl}${path}`, expiresAt, mailed: app.mail.canSend }
}
