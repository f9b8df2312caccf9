import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/sync.ts'
import type { CivilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import type { MatterFacts } from '#domain/norm/matter-facts.ts'
import { authorizeSupport, authorizeSync, leadsReporting } from '#domain/sync/policy.ts'
import { supportLifecycle, syncLifecycle } from '#domain/sync/report.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { confirmersOf } from '#server/collaboration/confirmers.ts'
import type { Db } from '#server/db/database.ts'
import { guard } from '#server/norm/guard.ts'
import { departmentRefs } from '#server/organisation/refs.ts'
import { nameOf } from '#server/task/acting.ts'
import { type By, note, saveSync, tellOfSync } from './acting.ts'
import { refreshAudience } from './commands.ts'
import { lockSync, rowsOf, type Sync, type SyncRow } from './queries.ts'
import { readersOfSync } from './readers.ts'

/** A report as the norms see it before it is sent. */
export function syncFacts({ collaborationId, title, matter }: Sync, rows: readonly SyncRow[]): MatterFacts {
  return {
    matter: { noun: 'collaboration', id: collaborationId, name: title },
    leaderId: matter.leaderId,
    sync: { undone: rows.filter(({ block, isDropped }) => block === 'undone' && !isDropped) },
  }
}

/** S4-46: everybody concerned hears of it once, and each department whose help is named is asked for it. */
export async function sendSync(
  tx: Db,
  id: string,
  { version }: BodyOf<typeof contract.sendSync>,
  by: By & { readonly current: () => Promise<unknown> },
): Promise<void> {
  const report = await lockSync(tx, id)
  authorizeSync(by.actor, 'send', report)
  if (version !== report.version) {
    throw new AppError('conflict', 'sync.stale', {}, { detail: { current: await by.current() } })
  }
  const { actor, at } = by
  const rows = (await rowsOf(tx, id)).filter(({ isDropped }) => !isDropped)
  if (rows.length === 0 && report.summary === '') throw new AppError('conflict', 'sync.empty')
  await guard(tx, actor, {
    event: 'syncReport.save',
    facts: syncFacts(report, rows),
    noun: 'sync',
    nounId: id,
    overrides: [],
    now: at,
  })
  requireHelpers(rows)
  const asked = await askForHelp(tx, rows)
  const { zone } = await loadWorkTime(tx)
  const today = civilDateOf(at, zone)
  // What happens between now and the end of the cycle is for the next one to tell.
  const to = within(today, report)
  const readers = await readersOfSync(tx, report.matter, actor.personId)
  await saveSync(tx, report, at, {
    state: syncLifecycle.stateAfter(report.state, 'send'),
    to_on: to,
    sent_by: actor.personId,
    sent_at: at,
    told_ids: readers,
  })
  await refreshAudience(tx, id)
  await note(tx, report, { move: 'send', to: 'sent', data: { count: readers.length } }, by)
  await tellReaders(tx, report, { to, readers, asked }, by)
  await tellHelpers(tx, report, asked, by)
}

function within(
  day: CivilDate,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
): CivilDate {
  if (day < from) return from
  return day > to ? to : day
}

/** 需支持 says of whom. */
function requireHelpers(rows: readonly SyncRow[]): void {
  const issues = rows.flatMap(({ block, helpDepartmentId, callId }, at) =>
    block === 'support' && helpDepartmentId === null && callId === null
      ? [{ path: ['rows', at, 'helpDepartmentId'], reason: 'field.required' }]
      : [],
  )
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
}

interface Asked extends SyncRow {
  readonly helpDepartmentId: string
  readonly speakers: readonly string[]
}

/** Those not asked yet. What the task itself asks for is asked there. */
async function askForHelp(tx: Db, rows: readonly SyncRow[]): Promise<Asked[]> {
  const open = rows.flatMap((row) =>
    row.helpDepartmentId !== null && row.callId === null && row.supportState === 'noted'
      ? [{ ...row, helpDepartmentId: row.helpDepartmentId }]
      : [],
  )
  const speakers = await confirmersOf(
    tx,
    open.map(({ helpDepartmentId }) => helpDepartmentId),
  )
  const asked = open.map((row) => ({ ...row, speakers: speakers.get(row.helpDepartmentId) ?? [] }))
  const issues = rows.flatMap(({ id }, at) =>
    asked.some((one) => one.id === id && one.speakers.length === 0)
      ? [{ path: ['rows', at, 'helpDepartmentId'], reason: 'sync.nobodySpeaks' }]
      : [],
  )
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
  for (const { id, supportState, speakers: ids } of asked) {
    await tx
      .updateTable('sync_row')
      .set({ support_state: supportLifecycle.stateAfter(supportState, 'ask'), asked_ids: [...ids] })
      .where('id', '=', id)
      .execute()
  }
  return asked
}

async function tellReaders(
  tx: Db,
  report: Sync,
  { to, readers, asked }: { to: string; readers: readonly string[]; asked: readonly Asked[] },
  by: By,
): Promise<void> {
  const name = await nameOf(tx, by.actor.personId)
  // Whoever is asked for help is told that, and reads the rest there.
  const helpers = new Set(asked.flatMap(({ speakers }) => speakers[0] ?? []))
  const personIds = readers.filter((id) => !helpers.has(id))
  const about = { personIds, occasion: 'sent', lands: 'status' } as const
  if (report.replacesId === null) {
    const params = { by: name, fromOn: report.from, toOn: to }
    await tellOfSync(tx, by, report, { ...about, kind: 'sync.sent', params })
  } else {
    const params = { by: name, reason: report.correction }
    await tellOfSync(tx, by, report, { ...about, kind: 'sync.corrected', params })
  }
}

/** One notice a department, however much it is asked for. */
async function tellHelpers(tx: Db, report: Sync, asked: readonly Asked[], by: By): Promise<void> {
  const departments = await departmentRefs(
    tx,
    asked.map(({ helpDepartmentId }) => helpDepartmentId),
  )
  for (const departmentId of new Set(asked.map(({ helpDepartmentId }) => helpDepartmentId))) {
    const theirs = asked.filter(({ helpDepartmentId }) => helpDepartmentId === departmentId)
    await tellOfSync(tx, by, report, {
      kind: 'sync.supportAsked',
      personIds: [theirs[0]?.speakers[0]],
      params: {
        by: await nameOf(tx, by.actor.personId),
        department: departments.get(departmentId)?.name ?? '',
        text: theirs
          .map(({ text }) => text)
          .join('；')
          .slice(0, 300),
      },
      occasion: departmentId,
      lands: 'report',
    })
  }
}

interface Place {
  readonly id: string
  readonly rowId: string
}

async function lockRow(tx: Db, { id, rowId }: Place, { actor }: By): Promise<{ report: Sync; row: SyncRow }> {
  const report = await lockSync(tx, id)
  authorizeSync(actor, 'view', report)
  const rows = await rowsOf(tx, id)
  const row = rows.find((one) => one.id === rowId && one.callId === null)
  if (row !== undefined) return { report, row }
  const isConcerned =
    leadsReporting(actor, report.matter) || rows.some(({ askedIds }) => askedIds.includes(actor.personId))
  throw isConcerned ? new AppError('not_found', 'sync.noSuchRow') : new AppError('forbidden', 'sync.notAsked')
}

/** Whoever speaks for the department says that the help is coming, or why it is not (S1-83). */
export async function answerSupport(
  tx: Db,
  place: Place,
  { answer, text }: BodyOf<typeof contract.answerSyncSupport>,
  by: By,
): Promise<void> {
  const { report, row } = await lockRow(tx, place, by)
  const { actor, at } = by
  authorizeSupport(actor, answer, report, { state: row.supportState, askedIds: row.askedIds })
  await tx
    .updateTable('sync_row')
    .set({
      support_state: supportLifecycle.stateAfter(row.supportState, answer),
      answer: text,
      answered_by: actor.personId,
      answered_at: at,
    })
    .where('id', '=', row.id)
    .execute()
  const departments = await departmentRefs(tx, [row.helpDepartmentId ?? ''].filter(Boolean))
  const department = departments.get(row.helpDepartmentId ?? '')?.name ?? ''
  await note(tx, report, { move: answer, data: { text: row.text, department } }, by)
  await tellOfSync(tx, by, report, {
    kind: 'sync.supportAnswered',
    personIds: [report.sentById, report.matter.leaderId],
    params: { by: await nameOf(tx, actor.personId), department, help: answer, text },
    occasion: `${row.id} ${at.toISOString()}`,
    lands: 'report',
  })
}

export async function settleSupport(tx: Db, place: Place, text: string, by: By): Promise<void> {
  const { report, row } = await lockRow(tx, place, by)
  const { actor, at } = by
  authorizeSupport(actor, 'settle', report, { state: row.supportState, askedIds: row.askedIds })
  await tx
    .updateTable('sync_row')
    .set({
      support_state: supportLifecycle.stateAfter(row.supportState, 'settle'),
      settled_text: text,
      settled_by: actor.personId,
      settled_at: at,
    })
    .where('id', '=', row.id)
    .execute()
  await note(tx, report, { move: 'settle', data: { text: row.text } }, by)
}
