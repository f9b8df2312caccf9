import { sql } from 'kysely'
import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/issue.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { signersOf } from '#domain/conflict/reporting.ts'
import { AppError, type Issue as FieldIssue } from '#domain/error.ts'
import { earsOf, groupHearsFromHours } from '#domain/issue/issue.ts'
import { type IssueMove, type IssueState, issueLifecycle } from '#domain/issue/lifecycle.ts'
import { authorizeIssue, authorizeIssueRaising } from '#domain/issue/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { membersOf } from '#server/collaboration/members.ts'
import { loadLines } from '#server/conflict/lines.ts'
import type { Db } from '#server/db/database.ts'
import { publish } from '#server/events/publish.ts'
import { noteMove } from '#server/history/history.ts'
import { notify } from '#server/notification/notify.ts'
import { nameOf } from '#server/task/acting.ts'
import { getIssue, type Issue, issueHome, lockIssue } from './queries.ts'

interface By {
  readonly app: App
  readonly actor: Actor
  readonly at: Date
}

export async function createIssue(
  tx: Db,
  collaborationId: string,
  body: BodyOf<typeof contract.createIssue>,
  by: By,
): Promise<string> {
  authorizeIssueRaising(by.actor, await issueHome(tx, collaborationId))
  await requireNamed(tx, body)
  const { zone } = await loadWorkTime(tx)
  const own = await tx
    .selectFrom('person_department')
    .select('department_id')
    .where('person_id', '=', by.actor.personId)
    .where('is_primary', '=', true)
    .executeTakeFirst()
  const { id } = await tx
    .insertInto('issue')
    .values({
      department_id: own?.department_id ?? null,
      ...columnsOf(body),
      text: body.text,
      number: sql<string>`next_number('WT', ${Number(civilDateOf(by.at, zone).slice(0, 4))}::int)`,
      collaboration_id: collaborationId,
      found_by: by.actor.personId,
      created_at: by.at,
      updated_at: by.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const issue = await getIssue(tx, id)
  await note(tx, { ...issue, state: null }, { move: 'create', to: 'open' }, by)
  await tellOfIssue(tx, issue, by, { deviationHours: null, isResourceGap: false, ownerId: null })
  return id
}

/** its owner and the leader at once; the group from a day's deviation on; the heads when resources are missing. */
async function tellOfIssue(
  tx: Db,
  issue: Issue,
  { app, actor, at }: By,
  before: Pick<Issue, 'deviationHours' | 'isResourceGap' | 'ownerId'>,
): Promise<void> {
  const ears = new Set(earsOf(issue))
  const heard = new Set(earsOf(before))
  const common = {
    noun: 'collaboration',
    nounId: issue.collaborationId,
    link: `/collaborations/${issue.collaborationId}#issues`,
    at,
  }
  const params = {
    number: issue.number,
    title: issue.text.slice(0, 120),
    by: await nameOf(tx, actor.personId),
  }
  const handling = [issue.ownerId, issue.leaderId].filter((id) => id !== before.ownerId)
  await notify(tx, app, {
    ...common,
    kind: 'issue.raised',
    personIds: before.ownerId === null ? handling : [issue.ownerId],
    params: { ...params, dueOn: issue.dueOn ?? '' },
    dedupe: `issue.raised:${issue.id}:${issue.ownerId}`,
  })
  if (ears.has('departmentHeads') && !heard.has('departmentHeads')) {
    const heads = signersOf(issue.departmentIds, await loadLines(tx)).map(({ personId }) => personId)
    await notify(tx, app, {
      ...common,
      kind: 'issue.gap',
      personIds: heads.filter((id) => !handling.includes(id)),
      params,
      dedupe: `issue.gap:${issue.id}`,
    })
  }
  if (ears.has('members') && !heard.has('members')) {
    const members = [...(await membersOf(tx, issue.collaborationId)), ...issue.participantIds]
    await notify(tx, app, {
      ...common,
      kind: 'issue.deviation',
      personIds: members.filter((id) => !handling.includes(id)),
      params: { ...params, hours: issue.deviationHours ?? groupHearsFromHours },
      dedupe: `issue.deviation:${issue.id}`,
    })
  }
}

export async function updateIssue(
  tx: Db,
  id: string,
  { version, ...fields }: BodyOf<typeof contract.updateIssue>,
  by: By & { readonly current: () => Promise<unknown> },
): Promise<void> {
  const issue = await lockIssue(tx, id)
  authorizeIssue(by.actor, 'edit', issue)
  if (version !== issue.version) {
    throw new AppError('conflict', 'issue.stale', {}, { detail: { current: await by.current() } })
  }
  await requireNamed(tx, fields)
  await tx
    .updateTable('issue')
    .set({ ...columnsOf(fields), version: version + 1, updated_at: by.at })
    .where('id', '=', id)
    .execute()
  await note(tx, issue, { move: 'edit', to: issue.state, data: { fields: Object.keys(fields) } }, by)
  await tellOfIssue(tx, await getIssue(tx, id), by, issue)
}

type Words = BodyOf<typeof contract.moveIssue>

const asks: Readonly<Record<IssueMove, readonly (keyof Words)[]>> = {
  respond: ['countermeasure', 'ownerId'],
  resolve: [],
  reopen: ['reason'],
  close: [],
}

export async function moveIssue(tx: Db, id: string, words: Words, by: By): Promise<void> {
  const issue = await lockIssue(tx, id)
  authorizeIssue(by.actor, words.move, issue)
  const said: Words = {
    ...words,
    countermeasure: words.countermeasure || issue.countermeasure,
    ownerId: words.ownerId ?? issue.ownerId,
    dueOn: words.dueOn ?? issue.dueOn,
  }
  const missing = asks[words.move].filter((field) => said[field] === null || said[field] === '')
  if (missing.length > 0) {
    const issues = missing.map((field) => ({ path: [field], reason: 'field.required' }))
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
  await requireNamed(tx, { ownerId: said.ownerId })
  const to = issueLifecycle.stateAfter(issue.state, words.move)
  await tx
    .updateTable('issue')
    .set({
      state: to,
      countermeasure: said.countermeasure,
      owner_id: said.ownerId,
      due_on: said.dueOn,
      // Whoever answers with a countermeasure has responded and decided; either may have come before.
      ...(words.move === 'respond' && {
        responded_at: issue.respondedAt ?? by.at,
        decided_at: issue.decidedAt ?? by.at,
      }),
      ...(words.move === 'resolve' && { resolved_at: by.at }),
      ...(words.move === 'reopen' && { resolved_at: null }),
      version: issue.version + 1,
      updated_at: by.at,
    })
    .where('id', '=', id)
    .execute()
  await note(tx, issue, { move: words.move, to, reason: words.reason }, by)
  if (words.move === 'respond') await tellOfIssue(tx, await getIssue(tx, id), by, issue)
}

type Fields = { readonly [Name in keyof BodyOf<typeof contract.createIssue>]?: unknown } & {
  readonly departmentId?: string | null | undefined
  readonly ownerId?: string | null | undefined
}

function columnsOf(
  fields: BodyOf<typeof contract.createIssue> | Omit<BodyOf<typeof contract.updateIssue>, 'version'>,
) {
  const columns = {
    text: fields.text,
    level: fields.level,
    department_id: fields.departmentId,
    owner_id: fields.ownerId,
    due_on: fields.dueOn,
    countermeasure: fields.countermeasure,
    deviation_hours: fields.deviationHours,
    is_resource_gap: fields.isResourceGap,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Partial<
    typeof columns
  >
}

async function requireNamed(tx: Db, { departmentId, ownerId }: Fields): Promise<void> {
  const issues: FieldIssue[] = []
  if (departmentId != null) {
    const found = await tx
      .selectFrom('department')
      .select('id')
      .where('id', '=', departmentId)
      .executeTakeFirst()
    if (!found) issues.push({ path: ['departmentId'], reason: 'field.unknownDepartment' })
  }
  if (ownerId != null) {
    const found = await tx.selectFrom('person').select('id').where('id', '=', ownerId).executeTakeFirst()
    if (!found) issues.push({ path: ['ownerId'], reason: 'field.unknownPerson' })
  }
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
}

async function note(
  tx: Db,
  issue: Pick<Issue, 'id' | 'collaborationId'> & { readonly state: IssueState | null },
  made: {
    readonly move: string
    readonly to: IssueState
    readonly reason?: string
    readonly data?: Readonly<Record<string, unknown>>
  },
  { actor, at }: By,
): Promise<void> {
  await noteMove(tx, {
    noun: 'issue',
    nounId: issue.id,
    move: made.move,
    from: issue.state,
    to: made.to,
    actorId: actor.personId,
    ...(made.reason !== undefined && { reason: made.reason }),
    ...(made.data !== undefined && { data: made.data }),
    at,
  })
  await publish(tx, {
    stream: 'tasks',
    kind: 'issue.changed',
    noun: 'collaboration',
    nounId: issue.collaborationId,
    payload: { id: issue.id },
  })
}
