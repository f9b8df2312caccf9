import { sql } from 'kysely'
import type { z } from 'zod'
import type { ChainLink, DepartmentRef, PersonRef } from '#contract/common.ts'
import type { getLedger, LedgerRow } from '#contract/task.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { OutputFormat } from '#domain/task/format.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Db } from '#server/db/database.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { type Lit, lifeColumns, lightInList } from './light.ts'

type Ledger = z.output<typeof getLedger.reply>

/** The task part of a meeting as a sheet of its own (S3-30, NM-MIN-11): not a copy, but how things stand now. */
export async function ledgerOf(tx: Db, actor: Actor, meetingId: string, now: Date): Promise<Ledger> {
  const meeting = await getMeeting(tx, meetingId)
  authorizeMeeting(actor, 'view', meeting)
  const { rows: tasks } = await sql<{ id: string }>`
    select t.id from task t where t.meeting_id = ${meetingId} and ${visibleTo(actor, 't')}
    order by t.number, t.id`.execute(tx)
  const { rows } = await sql<ChainLink & { maintainerId: string | null }>`
    select 'minutes' as noun, x.id, x.number, m.name as title, x.state, x.maintainer_id as "maintainerId"
    from minutes x join meeting m on m.id = x.meeting_id
    where x.meeting_id = ${meetingId} and ${visibleTo(actor, 'x')}`.execute(tx)
  const [minutes] = rows
  // Named in the minutes; until then the record's keeper keeps the sheet too (S2-62).
  const maintainerId = minutes?.maintainerId ?? meeting.recorderId
  const people = await personRefs(tx, [maintainerId])
  const lines = await ledgerRows(
    tx,
    tasks.map(({ id }) => id),
    now,
  )
  return {
    meeting: {
      noun: 'meeting',
      id: meeting.id,
      number: meeting.number,
      title: meeting.name,
      state: meeting.state,
    },
    minutes:
      minutes === undefined
        ? null
        : {
            noun: 'minutes',
            id: minutes.id,
            number: minutes.number,
            title: minutes.title,
            state: minutes.state,
          },
    maintainer: (maintainerId !== null && people.get(maintainerId)) || null,
    addedAfterCount: lines.filter(({ isAddedAfter }) => isAddedAfter).length,
    rows: lines,
  }
}

interface Row extends Lit {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly description: string
  readonly collaborationName: string
  readonly ownerId: string | null
  readonly ownerDepartmentId: string | null
  readonly dueText: string
  readonly budgetCents: number | null
  readonly doneCriteria: string[]
  readonly notes: string[]
  readonly requiredFormats: OutputFormat[]
  readonly percent: number
  readonly isAddedAfter: boolean
  readonly cooperating: { departmentId: string; provides: string }[]
  readonly cooperatorIds: string[]
  readonly milestones: { dueOn: string; departmentId: string | null; deliverable: string; isDone: boolean }[]
  readonly resources: (Omit<LedgerRow['resources'][number], 'provider' | 'askingDepartment'> & {
    providerId: string | null
    askingId: string | null
  })[]
  readonly lastUpdate: { text: string; at: string; awaitingId: string | null } | null
  readonly risks: string[]
}

/** Lines of the sheet for these tasks, in the order given; one statement, whatever their number. */
export async function ledgerRows(tx: Db, ids: readonly string[], now: Date): Promise<LedgerRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`
    select t.id, t.number, t.name, t.description, t.owner_id as "ownerId",
      t.owner_department_id as "ownerDepartmentId", t.planned_start as "plannedStart", t.due_on as "dueOn",
      t.due_text as "dueText", t.budget_cents as "budgetCents", t.done_criteria as "doneCriteria", t.notes,
      t.required_formats as "requiredFormats", t.state, t.percent, t.is_added_after as "isAddedAfter",
      t.created_at as "createdAt", t.last_update_at as "lastUpdateAt", ${lifeColumns('t')},
      coalesce(c.name, t.collaboration_name) as "collaborationName",
      (select max(u.at) from task_update u where u.task_id = t.id and u.kind = 'delay') as "delayReportedAt",
      exists (select 1 from task_reviewer r where r.task_id = t.id) as "hasReviewers",
      array(select p.person_id from task_cooperator p where p.task_id = t.id order by 1) as "cooperatorIds",
      (select coalesce(json_agg(json_build_object('departmentId', d.department_id, 'provides', d.provides)
        order by d.department_id), '[]') from task_department d where d.task_id = t.id) as cooperating,
      (select coalesce(json_agg(json_build_object('dueOn', s.due_on, 'departmentId', s.department_id,
        'deliverable', s.deliverable, 'isDone', s.done_at is not null) order by s.due_on, s.id), '[]')
        from task_milestone s where s.task_id = t.id) as milestones,
      (select coalesce(json_agg(json_build_object('kind', s.kind, 'text', s.text, 'providerId', s.provider_id,
        'askingId', s.asking_department_id, 'headcount', s.headcount, 'dueOn', s.due_on,
        'amountCents', s.amount_cents) order by s.id), '[]')
        from task_resource s where s.task_id = t.id) as resources,
      (select json_build_object('text', u.text, 'at', u.at, 'awaitingId', u.awaiting_department_id)
        from task_update u where u.task_id = t.id and u.text <> '' order by u.at desc, u.id desc limit 1) as "lastUpdate",
      array(select r.text from risk r where r.task_id = t.id and r.state not in ('closed', 'accepted')
        order by r.id) as risks
    from unnest(${[...ids]}::uuid[]) with ordinality asked (id, place)
    join task t on t.id = asked.id
    left join collaboration c on c.id = t.collaboration_id
    order by asked.place`.execute(tx)
  const people = await personRefs(
    tx,
    rows.flatMap(({ ownerId, cooperatorIds }) => [ownerId, ...cooperatorIds]),
  )
  const departments = await departmentRefs(
    tx,
    rows.flatMap((row) => [
      row.ownerDepartmentId,
      row.lastUpdate?.awaitingId,
      ...row.cooperating.map(({ departmentId }) => departmentId),
      ...row.milestones.map(({ departmentId }) => departmentId),
      ...row.resources.flatMap(({ providerId, askingId }) => [providerId, askingId]),
    ]),
  )
  const setting = await loadClockSetting(tx)
  const person = (id: string | null): PersonRef | null => (id !== null && people.get(id)) || null
  const department = (id: string | null): DepartmentRef | null => (id !== null && departments.get(id)) || null
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    name: row.name,
    description: row.description,
    collaborationName: row.collaborationName,
    ownerDepartment: department(row.ownerDepartmentId),
    owner: person(row.ownerId),
    cooperating: row.cooperating.flatMap(({ departmentId, provides }) => {
      const ref = department(departmentId)
      return ref === null ? [] : [{ department: ref, provides }]
    }),
    cooperators: row.cooperatorIds.flatMap((id) => person(id) ?? []),
    plannedStart: row.plannedStart,
    dueOn: row.dueOn,
    dueText: row.dueText,
    milestones: row.milestones.map(({ departmentId, ...milestone }) => ({
      ...milestone,
      department: department(departmentId),
    })),
    resources: row.resources.map(({ providerId, askingId, ...resource }) => ({
      ...resource,
      provider: department(providerId),
      askingDepartment: department(askingId),
    })),
    budgetCents: row.budgetCents,
    doneCriteria: row.doneCriteria,
    requiredFormats: row.requiredFormats,
    notes: row.notes,
    lastUpdate: row.lastUpdate && {
      text: row.lastUpdate.text,
      at: new Date(row.lastUpdate.at).toISOString(),
      awaiting: department(row.lastUpdate.awaitingId)?.name ?? null,
    },
    risks: row.risks,
    state: row.state,
    percent: row.percent,
    light: lightInList(row, now, setting),
    isAddedAfter: row.isAddedAfter,
  }))
}
