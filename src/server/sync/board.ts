import { sql } from 'kysely'
import type { z } from 'zod'
import type { listSyncs as listContract, SyncBoardView } from '#contract/sync.ts'
import { instantAt } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { urgeAgainAt } from '#domain/supervision/urge.ts'
import { authorizeSyncBoard, leadsReporting, offeredOnSyncBoard } from '#domain/sync/policy.ts'
import { viewDeadline } from '#server/calendar/deadline-view.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import {
  type Collaboration,
  getCollaboration,
  lockCollaboration,
  refreshCollaborationAudience,
} from '#server/collaboration/queries.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { findingsOf } from '#server/norm/guard.ts'
import { loadNormSettings } from '#server/norm/load.ts'
import { notify } from '#server/notification/notify.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { nameOf } from '#server/task/acting.ts'
import { type By, tellChanged } from './acting.ts'
import { cycleFacts, reportingOf } from './cycle.ts'
import { copiesOf } from './readers.ts'

export async function syncBoard(tx: Db, actor: Actor, id: string, now: Date): Promise<SyncBoardView> {
  const matter = await getCollaboration(tx, id)
  authorizeSyncBoard(actor, 'view', matter)
  const setting = await loadClockSetting(tx)
  const norms = await loadNormSettings(tx)
  const reporting = await reportingOf(tx, id, now, { setting, norms })
  const { weeks, weeksBy, cycles } = reporting
  const current = cycles === null ? null : await cycleFacts(tx, id, weeks, cycles.current, setting.zone)
  const owners =
    cycles === null ? [] : await ownersIn(tx, actor, id, sinceOf(cycles.current.from, setting.zone))
  const people = await personRefs(tx, [...owners.map(({ ownerId }) => ownerId), ...(await copiesOf(tx, id))])
  const { rows } = await sql<{ draftId: string | null; urgedAt: Date | null }>`
    select (select s.id from sync s where s.collaboration_id = c.id and s.state = 'draft' and ${visibleTo(actor, 's')}) as "draftId",
      c.sync_urged_at as "urgedAt" from collaboration c where c.id = ${id}`.execute(tx)
  const { draftId = null, urgedAt = null } = rows[0] ?? {}
  const again = urgedAt === null ? undefined : urgeAgainAt(urgedAt, setting)
  return {
    id,
    state: matter.state,
    weeks,
    weeksBy,
    allowed: [...norms['NM-COL-10'].value.weeks],
    cycle:
      cycles === null || current === null
        ? null
        : {
            from: cycles.current.from,
            to: cycles.current.to,
            due: viewDeadline(
              'C-11',
              cycles.current.due,
              current.hasReported && current.hasMet ? 'met' : 'waiting',
            ),
            hasMet: current.hasMet,
            hasReported: current.hasReported,
          },
    draft: draftId === null ? null : ((await chainLinks(tx, actor, 'sync', [draftId])).get(draftId) ?? null),
    owners: owners.flatMap(({ ownerId, tasks }) => {
      const owner = people.get(ownerId)
      return owner === undefined
        ? []
        : [{ owner, tasks, isUpdated: tasks.every(({ isUpdated }) => isUpdated) }]
    }),
    remindAgain: again !== undefined && again.at > now ? viewDeadline('C-11', again, 'waiting') : null,
    copies: (await copiesOf(tx, id)).flatMap((one) => people.get(one) ?? []),
    findings:
      leadsReporting(actor, matter) && matter.state === 'active' ? await cycleFindings(tx, matter, now) : [],
    can: offeredOnSyncBoard(actor, matter),
  }
}

function sinceOf(day: Parameters<typeof instantAt>[0], zone: string): Date {
  return instantAt(day, '00:00', zone)
}

/** What the last round that is over, and the rhythm itself, leave to be desired. */
export async function cycleFindings(
  tx: Db,
  matter: Pick<Collaboration, 'id' | 'name' | 'leaderId'>,
  now: Date,
) {
  const setting = await loadClockSetting(tx)
  const norms = await loadNormSettings(tx)
  const { weeks, cycles } = await reportingOf(tx, matter.id, now, { setting, norms })
  if (cycles?.previous === undefined) return []
  return findingsOf(tx, {
    event: 'C-11',
    facts: {
      matter: { noun: 'collaboration', id: matter.id, name: matter.name },
      leaderId: matter.leaderId,
      sync: { cycle: await cycleFacts(tx, matter.id, weeks, cycles.previous, setting.zone) },
    },
    noun: 'collaboration',
    nounId: matter.id,
    now,
  })
}

interface Owner {
  readonly ownerId: string
  readonly tasks: { id: string; name: string; updatedAt: string | null; isUpdated: boolean }[]
}

/** Open work that its owner is expected to speak of, by owner (S4-44). */
const expected = sql`t.state not in ('done', 'cancelled', 'pendingAcceptance') and t.suspended_at is null
  and t.owner_id is not null`

async function ownersIn(tx: Db, actor: Actor, id: string, since: Date): Promise<Owner[]> {
  const { rows } = await sql<{
    id: string
    name: string
    ownerId: string
    updatedAt: Date | null
    isUpdated: boolean
  }>`
    select t.id, t.name, t.owner_id as "ownerId", t.last_update_at as "updatedAt",
      (coalesce(t.last_update_at >= ${since}, false) or t.created_at >= ${since}) as "isUpdated"
    from task t join person p on p.id = t.owner_id
    where t.collaboration_id = ${id} and ${expected} and ${visibleTo(actor, 't')}
      and not exists (select 1 from task part where part.parent_id = t.id and part.state <> 'cancelled')
    order by p.name, t.due_on nulls last, t.id limit 500`.execute(tx)
  const byOwner = new Map<string, Owner>()
  for (const { ownerId, updatedAt, ...task } of rows) {
    const owner = byOwner.get(ownerId) ?? { ownerId, tasks: [] }
    owner.tasks.push({ ...task, updatedAt: updatedAt?.toISOString() ?? null })
    byOwner.set(ownerId, owner)
  }
  return [...byOwner.values()]
}

/** Owners who have not reported in this cycle, one notice each; then they are left alone for a while (S4-44). */
export async function remindSilent(tx: Db, id: string, { app, actor, at }: By): Promise<void> {
  const matter = await lockCollaboration(tx, id)
  authorizeSyncBoard(actor, 'remind', matter)
  const setting = await loadClockSetting(tx)
  const { cycles } = await reportingOf(tx, id, at, { setting, norms: await loadNormSettings(tx) })
  if (cycles === null)
    throw new AppError('conflict', 'sync.notNow', { action: 'remind', state: matter.state })
  const last = await tx
    .selectFrom('collaboration')
    .select('sync_urged_at as urgedAt')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const again = last.urgedAt === null ? undefined : urgeAgainAt(last.urgedAt, setting)
  if (again !== undefined && again.at > at) {
    throw new AppError('conflict', 'sync.remindedRecently', { until: again.at.toISOString() })
  }
  const owners = await ownersIn(tx, actor, id, sinceOf(cycles.current.from, setting.zone))
  const silent = owners.flatMap(({ ownerId, tasks }) => {
    const count = tasks.filter(({ isUpdated }) => !isUpdated).length
    return count === 0 || ownerId === actor.personId ? [] : [{ ownerId, count }]
  })
  if (silent.length === 0) throw new AppError('conflict', 'sync.nobodyToRemind')
  await tx.updateTable('collaboration').set({ sync_urged_at: at }).where('id', '=', id).execute()
  const by = await nameOf(tx, actor.personId)
  for (const { ownerId, count } of silent) {
    await notify(tx, app, {
      kind: 'sync.updateAsked',
      personIds: [ownerId],
      noun: 'collaboration',
      nounId: id,
      params: { number: matter.number, title: matter.name, by, count },
      link: `/collaborations/${id}/sync#owners`,
      dedupe: `sync.updateAsked:${id}:${at.toISOString()}`,
      at,
    })
  }
  await noteOnMatter(tx, id, 'remindSilent', { count: silent.length }, { actor, at })
  await tellChanged(tx, { id: null, collaborationId: id })
}

export async function setRhythm(tx: Db, id: string, weeks: number | null, { actor, at }: By): Promise<void> {
  const matter = await lockCollaboration(tx, id)
  authorizeSyncBoard(actor, 'setRhythm', matter)
  const allowed = (await loadNormSettings(tx))['NM-COL-10'].value.weeks
  if (weeks !== null && !allowed.includes(weeks)) {
    const issues = [
      { path: ['weeks'], reason: 'sync.rhythmNotAllowed', params: { weeks: allowed.join(' / ') } },
    ]
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
  await asSystemWithin(tx, () =>
    tx.updateTable('collaboration').set({ sync_weeks: weeks }).where('id', '=', id).execute(),
  )
  await noteOnMatter(tx, id, 'setSyncRhythm', { weeks }, { actor, at })
  await tellChanged(tx, { id: null, collaborationId: id })
}

/** 抄送: whoever is named sees the collaboration from then on, since a report says what is in it. */
export async function setCopies(
  tx: Db,
  id: string,
  personIds: readonly string[],
  { actor, at }: By,
): Promise<void> {
  const matter = await lockCollaboration(tx, id)
  authorizeSyncBoard(actor, 'setCopies', matter)
  const wanted = [...new Set(personIds)]
  const known = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', wanted.length === 0 ? ['00000000-0000-0000-0000-000000000000'] : wanted)
    .where('state', '<>', 'disabled')
    .execute()
  if (known.length < wanted.length) {
    const issues = [{ path: ['personIds'], reason: 'field.unknownPerson' }]
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
  await asSystemWithin(tx, async () => {
    await tx.updateTable('collaboration').set({ sync_copy_ids: wanted }).where('id', '=', id).execute()
    await refreshCollaborationAudience(tx, id)
  })
  await noteOnMatter(tx, id, 'setSyncCopies', { names: known.map(({ name }) => name) }, { actor, at })
  await tellChanged(tx, { id: null, collaborationId: id })
}

async function noteOnMatter(
  tx: Db,
  id: string,
  move: string,
  data: Record<string, unknown>,
  { actor, at }: Pick<By, 'actor' | 'at'>,
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

type Listed = z.output<(typeof listContract)['reply']>

export async function listSyncs(
  tx: Db,
  actor: Actor,
  id: string,
  { cursor, limit }: z.output<NonNullable<(typeof listContract)['query']>>,
): Promise<Listed> {
  authorizeSyncBoard(actor, 'view', await getCollaboration(tx, id))
  const [afterAt, afterId] = cursor === undefined ? [null, null] : keysOf(cursor, ['string', 'string'])
  const { rows } = await sql<
    Omit<Listed['items'][number], 'sentAt' | 'sentBy' | 'meeting'> & {
      sentAt: Date
      sentById: string | null
      meetingId: string | null
      key: string
    }
  >`
    select s.id, s.number, s.from_on as "from", s.to_on as "to", s.sent_at as "sentAt", s.sent_at::text as key,
      s.sent_by as "sentById", s.meeting_id as "meetingId", r.done, r.undone, r.support, r."openSupport",
      exists (select 1 from sync n where n.replaces_id = s.id and n.state = 'sent') as "isReplaced",
      s.replaces_id is not null as "isCorrection"
    from sync s
    cross join lateral (${countsOf('s')}) r
    where s.collaboration_id = ${id} and s.state = 'sent'
      and (${afterAt}::text is null or (s.sent_at, s.id) < (${afterAt}::timestamptz, ${afterId}::uuid))
    order by s.sent_at desc, s.id desc limit ${limit + 1}`.execute(tx)
  const people = await personRefs(
    tx,
    rows.map(({ sentById }) => sentById),
  )
  const meetings = await chainLinks(
    tx,
    actor,
    'meeting',
    rows.map(({ meetingId }) => meetingId),
  )
  return pageOf(
    rows,
    limit,
    (last) => [last.key, last.id],
    ({ sentAt, sentById, meetingId, key: _, ...row }) => ({
      ...row,
      sentAt: sentAt.toISOString(),
      sentBy: (sentById !== null && people.get(sentById)) || null,
      meeting: (meetingId !== null && meetings.get(meetingId)) || null,
    }),
  )
}

/** Lines of a report by block, and the help in it that is still open; `alias` is the report. */
export function countsOf(alias: string) {
  return sql`
    select count(*) filter (where row.block = 'done')::int as done,
      count(*) filter (where row.block = 'undone')::int as undone,
      count(*) filter (where row.block = 'support')::int as support,
      count(*) filter (where row.support_state in ('asked', 'promised', 'declined')
        or (call.id is not null and call.answered_at is null))::int as "openSupport"
    from sync_row row left join task_support call on call.id = row.task_support_id
    where row.sync_id = ${sql.raw(alias)}.id and not row.is_dropped`
}
