import { sql } from 'kysely'
import type { z } from 'zod'
import type { ChainLink } from '#contract/common.ts'
import type { listSharedFiles as contract } from '#contract/shared-file.ts'
import { takesPart } from '#domain/audience/audience.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { addFile } from '#server/files/queries.ts'
import type { StoredFile } from '#server/files/store.ts'
import { noteMove } from '#server/history/history.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { getCollaboration } from './queries.ts'
import { tellOfCollaboration } from './tell.ts'

type Query = z.output<NonNullable<typeof contract.query>>

interface Row {
  readonly id: string
  readonly name: string
  readonly fileId: string | null
  readonly link: string
  readonly noun: 'collaboration' | 'task' | 'meeting' | 'milestone'
  readonly nounId: string
  readonly by: string | null
  readonly at: Date
}

/** Row-level rules leave out what the reader does not see: a deliverable is there for whoever sees its task. */
export async function listSharedFiles(tx: Db, actor: Actor, id: string, { cursor, limit }: Query) {
  const matter = await getCollaboration(tx, id)
  const [at, afterId] = cursor === undefined ? [null, null] : keysOf(cursor, ['string', 'string'])
  const { rows } = await sql<Row>`
    select * from (
      select f.id, f.name, f.id as "fileId", '' as link, 'collaboration' as noun, f.noun_id as "nounId",
        f.uploaded_by as "by", f.uploaded_at as at
      from file f where f.noun = 'collaboration' and f.noun_id = ${id}
      union all
      select d.id, d.name, d.file_id, d.link, 'task', t.id, d.added_by, d.added_at
      from deliverable d join task t on t.id = d.task_id where t.collaboration_id = ${id}
      union all
      select p.id, p.name, p.file_id, '', 'meeting', m.id, p.preparer_id, f.uploaded_at
      from material p join meeting m on m.id = p.meeting_id join file f on f.id = p.file_id
      where m.collaboration_id = ${id}
      union all
      select r.id, r.name, null, r.link, 'milestone', s.id, r.added_by, r.at
      from milestone_result r join milestone s on s.id = r.milestone_id
      where s.collaboration_id = ${id} and r.link <> ''
    ) one
    where ${at}::timestamptz is null or (one.at, one.id) < (${at}::timestamptz, ${afterId}::uuid)
    order by one.at desc, one.id desc limit ${limit + 1}`.execute(tx)
  const people = await personRefs(
    tx,
    rows.map(({ by }) => by),
  )
  const idsOf = (noun: Row['noun']) => rows.filter((row) => row.noun === noun).map(({ nounId }) => nounId)
  const links = new Map<string, ChainLink>([
    ...(await chainLinks(tx, actor, 'task', idsOf('task'))),
    ...(await chainLinks(tx, actor, 'meeting', idsOf('meeting'))),
    ...(await milestoneLinks(tx, idsOf('milestone'))),
  ])
  return {
    ...pageOf(
      rows,
      limit,
      (last) => [last.at.toISOString(), last.id],
      (row) => ({
        id: row.id,
        name: row.name,
        fileId: row.fileId,
        link: row.link,
        from: links.get(row.nounId) ?? null,
        by: (row.by !== null && people.get(row.by)) || null,
        at: row.at.toISOString(),
        canRemove: row.noun === 'collaboration' && [row.by, matter.leaderId].includes(actor.personId),
      }),
    ),
    canShare: takesPart(actor, matter),
  }
}

/** A milestone is seen by whoever sees its collaboration, which the rows are of. */
async function milestoneLinks(tx: Db, ids: readonly string[]): Promise<[string, ChainLink][]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('milestone')
    .select(['id', 'number', 'name as title', 'state'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return rows.map((row) => [row.id, { noun: 'milestone', ...row }])
}

interface By {
  readonly actor: Actor
  readonly at: Date
}

/** Whoever takes part may put something there. */
export async function shareFile(tx: Db, id: string, file: StoredFile, { actor, at }: By): Promise<void> {
  const matter = await getCollaboration(tx, id)
  if (!takesPart(actor, matter)) throw new AppError('forbidden', 'collaboration.notYourFile')
  await addFile(tx, file, { noun: 'collaboration', nounId: id, by: actor.personId, at })
  await note(tx, id, 'shareFile', file.name, { actor, at })
}

export async function removeSharedFile(
  tx: Db,
  { id, fileId }: { readonly id: string; readonly fileId: string },
  { actor, at }: By,
): Promise<void> {
  const matter = await getCollaboration(tx, id)
  const file = await tx
    .selectFrom('file')
    .select(['name', 'uploaded_by'])
    .where('id', '=', fileId)
    .where('noun', '=', 'collaboration')
    .where('noun_id', '=', id)
    .executeTakeFirst()
  // Gone already, as after a second click.
  if (file === undefined) return
  if (![file.uploaded_by, matter.leaderId].includes(actor.personId)) {
    throw new AppError('forbidden', 'collaboration.notYourFile')
  }
  await tx.deleteFrom('file').where('id', '=', fileId).execute()
  await note(tx, id, 'removeFile', file.name, { actor, at })
}

async function note(tx: Db, id: string, move: string, name: string, { actor, at }: By): Promise<void> {
  await noteMove(tx, {
    noun: 'collaboration',
    nounId: id,
    move,
    from: null,
    to: null,
    actorId: actor.personId,
    data: { name },
    at,
  })
  await tellOfCollaboration(tx, id, 'collaboration.changed')
}
