import type { z } from 'zod'
import type * as contract from '#contract/minutes.ts'
import type { MinutesContent } from '#contract/minutes.ts'
import { draftMinutesBy, finalMinutesBy } from '#domain/calendar/clocks.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import { minutesLifecycle } from '#domain/minutes/lifecycle.ts'
import { authorizeMinutes } from '#domain/minutes/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Db } from '#server/db/database.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import { requireActivePeople } from '#server/meeting/change.ts'
import { getMeeting, lockMeeting } from '#server/meeting/queries.ts'
import { drawContent } from './content.ts'
import type { Minutes } from './minutes.ts'
import { moveMinutes, noteOnMinutes } from './move.ts'
import { lockMinutes, minutesOfMeeting, saveMinutes, versionOf, writeText } from './queries.ts'
import { addNeededRecipients, replaceRecipients, type WantedRecipient } from './recipients.ts'
import { changedSince, redrawn } from './redraw.ts'
import { tellAsked } from './send.ts'
import { nameOf, tellOfMinutes } from './tell.ts'
import { minutesView } from './view.ts'

/** The first draft from the live record (C-05). Gives the id of the minutes. */
export async function generateMinutes(tx: Db, actor: Actor, meetingId: string, at: Date): Promise<string> {
  const meeting = await lockMeeting(tx, meetingId)
  authorizeMeeting(actor, 'generateMinutes', meeting)
  const begun = await minutesOfMeeting(tx, meetingId)
  if (begun === undefined) throw new AppError('conflict', 'minutes.notNow', { state: 'none' })
  const minutes = await lockMinutes(tx, begun)
  // Before anything is drawn: what has been generated once is edited, not generated again.
  minutesLifecycle.stateAfter(minutes.state, 'generate')

  const content = await drawContent(tx, meeting, minutes.number)
  const no = await writeText(tx, minutes, { content, authorId: actor.personId, at })
  await addNeededRecipients(tx, minutes, meeting)
  const setting = await loadClockSetting(tx)
  const { actualEnd } = meeting
  await moveMinutes(tx, minutes, {
    move: 'generate',
    actorId: actor.personId,
    at,
    data: { version: no },
    change: {
      current_version: no,
      maintainer_id: minutes.maintainerId ?? meeting.recorderId,
      ...(actualEnd !== null && {
        draft_due_at: minutes.draftDueAt ?? draftMinutesBy(actualEnd, setting).at,
        final_due_at: minutes.finalDueAt ?? finalMinutesBy(actualEnd, setting).at,
      }),
    },
  })
  await refreshAudience(tx, meetingId)
  return minutes.id
}

type Change = z.output<NonNullable<typeof contract.updateMinutes.body>>

/** Edits the text that is being worked on; a version that was sent stays, and the edit begins the next one. */
export async function updateMinutes(
  tx: Db,
  actor: Actor,
  id: string,
  change: Change,
  at: Date,
): Promise<void> {
  const minutes = await lockMinutes(tx, id)
  authorizeMinutes(actor, 'edit', minutes)
  if (change.version !== minutes.version) {
    const current = await minutesView(tx, actor, minutes, at)
    throw new AppError('conflict', 'minutes.stale', {}, { detail: { current } })
  }
  if (change.maintainerId !== undefined) {
    await requireActivePeople(tx, { maintainerId: change.maintainerId })
  }
  let { content } = await versionOf(tx, id, minutes.currentVersion)
  if (change.refresh === true) {
    const meeting = await getMeeting(tx, minutes.meetingId)
    content = redrawn(content, await drawContent(tx, meeting, minutes.number))
    await addNeededRecipients(tx, minutes, meeting)
  }
  if (change.goalReview !== undefined) {
    content = { ...content, goalAndAgenda: { ...content.goalAndAgenda, review: change.goalReview } }
  }
  if (change.goalResult !== undefined) {
    content = { ...content, goalAndAgenda: { ...content.goalAndAgenda, result: change.goalResult } }
  }
  if (change.topic !== undefined) content = reworded(content, change.topic)
  if (change.next !== undefined) {
    await requireLater(tx, minutes, change.next?.on ?? null)
    content = { ...content, next: change.next }
  }

  const isText =
    change.refresh === true ||
    [change.goalReview, change.goalResult, change.topic, change.next].some((part) => part !== undefined)
  const no = isText
    ? await writeText(tx, minutes, { content, authorId: actor.personId, at })
    : minutes.currentVersion
  await saveMinutes(
    tx,
    id,
    {
      current_version: no,
      ...(change.maintainerId !== undefined && { maintainer_id: change.maintainerId }),
    },
    at,
  )
  if (change.refresh === true || change.maintainerId !== undefined)
    await refreshAudience(tx, minutes.meetingId)
  const fields = Object.entries(change).flatMap(([field, value]) =>
    field === 'version' || value === undefined ? [] : [field],
  )
  await noteOnMinutes(tx, minutes, {
    move: 'edit',
    actorId: actor.personId,
    at,
    data: { version: no, fields },
  })
}

/**
 * Takes back text that was sent and is no longer true: decisions or tasks have changed where they live. The
 * recorder has the fresh text to revise, and everybody hears what it was.
 */
export async function redrawMinutes(tx: Db, app: App, actor: Actor, id: string, at: Date): Promise<void> {
  const minutes = await lockMinutes(tx, id)
  authorizeMinutes(actor, 'redraw', minutes)
  const meeting = await getMeeting(tx, minutes.meetingId)
  const { content } = await versionOf(tx, id, minutes.currentVersion)
  const fresh = await drawContent(tx, meeting, minutes.number)
  const changed = changedSince(content, fresh)
  if (changed.length === 0) throw new AppError('conflict', 'minutes.nothingChanged')
  const what = changed.join('、')
  const no = await writeText(tx, minutes, {
    content: redrawn(content, fresh),
    authorId: actor.personId,
    note: what,
    at,
  })
  await addNeededRecipients(tx, minutes, meeting)
  await moveMinutes(tx, minutes, {
    move: 'redraw',
    actorId: actor.personId,
    at,
    data: { version: no, numbers: changed },
    change: { current_version: no },
  })
  await refreshAudience(tx, minutes.meetingId)
  await tellOfMinutes(
    tx,
    minutes,
    {
      kind: 'minutes.redrawn',
      personIds: minutes.recipients.map(({ personId }) => personId),
      params: { by: await nameOf(tx, actor.personId), what },
      occasion: `v${no}`,
    },
    { actorId: actor.personId, app, at },
  )
}

/** The next meeting is not before this one. */
async function requireLater(tx: Db, { meetingStart }: Minutes, on: string | null): Promise<void> {
  const { zone } = await loadWorkTime(tx)
  if (on === null || meetingStart === null || on >= civilDateOf(meetingStart, zone)) return
  const issues = [{ path: ['next', 'on'], reason: 'minutes.nextBeforeThis' }]
  throw new AppError('invalid', 'minutes.nextBeforeThis', {}, { issues })
}

function reworded(
  content: MinutesContent,
  { topicId, list, index, text }: NonNullable<Change['topic']>,
): MinutesContent {
  const topic = content.topics.find((one) => one.topicId === topicId)
  if (topic === undefined || index >= topic[list].length)
    throw new AppError('not_found', 'minutes.noSuchLine')
  const line = <T>(lines: readonly T[], change: (old: T) => T): T[] =>
    lines.map((old, at) => (at === index ? change(old) : old))
  const lines =
    list === 'points'
      ? { points: line(topic.points, (old) => ({ ...old, text })) }
      : list === 'disputes'
        ? // The final wording was fixed in the meeting (S2-45) and is not the recorder's to change.
          { disputes: line(topic.disputes, (old) => ({ ...old, text })) }
        : { [list]: line(topic[list], () => text) }
  return {
    ...content,
    topics: content.topics.map((one) => (one.topicId === topicId ? { ...one, ...lines } : one)),
  }
}

export async function setRecipients(
  tx: Db,
  app: App,
  actor: Actor,
  id: string,
  wanted: readonly WantedRecipient[],
  at: Date,
): Promise<void> {
  const minutes = await lockMinutes(tx, id)
  authorizeMinutes(actor, 'editRecipients', minutes)
  const meeting = await getMeeting(tx, minutes.meetingId)
  const { added, removed } = await replaceRecipients(tx, minutes, meeting, wanted)
  await saveMinutes(tx, id, {}, at)
  await refreshAudience(tx, minutes.meetingId)
  await noteOnMinutes(tx, minutes, {
    move: 'setRecipients',
    actorId: actor.personId,
    at,
    data: { added, removed },
  })
  // Whoever comes onto the list of minutes that are out is asked like the others.
  if (minutes.state === 'inReview' && added.length > 0) {
    await tellAsked(tx, id, { kind: 'minutes.sent', only: added }, { actorId: actor.personId, app, at })
  }
}
