import { sql } from 'kysely'
import type { PersonRef } from '#contract/common.ts'
import type { SyncRowView, SyncView } from '#contract/sync.ts'
import { sees } from '#domain/audience/audience.ts'
import type { Actor } from '#domain/person/actor.ts'
import { authorizeSync, leadsReporting, offeredInSupport, offeredInSync } from '#domain/sync/policy.ts'
import type { SupportState } from '#domain/sync/report.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Db } from '#server/db/database.ts'
import { historyOf } from '#server/history/history.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { findingsOf } from '#server/norm/guard.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { riskAndHome } from '#server/risk/queries.ts'
import { type Lit, lightInList } from '#server/task/light.ts'
import { getSync, rowsOf, type Sync, type SyncRow } from './queries.ts'
import { copiesOf, readersOfSync } from './readers.ts'
import { litColumns } from './seen.ts'
import { syncFacts } from './send.ts'

export async function syncView(tx: Db, actor: Actor, id: string, now: Date): Promise<SyncView> {
  const report = await getSync(tx, id)
  authorizeSync(actor, 'view', report)
  const { matter } = report
  // Whoever is only asked for help reads what they are asked.
  const isWhole = sees(actor, matter)
  const rows = await rowsOf(tx, id)
  const shown = rows.filter(({ isDropped }) => !isDropped)
  const isDraft = report.state === 'draft'
  const leads = leadsReporting(actor, matter)
  const readerIds = !isWhole ? [] : isDraft ? await readersOfSync(tx, matter, actor.personId) : report.toldIds
  const copyIds = isWhole ? await copiesOf(tx, matter.id) : []
  const calls = await callsOf(tx, shown)
  const people = await personRefs(tx, [
    matter.leaderId,
    report.createdById,
    report.sentById,
    ...readerIds,
    ...copyIds,
    ...shown.flatMap((row) => [row.answeredById, row.settledById, ...row.askedIds]),
    ...[...calls.values()].flatMap(({ askedIds, answeredById }) => [answeredById, ...askedIds]),
  ])
  const person = (key: string | null): PersonRef | null => (key !== null && people.get(key)) || null
  const collaborations = await chainLinks(tx, actor, 'collaboration', [matter.id])
  const reports = await chainLinks(tx, actor, 'sync', [report.replacesId, report.replacedById])
  const meetings = await chainLinks(tx, actor, 'meeting', [report.meetingId])
  const of = (links: typeof reports, key: string | null) => (key !== null && links.get(key)) || null
  return {
    id,
    number: report.number,
    state: report.state,
    title: report.title,
    collaboration: of(collaborations, matter.id),
    leader: person(matter.leaderId),
    from: report.from,
    to: report.to,
    summary: isWhole ? report.summary : '',
    rows: await rowViews(tx, actor, report, { shown, calls, person, now }),
    dropped:
      isDraft && leads
        ? rows
            .filter(({ isDropped }) => isDropped)
            .map(({ id: rowId, block, text }) => ({ id: rowId, block, text }))
        : [],
    risks: isWhole ? await risksOf(tx, actor, matter.id) : [],
    replaces: of(reports, report.replacesId),
    correction: report.correction,
    replacedBy: of(reports, report.replacedById),
    meeting: of(meetings, report.meetingId),
    readers: readerIds.flatMap((one) => person(one) ?? []),
    copies: copyIds.flatMap((one) => person(one) ?? []),
    findings:
      isDraft && leads
        ? await findingsOf(tx, {
            event: 'syncReport.save',
            facts: syncFacts(report, rows),
            noun: 'sync',
            nounId: id,
            now,
          })
        : [],
    createdBy: person(report.createdById),
    sentBy: person(report.sentById),
    sentAt: report.sentAt?.toISOString() ?? null,
    history: isWhole ? await historyOf(tx, 'sync', id) : [],
    can: offeredInSync(actor, report),
    version: report.version,
  }
}

interface Call {
  readonly state: SupportState
  readonly askedIds: readonly string[]
  readonly answer: string
  readonly answeredById: string | null
  readonly answeredAt: Date | null
}

/** What became of the calls for help that stand in tasks. */
async function callsOf(tx: Db, rows: readonly SyncRow[]): Promise<Map<string, Call>> {
  const ids = rows.flatMap(({ callId }) => callId ?? [])
  if (ids.length === 0) return new Map()
  const { rows: found } = await sql<{
    id: string
    answer: 'given' | 'refused' | 'redirected' | null
    answerText: string
    answeredById: string | null
    answeredAt: Date | null
    askedIds: string[]
  }>`
    select s.id, s.answer, s.answer_text as "answerText", s.answered_by as "answeredById", s.answered_at as "answeredAt",
      array_remove(array[coalesce(s.person_id, d.head_id, d.deputy_id, d.liaison_id)], null) as "askedIds"
    from task_support s left join department d on d.id = s.department_id where s.id = any(${ids}::uuid[])`.execute(
    tx,
  )
  const stateOf = { given: 'settled', refused: 'declined', redirected: 'asked' } as const
  return new Map(
    found.map(({ id, answer, answerText, ...call }) => [
      id,
      { ...call, answer: answerText, state: answer === null ? 'asked' : stateOf[answer] },
    ]),
  )
}

async function rowViews(
  tx: Db,
  actor: Actor,
  report: Sync,
  {
    shown,
    calls,
    person,
    now,
  }: {
    readonly shown: readonly SyncRow[]
    readonly calls: ReadonlyMap<string, Call>
    readonly person: (id: string | null) => PersonRef | null
    readonly now: Date
  },
): Promise<SyncRowView[]> {
  const taskIds = shown.flatMap(({ taskId }) => taskId ?? [])
  const links = await chainLinks(tx, actor, 'task', taskIds)
  const tasks = await tasksNow(tx, actor, taskIds)
  const setting = await loadClockSetting(tx)
  const owners = await personRefs(
    tx,
    [...tasks.values()].map(({ ownerId }) => ownerId),
  )
  const departments = await departmentRefs(tx, [
    ...shown.flatMap(({ helpDepartmentId }) => helpDepartmentId ?? []),
    ...[...tasks.values()].flatMap(({ departmentId }) => departmentId ?? []),
  ])
  return shown.map((row) => {
    const task = row.taskId === null ? undefined : tasks.get(row.taskId)
    const call = row.callId === null ? undefined : calls.get(row.callId)
    const asksHelp = row.helpDepartmentId !== null || row.block === 'support'
    const own = { state: row.supportState, askedIds: row.askedIds }
    return {
      id: row.id,
      block: row.block,
      text: row.text,
      reason: row.reason,
      reasonFrom: row.reasonFrom,
      isOfTask: row.taskId !== null,
      task: (row.taskId !== null && links.get(row.taskId)) || null,
      now:
        task === undefined
          ? null
          : {
              owner: (task.ownerId !== null && owners.get(task.ownerId)) || null,
              department: (task.departmentId !== null && departments.get(task.departmentId)) || null,
              dueOn: task.dueOn,
              percent: task.percent,
              light: lightInList(task, now, setting),
            },
      helpDepartment: (row.helpDepartmentId !== null && departments.get(row.helpDepartmentId)) || null,
      support: asksHelp
        ? {
            state: call?.state ?? row.supportState,
            isOfTask: row.callId !== null,
            asked: (call?.askedIds ?? row.askedIds).flatMap((one) => person(one) ?? []),
            answer: call?.answer ?? row.answer,
            answeredBy: person(call?.answeredById ?? row.answeredById),
            answeredAt: (call?.answeredAt ?? row.answeredAt)?.toISOString() ?? null,
            settledText: row.settledText,
            settledBy: person(row.settledById),
            settledAt: row.settledAt?.toISOString() ?? null,
            // A report that was replaced is over; what it asked for is answered in the one that took its place.
            can: row.callId !== null || report.isReplaced ? [] : offeredInSupport(actor, report, own),
          }
        : null,
      isEdited: row.isEdited,
    }
  })
}

interface TaskNow extends Lit {
  readonly id: string
  readonly ownerId: string | null
  readonly departmentId: string | null
}

async function tasksNow(tx: Db, actor: Actor, ids: readonly string[]): Promise<Map<string, TaskNow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<TaskNow>`
    select t.id, t.owner_id as "ownerId", t.owner_department_id as "departmentId", ${litColumns}
    from task t where t.id = any(${ids}::uuid[]) and ${visibleTo(actor, 't')}`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Alarms about the collaboration that are open: yellow ones wait for the weekly report (C-15). */
async function risksOf(tx: Db, actor: Actor, id: string): Promise<SyncView['risks']> {
  const { rows } = await sql<SyncView['risks'][number]>`
    select r.id, r.number, r.text, a.colour
    from ${riskAndHome}
    join risk_alert a on a.risk_id = r.id and a.closed_at is null
    where (r.collaboration_id = ${id} or t.collaboration_id = ${id}) and ${visibleTo(actor, 'home')}
    order by array_position(array['red', 'orange', 'yellow'], a.colour), r.id limit 20`.execute(tx)
  return rows
}
