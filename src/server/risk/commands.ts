import { sql } from 'kysely'
import type { BodyOf } from '#contract/endpoint.ts'
import type {
  createRisk as createContract,
  moveRisk as moveContract,
  updateRisk as updateContract,
} from '#contract/risk.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError, type Issue } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { AlertColour } from '#domain/risk/alert.ts'
import { type RiskMove, type RiskState, riskLifecycle } from '#domain/risk/lifecycle.ts'
import { authorizeRaising, authorizeRisk } from '#domain/risk/policy.ts'
import type { App } from '#server/app.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { publish } from '#server/events/publish.ts'
import { noteMove } from '#server/history/history.ts'
import { answerAlert, closeAlert, openAlert } from './alerts.ts'
import { type HomeIds, homesOf, lockRisk } from './queries.ts'

interface By {
  readonly actor: Actor
  readonly at: Date
}

/** Whoever takes part there may say what may go wrong; of several places, in each. */
export async function createRisk(tx: Db, body: BodyOf<typeof createContract>, by: By): Promise<string> {
  const { taskId, decisionId, meetingId, collaborationId, ...fields } = body
  const ids = { taskId, decisionId, meetingId, collaborationId }
  const homes = await homesOf(tx, ids)
  if (homes.length === 0) throw new AppError('invalid', 'risk.needsHome')
  for (const home of homes) authorizeRaising(by.actor, home)
  await requireNamed(tx, fields, taskId)
  return insertRisk(tx, { ids, text: fields.text, columns: columnsOf(fields) }, by)
}

/** A risk point of a progress update (S3-34): written down without asking who takes part, for its author does. */
export async function riskFromUpdate(
  tx: Db,
  about: { readonly taskId: string; readonly text: string; readonly departmentId: string | null },
  by: By,
): Promise<string> {
  const ids = { taskId: about.taskId, decisionId: null, meetingId: null, collaborationId: null }
  const columns = about.departmentId === null ? {} : { raised_by_department_id: about.departmentId }
  return insertRisk(tx, { ids, text: about.text, columns }, by)
}

/** What a later update tells of a risk that is known: its words follow, what was said before stays in the history. */
export async function riskToldAgain(
  tx: Db,
  about: { readonly riskId: string; readonly taskId: string; readonly text: string },
  { actor, at }: By,
): Promise<void> {
  const risk = await lockRisk(tx, about.riskId)
  if (risk.taskId !== about.taskId) throw new AppError('not_found', 'risk.notFound')
  authorizeRisk(actor, 'view', risk)
  await tx
    .updateTable('risk')
    .set({ text: about.text, version: risk.version + 1, updated_at: at })
    .where('id', '=', risk.id)
    .execute()
  await note(tx, risk, { move: 'tellAgain', to: risk.state, data: { before: risk.text } }, { actor, at })
}

async function insertRisk(
  tx: Db,
  made: {
    readonly ids: HomeIds
    readonly text: string
    readonly columns: ReturnType<typeof columnsOf>
  },
  { actor, at }: By,
): Promise<string> {
  const { zone } = await loadWorkTime(tx)
  const { ids } = made
  const home = await tx
    .selectFrom('person_department')
    .select('department_id')
    .where('person_id', '=', actor.personId)
    .where('is_primary', '=', true)
    .executeTakeFirst()
  const { id } = await tx
    .insertInto('risk')
    .values({
      raised_by_department_id: home?.department_id ?? null,
      ...made.columns,
      text: made.text,
      number: sql<string>`next_number('FX', ${Number(civilDateOf(at, zone).slice(0, 4))}::int)`,
      raised_by: actor.personId,
      task_id: ids.taskId,
      decision_id: ids.decisionId,
      meeting_id: ids.meetingId,
      collaboration_id: ids.collaborationId,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await note(tx, { id, ...ids, state: null }, { move: 'create', to: 'identified' }, { actor, at })
  return id
}

export async function updateRisk(
  tx: Db,
  id: string,
  { version, ...fields }: BodyOf<typeof updateContract>,
  by: By & { readonly current: () => Promise<unknown> },
): Promise<void> {
  const risk = await lockRisk(tx, id)
  authorizeRisk(by.actor, 'edit', risk)
  if (version !== risk.version) {
    throw new AppError('conflict', 'risk.stale', {}, { detail: { current: await by.current() } })
  }
  await requireNamed(tx, fields, risk.taskId)
  await tx
    .updateTable('risk')
    .set({ ...columnsOf(fields), version: risk.version + 1, updated_at: by.at })
    .where('id', '=', id)
    .execute()
  await note(tx, risk, { move: 'edit', to: risk.state, data: { fields: Object.keys(fields) } }, by)
}

type Words = BodyOf<typeof moveContract>

/** What each move has to say before it can be made (3.10). */
const asks: Readonly<Record<RiskMove, readonly (keyof Words)[]>> = {
  assess: ['possibility', 'impact'],
  monitor: ['response', 'departmentId'],
  accept: ['reason'],
  raiseAlert: ['reason', 'colour'],
  mitigate: [],
  standDown: ['reason'],
  occur: ['reason'],
  close: ['reason'],
}

export async function moveRisk(
  tx: Db,
  id: string,
  words: Words,
  by: By & { readonly app: App },
): Promise<void> {
  const risk = await lockRisk(tx, id)
  authorizeRisk(by.actor, words.move, risk)
  // What stands there already need not be said again.
  const said: Words = {
    ...words,
    response: words.response || risk.response,
    departmentId: words.departmentId ?? risk.departmentId,
    possibility: words.possibility ?? risk.possibility,
    impact: words.impact ?? risk.impact,
  }
  const issues: Issue[] = asks[words.move]
    .filter((field) => said[field] === null || said[field] === '')
    .map((field) => ({ path: [field], reason: 'field.required' }))
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
  await requireNamed(tx, { departmentId: said.departmentId }, risk.taskId)
  if (words.move === 'close') await refuseWhileContingencyRuns(tx, id)
  const to = riskLifecycle.stateAfter(risk.state, words.move)
  await tx
    .updateTable('risk')
    .set({
      state: to,
      possibility: said.possibility,
      impact: said.impact,
      response: said.response,
      department_id: said.departmentId,
      version: risk.version + 1,
      updated_at: by.at,
    })
    .where('id', '=', id)
    .execute()
  const data = said.colour === null ? {} : { data: { colour: said.colour } }
  await note(tx, risk, { move: words.move, to, reason: words.reason, ...data }, by)
  await followUpAlert(tx, id, said, by)
}

/** What a move means for the alarm that is out: raised, answered, or closed with what was done. */
async function followUpAlert(
  tx: Db,
  id: string,
  { move, colour, reason }: Words,
  { actor, app, at }: By & { readonly app: App },
): Promise<void> {
  const { personId } = actor
  if (move === 'raiseAlert') {
    // Whoever raises it says the colour; `asks` has seen to that.
    await openAlert(tx, await lockRisk(tx, id), {
      colour: colour as AlertColour,
      reason,
      raisedById: personId,
      app,
      at,
    })
  }
  if (move === 'mitigate' || move === 'occur') await answerAlert(tx, id, { personId, at })
  if (move === 'standDown' || move === 'close') await closeAlert(tx, id, { action: reason, personId, at })
}

/** occurred → closed: its contingency has ended (3.10). */
async function refuseWhileContingencyRuns(tx: Db, riskId: string): Promise<void> {
  const running = await tx
    .selectFrom('contingency')
    .select('id')
    .where('risk_id', '=', riskId)
    .where('state', '=', 'running')
    .executeTakeFirst()
  if (running !== undefined) throw new AppError('conflict', 'risk.contingencyRuns')
}

type NewFields = Omit<BodyOf<typeof createContract>, keyof HomeIds>
type Fields = { readonly [Name in keyof NewFields]?: NewFields[Name] | undefined }

function columnsOf(fields: Fields) {
  const columns = {
    text: fields.text,
    kind: fields.kind,
    possibility: fields.possibility,
    impact: fields.impact,
    response: fields.response,
    trigger_condition: fields.triggerCondition,
    note: fields.note,
    department_id: fields.departmentId,
    owner_id: fields.ownerId,
    raised_by_department_id: fields.raisedByDepartmentId,
    forecast_milestone_id: fields.forecastMilestoneId,
    forecast_on: fields.forecastOn,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Partial<
    typeof columns
  >
}

async function requireNamed(tx: Db, fields: Fields, taskId: string | null): Promise<void> {
  const issues: Issue[] = []
  for (const field of ['departmentId', 'raisedByDepartmentId'] as const) {
    const id = fields[field]
    if (id == null) continue
    if (!(await tx.selectFrom('department').select('id').where('id', '=', id).executeTakeFirst())) {
      issues.push({ path: [field], reason: 'field.unknownDepartment' })
    }
  }
  if (fields.ownerId != null) {
    const person = await tx
      .selectFrom('person')
      .select('id')
      .where('id', '=', fields.ownerId)
      .executeTakeFirst()
    if (!person) issues.push({ path: ['ownerId'], reason: 'field.unknownPerson' })
  }
  if (fields.forecastMilestoneId != null) {
    const milestone = await tx
      .selectFrom('task_milestone')
      .select('task_id')
      .where('id', '=', fields.forecastMilestoneId)
      .executeTakeFirst()
    if (milestone === undefined || milestone.task_id !== taskId) {
      issues.push({ path: ['forecastMilestoneId'], reason: 'risk.unknownMilestone' })
    }
  }
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
}

async function note(
  tx: Db,
  risk: HomeIds & { readonly id: string; readonly state: RiskState | null },
  made: {
    readonly move: string
    readonly to: RiskState
    readonly reason?: string
    readonly data?: Readonly<Record<string, unknown>>
  },
  { actor, at }: By,
): Promise<void> {
  await noteMove(tx, {
    noun: 'risk',
    nounId: risk.id,
    move: made.move,
    from: risk.state,
    to: made.to,
    actorId: actor.personId,
    ...(made.reason !== undefined && { reason: made.reason }),
    ...(made.data !== undefined && { data: made.data }),
    at,
  })
  // Whoever hears of its home hears of it.
  const homes = [
    ['task', risk.taskId],
    ['decision', risk.decisionId],
    ['meeting', risk.meetingId],
    ['collaboration', risk.collaborationId],
  ] as const
  const [home] = homes.filter(([, id]) => id !== null)
  if (home === undefined) return
  const [noun, nounId] = home
  await publish(tx, {
    stream: 'tasks',
    kind: 'risk.changed',
    noun,
    nounId: nounId as string,
    payload: { id: risk.id },
  })
}
