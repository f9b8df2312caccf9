import { sql } from 'kysely'
import type { CharterView, ParticipationView } from '#contract/charter.ts'
import type { ChainLink, DepartmentRef, PersonRef } from '#contract/common.ts'
import { channels, frequencies } from '#domain/collaboration/charter.ts'
import { confirmationOf, mayAnswer } from '#domain/collaboration/confirmation.ts'
import { authorizeCollaboration, isOver, offeredInCollaboration } from '#domain/collaboration/policy.ts'
import { stepsOf } from '#domain/collaboration/steps.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { type Answer, type CharterParts, charterParts, lastAnswers } from './charter-queries.ts'
import { confirmersOf } from './confirmers.ts'
import { type Collaboration, getCollaboration } from './queries.ts'

export async function charterView(tx: Db, actor: Actor, id: string): Promise<CharterView> {
  const matter = await getCollaboration(tx, id)
  authorizeCollaboration(actor, 'view', matter)
  const parts = await charterParts(tx, id)
  const answers = await lastAnswers(tx, id)
  const confirmers = await confirmersOf(
    tx,
    parts.participations.map(({ departmentId }) => departmentId),
  )
  const delegations = await delegationsOf(tx, id)
  const risks = await risksOf(tx, id)
  const names = await namesIn(tx, matter, { parts, answers, confirmers, delegations, risks })
  const links = await linksOf(tx, actor, parts)
  return {
    ...headOf(matter, names),
    targets: parts.targets.map((target) => ({ ...target })),
    isLeaderSenior: await isSenior(tx, matter.leaderId),
    participations: parts.participations.map((part): ParticipationView => {
      const last = answers.get(part.departmentId) ?? null
      const confirmation = confirmationOf(last, matter)
      const speakers = confirmers.get(part.departmentId) ?? []
      const { departmentId, leadId, liaisonId, taskId, ...plain } = part
      return {
        ...plain,
        department: names.department(departmentId),
        isInitiating: departmentId === matter.initiatingDepartmentId,
        lead: names.person(leadId),
        liaison: names.person(liaisonId),
        confirmation,
        confirmers: speakers.flatMap((one) => names.person(one) ?? []),
        lastAnswer: last === null ? null : answerView(last, matter, names),
        canAnswer:
          speakers.includes(actor.personId) && mayAnswer(confirmation, matter) && !isOver(matter.state),
        task: links.task(taskId),
      }
    }),
    scope: parts.scope.map(({ departmentId, ...line }) => ({
      ...line,
      department: departmentId === null ? null : names.department(departmentId),
    })),
    members: parts.members.flatMap(({ personId, departmentId, ...member }) => {
      const person = names.person(personId)
      return person === null ? [] : [{ ...member, person, department: names.department(departmentId) }]
    }),
    communication: parts.communication.map(({ ownerId, seriesId, ...line }) => ({
      ...line,
      channels: [...line.channels],
      contents: [...line.contents],
      owner: names.person(ownerId),
      series: links.series(seriesId),
      hasSeries: seriesId !== null,
    })),
    commFrequency: frequencies.filter((one) => parts.communication.some((line) => line.frequency === one)),
    commChannel: channels.filter((one) => parts.communication.some((line) => line.channels.includes(one))),
    duties: parts.duties.map(({ departmentId, ownerId, helperIds, taskId, ...row }) => ({
      ...row,
      afterIds: [...row.afterIds],
      department: names.department(departmentId),
      owner: names.person(ownerId),
      helpers: helperIds.flatMap((one) => names.person(one) ?? []),
      task: links.task(taskId),
      isTask: taskId !== null,
    })),
    foreseenRisks: risks.map(({ departmentId, ...risk }) => ({
      ...risk,
      department: departmentId === null ? null : names.department(departmentId),
    })),
    resourceRequests: await resourceRequests(tx, actor, { taken: parts.resourceRequestIds }),
    delegations: delegations.flatMap(({ personId, byId, at, ...one }) => {
      const [person, by] = [names.person(personId), names.person(byId)]
      return person === null || by === null ? [] : [{ ...one, person, by, at: at.toISOString() }]
    }),
    steps: stepsOf(standingOf(matter, parts, await openConflicts(tx, id))),
    can: offeredInCollaboration(actor, matter),
  }
}

function headOf(matter: Collaboration, names: Names) {
  const { stopAskedAt } = matter
  return {
    id: matter.id,
    number: matter.number,
    name: matter.name,
    state: matter.state,
    classification: matter.classification,
    type: matter.type,
    initiatingDepartment:
      matter.initiatingDepartmentId === null ? null : names.department(matter.initiatingDepartmentId),
    initiatedOn: matter.initiatedOn,
    goal: matter.goal,
    theme: matter.theme,
    strategicGoal: matter.strategicGoal,
    rootCause: matter.rootCause,
    solution: matter.solution,
    startsOn: matter.startsOn,
    endsOn: matter.endsOn,
    launchOn: matter.launchOn,
    isLaunchProvisional: matter.isLaunchProvisional,
    leader: names.person(matter.leaderId),
    decisionMechanism: matter.decisionMechanism,
    stop:
      stopAskedAt === null || isOver(matter.state)
        ? null
        : {
            by: names.person(matter.stopAskedById),
            at: stopAskedAt.toISOString(),
            reason: matter.stopReason,
          },
    superiors: matter.superiorIds.flatMap((id) => names.person(id) ?? []),
    isAsked: matter.askedSubstance === matter.substance,
    version: matter.version,
  }
}

export function standingOf(
  matter: Pick<Collaboration, 'state' | 'goal' | 'startsOn' | 'endsOn' | 'leaderId'>,
  parts: CharterParts,
  open: number,
) {
  const hasRows = parts.duties.length > 0 || parts.participations.some(({ coreDuty }) => coreDuty !== '')
  return {
    state: matter.state,
    hasGoal: matter.goal.trim() !== '' && matter.startsOn !== null && matter.endsOn !== null,
    hasScope: parts.scope.some(({ isIn }) => isIn),
    hasLeader: matter.leaderId !== null,
    hasGroup: parts.members.length > 0 && parts.participations.every(({ liaisonId }) => liaisonId !== null),
    hasPlan: parts.communication.length > 0,
    hasDivision: hasRows,
    openConflicts: open,
  }
}

function answerView(last: Answer, matter: Collaboration, names: Names): ParticipationView['lastAnswer'] {
  const by = names.person(last.byId)
  if (by === null) return null
  return {
    answer: last.answer,
    reason: last.reason,
    by,
    at: last.at.toISOString(),
    reply: last.reply,
    repliedBy: names.person(last.repliedById),
    repliedAt: last.repliedAt?.toISOString() ?? null,
    isToThis: last.substance === matter.substance,
  }
}

interface Names {
  readonly person: (id: string | null) => PersonRef | null
  readonly department: (id: string) => DepartmentRef
}

async function namesIn(
  tx: Db,
  matter: Collaboration,
  of: {
    readonly parts: CharterParts
    readonly answers: ReadonlyMap<string, Answer>
    readonly confirmers: ReadonlyMap<string, readonly string[]>
    readonly delegations: readonly { personId: string; byId: string }[]
    readonly risks: readonly { departmentId: string | null }[]
  },
): Promise<Names> {
  const { parts } = of
  const people = await personRefs(tx, [
    matter.leaderId,
    matter.stopAskedById,
    ...matter.superiorIds,
    ...parts.participations.flatMap(({ leadId, liaisonId }) => [leadId, liaisonId]),
    ...parts.members.map(({ personId }) => personId),
    ...parts.communication.map(({ ownerId }) => ownerId),
    ...parts.duties.flatMap(({ ownerId, helperIds }) => [ownerId, ...helperIds]),
    ...[...of.answers.values()].flatMap(({ byId, repliedById }) => [byId, repliedById]),
    ...[...of.confirmers.values()].flat(),
    ...of.delegations.flatMap(({ personId, byId }) => [personId, byId]),
  ])
  const departments = await departmentRefs(tx, [
    matter.initiatingDepartmentId,
    ...parts.participations.map(({ departmentId }) => departmentId),
    ...parts.scope.map(({ departmentId }) => departmentId),
    ...parts.members.map(({ departmentId }) => departmentId),
    ...parts.duties.map(({ departmentId }) => departmentId),
    ...of.risks.map(({ departmentId }) => departmentId),
  ])
  return {
    person: (id) => (id !== null && people.get(id)) || null,
    department: (id) => departments.get(id) ?? { id, name: '' },
  }
}

async function linksOf(tx: Db, actor: Actor, { participations, duties, communication }: CharterParts) {
  const ids = (all: readonly (string | null)[]) => all.filter((id): id is string => id !== null)
  const tasks = ids([...participations, ...duties].map(({ taskId }) => taskId))
  const series = ids(communication.map(({ seriesId }) => seriesId))
  const { rows } = await sql<ChainLink>`
    select 'task' as noun, t.id, t.number, t.name as title, t.state from task t
    where t.id = any(${tasks}::uuid[]) and ${visibleTo(actor, 't')}`.execute(tx)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const seen = await tx
    .selectFrom('meeting_series')
    .select(['id', 'name'])
    .where('id', 'in', series.length === 0 ? ['00000000-0000-0000-0000-000000000000'] : series)
    .execute()
  const seriesById = new Map(seen.map((row) => [row.id, row]))
  return {
    task: (id: string | null) => (id !== null && byId.get(id)) || null,
    series: (id: string | null) => (id !== null && seriesById.get(id)) || null,
  }
}

async function delegationsOf(tx: Db, id: string) {
  return tx
    .selectFrom('collaboration_delegation')
    .select([
      'id',
      'power',
      'person_id as personId',
      'until_on as untilOn',
      'reason',
      'given_by as byId',
      'given_at as at',
    ])
    .where('collaboration_id', '=', id)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
}

/** What the charter foresees: the risks that hang on the collaboration itself, in the order they were thought of. */
async function risksOf(tx: Db, id: string) {
  return tx
    .selectFrom('risk')
    .select(['id', 'number', 'text', 'response', 'department_id as departmentId', 'state'])
    .where('collaboration_id', '=', id)
    .where('task_id', 'is', null)
    .where('decision_id', 'is', null)
    .where('meeting_id', 'is', null)
    .orderBy('id')
    .limit(100)
    .execute()
}

/** Requests for people, money, things and know-how of meetings this person may see (S1-03). */
export async function resourceRequests(
  tx: Db,
  actor: Actor,
  { taken }: { readonly taken?: readonly string[] },
): Promise<CharterView['resourceRequests']> {
  if (taken?.length === 0) return []
  const { rows } = await sql<{ id: string; text: string; department: DepartmentRef; meeting: ChainLink }>`
    select r.id, r.text, jsonb_build_object('id', d.id, 'name', d.name) as department,
      jsonb_build_object('noun', 'meeting', 'id', m.id, 'number', m.number, 'title', m.name, 'state', m.state) as meeting
    from resource_request r join department d on d.id = r.department_id join meeting m on m.id = r.meeting_id
    where ${visibleTo(actor, 'm')} and ${taken === undefined ? sql`true` : sql`r.id = any(${[...taken]}::uuid[])`}
    order by r.created_at desc, r.id desc limit 100`.execute(tx)
  return rows
}

/** Of the rank that X-43 advises: head or deputy of a department, or above one. Null where there is no leader. */
async function isSenior(tx: Db, leaderId: string | null): Promise<boolean | null> {
  if (leaderId === null) return null
  const { rows } = await sql<{ is: boolean }>`
    select exists (select 1 from person_oversees where person_id = ${leaderId}) as is`.execute(tx)
  return rows[0]?.is ?? false
}

/** Disputes in it and escalations of its decisions that are not settled, as far as the reader may see them. */
async function openConflicts(tx: Db, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from conflict c where c.collaboration_id = ${id}
        and c.state not in ('closed', 'withdrawn'))::int
      + (select count(*) from decision d join meeting m on m.id = d.meeting_id
        where m.collaboration_id = ${id} and d.state = 'escalated')::int as count`.execute(tx)
  return rows[0]?.count ?? 0
}
