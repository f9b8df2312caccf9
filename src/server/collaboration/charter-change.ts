import type { updateCharter as updateContract } from '#contract/charter.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { substanceAfter, substanceChanged } from '#domain/collaboration/confirmation.ts'
import { authorizeCollaboration, type CollaborationAct } from '#domain/collaboration/policy.ts'
import { dueInDivision, isFromStart } from '#domain/collaboration/start-due.ts'
import { AppError, type Issue } from '#domain/error.ts'
import { classifications } from '#domain/meeting/enums.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { moveDueWithStart } from '#server/task/due.ts'
import { type CharterParts, charterParts } from './charter-queries.ts'
import { addInitiating } from './commands.ts'
import { type Collaboration, lockCollaboration, refreshCollaborationAudience } from './queries.ts'
import { tellOfCollaboration } from './tell.ts'

type Body = BodyOf<typeof updateContract>
type Change = Omit<Body, 'version' | 'reason'>

export interface By {
  readonly actor: Actor
  readonly app: App
  readonly at: Date
}

/** Parts that whoever holds the leader's power may change without being leader (S1-14); all else is the charter's. */
const actOf: Readonly<Partial<Record<keyof Change, CollaborationAct>>> = {
  members: 'editMembers',
  resourceRequestIds: 'editMembers',
  communication: 'editCommunication',
  duties: 'editDivision',
}

export async function updateCharter(
  tx: Db,
  id: string,
  { version, reason, ...change }: Body,
  by: By & { readonly current: () => Promise<unknown> },
): Promise<void> {
  const before = await lockCollaboration(tx, id)
  const fields = Object.keys(change) as (keyof Change)[]
  const asked = new Set(fields.map((field) => actOf[field] ?? 'edit'))
  for (const act of asked.size === 0 ? (['edit'] as const) : asked)
    authorizeCollaboration(by.actor, act, before)
  if (version !== before.version) {
    throw new AppError('conflict', 'collaboration.stale', {}, { detail: { current: await by.current() } })
  }
  const parts = await charterParts(tx, id)
  await requireNamed(tx, change)
  requireSense(before, parts, change, reason)

  const substance = substanceChanged(plainOf(before, parts), change as Record<string, unknown>)
  // Whoever hands the lead on, or leaves the group, may lose sight of it by that.
  await asSystemWithin(tx, async () => {
    await tx
      .updateTable('collaboration')
      .set({
        ...columnsOf(change),
        ...(substance.length > 0 && { substance: substanceAfter(before) }),
        version: before.version + 1,
        updated_at: by.at,
      })
      .where('id', '=', id)
      .execute()
    await saveLists(tx, before, parts, change)
    await addInitiating(tx, id)
    await settleDues(tx, id, by)
    await refreshCollaborationAudience(tx, id)
  })
  await noteChange(tx, before, { change, reason, substance }, by)
  await tellOfCollaboration(tx, id, 'collaboration.changed')
}

/** The charter in the words of a change, to be compared with one. */
function plainOf(matter: Collaboration, { targets, ...parts }: CharterParts): Record<string, unknown> {
  return {
    goal: matter.goal,
    strategicGoal: matter.strategicGoal,
    rootCause: matter.rootCause,
    solution: matter.solution,
    startsOn: matter.startsOn,
    endsOn: matter.endsOn,
    leaderId: matter.leaderId,
    initiatingDepartmentId: matter.initiatingDepartmentId,
    decisionMechanism: matter.decisionMechanism,
    targets: targets.map(({ metric, value, unit, region, on }) => ({ metric, value, unit, region, on })),
    scope: parts.scope.map(({ departmentId, isIn, text }) => ({ departmentId, isIn, text })),
    participations: parts.participations,
    duties: parts.duties,
  }
}

function requireSense(before: Collaboration, parts: CharterParts, change: Change, reason: string): void {
  const issues: Issue[] = []
  const startsOn = change.startsOn === undefined ? before.startsOn : change.startsOn
  const endsOn = change.endsOn === undefined ? before.endsOn : change.endsOn
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) {
    issues.push({ path: ['endsOn'], reason: 'collaboration.endBeforeStart' })
  }
  // Open is the rule; whoever narrows the sight says why (S4-07).
  if (change.classification !== undefined && isNarrower(change.classification, before.classification)) {
    if (reason.trim() === '') issues.push({ path: ['reason'], reason: 'collaboration.reasonToRestrict' })
  }
  // What has become work is cancelled there, not wiped from the sheet.
  const kept = new Set(change.duties?.map((row) => row.id))
  if (change.duties && parts.duties.some((row) => row.taskId !== null && !kept.has(row.id))) {
    issues.push({ path: ['duties'], reason: 'collaboration.rowIsTask' })
  }
  const lines = new Set(change.communication?.map((line) => line.id))
  if (
    change.communication &&
    parts.communication.some((line) => line.seriesId !== null && !lines.has(line.id))
  ) {
    issues.push({ path: ['communication'], reason: 'collaboration.lineHasMeetings' })
  }
  const departments = change.participations?.map(({ departmentId }) => departmentId)
  if (departments !== undefined && new Set(departments).size < departments.length) {
    issues.push({ path: ['participations'], reason: 'collaboration.departmentTwice' })
  }
  const people = change.members?.map(({ personId }) => personId)
  if (people !== undefined && new Set(people).size < people.length) {
    issues.push({ path: ['members'], reason: 'collaboration.memberTwice' })
  }
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
}

function isNarrower(next: Collaboration['classification'], before: Collaboration['classification']): boolean {
  return classifications.indexOf(next) > classifications.indexOf(before)
}

function columnsOf(change: Change) {
  const columns = {
    name: change.name,
    classification: change.classification,
    type: change.type,
    initiating_department_id: change.initiatingDepartmentId,
    initiated_on: change.initiatedOn,
    goal: change.goal,
    theme: change.theme,
    strategic_goal: change.strategicGoal,
    root_cause: change.rootCause,
    solution: change.solution,
    starts_on: change.startsOn,
    ends_on: change.endsOn,
    launch_on: change.launchOn,
    is_launch_provisional: change.isLaunchProvisional,
    leader_id: change.leaderId,
    decision_mechanism: change.decisionMechanism,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Partial<
    typeof columns
  >
}

async function saveLists(tx: Db, { id }: Collaboration, before: CharterParts, change: Change): Promise<void> {
  const own = { collaboration_id: id }
  if (change.targets) {
    await tx.deleteFrom('collaboration_target').where('collaboration_id', '=', id).execute()
    const rows = change.targets.map(({ on, ...target }, position) => ({
      ...own,
      position,
      ...target,
      target_on: on,
    }))
    if (rows.length > 0) await tx.insertInto('collaboration_target').values(rows).execute()
  }
  if (change.participations) await saveParticipations(tx, id, before, change.participations)
  if (change.scope) {
    await tx.deleteFrom('collaboration_scope').where('collaboration_id', '=', id).execute()
    const rows = change.scope.map(({ departmentId, isIn, text }, position) => ({
      ...own,
      position,
      department_id: departmentId,
      is_in: isIn,
      text,
    }))
    if (rows.length > 0) await tx.insertInto('collaboration_scope').values(rows).execute()
  }
  if (change.members) {
    await tx.deleteFrom('collaboration_member').where('collaboration_id', '=', id).execute()
    const rows = change.members.map((member, position) => ({
      ...own,
      position,
      person_id: member.personId,
      department_id: member.departmentId,
      is_core: member.isCore,
      has_decision_power: member.hasDecisionPower,
      can_execute: member.canExecute,
    }))
    if (rows.length > 0) await tx.insertInto('collaboration_member').values(rows).execute()
  }
  if (change.communication) await saveCommunication(tx, id, change.communication)
  if (change.duties) await saveDuties(tx, id, change.duties)
  if (change.resourceRequestIds) {
    await tx.deleteFrom('collaboration_request').where('collaboration_id', '=', id).execute()
    const rows = [...new Set(change.resourceRequestIds)].map((request_id) => ({ ...own, request_id }))
    if (rows.length > 0) await tx.insertInto('collaboration_request').values(rows).execute()
  }
}

async function saveParticipations(
  tx: Db,
  id: string,
  before: CharterParts,
  participations: NonNullable<Change['participations']>,
): Promise<void> {
  const kept = participations.map(({ departmentId }) => departmentId)
  let gone = tx.deleteFrom('collaboration_department').where('collaboration_id', '=', id)
  if (kept.length > 0) gone = gone.where('department_id', 'not in', kept)
  await gone.execute()
  const known = new Set(before.participations.map(({ departmentId }) => departmentId))
  for (const [position, part] of participations.entries()) {
    const values = {
      position,
      is_core: part.isCore,
      role: part.role,
      lead_id: part.leadId,
      liaison_id: part.liaisonId,
      core_duty: part.coreDuty,
      output: part.output,
      due_text: part.dueText,
      sub_goal: part.subGoal,
    }
    if (known.has(part.departmentId)) {
      await tx
        .updateTable('collaboration_department')
        .set(values)
        .where('collaboration_id', '=', id)
        .where('department_id', '=', part.departmentId)
        .execute()
    } else {
      const row = { ...values, collaboration_id: id, department_id: part.departmentId }
      await tx.insertInto('collaboration_department').values(row).execute()
    }
  }
}

async function saveCommunication(
  tx: Db,
  id: string,
  lines: NonNullable<Change['communication']>,
): Promise<void> {
  const kept = lines.flatMap((line) => line.id ?? [])
  let gone = tx.deleteFrom('communication_item').where('collaboration_id', '=', id)
  if (kept.length > 0) gone = gone.where('id', 'not in', kept)
  await gone.execute()
  for (const [position, line] of lines.entries()) {
    const values = {
      position,
      frequency: line.frequency,
      channels: line.channels,
      contents: line.contents,
      content_note: line.contentNote,
      weekday: line.weekday,
      start_time: line.startTime,
      minutes: line.minutes,
      purpose: line.purpose,
      output: line.output,
      audience: line.audience,
      owner_id: line.ownerId,
    }
    if (line.id === null) {
      await tx
        .insertInto('communication_item')
        .values({ ...values, collaboration_id: id })
        .execute()
    } else {
      await tx
        .updateTable('communication_item')
        .set(values)
        .where('id', '=', line.id)
        .where('collaboration_id', '=', id)
        .execute()
    }
  }
}

async function saveDuties(tx: Db, id: string, rows: NonNullable<Change['duties']>): Promise<void> {
  const kept = rows.flatMap((row) => row.id ?? [])
  let gone = tx.deleteFrom('division_row').where('collaboration_id', '=', id)
  if (kept.length > 0) gone = gone.where('id', 'not in', kept)
  await gone.execute()
  for (const [position, row] of rows.entries()) {
    const values = {
      position,
      department_id: row.departmentId,
      duty: row.duty,
      output: row.output,
      owner_id: row.ownerId,
      helper_ids: row.helperIds,
      starts_on: row.startsOn,
      due_text: row.dueText,
      priority: row.priority,
      after_ids: row.afterIds.filter((one) => one !== row.id),
      acceptance: row.acceptance,
      note: row.note,
    }
    if (row.id === null) {
      await tx
        .insertInto('division_row')
        .values({ ...values, collaboration_id: id })
        .execute()
    } else {
      await tx
        .updateTable('division_row')
        .set(values)
        .where('id', '=', row.id)
        .where('collaboration_id', '=', id)
        .execute()
    }
  }
}

/** The days that the deadlines in words come to now; what has become work moves with the start (S1-26). */
async function settleDues(tx: Db, id: string, { actor, app, at }: By): Promise<void> {
  const { calendar, zone } = await loadWorkTime(tx)
  const { starts_on } = await tx
    .selectFrom('collaboration')
    .select('starts_on')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const start: CivilDate | null = starts_on === null ? null : civilDate(starts_on)
  const today = civilDateOf(at, zone)
  const resolved = (text: string) => dueInDivision(text, { start, today, calendar })
  const { participations, duties } = await charterParts(tx, id)
  const moved: { taskId: string; dueOn: CivilDate }[] = []
  const see = (row: { dueText: string; dueOn: string | null; taskId: string | null }) => {
    const dueOn = resolved(row.dueText)
    if (dueOn === row.dueOn) return undefined
    if (row.taskId !== null && dueOn !== null && isFromStart(row.dueText)) {
      moved.push({ taskId: row.taskId, dueOn })
    }
    return { due_on: dueOn }
  }
  for (const part of participations) {
    const set = see(part)
    if (set === undefined) continue
    await tx
      .updateTable('collaboration_department')
      .set(set)
      .where('collaboration_id', '=', id)
      .where('department_id', '=', part.departmentId)
      .execute()
  }
  for (const row of duties) {
    const set = see(row)
    if (set !== undefined) await tx.updateTable('division_row').set(set).where('id', '=', row.id).execute()
  }
  for (const one of moved) await moveDueWithStart(tx, app, { ...one, actorId: actor.personId, at })
}

const editsTogether = 10 * 60_000

/** Autosave writes often; what one person changes of the same parts in one sitting is one line of the history. */
async function noteChange(
  tx: Db,
  before: Collaboration,
  { change, reason, substance }: { change: Change; reason: string; substance: readonly string[] },
  { actor, at }: By,
): Promise<void> {
  const note = (move: string, data: Record<string, unknown>, why = '') =>
    noteMove(tx, {
      noun: 'collaboration',
      nounId: before.id,
      move,
      from: before.state,
      to: before.state,
      actorId: actor.personId,
      reason: why,
      data,
      at,
    })
  // Changing how decisions are taken is never silent (S1-72).
  const { decisionMechanism, classification } = change
  if (decisionMechanism !== undefined && decisionMechanism !== before.decisionMechanism) {
    await note('changeMechanism', { from: before.decisionMechanism, to: decisionMechanism })
  }
  if (classification !== undefined && classification !== before.classification) {
    const data = { from: before.classification, to: classification }
    await note(isNarrower(classification, before.classification) ? 'restrict' : 'open', data, reason.trim())
  }
  const isUnasked = before.askedSubstance === before.substance && substance.length > 0
  if (isUnasked) await note('changeSubstance', { fields: substance })
  const fields = Object.keys(change)
  const last = await tx
    .selectFrom('history')
    .select(['move', 'actor_id', 'data', 'at'])
    .where('noun', '=', 'collaboration')
    .where('noun_id', '=', before.id)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  const known = (last?.data as { fields?: unknown } | undefined)?.fields
  const isSameSitting =
    last?.move === 'edit' &&
    last.actor_id === actor.personId &&
    at.getTime() - last.at.getTime() < editsTogether &&
    Array.isArray(known) &&
    fields.every((field) => known.includes(field))
  if (!isSameSitting) await note('edit', { fields })
}

async function requireNamed(tx: Db, change: Change): Promise<void> {
  const departments: [string, (string | null | undefined)[]][] = [
    ['initiatingDepartmentId', [change.initiatingDepartmentId]],
    ['participations', change.participations?.map(({ departmentId }) => departmentId) ?? []],
    ['scope', change.scope?.map(({ departmentId }) => departmentId) ?? []],
    ['members', change.members?.map(({ departmentId }) => departmentId) ?? []],
    ['duties', change.duties?.map(({ departmentId }) => departmentId) ?? []],
  ]
  const people: [string, (string | null | undefined)[]][] = [
    ['leaderId', [change.leaderId]],
    ['participations', change.participations?.flatMap((one) => [one.leadId, one.liaisonId]) ?? []],
    ['members', change.members?.map(({ personId }) => personId) ?? []],
    ['communication', change.communication?.map(({ ownerId }) => ownerId) ?? []],
    ['duties', change.duties?.flatMap((one) => [one.ownerId, ...one.helperIds]) ?? []],
  ]
  const requests: [string, (string | null | undefined)[]][] = [
    ['resourceRequestIds', change.resourceRequestIds ?? []],
  ]
  const issues: Issue[] = []
  for (const [table, named, reason] of [
    ['department', departments, 'field.unknownDepartment'],
    ['person', people, 'field.unknownPerson'],
    ['resource_request', requests, 'field.required'],
  ] as const) {
    const ids = [...new Set(named.flatMap(([, all]) => all))].filter((one) => typeof one === 'string')
    const rows =
      ids.length === 0 ? [] : await tx.selectFrom(table).select('id').where('id', 'in', ids).execute()
    const known = new Set(rows.map((row) => row.id))
    for (const [field, all] of named) {
      if (all.some((one) => typeof one === 'string' && !known.has(one)))
        issues.push({ path: [field], reason })
    }
  }
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
}
