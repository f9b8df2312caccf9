import type { z } from 'zod'
import type * as contract from '#contract/minutes.ts'
import { AppError } from '#domain/error.ts'
import { isFinal } from '#domain/minutes/lifecycle.ts'
import { authorizeMinutes } from '#domain/minutes/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import { setLocal } from '#server/db/actor-context.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import { requireActivePeople } from '#server/meeting/change.ts'
import { meetingFacts } from '#server/meeting/facts.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { guard } from '#server/norm/guard.ts'
import { keepUntil } from './keep-until.ts'
import type { Minutes } from './minutes.ts'
import { noteOnMinutes } from './move.ts'
import { lockMinutes, saveMinutes } from './queries.ts'
import { addNeededRecipients } from './recipients.ts'
import { publishMinutes } from './tell.ts'
import { minutesView } from './view.ts'

type Change = z.output<NonNullable<typeof contract.setMinutesProperties.body>>

/** How they look, who issues them, who has to confirm and how long they are kept; their text is another thing. */
export async function setProperties(
  tx: Db,
  actor: Actor,
  id: string,
  change: Change,
  at: Date,
): Promise<void> {
  const minutes = await lockMinutes(tx, id)
  authorizeMinutes(actor, 'setProperties', minutes)
  if (change.version !== minutes.version) {
    const current = await minutesView(tx, actor, minutes, at)
    throw new AppError('conflict', 'minutes.stale', {}, { detail: { current } })
  }
  const { layout, countersign, issuerId, retention } = change
  if (isFinal(minutes.state)) refuseOnFinal(minutes, change)
  if (issuerId !== undefined) await requireActivePeople(tx, { issuerId })
  await saveMinutes(
    tx,
    id,
    {
      ...(layout !== undefined && { layout }),
      ...(countersign !== undefined && { countersign }),
      ...(issuerId !== undefined && { issuer_id: issuerId }),
      ...(retention !== undefined && { retention }),
      ...(retention !== undefined &&
        minutes.finalAt !== null && { keep_until: await keepUntil(tx, retention, minutes.finalAt) }),
    },
    at,
  )
  if (countersign === true && !minutes.countersign) {
    await addNeededRecipients(tx, { ...minutes, countersign }, await getMeeting(tx, minutes.meetingId))
    await refreshAudience(tx, minutes.meetingId)
  }
  const { version: _, ...fields } = change
  await noteOnMinutes(tx, minutes, {
    move: 'setProperties',
    actorId: actor.personId,
    at,
    data: { ...fields },
  })
}

function refuseOnFinal(minutes: Minutes, { countersign, issuerId, retention }: Change): void {
  if (countersign !== undefined && countersign !== minutes.countersign) {
    throw new AppError('conflict', 'minutes.countersignFixed')
  }
  if (issuerId !== undefined && issuerId !== minutes.issuerId) {
    throw new AppError('conflict', 'minutes.isFinal', { action: 'setProperties', state: minutes.state })
  }
  if (retention === 'normal' && minutes.retention === 'important') {
    throw new AppError('conflict', 'minutes.retentionFixed')
  }
}

/** Puts the record under legal hold or frees it: while it is held nothing and nobody removes it. */
export async function holdMinutes(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly isHeld: boolean; readonly reason: string; readonly at: Date },
): Promise<void> {
  const { id, isHeld, reason, at } = request
  const minutes = await lockMinutes(tx, id)
  authorizeMinutes(actor, 'hold', minutes)
  await saveMinutes(tx, id, { legal_hold: isHeld, legal_hold_reason: isHeld ? reason : '' }, at)
  await noteOnMinutes(tx, minutes, {
    move: isHeld ? 'hold' : 'unhold',
    actorId: actor.personId,
    at,
    reason,
  })
}

/** Removes a record whose time is over; until then, and under legal hold, NM-MIN-12 refuses. */
export async function disposeOfMinutes(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly at: Date },
): Promise<void> {
  const { id, at } = request
  const minutes = await lockMinutes(tx, id)
  authorizeMinutes(actor, 'dispose', minutes)
  // Without the day on which they became final nobody can say when their time is over.
  if (minutes.finalAt === null) throw new AppError('conflict', 'minutes.notFinalYet')
  await guard(tx, actor, {
    event: 'archive.delete',
    facts: await meetingFacts(tx, minutes.meetingId, at),
    noun: 'minutes',
    nounId: id,
    overrides: [],
    now: at,
  })
  await setLocal(tx, { 'app.disposal': id })
  await tx.deleteFrom('minutes').where('id', '=', id).execute()
  await setLocal(tx, { 'app.disposal': '' })
  // What is left of it: that there was one, who removed it and when.
  await noteMove(tx, {
    noun: 'meeting',
    nounId: minutes.meetingId,
    move: 'disposeOfMinutes',
    from: null,
    to: null,
    actorId: actor.personId,
    at,
    data: { number: minutes.number, archiveName: minutes.archiveName },
  })
  await publishMinutes(tx, minutes)
}
