import type { EntryView, RecordView } from '#contract/record.ts'
import type { Db } from '#server/db/database.ts'
import { topicViews } from '#server/meeting/view.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import type { Entry } from './entry.ts'
import { entriesOf } from './queries.ts'

/** Lines as people see them: a handful of queries however many lines there are. */
export async function entryViews(tx: Db, entries: readonly Entry[]): Promise<EntryView[]> {
  const decisions = await decisionsOf(
    tx,
    entries.flatMap(({ decisionId }) => decisionId ?? []),
  )
  const tasks = await tasksOf(
    tx,
    entries.flatMap(({ taskId }) => taskId ?? []),
  )
  const people = await personRefs(tx, [
    ...entries.flatMap((entry) => [entry.personId, entry.authorId, entry.confirmedBy, entry.wordingLockedBy]),
    ...[...decisions.values()].flatMap(({ owner_id, notice_sender_id }) => [owner_id, notice_sender_id]),
    ...[...tasks.values()].map(({ owner_id }) => owner_id),
  ])
  const departments = await departmentRefs(tx, [
    ...entries.flatMap(({ departmentId, partyIds }) => [departmentId, ...partyIds]),
    ...[...tasks.values()].map(({ owner_department_id }) => owner_department_id),
  ])
  const person = (id: string | null) => (id !== null && people.get(id)) || null
  const department = (id: string | null) => (id !== null && departments.get(id)) || null

  return entries.map((entry) => {
    const decision = entry.decisionId === null ? undefined : decisions.get(entry.decisionId)
    const task = entry.taskId === null ? undefined : tasks.get(entry.taskId)
    return {
      id: entry.id,
      clientKey: entry.clientKey,
      meetingId: entry.meetingId,
      topicId: entry.topicId,
      kind: entry.kind,
      position: entry.position,
      department: department(entry.departmentId),
      person: person(entry.personId),
      text: entry.text,
      decision: decision
        ? {
            id: decision.id,
            number: decision.number,
            kind: decision.kind,
            state: decision.state,
            mechanism: decision.mechanism,
            owner: person(decision.owner_id),
            dueOn: decision.due_on,
            dueText: decision.due_text,
            confirmBy: decision.confirm_by,
            conditionEvent: decision.condition_event,
            noticeLeadDays: decision.notice_lead_days,
            affectedDate: decision.affected_date,
            noticeSender: person(decision.notice_sender_id),
            cooperating: decision.cooperating,
            version: decision.version,
          }
        : null,
      task: task
        ? {
            id: task.id,
            number: task.number,
            state: task.state,
            owner: person(task.owner_id),
            ownerDepartment: department(task.owner_department_id),
            dueOn: task.due_on,
            dueText: task.due_text,
            doneCriteria: task.done_criteria,
            decisionId: task.decision_id,
            version: task.version,
          }
        : null,
      parties: entry.partyIds.flatMap((id) => department(id) ?? []),
      finalWording: entry.finalWording,
      wordingLockedBy: person(entry.wordingLockedBy),
      wordingLockedAt: entry.wordingLockedAt?.toISOString() ?? null,
      confirmedBy: person(entry.confirmedBy),
      confirmedAt: entry.confirmedAt?.toISOString() ?? null,
      author: person(entry.authorId),
      isDeleted: entry.deletedAt !== null,
      version: entry.version,
      updatedAt: entry.updatedAt.toISOString(),
    }
  })
}

export async function entryView(tx: Db, entry: Entry): Promise<EntryView> {
  const [view] = await entryViews(tx, [entry])
  return view as EntryView
}

/** The whole record, and where to follow it from: the place is asked for first, so nothing is missed. */
export async function recordView(
  tx: Db,
  meetingId: string,
  lastEventId: string,
  now: Date,
): Promise<RecordView> {
  const entries = await entryViews(tx, await entriesOf(tx, meetingId))
  const locks = await tx
    .selectFrom('entry_lock')
    .innerJoin('entry', 'entry.id', 'entry_lock.entry_id')
    .select(['entry_lock.entry_id as entryId', 'entry_lock.person_id as personId', 'entry_lock.until'])
    .where('entry.meeting_id', '=', meetingId)
    .where('entry_lock.until', '>', now)
    .execute()
  const people = await personRefs(
    tx,
    locks.map(({ personId }) => personId),
  )
  return {
    meetingId,
    topics: await topicViews(tx, meetingId),
    entries,
    locks: locks.flatMap(({ entryId, personId, until }) => {
      const person = people.get(personId)
      return person ? [{ entryId, person, until: until.toISOString() }] : []
    }),
    lastEventId,
  }
}

async function decisionsOf(tx: Db, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await tx
    .selectFrom('decision')
    .select([
      'id',
      'number',
      'kind',
      'state',
      'mechanism',
      'owner_id',
      'due_on',
      'due_text',
      'confirm_by',
      'condition_event',
      'notice_lead_days',
      'affected_date',
      'notice_sender_id',
      'version',
    ])
    .where('id', 'in', [...ids])
    .execute()
  const helping = await tx
    .selectFrom('decision_department')
    .innerJoin('department', 'department.id', 'decision_department.department_id')
    .select(['decision_id', 'department.id', 'department.name', 'contribution'])
    .where('decision_id', 'in', [...ids])
    .orderBy('department.sort')
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...row,
        cooperating: helping
          .filter(({ decision_id }) => decision_id === row.id)
          .map(({ id, name, contribution }) => ({ department: { id, name }, contribution })),
      },
    ]),
  )
}

async function tasksOf(tx: Db, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await tx
    .selectFrom('task')
    .select([
      'id',
      'number',
      'state',
      'owner_id',
      'owner_department_id',
      'due_on',
      'due_text',
      'done_criteria',
      'decision_id',
      'version',
    ])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
