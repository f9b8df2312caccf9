import { sql } from 'kysely'
import { TemplateContentView, type TemplateView } from '#contract/template.ts'
import { AppError } from '#domain/error.ts'
import { meetingTypes } from '#domain/meeting/enums.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import { applyTemplate } from '#domain/template/apply.ts'
import type { Db } from '#server/db/database.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import { noteChange, saveMeeting, tellTopics } from '#server/meeting/change.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { getMeeting, lockMeeting, topicsOf } from '#server/meeting/queries.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { builtInTemplate, isBuiltIn } from './builtin.ts'
import { sourcesOfTemplates } from './origin.ts'

/** As many of people's own as anybody would look through. */
const most = 200

interface Row {
  readonly id: string
  readonly owner_id: string
  readonly name: string
  readonly note: string
  readonly is_shared: boolean
  readonly content: unknown
  readonly version: number
}

/** My own first, then what others share, then the standard ones. */
export async function listTemplates(tx: Db, actor: Actor): Promise<TemplateView[]> {
  const rows = await ownRows(tx)
    .where((template) =>
      template.or([template('owner_id', '=', actor.personId), template('is_shared', '=', true)]),
    )
    .orderBy(sql`owner_id <> ${actor.personId}`)
    .orderBy('name')
    .orderBy('id')
    .limit(most)
    .execute()
  return [
    ...(await viewsOf(tx, actor, rows)),
    ...meetingTypes.map((type) => builtInTemplate(type, actor.locale)),
  ]
}

function ownRows(tx: Db) {
  return tx
    .selectFrom('meeting_template')
    .select(['id', 'owner_id', 'name', 'note', 'is_shared', 'content', 'version'])
    .where('deleted_at', 'is', null)
}

async function viewsOf(tx: Db, actor: Actor, rows: readonly Row[]): Promise<TemplateView[]> {
  const people = await personRefs(
    tx,
    rows.map(({ owner_id }) => owner_id),
  )
  const sources = await sourcesOfTemplates(
    tx,
    rows.map(({ id }) => id),
  )
  const links = await chainLinks(tx, actor, 'retrospective', [...sources.values()])
  return rows.map((row) => ({
    key: row.id,
    isBuiltIn: false,
    name: row.name,
    note: row.note,
    content: TemplateContentView.parse(row.content),
    source: links.get(sources.get(row.id) ?? '') ?? null,
    roles: [],
    owner: people.get(row.owner_id) ?? null,
    isShared: row.is_shared,
    can: row.owner_id === actor.personId ? ['edit', 'remove'] : [],
    version: row.version,
  }))
}

async function viewOf(tx: Db, actor: Actor, id: string): Promise<TemplateView> {
  const [view] = await viewsOf(tx, actor, await ownRows(tx).where('id', '=', id).execute())
  if (view === undefined) throw new AppError('not_found', 'template.notFound')
  return view
}

/** What makes the next meeting of the kind: its agenda. Who came, when, and what was said stay with it. */
export async function saveTemplate(tx: Db, actor: Actor, asked: Asked): Promise<TemplateView> {
  const { id } = await tx
    .insertInto('meeting_template')
    .values({ ...(await columnsFrom(tx, actor, asked)), owner_id: actor.personId, created_at: asked.at })
    .returning('id')
    .executeTakeFirstOrThrow()
  return viewOf(tx, actor, id)
}

/** A new version of a template of mine, from another meeting. */
export async function renewTemplate(tx: Db, actor: Actor, id: string, asked: Asked): Promise<TemplateView> {
  const { version } = await lockOwn(tx, actor, id)
  await tx
    .updateTable('meeting_template')
    .set({ ...(await columnsFrom(tx, actor, asked)), version: version + 1 })
    .where('id', '=', id)
    .execute()
  return viewOf(tx, actor, id)
}

interface Asked {
  readonly fromMeetingId: string
  readonly name: string
  readonly note: string
  readonly isShared: boolean
  readonly at: Date
}

async function columnsFrom(tx: Db, actor: Actor, asked: Asked) {
  const meeting = await getMeeting(tx, asked.fromMeetingId)
  authorizeMeeting(actor, 'view', meeting)
  const topics = await topicsOf(tx, meeting.id)
  const reviews = await reviewTopics(tx, meeting.id)
  const { plannedStart, plannedEnd } = meeting
  const content: TemplateContentView = {
    type: meeting.type,
    goal: meeting.goal,
    expectedOutcome: meeting.expectedOutcome,
    durationMinutes:
      plannedStart === null || plannedEnd === null
        ? null
        : Math.round((plannedEnd.getTime() - plannedStart.getTime()) / 60_000),
    confirmMinutes: meeting.confirmMinutes,
    breakMinutes: meeting.breakMinutes,
    topics: topics
      .filter(({ id, isAdHoc }) => !isAdHoc && !reviews.has(id))
      .map((topic) => ({
        title: topic.title,
        kind: topic.kind,
        section: topic.section,
        discussionContent: topic.discussionContent,
        problemToSolve: topic.problemToSolve,
        expectedOutput: topic.expectedOutput,
        plannedMinutes: topic.plannedMinutes,
      })),
  }
  // What is shared with everybody must be for everybody to read.
  const isRestricted = meeting.classification === 'secret' || meeting.classification === 'confidential'
  if (asked.isShared && isRestricted) throw new AppError('conflict', 'template.notShareable')
  return {
    name: asked.name,
    note: asked.note,
    type: meeting.type,
    is_shared: asked.isShared,
    content: JSON.stringify({ ...content, isRestricted }),
    updated_at: asked.at,
  }
}

async function reviewTopics(tx: Db, meetingId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('topic')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .where('is_carry_over', '=', true)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

async function lockOwn(tx: Db, actor: Actor, id: string): Promise<Row> {
  const row = await tx
    .selectFrom('meeting_template')
    .select(['id', 'owner_id', 'name', 'note', 'is_shared', 'content', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new AppError('not_found', 'template.notFound')
  if (row.owner_id !== actor.personId) throw new AppError('forbidden', 'template.notYours')
  return row
}

export async function updateTemplate(
  tx: Db,
  actor: Actor,
  {
    id,
    changes,
    at,
  }: {
    readonly id: string
    readonly changes: {
      readonly version: number
      readonly name?: string | undefined
      readonly note?: string | undefined
      readonly isShared?: boolean | undefined
    }
    readonly at: Date
  },
): Promise<TemplateView> {
  const row = await lockOwn(tx, actor, id)
  if (row.version !== changes.version) {
    throw new AppError('conflict', 'template.stale', {}, { detail: { current: await viewOf(tx, actor, id) } })
  }
  if (changes.isShared && (row.content as { isRestricted?: boolean }).isRestricted) {
    throw new AppError('conflict', 'template.notShareable')
  }
  await tx
    .updateTable('meeting_template')
    .set({
      ...(changes.name !== undefined && { name: changes.name }),
      ...(changes.note !== undefined && { note: changes.note }),
      ...(changes.isShared !== undefined && { is_shared: changes.isShared }),
      version: row.version + 1,
      updated_at: at,
    })
    .where('id', '=', id)
    .execute()
  return viewOf(tx, actor, id)
}

export async function removeTemplate(
  tx: Db,
  actor: Actor,
  { id, at }: { readonly id: string; readonly at: Date },
): Promise<void> {
  await lockOwn(tx, actor, id)
  await tx.updateTable('meeting_template').set({ deleted_at: at }).where('id', '=', id).execute()
}

export async function restoreTemplate(tx: Db, actor: Actor, id: string): Promise<TemplateView> {
  await lockOwn(tx, actor, id)
  await tx.updateTable('meeting_template').set({ deleted_at: null }).where('id', '=', id).execute()
  return viewOf(tx, actor, id)
}

async function templateOf(tx: Db, actor: Actor, key: string): Promise<TemplateView> {
  return isBuiltIn(key) ? builtInTemplate(key, actor.locale) : viewOf(tx, actor, key)
}

/** Fills what is empty in a meeting that is being prepared. */
export async function applyToMeeting(
  tx: Db,
  actor: Actor,
  { id, template, at }: { readonly id: string; readonly template: string; readonly at: Date },
): Promise<{ filled: string[]; topics: number }> {
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'edit', meeting)
  const { content, name } = await templateOf(tx, actor, template)
  const there = await topicsOf(tx, id)
  const { fields, topics } = applyTemplate(content, {
    goal: meeting.goal,
    expectedOutcome: meeting.expectedOutcome,
    confirmMinutes: meeting.confirmMinutes,
    breakMinutes: meeting.breakMinutes,
    topicTitles: there.map(({ title }) => title),
  })
  for (const [place, topic] of topics.entries()) {
    await tx
      .insertInto('topic')
      .values({
        meeting_id: id,
        seq: (there.at(-1)?.seq ?? 0) + place + 1,
        title: topic.title,
        kind: topic.kind,
        section: topic.section,
        discussion_content: topic.discussionContent,
        problem_to_solve: topic.problemToSolve,
        expected_output: topic.expectedOutput,
        planned_minutes: topic.plannedMinutes,
        created_at: at,
      })
      .execute()
  }
  await saveMeeting(
    tx,
    meeting,
    {
      ...(fields.goal !== undefined && { goal: fields.goal }),
      ...(fields.expectedOutcome !== undefined && { expected_outcome: fields.expectedOutcome }),
      ...(fields.confirmMinutes !== undefined && { confirm_minutes: fields.confirmMinutes }),
      ...(fields.breakMinutes !== undefined && { break_minutes: fields.breakMinutes }),
    },
    at,
  )
  await noteChange(tx, actor, id, {
    move: 'applyTemplate',
    at,
    data: { template: name, fields: Object.keys(fields), topics: topics.length },
  })
  await tellTopics(tx, id)
  await refreshAudience(tx, id)
  return { filled: Object.keys(fields), topics: topics.length }
}
