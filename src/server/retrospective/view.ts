import { sql } from 'kysely'
import type { ChainLink, DepartmentRef, FileRef, PersonRef } from '#contract/common.ts'
import type { RetrospectiveView } from '#contract/retrospective.ts'
import { offeredInCollaboration } from '#domain/collaboration/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import { ratesOf } from '#domain/retrospective/facts.ts'
import { rootCauseOf } from '#domain/retrospective/note.ts'
import { authorizeRetrospective, offeredInRetrospective } from '#domain/retrospective/policy.ts'
import { deviationOf } from '#domain/retrospective/result.ts'
import type { TaskState } from '#domain/task/lifecycle.ts'
import { membersOf } from '#server/collaboration/members.ts'
import { partsOf } from '#server/collaboration/queries.ts'
import type { Db } from '#server/db/database.ts'
import { historyOf } from '#server/history/history.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { archiveFindings } from './archive.ts'
import { changesOf } from './changes-view.ts'
import { factsOf } from './facts.ts'
import { departmentsOf } from './notes.ts'
import { assetsOf, getRetrospective, measuresOf, notesOf, type Retrospective, resultsOf } from './queries.ts'
import { recognitionsOf } from './recognise.ts'

export async function retrospectiveView(
  tx: Db,
  actor: Actor,
  id: string,
  now: Date,
): Promise<RetrospectiveView> {
  const one = await getRetrospective(tx, id)
  authorizeRetrospective(actor, 'view', one)
  const { collaboration } = one
  const notes = await notesOf(tx, id)
  const measures = await measuresOf(tx, id)
  const results = await resultsOf(tx, id)
  const memberIds = await membersOf(tx, id)
  const mine = await departmentsOf(tx, actor, one)
  const { departmentIds } = await partsOf(tx, id)
  const facts = one.finalFacts ?? (await factsOf(tx, id, now))
  const people = await personRefs(tx, [
    collaboration.leaderId,
    one.openedById,
    one.finalisedById,
    ...memberIds,
    ...notes.map(({ authorId }) => authorId),
    ...measures.map(({ ownerId }) => ownerId),
  ])
  const departments = await departmentRefs(tx, [
    ...departmentIds,
    ...mine,
    ...notes.map(({ departmentId }) => departmentId),
    ...facts.departments.map(({ departmentId }) => departmentId),
  ])
  const person = (key: string | null): PersonRef | null => (key !== null && people.get(key)) || null
  const department = (key: string): DepartmentRef => departments.get(key) ?? { id: key, name: '' }
  const tasks = await tasksOf(tx, actor, measures)
  const can = offeredInRetrospective(actor, one)
  const canArchive = offeredInCollaboration(actor, collaboration).includes('archive')
  return {
    id,
    collaboration: {
      id,
      number: collaboration.number,
      name: collaboration.name,
      state: collaboration.state,
      classification: collaboration.classification,
      goal: collaboration.goal,
      startsOn: collaboration.startsOn,
      endsOn: collaboration.endsOn,
      ...(await spanOf(tx, id)),
      leader: person(collaboration.leaderId),
      departments: departmentIds.map(department),
      members: memberIds.flatMap((key) => person(key) ?? []),
      hasTargets: results.length > 0,
    },
    number: one.number,
    state: one.state,
    collectUntil: one.collectUntil,
    overview: one.overview,
    assessment: one.assessment,
    conclusion: one.conclusion,
    facts: {
      ...facts,
      departments: facts.departments.map((work) => ({
        ...work,
        department: department(work.departmentId).name,
      })),
      rates: ratesOf(facts),
    },
    isFrozen: one.finalFacts !== null,
    results: results.map((row) => ({ ...row, ...deviationOf(row) })),
    notes: notes.flatMap(({ authorId, departmentId, at, ...note }) => {
      const author = person(authorId)
      if (author === null) return []
      return [
        {
          ...note,
          department: department(departmentId),
          author,
          rootCause: rootCauseOf(note),
          at: at.toISOString(),
          canEdit: authorId === actor.personId && can.includes('contribute'),
        },
      ]
    }),
    silent: one.state === null ? [] : silentIn(departmentIds, notes).map(department),
    measures: measures.map(({ ownerId, taskId, ...measure }) => {
      const task = (taskId !== null && tasks.get(taskId)) || null
      return {
        ...measure,
        owner: person(ownerId),
        isTask: taskId !== null,
        task,
        taskState: task === null ? null : (task.state as TaskState),
      }
    }),
    assets: await assetsOf(tx, id),
    changes: await changesOf(tx, actor, { retrospectiveId: id }),
    recognitions: await recognitionsOf(tx, id),
    meetings: await meetingsIn(tx, actor, one),
    files: await filesOf(tx, id),
    openedBy: person(one.openedById),
    openedAt: one.openedAt?.toISOString() ?? null,
    finalisedBy: person(one.finalisedById),
    finalisedAt: one.finalisedAt?.toISOString() ?? null,
    mine: mine.map(department),
    findings: canArchive ? await archiveFindings(tx, one, now) : [],
    canArchive,
    history: await historyOf(tx, 'retrospective', id),
    can,
    version: one.version,
  }
}

export function silentIn(
  departmentIds: readonly string[],
  notes: readonly { readonly departmentId: string }[],
): string[] {
  return departmentIds.filter((id) => !notes.some((note) => note.departmentId === id))
}

/** When the group began to work, and when its work was over: by what was done, not by what was planned. */
async function spanOf(tx: Db, id: string): Promise<{ startedAt: string | null; endedAt: string | null }> {
  const { rows } = await sql<{ startedAt: Date | null; endedAt: Date | null }>`
    select min(at) filter (where move = 'charter') as "startedAt",
      max(at) filter (where move in ('accept', 'terminate')) as "endedAt"
    from history where noun = 'collaboration' and noun_id = ${id}`.execute(tx)
  return {
    startedAt: rows[0]?.startedAt?.toISOString() ?? null,
    endedAt: rows[0]?.endedAt?.toISOString() ?? null,
  }
}

async function tasksOf(
  tx: Db,
  actor: Actor,
  measures: readonly { readonly taskId: string | null }[],
): Promise<Map<string, ChainLink>> {
  return chainLinks(
    tx,
    actor,
    'task',
    measures.map(({ taskId }) => taskId),
  )
}

/** 复盘会: those of the type, and the one that was called from here. */
async function meetingsIn(
  tx: Db,
  actor: Actor,
  { id, meetingId }: Retrospective,
): Promise<RetrospectiveView['meetings']> {
  const { rows } = await sql<ChainLink & { plannedStart: Date | null }>`
    select 'meeting' as noun, m.id, m.number, m.name as title, m.state, m.planned_start as "plannedStart"
    from meeting m
    where m.collaboration_id = ${id} and (m.type = 'retrospective' or m.id = ${meetingId}) and ${visibleTo(actor, 'm')}
    order by m.planned_start nulls last, m.id limit 20`.execute(tx)
  return rows.map(({ plannedStart, ...link }) => ({
    ...link,
    plannedStart: plannedStart?.toISOString() ?? null,
  }))
}

async function filesOf(tx: Db, id: string): Promise<FileRef[]> {
  const rows = await tx
    .selectFrom('file')
    .select(['id', 'name', 'size', 'mime', 'uploaded_by', 'uploaded_at'])
    .where('noun', '=', 'retrospective')
    .where('noun_id', '=', id)
    .orderBy('id')
    .execute()
  const people = await personRefs(
    tx,
    rows.map(({ uploaded_by }) => uploaded_by),
  )
  return rows.map(({ uploaded_by, uploaded_at, ...file }) => ({
    ...file,
    uploadedBy: (uploaded_by !== null && people.get(uploaded_by)) || null,
    uploadedAt: uploaded_at.toISOString(),
  }))
}
