import { sql } from 'kysely'
import type { AmendmentView, MinutesContent } from '#contract/minutes.ts'
import { AppError } from '#domain/error.ts'
import {
  type AmendmentInQuestion,
  type AmendmentMove,
  authorizeAmendment,
  isLastApproval,
  offeredOnAmendment,
} from '#domain/minutes/amendment.ts'
import { type Passage, passageAt, reworded } from '#domain/minutes/passage.ts'
import { authorizeMinutes } from '#domain/minutes/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import { meetingFacts } from '#server/meeting/facts.ts'
import { findingsOf } from '#server/norm/guard.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { approversOf } from './approvers.ts'
import { labelOf } from './label.ts'
import type { Minutes } from './minutes.ts'
import { moveMinutes, noteOnMinutes } from './move.ts'
import { getMinutes, lockMinutes, saveMinutes, versionOf } from './queries.ts'
import { type By, nameOf, tellOfMinutes } from './tell.ts'
import { filled, loadHand, printedDate } from './words.ts'

/** 更正: asks those whom it touches to let a passage of the final text say something else. */
export async function proposeAmendment(
  tx: Db,
  app: App,
  actor: Actor,
  request: {
    readonly id: string
    readonly place: string
    readonly oldText: string
    readonly newText: string
    readonly reason: string
    readonly at: Date
  },
): Promise<void> {
  const { id, place, oldText, newText, reason, at } = request
  const minutes = await lockMinutes(tx, id)
  authorizeMinutes(actor, 'amend', minutes)
  const { content } = await versionOf(tx, id, minutes.currentVersion)
  const passage = passageAt(content, place)
  if (passage === undefined) throw new AppError('not_found', 'minutes.noSuchLine')
  if (passage.text !== oldText) throw new AppError('conflict', 'amendment.overtaken')
  refuseText(passage, newText)
  await refuseTaken(tx, id, place)
  await passWording(tx, minutes, passage, newText, at)

  const approvers = await approversOf(tx, minutes, place)
  if (approvers.length === 0) throw new AppError('conflict', 'amendment.nobodyToApprove')
  const label = labelOf(passage, await loadHand(tx))
  const { id: amendmentId, no } = await tx
    .insertInto('minutes_amendment')
    .values(({ selectFrom }) => ({
      minutes_id: id,
      no: selectFrom('minutes_amendment')
        .select(sql<number>`coalesce(max(no), 0) + 1`.as('no'))
        .where('minutes_id', '=', id),
      place,
      section: passage.section,
      label,
      old_text: oldText,
      new_text: newText,
      reason,
      from_version: minutes.currentVersion,
      proposed_by: actor.personId,
      at,
    }))
    .returning(['id', 'no'])
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('minutes_approval')
    .values(approvers.map(({ personId, role }) => ({ amendment_id: amendmentId, person_id: personId, role })))
    .execute()
  await refreshAudience(tx, minutes.meetingId)
  await saveMinutes(tx, id, {}, at)
  await noteOnMinutes(tx, minutes, {
    move: 'proposeAmendment',
    actorId: actor.personId,
    at,
    reason,
    data: { no, place, label },
  })
  await tellOfMinutes(
    tx,
    minutes,
    {
      kind: 'minutes.amendmentAsked',
      personIds: approvers.map(({ personId }) => personId),
      params: { by: await nameOf(tx, actor.personId), place: label },
      occasion: amendmentId,
    },
    { actorId: actor.personId, app, at },
  )
}

function refuseText({ section, text }: Passage, newText: string): void {
  const invalid = (reason: string) =>
    new AppError('invalid', reason, {}, { issues: [{ path: ['newText'], reason }] })
  if (newText === text) throw invalid('amendment.sameText')
  // A remark or a review may be taken out; a line of the discussion or of the tables stays a line.
  if (newText === '' && section !== 'basics' && section !== 'goalAndAgenda') {
    throw invalid('amendment.textNeeded')
  }
}

async function refuseTaken(tx: Db, minutesId: string, place: string): Promise<void> {
  const open = await tx
    .selectFrom('minutes_amendment')
    .select('no')
    .where('minutes_id', '=', minutesId)
    .where('place', '=', place)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (open !== undefined) throw new AppError('conflict', 'amendment.placeTaken', { no: open.no })
}

/** What final minutes may not say, an amendment cannot bring in: decisions and tasks are judged as then. */
async function passWording(
  tx: Db,
  minutes: Minutes,
  { place }: Passage,
  text: string,
  at: Date,
): Promise<void> {
  const [part, nounId = '', field] = place.split('/')
  const noun =
    part === 'decisions' && field === 'content'
      ? 'decision'
      : part === 'tasks' && field === 'name'
        ? 'task'
        : null
  if (noun === null) return
  const facts = await meetingFacts(tx, minutes.meetingId, at)
  const findings = await findingsOf(tx, {
    event: 'minutes.finalise',
    facts: {
      ...facts,
      decisions: (facts.decisions ?? []).map((one) => (one.id === nounId ? { ...one, content: text } : one)),
      tasks: (facts.tasks ?? []).map((one) => (one.id === nounId ? { ...one, name: text } : one)),
    },
    noun,
    nounId,
    subject: { noun, id: nounId },
    isImported: minutes.isImported,
    now: at,
  })
  const stops = findings.filter(({ severity, override }) => severity === 'block' && override === 'no')
  if (stops.length > 0) throw new AppError('conflict', 'norm.blocked', {}, { detail: { findings: stops } })
}

/** Approves, rejects or takes back. The last approval makes the new version; the original stays as it is. */
export async function answerAmendment(
  tx: Db,
  app: App,
  actor: Actor,
  request: {
    readonly id: string
    readonly amendmentId: string
    readonly answer: AmendmentMove
    readonly reason: string
    readonly at: Date
  },
): Promise<void> {
  const { id, amendmentId, answer, reason, at } = request
  const minutes = await lockMinutes(tx, id)
  authorizeMinutes(actor, 'view', minutes)
  const amendment = (await amendmentsOf(tx, id)).find((one) => one.id === amendmentId)
  if (amendment === undefined) {
    // Whoever is asked takes part, so for others there is nothing to look for.
    throw minutes.participantIds.includes(actor.personId)
      ? new AppError('not_found', 'amendment.notFound')
      : new AppError('forbidden', 'minutes.notYours', { action: answer })
  }
  authorizeAmendment(actor, answer, minutes, amendment)
  if (answer === 'reject' && reason.length < 2) {
    const issues = [{ path: ['reason'], reason: 'amendment.reasonNeeded' }]
    throw new AppError('invalid', 'amendment.reasonNeeded', {}, { issues })
  }
  const by: By = { actorId: actor.personId, app, at }
  if (answer !== 'withdraw') await saveApproval(tx, amendmentId, by, answer, reason)
  const isLast = answer === 'approve' && isLastApproval(amendment, actor.personId)
  if (isLast) return apply(tx, minutes, amendment, by)

  if (answer !== 'approve') {
    await tx
      .updateTable('minutes_amendment')
      .set({ state: answer === 'reject' ? 'rejected' : 'withdrawn', decided_at: at })
      .where('id', '=', amendmentId)
      .execute()
  }
  await saveMinutes(tx, id, {}, at)
  await noteOnMinutes(tx, minutes, {
    move: `${answer}Amendment`,
    actorId: actor.personId,
    at,
    reason,
    data: { no: amendment.no, label: amendment.label },
  })
  if (answer === 'reject') {
    await tellOfMinutes(
      tx,
      minutes,
      {
        kind: 'minutes.amendmentRejected',
        personIds: [amendment.proposedBy, minutes.hostId],
        params: { by: await nameOf(tx, actor.personId), place: amendment.label, reason },
        occasion: amendmentId,
      },
      by,
    )
  }
}

async function saveApproval(
  tx: Db,
  amendmentId: string,
  { actorId, at }: By,
  answer: 'approve' | 'reject',
  reason: string,
): Promise<void> {
  await tx
    .updateTable('minutes_approval')
    .set({ state: answer === 'approve' ? 'approved' : 'rejected', reason, at })
    .where('amendment_id', '=', amendmentId)
    .where('person_id', '=', actorId)
    .execute()
}

/** The next version, final like the one before it and linked to it, with its line in the table of changes. */
async function apply(tx: Db, minutes: Minutes, amendment: Amendment, by: By): Promise<void> {
  const { actorId, at } = by
  const { id, currentVersion } = minutes
  const { content } = await versionOf(tx, id, currentVersion)
  if (passageAt(content, amendment.place)?.text !== amendment.oldText) {
    throw new AppError('conflict', 'amendment.overtaken')
  }
  const no = currentVersion + 1
  const hand = await loadHand(tx)
  const people = await personRefs(tx, [
    amendment.proposedBy,
    ...amendment.approvals.map(({ personId }) => personId),
  ])
  const nameFor = (personId: string) => people.get(personId)?.name ?? ''
  const line: MinutesContent['amendments'][number] = {
    no: amendment.no,
    label: amendment.label,
    oldText: amendment.oldText,
    newText: amendment.newText,
    reason: amendment.reason,
    version: no,
    by: nameFor(amendment.proposedBy),
    on: printedDate(amendment.at, hand),
    approvedBy: amendment.approvals.map(({ personId }) => nameFor(personId)).join(hand.text.separator),
    approvedOn: printedDate(at, hand),
  }
  const next = reworded(content, amendment.place, amendment.newText)
  await tx
    .insertInto('minutes_version')
    .values({
      minutes_id: id,
      no,
      content: JSON.stringify({ ...next, amendments: [...content.amendments, line] }),
      note: filled(hand.text.amendmentNote, { no: String(amendment.no), place: amendment.label }),
      is_final: true,
      sent_at: at,
      author_id: amendment.proposedBy,
      at,
    })
    .execute()
  await tx
    .updateTable('minutes_amendment')
    .set({ state: 'approved', new_version: no, decided_at: at })
    .where('id', '=', amendment.id)
    .execute()
  await moveMinutes(tx, minutes, {
    move: 'amend',
    actorId,
    at,
    reason: amendment.reason,
    data: { version: no, no: amendment.no, label: amendment.label },
    change: { current_version: no },
  })
  await carryOver(tx, amendment, by)
  await tellOfMinutes(
    tx,
    minutes,
    {
      kind: 'minutes.amended',
      // Whoever has the original learns that it no longer stands, also whoever only had a copy of it.
      personIds: [minutes.recorderId, ...minutes.recipients.map(({ personId }) => personId)],
      params: { by: nameFor(amendment.proposedBy), place: amendment.label },
      occasion: amendment.id,
      link: `/minutes/${id}?from=${currentVersion}&to=${no}`,
    },
    by,
  )
}

/** The register says what the amended minutes say: wordings that live outside the document follow. */
async function carryOver(
  tx: Db,
  { place, newText, reason, no }: Amendment,
  { actorId, at }: By,
): Promise<void> {
  const [part, nounId = '', field] = place.split('/')
  const noun = part === 'decisions' && field === 'content' ? 'decision' : 'task'
  if (noun === 'task' && !(part === 'tasks' && field === 'name')) return
  // Whoever approves need not be somebody who may edit it otherwise.
  await asSystemWithin(tx, async () => {
    await (noun === 'decision'
      ? tx
          .updateTable('decision')
          .set((row) => ({ content: newText, version: row('version', '+', 1) }))
          .where('id', '=', nounId)
          .execute()
      : tx
          .updateTable('task')
          .set((row) => ({ name: newText, version: row('version', '+', 1) }))
          .where('id', '=', nounId)
          .execute())
    await noteMove(tx, {
      noun,
      nounId,
      move: 'amend',
      from: null,
      to: null,
      actorId,
      at,
      reason,
      data: { amendmentNo: no },
    })
  })
}

interface Amendment extends AmendmentInQuestion {
  readonly id: string
  readonly no: number
  readonly place: string
  readonly section: string
  readonly label: string
  readonly oldText: string
  readonly newText: string
  readonly reason: string
  readonly fromVersion: number
  readonly newVersion: number | null
  readonly proposedBy: string
  readonly at: Date
  readonly decidedAt: Date | null
  readonly approvals: readonly Approval[]
}
interface Approval {
  readonly amendmentId: string
  readonly personId: string
  readonly role: 'host' | 'owner'
  readonly state: 'waiting' | 'approved' | 'rejected'
  readonly reason: string
  readonly at: Date | null
}

async function amendmentsOf(tx: Db, minutesId: string): Promise<Amendment[]> {
  const rows = await tx
    .selectFrom('minutes_amendment')
    .select([
      'id',
      'no',
      'place',
      'section',
      'label',
      'old_text as oldText',
      'new_text as newText',
      'reason',
      'state',
      'from_version as fromVersion',
      'new_version as newVersion',
      'proposed_by as proposedBy',
      'at',
      'decided_at as decidedAt',
    ])
    .where('minutes_id', '=', minutesId)
    .orderBy('no', 'desc')
    .execute()
  const approvals = await tx
    .selectFrom('minutes_approval')
    .innerJoin('minutes_amendment', 'minutes_amendment.id', 'amendment_id')
    .select([
      'amendment_id as amendmentId',
      'person_id as personId',
      'role',
      'minutes_approval.state',
      'minutes_approval.reason',
      'minutes_approval.at',
    ])
    .where('minutes_id', '=', minutesId)
    .orderBy('role')
    .orderBy('person_id')
    .execute()
  return rows.map((row) => ({
    ...row,
    approvals: approvals.filter(({ amendmentId }) => amendmentId === row.id),
  }))
}

export async function amendmentViews(tx: Db, actor: Actor, id: string): Promise<{ items: AmendmentView[] }> {
  const minutes = await getMinutes(tx, id)
  authorizeMinutes(actor, 'view', minutes)
  const amendments = await amendmentsOf(tx, id)
  const people = await personRefs(
    tx,
    amendments.flatMap(({ proposedBy, approvals }) => [proposedBy, ...approvals.map((one) => one.personId)]),
  )
  const person = (personId: string) => people.get(personId) as AmendmentView['proposedBy']
  return {
    items: amendments.map((amendment) => ({
      ...amendment,
      section: amendment.section as AmendmentView['section'],
      proposedBy: person(amendment.proposedBy),
      at: amendment.at.toISOString(),
      decidedAt: amendment.decidedAt?.toISOString() ?? null,
      approvals: amendment.approvals.map(({ personId, role, state, reason, at }) => ({
        person: person(personId),
        role,
        state,
        reason,
        at: at?.toISOString() ?? null,
      })),
      can: offeredOnAmendment(actor, minutes, amendment),
    })),
  }
}
