import { sql } from 'kysely'
import type { ChecklistView } from '#contract/retrospective.ts'
import type { CollaborationState } from '#domain/collaboration/collaboration.ts'
import { authorizeCollaboration, holdsPower } from '#domain/collaboration/policy.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { ChecklistStage } from '#domain/retrospective/note.ts'
import { type Collaboration, getCollaboration } from '#server/collaboration/queries.ts'
import type { Db } from '#server/db/database.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { tellChanged } from './acting.ts'

/** What is looked at in each state; when it is over there is nothing left to look at. */
const stageOf: Readonly<Record<CollaborationState, ChecklistStage | null>> = {
  preparing: 'start',
  chartered: 'run',
  active: 'run',
  paused: 'run',
  accepting: 'finish',
  retro: 'finish',
  archived: null,
  terminated: null,
}

function mayTick(actor: Actor, matter: Collaboration): boolean {
  return holdsPower(actor, 'progress', matter)
}

export async function checklistOf(tx: Db, actor: Actor, id: string): Promise<ChecklistView> {
  const matter = await getCollaboration(tx, id)
  authorizeCollaboration(actor, 'view', matter)
  const stage = stageOf[matter.state]
  if (stage === null) return { stage, items: [], canTick: false }
  const { rows } = await sql<{
    id: string
    text: string
    source: string | null
    personId: string | null
    at: Date | null
  }>`
    select e.id, e.text, e.retrospective_id as source, t.person_id as "personId", t.at
    from checklist_entry e
    left join checklist_tick t on t.entry_id = e.id and t.collaboration_id = ${id}
    where e.stage = ${stage} and (e.retired_at is null or t.at is not null)
    order by e.id limit 100`.execute(tx)
  const people = await personRefs(
    tx,
    rows.map(({ personId }) => personId),
  )
  const sources = await chainLinks(
    tx,
    actor,
    'retrospective',
    rows.map(({ source }) => source),
  )
  return {
    stage,
    items: rows.map(({ source, personId, at, ...entry }) => ({
      ...entry,
      source: (source !== null && sources.get(source)) || null,
      tickedBy: (personId !== null && people.get(personId)) || null,
      tickedAt: at?.toISOString() ?? null,
    })),
    canTick: mayTick(actor, matter),
  }
}

export async function tick(
  tx: Db,
  actor: Actor,
  { id, entryId }: { readonly id: string; readonly entryId: string },
  isTicked: boolean,
  at: Date,
): Promise<void> {
  const matter = await getCollaboration(tx, id)
  authorizeCollaboration(actor, 'view', matter)
  if (!mayTick(actor, matter)) throw new AppError('forbidden', 'collaboration.notYours', { action: 'tick' })
  const known = await tx
    .selectFrom('checklist_entry')
    .select('id')
    .where('id', '=', entryId)
    .executeTakeFirst()
  if (known === undefined) throw new AppError('not_found', 'retrospective.noSuchEntry')
  if (isTicked) {
    await tx
      .insertInto('checklist_tick')
      .values({ collaboration_id: id, entry_id: entryId, person_id: actor.personId, at })
      .onConflict((conflict) => conflict.columns(['collaboration_id', 'entry_id']).doNothing())
      .execute()
  } else {
    await tx
      .deleteFrom('checklist_tick')
      .where('collaboration_id', '=', id)
      .where('entry_id', '=', entryId)
      .execute()
  }
  await tellChanged(tx, { id })
}

/** The whole list, for everybody to read. */
export async function listChecklist(tx: Db, actor: Actor) {
  const rows = await tx
    .selectFrom('checklist_entry')
    .selectAll()
    .where('retired_at', 'is', null)
    .orderBy('stage')
    .orderBy('id')
    .limit(300)
    .execute()
  const people = await personRefs(
    tx,
    rows.map(({ added_by }) => added_by),
  )
  const sources = await chainLinks(
    tx,
    actor,
    'retrospective',
    rows.map(({ retrospective_id }) => retrospective_id),
  )
  return {
    items: rows.map((row) => ({
      id: row.id,
      stage: row.stage,
      text: row.text,
      source: (row.retrospective_id !== null && sources.get(row.retrospective_id)) || null,
      addedBy: (row.added_by !== null && people.get(row.added_by)) || null,
      addedAt: row.added_at.toISOString(),
    })),
  }
}

export async function retireEntry(tx: Db, actor: Actor, id: string, at: Date): Promise<void> {
  const gone = await tx
    .updateTable('checklist_entry')
    .set({ retired_at: at, retired_by: actor.personId })
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (gone === undefined) throw new AppError('not_found', 'retrospective.noSuchEntry')
}
