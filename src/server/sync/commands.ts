import { sql } from 'kysely'
import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/sync.ts'
import { type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import { periodOf } from '#domain/sync/cycle.ts'
import { type Gathered, gather, regather } from '#domain/sync/gather.ts'
import { authorizeSync, authorizeSyncBoard } from '#domain/sync/policy.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import { type Collaboration, lockCollaboration } from '#server/collaboration/queries.ts'
import type { Db } from '#server/db/database.ts'
import { loadNormSettings } from '#server/norm/load.ts'
import { type By, note, saveSync, tellChanged } from './acting.ts'
import { reportingOf } from './cycle.ts'
import { getSync, lockSync, rowsOf, type Sync, type SyncRow } from './queries.ts'
import { tasksSeen } from './seen.ts'

/** 汇总: a draft of what is recorded since the last report. One at a time; it exists for those who write it. */
export async function gatherSync(tx: Db, collaborationId: string, by: By): Promise<string> {
  const matter = await lockCollaboration(tx, collaborationId)
  authorizeSyncBoard(by.actor, 'gather', matter)
  await refuseSecond(tx, collaborationId)
  const setting = await loadClockSetting(tx)
  const norms = await loadNormSettings(tx)
  const { cycles, lastTo } = await reportingOf(tx, collaborationId, by.at, { setting, norms })
  const { from, to } = periodOf(cycles, lastTo, civilDateOf(by.at, setting.zone))
  const id = await begin(tx, matter, { from, to }, by)
  await addLines(tx, id, 0, await gathered(tx, matter, { from, to }, by))
  await note(tx, await getSync(tx, id), { move: 'create', to: 'draft' }, by)
  return id
}

async function refuseSecond(tx: Db, collaborationId: string): Promise<void> {
  const draft = await tx
    .selectFrom('sync')
    .select('id')
    .where('collaboration_id', '=', collaborationId)
    .where('state', '=', 'draft')
    .executeTakeFirst()
  if (draft !== undefined)
    throw new AppError('conflict', 'sync.draftExists', {}, { detail: { id: draft.id } })
}

async function begin(
  tx: Db,
  matter: Collaboration,
  {
    from,
    to,
    ...more
  }: { from: CivilDate; to: CivilDate; replaces_id?: string; correction?: string; summary?: string },
  { actor, at }: By,
): Promise<string> {
  const { zone } = await loadClockSetting(tx)
  const { id } = await tx
    .insertInto('sync')
    .values({
      collaboration_id: matter.id,
      number: sql<string>`next_number('TB', ${Number(civilDateOf(at, zone).slice(0, 4))}::int)`,
      title: matter.name,
      from_on: from,
      to_on: to,
      // Until the audience is worked out: who makes it goes on to see it.
      participant_ids: [actor.personId],
      created_by: actor.personId,
      created_at: at,
      updated_at: at,
      ...more,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await refreshAudience(tx, id)
  return id
}

export async function refreshAudience(tx: Db, id: string): Promise<void> {
  await sql`select refresh_sync_audience(${id})`.execute(tx)
}

async function gathered(
  tx: Db,
  matter: Collaboration,
  period: { readonly from: CivilDate; readonly to: CivilDate },
  { actor, at }: By,
): Promise<Gathered[]> {
  const setting = await loadClockSetting(tx)
  const tasks = await tasksSeen(tx, actor, matter, { from: period.from, now: at, setting })
  return gather(tasks, period, civilDateOf(at, setting.zone))
}

async function addLines(tx: Db, id: string, after: number, lines: readonly Gathered[]): Promise<void> {
  if (lines.length === 0) return
  await tx
    .insertInto('sync_row')
    .values(lines.map((line, place) => ({ sync_id: id, position: after + place, ...columnsOf(line) })))
    .execute()
}

function columnsOf(line: Gathered) {
  return {
    block: line.block,
    task_id: line.taskId,
    task_support_id: line.callId,
    text: line.text,
    reason: line.reason,
    reason_from: line.reasonFrom,
    help_department_id: line.helpDepartmentId,
  }
}

/** Again over the draft: what is new comes in, what people changed or left out stays as it is. */
export async function regatherSync(tx: Db, id: string, by: By): Promise<void> {
  const report = await lockSync(tx, id)
  authorizeSync(by.actor, 'edit', report)
  const kept = await rowsOf(tx, id)
  const { add, renew, remove } = regather(kept, await gathered(tx, report.matter, report, by))
  if (remove.length > 0)
    await tx
      .deleteFrom('sync_row')
      .where('id', 'in', [...remove])
      .execute()
  for (const { id: rowId, line } of renew) {
    await tx.updateTable('sync_row').set(columnsOf(line)).where('id', '=', rowId).execute()
  }
  await addLines(tx, id, kept.length, add)
  await saveSync(tx, report, by.at, {})
  await tellChanged(tx, report)
}

export async function updateSync(
  tx: Db,
  id: string,
  { version, summary, to, rows }: BodyOf<typeof contract.updateSync>,
  by: By & { readonly current: () => Promise<unknown> },
): Promise<void> {
  const report = await lockSync(tx, id)
  authorizeSync(by.actor, 'edit', report)
  if (version !== report.version) {
    throw new AppError('conflict', 'sync.stale', {}, { detail: { current: await by.current() } })
  }
  if (to !== undefined && to < report.from) {
    throw new AppError(
      'invalid',
      'request.invalid',
      {},
      { issues: [{ path: ['to'], reason: 'sync.endsBeforeStart' }] },
    )
  }
  if (rows !== undefined) await saveRows(tx, id, rows)
  await saveSync(tx, report, by.at, {
    ...(summary !== undefined && { summary }),
    ...(to !== undefined && { to_on: civilDate(to) }),
  })
  await tellChanged(tx, report)
}

type Lines = NonNullable<BodyOf<typeof contract.updateSync>['rows']>

async function saveRows(tx: Db, id: string, lines: Lines): Promise<void> {
  await requireDepartments(tx, lines)
  const before = new Map(
    (await rowsOf(tx, id)).filter(({ isDropped }) => !isDropped).map((row) => [row.id, row]),
  )
  for (const [position, { id: rowId = null, ...line }] of lines.entries()) {
    const row = rowId === null ? undefined : before.get(rowId)
    if (row === undefined) {
      await tx
        .insertInto('sync_row')
        .values({ sync_id: id, position, ...changeOf(undefined, line) })
        .execute()
      continue
    }
    before.delete(row.id)
    await tx
      .updateTable('sync_row')
      .set({ position, ...changeOf(row, line) })
      .where('id', '=', row.id)
      .execute()
  }
  const gone = [...before.values()]
  const ofTasks = gone.filter(({ taskId }) => taskId !== null).map((row) => row.id)
  const byHand = gone.filter(({ taskId }) => taskId === null).map((row) => row.id)
  // What was gathered is remembered as left out; gathering again would bring it back otherwise.
  if (ofTasks.length > 0) {
    await tx.updateTable('sync_row').set({ is_dropped: true }).where('id', 'in', ofTasks).execute()
  }
  if (byHand.length > 0) await tx.deleteFrom('sync_row').where('id', 'in', byHand).execute()
}

function changeOf(row: SyncRow | undefined, line: Omit<Lines[number], 'id'>) {
  const { block, text, reason = '', helpDepartmentId = null } = line
  // What is done needs neither reason nor help.
  const kept = block === 'done' ? { reason: '', help: null } : { reason, help: helpDepartmentId }
  const isSame =
    row !== undefined &&
    row.block === block &&
    row.text === text &&
    row.reason === kept.reason &&
    row.helpDepartmentId === kept.help
  const isOtherHelp = row === undefined || row.helpDepartmentId !== kept.help
  return {
    block,
    text,
    reason: kept.reason,
    reason_from: row?.reason === kept.reason ? row.reasonFrom : null,
    help_department_id: kept.help,
    is_edited: row === undefined ? false : row.isEdited || !isSame,
    // Another department is another question than the one that the task asks.
    ...(isOtherHelp && { task_support_id: null, support_state: 'noted' as const, asked_ids: [], answer: '' }),
  }
}

async function requireDepartments(tx: Db, lines: Lines): Promise<void> {
  const wanted = [...new Set(lines.flatMap(({ helpDepartmentId }) => helpDepartmentId ?? []))]
  if (wanted.length === 0) return
  const rows = await tx.selectFrom('department').select('id').where('id', 'in', wanted).execute()
  const known = new Set(rows.map(({ id }) => id))
  const issues = lines.flatMap(({ helpDepartmentId }, at) =>
    helpDepartmentId == null || known.has(helpDepartmentId)
      ? []
      : [{ path: ['rows', at, 'helpDepartmentId'], reason: 'field.unknownDepartment' }],
  )
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
}

export async function restoreRow(
  tx: Db,
  { id, rowId }: { id: string; rowId: string },
  by: By,
): Promise<void> {
  const report = await lockSync(tx, id)
  authorizeSync(by.actor, 'edit', report)
  const restored = await tx
    .updateTable('sync_row')
    .set({ is_dropped: false })
    .where('sync_id', '=', id)
    .where('id', '=', rowId)
    .where('is_dropped', '=', true)
    .returning('id')
    .executeTakeFirst()
  if (restored === undefined) throw new AppError('not_found', 'sync.noSuchRow')
  await saveSync(tx, report, by.at, {})
  await tellChanged(tx, report)
}

export async function discardSync(tx: Db, id: string, by: By): Promise<void> {
  const report = await lockSync(tx, id)
  authorizeSync(by.actor, 'discard', report)
  await tx.deleteFrom('sync').where('id', '=', id).execute()
  await tellChanged(tx, { id: null, collaborationId: report.collaborationId })
}

/** 更正: a report that was sent is not changed; another one says what it puts right, and takes its place when sent. */
export async function correctSync(tx: Db, id: string, correction: string, by: By): Promise<string> {
  const report = await lockSync(tx, id)
  authorizeSync(by.actor, 'correct', report)
  await lockCollaboration(tx, report.collaborationId)
  await refuseSecond(tx, report.collaborationId)
  const { from, to, summary } = report
  const newId = await begin(tx, report.matter, { from, to, summary, correction, replaces_id: id }, by)
  await copyRows(tx, report, newId)
  await note(tx, await getSync(tx, newId), { move: 'create', to: 'draft', reason: correction }, by)
  return newId
}

/** Help that was asked for goes on being asked for, with what was said to it. */
async function copyRows(tx: Db, from: Sync, id: string): Promise<void> {
  await sql`
    insert into sync_row (sync_id, position, block, task_id, task_support_id, text, reason, reason_from,
      help_department_id, is_edited, is_dropped, support_state, asked_ids, answer, answered_by, answered_at,
      settled_text, settled_by, settled_at)
    select ${id}, position, block, task_id, task_support_id, text, reason, reason_from, help_department_id, is_edited,
      is_dropped, support_state, asked_ids, answer, answered_by, answered_at, settled_text, settled_by, settled_at
    from sync_row where sync_id = ${from.id}`.execute(tx)
}
