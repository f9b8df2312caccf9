import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { z } from 'zod'
import type { importPeople as importContract, previewPeopleImport } from '#contract/organisation.ts'
import { AppError, type Issue } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import { tellChartChanged } from '#server/events/publish.ts'
import type { StoredFile } from '#server/files/store.ts'
import { noteMove } from '#server/history/history.ts'
import { holdChart } from '#server/organisation/department-commands.ts'
import { moveTo, stateWithoutAccount } from '#server/organisation/person-commands.ts'
import { readingOfName, readingOfWords } from '#server/organisation/pinyin.ts'
import { renameAccount } from '#server/session/accounts.ts'
import { findColumns } from './columns.ts'
import { type Company, type NewDepartment, type Place, type PlannedRow, planImport } from './plan.ts'
import { readSheet, sheetLimit } from './read-sheet.ts'
import { readRow, type StaffRow } from './staff-row.ts'

/** People in one list. */
export const maxRows = 5000
/** Headings, titles and notes may stand above them. */
const linesAbove = 10
/** Rows in one statement; PostgreSQL takes 65,535 values. */
const batch = 1000

/** Reads the uploaded list and says what saving it would do; nothing is saved, not even the file. */
export async function previewImport(
  tx: Db,
  app: App,
  upload: StoredFile,
): Promise<z.input<(typeof previewPeopleImport)['reply']>> {
  if (upload.size > sheetLimit) {
    throw new AppError('too_large', 'import.tooLarge', { maxMegabytes: sheetLimit / 1024 / 1024 })
  }
  const bytes = await buffer((await app.files.open(upload.hash)) as Readable)
  await forget(tx, app, upload)
  const columns = findColumns(await readSheet(bytes, upload.name, maxRows + linesAbove + 1))
  if (columns.body.length > maxRows) throw new AppError('invalid', 'import.tooManyRows', { max: maxRows })
  if (columns.body.length === 0) throw new AppError('invalid', 'import.noRows')
  const { rows, newDepartments } = planImport(
    columns.body.map((line) => readRow(line, columns)),
    await loadCompany(tx),
  )
  const count = (plan: PlannedRow['plan']) => rows.filter((row) => row.plan === plan).length
  return {
    rows: rows.map(({ row, plan, problems }) => ({
      line: row.line,
      name: row.name,
      departmentPath: row.departmentPath,
      jobTitle: row.jobTitle,
      email: row.email,
      phone: row.phone,
      employeeNo: row.employeeNo,
      isHead: row.isHead,
      plan,
      problems: problems.map((problem) => ({ ...problem, params: { ...problem.params } })),
    })),
    unknownColumns: [...columns.unknown],
    newDepartments: newDepartments.map(({ path }) => path),
    totals: {
      create: count('create'),
      update: count('update'),
      skip: count('skip'),
      refuse: count('refuse'),
    },
  }
}

/** Saves all of a list or nothing of it; what it would do is worked out anew, from how things stand now. */
export async function saveImport(
  tx: Db,
  actor: Actor,
  list: readonly StaffRow[],
  now: Date,
): Promise<z.input<(typeof importContract)['reply']>> {
  await holdChart(tx)
  const { rows, newDepartments } = planImport(
    list.map((row) => ({ ...row, email: row.email.trim().toLowerCase(), name: row.name.trim() })),
    await loadCompany(tx),
  )
  refuseIfAny(rows)
  const departmentId = await makeDepartments(tx, newDepartments, now)
  const placeId = (place: Place | undefined) =>
    place === undefined ? undefined : 'id' in place ? place.id : departmentId.get(place.path)
  const added = await addPeople(
    tx,
    rows
      .filter(({ plan }) => plan === 'create')
      .map(({ row, place }) => ({ row, departmentId: placeId(place) })),
    now,
  )
  for (const { row, plan, personId, place } of rows) {
    const departmentId = placeId(place)
    const id = personId ?? added.get(row.email)
    if (plan === 'skip' || id === undefined) continue
    if (plan === 'update') {
      await changePerson(tx, id, row, now)
      if (departmentId !== undefined) await moveTo(tx, id, departmentId)
    }
    if (row.isHead && departmentId !== undefined) await appointHead(tx, departmentId, id)
  }
  const created = rows.filter(({ plan }) => plan === 'create').length
  const updated = rows.filter(({ plan }) => plan === 'update').length
  const totals = { created, updated, departments: newDepartments.length }
  if (created + updated > 0) await noteImport(tx, actor, totals, now)
  return totals
}

function refuseIfAny(rows: readonly PlannedRow[]): void {
  const issues: Issue[] = rows.flatMap(({ problems }, at) =>
    problems.map(({ field, reason, params }) => ({ path: ['rows', at, field], reason, params })),
  )
  if (issues.length > 0) throw new AppError('invalid', 'import.refused', { count: issues.length }, { issues })
}

async function makeDepartments(
  tx: Db,
  wanted: readonly NewDepartment[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const made = new Map<string, string>()
  for (const { path, name, parent } of wanted) {
    const parentId = parent === null ? null : 'id' in parent ? parent.id : (made.get(parent.path) ?? null)
    const { id } = await tx
      .insertInto('department')
      .values({ name, parent_id: parentId, ...readingOfWords(name), created_at: now })
      .returning('id')
      .executeTakeFirstOrThrow()
    made.set(path, id)
  }
  return made
}

/** Many at a time: a list may have thousands. Gives the ids by e-mail. */
async function addPeople(
  tx: Db,
  list: readonly { readonly row: StaffRow; readonly departmentId: string | undefined }[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const state = await stateWithoutAccount(tx)
  const added = new Map<string, string>()
  for (let from = 0; from < list.length; from += batch) {
    const part = list.slice(from, from + batch)
    const people = await tx
      .insertInto('person')
      .values(
        part.map(({ row }) => ({
          name: row.name,
          job_title: row.jobTitle,
          email: row.email,
          phone: row.phone,
          employee_no: row.employeeNo || null,
          state,
          ...readingOfName(row.name),
          created_at: now,
          updated_at: now,
        })),
      )
      .returning(['id', 'email'])
      .execute()
    for (const { id, email } of people) added.set(email, id)
    const places = part.flatMap(({ row, departmentId }) =>
      departmentId === undefined
        ? []
        : [{ person_id: added.get(row.email) as string, department_id: departmentId }],
    )
    if (places.length > 0) await tx.insertInto('person_department').values(places).execute()
  }
  return added
}

async function changePerson(tx: Db, id: string, row: StaffRow, now: Date): Promise<void> {
  const { name, email, user_id } = await tx
    .updateTable('person')
    .set((person) => ({
      name: row.name,
      ...readingOfName(row.name),
      email: row.email,
      ...(row.jobTitle !== '' && { job_title: row.jobTitle }),
      ...(row.phone !== '' && { phone: row.phone }),
      ...(row.employeeNo !== '' && { employee_no: row.employeeNo }),
      version: person('version', '+', 1),
      updated_at: now,
    }))
    .where('id', '=', id)
    .returning(['name', 'email', 'user_id'])
    .executeTakeFirstOrThrow()
  await renameAccount(tx, user_id, { name, email })
}

async function appointHead(tx: Db, departmentId: string, personId: string): Promise<void> {
  await tx
    .updateTable('department')
    .set((department) => ({ head_id: personId, version: department('version', '+', 1) }))
    .where('id', '=', departmentId)
    .execute()
}

async function noteImport(
  tx: Db,
  actor: Actor,
  totals: { created: number; updated: number; departments: number },
  now: Date,
): Promise<void> {
  const { id } = await tx.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  await noteMove(tx, {
    noun: 'organisation',
    nounId: id,
    move: 'importPeople',
    from: null,
    to: null,
    actorId: actor.personId,
    data: totals,
    at: now,
  })
  await tellChartChanged(tx, id)
}

async function loadCompany(tx: Db): Promise<Company> {
  const organisation = await tx.selectFrom('organisation').select('name').executeTakeFirst()
  const people = await tx
    .selectFrom('person')
    .leftJoin('person_department', (join) =>
      join
        .onRef('person_department.person_id', '=', 'person.id')
        .on('person_department.is_primary', '=', true),
    )
    .select([
      'person.id',
      'person.name',
      'person.email',
      'person.employee_no as employeeNo',
      'person.job_title as jobTitle',
      'person.phone',
      'person_department.department_id as departmentId',
    ])
    .execute()
  const departments = await tx
    .selectFrom('department')
    .select(['id', 'parent_id as parentId', 'name', 'aliases', 'head_id as headId'])
    .where('archived_at', 'is', null)
    .orderBy('sort')
    .orderBy('id')
    .execute()
  return { name: organisation?.name ?? '', people, departments }
}

/** The bytes were only read; they stay if somebody has filed the very same file. */
async function forget(tx: Db, app: App, { hash }: StoredFile): Promise<void> {
  const filed = await tx.selectFrom('file').select('id').where('hash', '=', hash).executeTakeFirst()
  if (!filed) await app.files.remove(hash)
}
