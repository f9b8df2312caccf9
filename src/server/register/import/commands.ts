import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { TaskImportView } from '#contract/register.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import type { StoredFile } from '#server/files/store.ts'
import { readSheet, sheetLimit } from '#server/organisation/import/read-sheet.ts'
import { eachForItself } from '#server/register/per-row.ts'
import { createTask } from '#server/task/commands.ts'
import { editTask } from '#server/task/edit.ts'
import { ledgerRows } from '#server/task/ledger.ts'
import { findHeadings } from './headings.ts'
import { loadKnown } from './known.ts'
import { matchRow, namesIn, type PlannedRow, planRows, sheetRows } from './plan.ts'

type View = z.output<typeof TaskImportView>

const maxRows = 2000
/** A title or a note above the headings. */
const linesAbove = 10

interface Doing {
  readonly app: App
  readonly actor: Actor
  readonly at: Date
}

/**
 * A sheet read back, row by row; each stands for itself. A trial does everything and takes it back, so that
 * what it shows is what saving does, the policy of each task included.
 */
export async function importSheet(
  tx: Db,
  doing: Doing,
  upload: StoredFile,
  { isTrial }: { readonly isTrial: boolean },
): Promise<View> {
  const bytes = await bytesOf(tx, doing.app, upload)
  const lines = await readSheet(bytes, upload.name, maxRows + linesAbove + 1, { keepsBreaks: true })
  const headings = findHeadings(lines, doing.actor.locale)
  const rows = sheetRows(headings)
  if (rows.length === 0) throw new AppError('invalid', 'import.noRows')
  if (rows.length > maxRows) throw new AppError('invalid', 'import.tooManyRows', { max: maxRows })

  // One sheet after the other: two that are sent at once do not both make what neither has found.
  await sql`select pg_advisory_xact_lock(hashtext('task-import'))`.execute(tx)
  const known = await loadKnown(tx, doing.actor, namesIn(rows))
  const ids = rows.flatMap((row) => {
    const match = matchRow(row, known)
    return match !== undefined && 'id' in match ? [match.id] : []
  })
  const present = new Map((await ledgerRows(tx, ids, doing.at)).map((row) => [row.id, row]))
  const planned = planRows(rows, known, present, headings.said)

  await sql`savepoint whole_sheet`.execute(tx)
  const done: View['rows'] = []
  for (const row of planned) done.push(await doRow(tx, doing, row))
  if (isTrial) await sql`rollback to savepoint whole_sheet`.execute(tx)
  await sql`release savepoint whole_sheet`.execute(tx)

  const count = (plan: PlannedRow['plan']) => done.filter((row) => row.plan === plan).length
  return {
    sheet: headings.sheet,
    rows: isTrial
      ? done.map((row) => (row.plan === 'create' ? { ...row, taskId: null, number: '' } : row))
      : done,
    unknown: [...headings.unknown],
    counts: {
      create: count('create'),
      update: count('update'),
      skip: count('skip'),
      refuse: count('refuse'),
    },
  }
}

async function doRow(tx: Db, doing: Doing, row: PlannedRow): Promise<View['rows'][number]> {
  const view = {
    line: row.line,
    plan: row.plan,
    number: row.task?.number ?? row.number,
    name: row.name || (row.task?.name ?? ''),
    taskId: row.task?.id ?? null,
    changes: row.changes.map((change) => ({ ...change })),
    problems: row.problems.map((problem) => ({ ...problem, params: { ...problem.params } })),
  }
  if (row.plan === 'skip' || row.plan === 'refuse') return view
  const done = await eachForItself(tx, () => save(tx, doing, row))
  if ('refusal' in done) {
    // Of the whole row, not of one of its cells.
    const problems = [{ column: '', ...done.refusal, params: { ...done.refusal.params } }]
    return { ...view, plan: 'refuse', changes: [], problems }
  }
  return { ...view, taskId: done.result.id, number: done.result.number }
}

async function save(tx: Db, { actor, app, at }: Doing, { task, name, fields }: PlannedRow) {
  if (task !== undefined) {
    await editTask(tx, { app, actor, id: task.id, at }, { ...fields, version: task.version })
    return { id: task.id, number: task.number }
  }
  const id = await createTask(tx, { actor, app, fields: { ...fields, name }, at })
  const { number } = await tx
    .selectFrom('task')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, number }
}

/** The sheet is read and forgotten: what was in it stands in the tasks. */
async function bytesOf(tx: Db, app: App, upload: StoredFile): Promise<Buffer> {
  if (upload.size > sheetLimit) {
    throw new AppError('too_large', 'import.tooLarge', { maxMegabytes: sheetLimit / 1024 / 1024 })
  }
  const bytes = await buffer((await app.files.open(upload.hash)) as Readable)
  const isKept = await tx.selectFrom('file').select('id').where('hash', '=', upload.hash).executeTakeFirst()
  if (isKept === undefined) await app.files.remove(upload.hash)
  return bytes
}
