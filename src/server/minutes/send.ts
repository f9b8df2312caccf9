import { feedbackBy } from '#domain/calendar/clocks.ts'
import { AppError } from '#domain/error.ts'
import { authorizeMinutes } from '#domain/minutes/policy.ts'
import type { NormEvent } from '#domain/norm/event.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Db } from '#server/db/database.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import { meetingFacts } from '#server/meeting/facts.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { guard } from '#server/norm/guard.ts'
import { moveMinutes } from './move.ts'
import { getMinutes, lockMinutes, openProposals, saveMinutes } from './queries.ts'
import { addNeededRecipients } from './recipients.ts'
import { type By, nameOf, tellOfMinutes } from './tell.ts'

export type GivenOverrides = readonly { readonly fingerprint: string; readonly reason: string }[]

/** NM-MIN-05 and NM-MIN-06 (and NM-MIN-09): what a draft has to be, and whom it reaches, when it goes out. */
export const sendEvents = ['minutes.submit', 'minutes.distribute'] as const satisfies readonly NormEvent[]

/** Sends the draft to be confirmed; everybody has their working day (C-06). */
export async function sendMinutes(
  tx: Db,
  app: App,
  actor: Actor,
  request: { readonly id: string; readonly overrides: GivenOverrides; readonly at: Date },
): Promise<void> {
  const { id, overrides, at } = request
  const minutes = await lockMinutes(tx, id)
  authorizeMinutes(actor, 'send', minutes)
  await guard(tx, actor, {
    event: sendEvents,
    facts: await meetingFacts(tx, minutes.meetingId, at),
    noun: 'minutes',
    nounId: id,
    overrides,
    isImported: minutes.isImported,
    now: at,
  })
  const by: By = { actorId: actor.personId, app, at }
  await markSent(tx, id, minutes.currentVersion, at)
  await moveMinutes(tx, minutes, {
    move: 'send',
    actorId: actor.personId,
    at,
    data: { version: minutes.currentVersion },
    change: { sent_at: at, feedback_due_at: feedbackBy(at, await loadClockSetting(tx)).at },
  })
  await refreshAudience(tx, minutes.meetingId)
  await tellAsked(tx, id, { kind: 'minutes.sent' }, by)
}

/** Sends the revised text; the text is another one, so everybody is asked again, those who agreed too (S2-61). */
export async function resendMinutes(
  tx: Db,
  app: App,
  actor: Actor,
  request: { readonly id: string; readonly note: string; readonly at: Date },
): Promise<void> {
  const { id, note, at } = request
  const minutes = await lockMinutes(tx, id)
  authorizeMinutes(actor, 'resend', minutes)
  const open = await openProposals(tx, id)
  // NM-MIN-10
  if (open.length > 0) throw new AppError('conflict', 'minutes.openProposals', { count: open.length })

  await addNeededRecipients(tx, minutes, await getMeeting(tx, minutes.meetingId))
  await markSent(tx, id, minutes.currentVersion, at, note)
  await tx
    .updateTable('minutes_recipient')
    .set((row) => ({ state: 'sent', opened_at: null, answered_at: null, version: row('version', '+', 1) }))
    .where('minutes_id', '=', id)
    .execute()
  await moveMinutes(tx, minutes, {
    move: 'resend',
    actorId: actor.personId,
    at,
    reason: note,
    data: { version: minutes.currentVersion },
    change: { sent_at: at, feedback_due_at: feedbackBy(at, await loadClockSetting(tx)).at },
  })
  await refreshAudience(tx, minutes.meetingId)
  await tellAsked(tx, id, { kind: 'minutes.revised' }, { actorId: actor.personId, app, at })
}

/** From here on this version stands. One that was sent before and not touched since keeps its moment and note. */
async function markSent(tx: Db, minutesId: string, no: number, at: Date, note?: string): Promise<void> {
  await tx
    .updateTable('minutes_version')
    .set({ sent_at: at, ...(note !== undefined && note !== '' && { note }) })
    .where('minutes_id', '=', minutesId)
    .where('no', '=', no)
    .where('sent_at', 'is', null)
    .execute()
}

/** Tells everybody on the list, or those who have just come onto it, that the text is theirs to answer. */
export async function tellAsked(
  tx: Db,
  id: string,
  asked: { readonly kind: 'minutes.sent' | 'minutes.revised'; readonly only?: readonly string[] },
  by: By,
): Promise<void> {
  let minutes = await getMinutes(tx, id)
  const { only } = asked
  if (only !== undefined) {
    // Nobody has less than their working day; the minutes have one clock, so it is the latest one's.
    const due = feedbackBy(by.at, await loadClockSetting(tx)).at
    if (minutes.feedbackDueAt === null || due > minutes.feedbackDueAt) {
      await saveMinutes(tx, id, { feedback_due_at: due }, by.at)
      minutes = { ...minutes, feedbackDueAt: due }
    }
  }
  await tellOfMinutes(
    tx,
    minutes,
    {
      kind: asked.kind,
      personIds: minutes.recipients
        .map(({ personId }) => personId)
        .filter((personId) => only === undefined || only.includes(personId)),
      params: {
        by: await nameOf(tx, by.actorId),
        dueAt: minutes.feedbackDueAt?.toISOString() ?? '',
      },
      occasion: `v${minutes.currentVersion}:${minutes.sentAt?.getTime() ?? 0}`,
    },
    by,
  )
}
