import type { PersonRef } from '#contract/common.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/preparation.ts'
import type { AlignmentView } from '#contract/preparation.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { needsSuperior } from '#domain/preparation/alignment.ts'
import { authorizeAlignment, mayNoteAlignment, seesAlignment } from '#domain/preparation/policy.ts'
import type { Db } from '#server/db/database.ts'
import { tellMeeting } from '#server/meeting/change.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { getMeeting, lockMeeting } from '#server/meeting/queries.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'

/** 会前对齐: one line a department that takes part, beside the one that calls the meeting (S3-78). */
export async function alignmentView(tx: Db, actor: Actor, meetingId: string): Promise<AlignmentView> {
  const meeting = await getMeeting(tx, meetingId)
  authorizeAlignment(actor, meeting, 'heads', 'read')
  return {
    heads: await headsOf(tx, meeting),
    superior: seesAlignment(actor, meeting, 'superior') ? await superiorOf(tx, meeting) : null,
    canNote: mayNoteAlignment(meeting),
  }
}

export async function noteHead(
  tx: Db,
  actor: Actor,
  request: {
    readonly id: string
    readonly departmentId: string
    readonly note: BodyOf<typeof contract.noteHeadAlignment>
    readonly at: Date
  },
): Promise<AlignmentView> {
  const { id, departmentId, note, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeAlignment(actor, meeting, 'heads', 'note')
  const line = (await headsOf(tx, meeting)).find(({ department }) => department.id === departmentId)
  if (line === undefined) throw new AppError('not_found', 'department.notFound')
  if (line.version !== note.version) {
    throw new AppError('conflict', 'alignment.stale', {}, { detail: { current: line } })
  }
  if (note.outcome === 'objection' && note.note === '') {
    const issues = [{ path: ['note'], reason: 'alignment.objectionNeedsWords' }]
    throw new AppError('invalid', 'alignment.objectionNeedsWords', {}, { issues })
  }
  await tx
    .deleteFrom('pre_alignment')
    .where('meeting_id', '=', id)
    .where('department_id', '=', departmentId)
    .execute()
  if (note.outcome !== null) {
    await tx
      .insertInto('pre_alignment')
      .values({
        meeting_id: id,
        department_id: departmentId,
        head_id: line.head?.id ?? null,
        outcome: note.outcome,
        note: note.note,
        noted_by: actor.personId,
        noted_at: at,
        version: note.version + 1,
      })
      .execute()
  }
  await tellMeeting(tx, id, meeting.version)
  return alignmentView(tx, actor, id)
}

/** Never in the history of the meeting, which others read: the notes are kept one after the other instead. */
export async function noteSuperior(
  tx: Db,
  actor: Actor,
  request: {
    readonly id: string
    readonly note: BodyOf<typeof contract.noteSuperiorAlignment>
    readonly at: Date
  },
): Promise<AlignmentView> {
  const { id, note, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeAlignment(actor, meeting, 'superior', 'note')
  await tx
    .insertInto('superior_alignment')
    .values({
      meeting_id: id,
      is_agreed: note.isAgreed,
      note: note.note,
      noted_by: actor.personId,
      noted_at: at,
    })
    .execute()
  return alignmentView(tx, actor, id)
}

/** Departments that come with a main participant, but that of whoever calls the meeting or steers it. */
export function departmentsToAlign({
  attendees,
  hostId,
  initiatingDepartmentId,
}: Pick<Meeting, 'attendees' | 'hostId' | 'initiatingDepartmentId'>): string[] {
  const own = new Set([
    initiatingDepartmentId,
    attendees.find(({ personId }) => personId === hostId)?.departmentId ?? null,
  ])
  const coming = attendees
    .filter(({ kind, rsvp }) => kind === 'core' && rsvp !== 'no')
    .flatMap(({ departmentId }) => departmentId ?? [])
  return [...new Set(coming)].filter((id) => !own.has(id))
}

async function headsOf(tx: Db, meeting: Meeting): Promise<AlignmentView['heads']> {
  const rows = await tx.selectFrom('pre_alignment').selectAll().where('meeting_id', '=', meeting.id).execute()
  const noted = new Map(rows.map((row) => [row.department_id, row]))
  // Who left the list since was talked to all the same.
  const ids = [...new Set([...departmentsToAlign(meeting), ...noted.keys()])]
  if (ids.length === 0) return []
  const departments = await departmentRefs(tx, ids)
  const heads = await tx
    .selectFrom('department')
    .select(['id', 'head_id as headId'])
    .where('id', 'in', ids)
    .execute()
  const headOf = new Map(heads.map(({ id, headId }) => [id, headId]))
  const people = await personRefs(tx, [
    ...headOf.values(),
    ...rows.flatMap(({ head_id, noted_by }) => [head_id, noted_by]),
  ])
  const person = (id: string | null | undefined): PersonRef | null => (id && people.get(id)) || null
  return ids.flatMap((id) => {
    const department = departments.get(id)
    const row = noted.get(id)
    if (department === undefined) return []
    return [
      {
        department,
        head: person(row?.head_id ?? headOf.get(id)),
        outcome: row?.outcome ?? null,
        note: row?.note ?? '',
        notedBy: person(row?.noted_by),
        notedAt: row?.noted_at.toISOString() ?? null,
        version: row?.version ?? 0,
      },
    ]
  })
}

async function superiorOf(tx: Db, meeting: Meeting): Promise<NonNullable<AlignmentView['superior']>> {
  const rows = await tx
    .selectFrom('superior_alignment')
    .select(['is_agreed as isAgreed', 'note', 'noted_by as by', 'noted_at as at'])
    .where('meeting_id', '=', meeting.id)
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  const superiorIds = await superiorsOf(tx, meeting)
  const people = await personRefs(tx, [...superiorIds, ...rows.map(({ by }) => by)])
  return {
    isNeeded: needsSuperior(meeting),
    superiors: superiorIds.flatMap((id) => people.get(id) ?? []),
    notes: rows.map(({ by, at, ...rest }) => ({
      ...rest,
      notedBy: people.get(by) as PersonRef,
      notedAt: at.toISOString(),
    })),
  }
}

/** The vice president over the initiating department, else the general manager. */
async function superiorsOf(tx: Db, { initiatingDepartmentId }: Meeting): Promise<string[]> {
  const organisation = await tx
    .selectFrom('organisation')
    .select('general_manager_id as id')
    .executeTakeFirst()
  if (initiatingDepartmentId === null) return organisation?.id ? [organisation.id] : []
  const department = await tx
    .selectFrom('department')
    .leftJoin('department as above', 'above.id', 'department.parent_id')
    .select(['department.vice_president_id as own', 'above.vice_president_id as above'])
    .where('department.id', '=', initiatingDepartmentId)
    .executeTakeFirst()
  const superior = department?.own ?? department?.above ?? organisation?.id
  return superior == null ? [] : [superior]
}
