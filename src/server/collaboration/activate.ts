import type { FindingView } from '#contract/common.ts'
import { type CivilDate, civilDate, weekday } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { becomesSeries } from '#domain/collaboration/charter.ts'
import { authorizeCollaboration } from '#domain/collaboration/policy.ts'
import { AppError } from '#domain/error.ts'
import type { GivenOverride } from '#domain/norm/finding.ts'
import type { MatterFacts } from '#domain/norm/matter-facts.ts'
import type { Weekday } from '#domain/series/recurrence.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { findingsOf, guard } from '#server/norm/guard.ts'
import { departmentRefs } from '#server/organisation/refs.ts'
import { createSeries } from '#server/series/create.ts'
import { createTask } from '#server/task/commands.ts'
import { addDependency } from '#server/task/dependencies.ts'
import type { By } from './charter-change.ts'
import { type CharterParts, type Communication, charterParts, divisionOf } from './charter-queries.ts'
import { unconfirmedOf } from './confirm.ts'
import { moveCollaboration } from './moves.ts'
import { everybodyIn, nameOf, tellPeople } from './notices.ts'
import { type Collaboration, getCollaboration, lockCollaboration } from './queries.ts'
import { tellOfCollaboration } from './tell.ts'
import { wordsOf } from './words.ts'

async function charterFacts(tx: Db, matter: Collaboration, parts: CharterParts): Promise<MatterFacts> {
  const { rows } = await risksOf(tx, matter.id)
  const departments = await departmentRefs(
    tx,
    parts.participations.map(({ departmentId }) => departmentId),
  )
  return {
    matter: { noun: 'collaboration', id: matter.id, name: matter.name },
    leaderId: matter.leaderId,
    departments: [...departments.values()],
    charter: {
      coreMemberIds: [
        ...(matter.leaderId === null ? [] : [matter.leaderId]),
        ...parts.members.flatMap(({ personId, isCore }) => (isCore ? [personId] : [])),
      ],
      departments: parts.participations.map((part) => ({
        id: part.departmentId,
        liaisonId: part.liaisonId,
        charterRow: { duty: part.coreDuty, output: part.output, due: part.dueText, dueOn: part.dueOn },
      })),
      division: parts.duties.map(({ departmentId, duty, output, dueText, dueOn }) => ({
        departmentId,
        duty,
        output,
        due: dueText,
        dueOn,
      })),
      riskCount: rows,
      communicationCount: parts.communication.length,
    },
  }
}

async function risksOf(tx: Db, id: string): Promise<{ rows: number }> {
  const { count } = await tx
    .selectFrom('risk')
    .select((row) => row.fn.countAll<string>().as('count'))
    .where('collaboration_id', '=', id)
    .where('state', '!=', 'closed')
    .executeTakeFirstOrThrow()
  return { rows: Number(count) }
}

export async function charterFindings(tx: Db, id: string, now: Date): Promise<FindingView[]> {
  const matter = await getCollaboration(tx, id)
  const facts = await charterFacts(tx, matter, await charterParts(tx, id))
  return findingsOf(tx, {
    event: 'collaboration.activate',
    facts,
    noun: 'collaboration',
    nounId: id,
    now,
  })
}

/**
 * 启动: every head has confirmed what stands, the norms are kept or passed over with a reason; from now on the plan's
 * meetings come by themselves (S1-21) and every line of the division is a task (S1-22).
 */
export async function activateCollaboration(
  tx: Db,
  id: string,
  overrides: readonly Pick<GivenOverride & { reason: string }, 'fingerprint' | 'reason'>[],
  by: By,
): Promise<void> {
  const { actor, app, at } = by
  const matter = await lockCollaboration(tx, id)
  authorizeCollaboration(actor, 'charter', matter)
  const parts = await charterParts(tx, id)
  await guard(tx, actor, {
    event: 'collaboration.activate',
    facts: await charterFacts(tx, matter, parts),
    noun: 'collaboration',
    nounId: id,
    overrides,
    now: at,
  })
  const unconfirmed = await unconfirmedOf(tx, matter, parts)
  if (unconfirmed.length > 0) {
    const names = await departmentRefs(tx, unconfirmed)
    const departments = unconfirmed.map((one) => names.get(one)?.name ?? '').join('、')
    throw new AppError('conflict', 'collaboration.notConfirmed', { departments })
  }
  await moveCollaboration(tx, actor, id, 'charter', { data: { substance: matter.substance }, at })
  const meetings = await startMeetings(tx, matter, parts, by)
  const tasks = await makeTasks(tx, matter, parts, by)
  await tellPeople(tx, app, matter, {
    kind: 'collaboration.started',
    personIds: await everybodyIn(tx, matter),
    params: { by: await nameOf(tx, actor.personId) },
    occasion: 'once',
    at,
  })
  await note(tx, matter, 'makeParts', { meetings, tasks }, by)
}

/** Rows that were added since, or that somebody wants as tasks later. */
export async function makeDivisionTasks(tx: Db, id: string, by: By): Promise<void> {
  const matter = await lockCollaboration(tx, id)
  authorizeCollaboration(by.actor, 'makeTasks', matter)
  const tasks = await makeTasks(tx, matter, await charterParts(tx, id), by)
  if (tasks > 0) await note(tx, matter, 'makeParts', { meetings: 0, tasks }, by)
  await tellOfCollaboration(tx, id, 'collaboration.changed')
}

export async function startPlannedMeetings(tx: Db, id: string, by: By): Promise<void> {
  const matter = await lockCollaboration(tx, id)
  authorizeCollaboration(by.actor, 'startMeetings', matter)
  const meetings = await startMeetings(tx, matter, await charterParts(tx, id), by)
  if (meetings > 0) await note(tx, matter, 'makeParts', { meetings, tasks: 0 }, by)
  await tellOfCollaboration(tx, id, 'collaboration.changed')
}

/** Each line becomes a task once; lines that say too little wait. Whoever makes them hands them out. */
async function makeTasks(tx: Db, matter: Collaboration, parts: CharterParts, by: By): Promise<number> {
  const { actor, app, at } = by
  const words = wordsOf(actor.locale)
  const leads = new Map(parts.participations.map(({ departmentId, leadId }) => [departmentId, leadId]))
  const taskOf = new Map(parts.duties.flatMap(({ id, taskId }) => (taskId === null ? [] : [[id, taskId]])))
  const rows = divisionOf(parts).filter(
    ({ taskId, duty, output, dueOn }) =>
      taskId === null && duty.trim() !== '' && output.trim() !== '' && dueOn !== null,
  )
  for (const row of rows) {
    const ownerId = row.ownerId ?? leads.get(row.departmentId) ?? null
    const reviewerId = matter.leaderId === ownerId ? null : matter.leaderId
    const taskId = await createTask(tx, {
      actor,
      app,
      at,
      fields: {
        name: (row.duty.split('\n')[0] ?? row.duty).slice(0, 200),
        description: row.note,
        ownerId,
        ownerDepartmentId: row.departmentId,
        cooperatorIds: row.helperIds.filter((one) => one !== ownerId),
        plannedStart:
          row.startsOn !== null && row.dueOn !== null && row.startsOn > row.dueOn ? null : row.startsOn,
        dueOn: row.dueOn,
        dueText: row.dueText,
        priority: row.priority,
        doneCriteria: [`${words.output}${row.output}`, ...(row.acceptance === '' ? [] : [row.acceptance])],
        classification: matter.classification,
        collaborationId: matter.id,
        reviewerIds: reviewerId === null ? [] : [reviewerId],
      },
    })
    taskOf.set(row.id, taskId)
    await asSystemWithin(tx, async () => {
      if (row.isCharterRow) {
        await tx
          .updateTable('collaboration_department')
          .set({ task_id: taskId })
          .where('collaboration_id', '=', matter.id)
          .where('department_id', '=', row.departmentId)
          .execute()
      } else {
        await tx.updateTable('division_row').set({ task_id: taskId }).where('id', '=', row.id).execute()
      }
    })
  }
  // 前置任务, once both ends are tasks.
  for (const row of rows) {
    for (const before of row.afterIds) {
      const [id, taskId] = [taskOf.get(row.id), taskOf.get(before)]
      if (id === undefined || taskId === undefined) continue
      await addDependency(
        tx,
        { actor, app, at, id },
        { direction: 'waitsFor', kind: 'finishToStart', taskId, milestoneId: null, collaborationId: null },
      )
    }
  }
  return rows.length
}

async function startMeetings(tx: Db, matter: Collaboration, parts: CharterParts, by: By): Promise<number> {
  const { actor, at } = by
  const words = wordsOf(actor.locale)
  const { zone } = await loadWorkTime(tx)
  const today = civilDateOf(at, zone)
  const start = matter.startsOn !== null && matter.startsOn > today ? civilDate(matter.startsOn) : today
  const lines = parts.communication.filter((line) => line.seriesId === null && becomesSeries(line))
  const isOver = matter.endsOn !== null && matter.endsOn < start
  if (isOver) return 0
  const people = new Set([
    ...parts.members.map(({ personId }) => personId),
    ...parts.participations.flatMap(({ leadId, liaisonId }) => [leadId, liaisonId]),
  ])
  for (const line of lines) {
    const name = `${matter.name} ${words.series[line.frequency]}`
    const seriesId = await createSeries(
      tx,
      actor,
      {
        name: name.slice(0, 200),
        type: line.contents.includes('progress') || line.contents.length === 0 ? 'progressSync' : 'topic',
        classification: matter.classification,
        recurrence: recurrenceOf(line, start),
        startsOn: start,
        endsOn: matter.endsOn,
        startTime: line.startTime ?? '10:00',
        durationMinutes: line.minutes,
        form: formOf(line),
        goal: line.purpose,
        expectedOutcome: line.output,
        collaborationId: matter.id,
        initiatingDepartmentId: matter.initiatingDepartmentId,
        hostId: line.ownerId ?? matter.leaderId,
        people: [...people].flatMap((personId) =>
          personId === null ? [] : [{ personId, kind: 'core' as const, coreRole: null }],
        ),
        topics: line.contents.map((content) => ({
          key: crypto.randomUUID(),
          title: words.topic[content],
          kind: content === 'decisions' ? ('decide' as const) : ('discuss' as const),
          discussionContent: line.contentNote,
          problemToSolve: '',
          expectedOutput: '',
          ownerId: line.ownerId ?? matter.leaderId,
          plannedMinutes: null,
        })),
      },
      at,
    )
    await asSystemWithin(tx, () =>
      tx.updateTable('communication_item').set({ series_id: seriesId }).where('id', '=', line.id).execute(),
    )
  }
  return lines.length
}

/** On the weekday that the plan names, else on that of the first day. */
function recurrenceOf(
  { frequency, weekday: chosen }: Communication,
  start: CivilDate,
): Parameters<typeof createSeries>[2]['recurrence'] {
  const day = (chosen ?? Math.min(weekday(start), 5)) as Weekday
  if (frequency === 'monthly') {
    return chosen === null
      ? { kind: 'monthlyByDate', every: 1, day: Number(start.slice(8)) }
      : { kind: 'monthlyByWeekday', every: 1, nth: 1, weekday: day }
  }
  return { kind: 'weekly', every: frequency === 'biweekly' ? 2 : 1, weekdays: [day] }
}

function formOf({ channels }: Communication): 'offline' | 'online' | 'hybrid' {
  const [offline, online] = [channels.includes('offline'), channels.includes('online')]
  if (offline && online) return 'hybrid'
  return online ? 'online' : 'offline'
}

async function note(
  tx: Db,
  { id }: Collaboration,
  move: string,
  data: Record<string, unknown>,
  { actor, at }: By,
): Promise<void> {
  await noteMove(tx, {
    noun: 'collaboration',
    nounId: id,
    move,
    from: null,
    to: null,
    actorId: actor.personId,
    data,
    at,
  })
}
