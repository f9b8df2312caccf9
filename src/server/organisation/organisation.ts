import type { z } from 'zod'
import type { OrganisationView, updateOrganisation as updateContract } from '#contract/organisation.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { asSystem } from '#server/db/actor-context.ts'
import type { Db } from '#server/db/database.ts'
import { tellChartChanged } from '#server/events/publish.ts'
import { noteMove } from '#server/history/history.ts'
import { personRefs } from './refs.ts'

type Change = z.output<NonNullable<(typeof updateContract)['body']>>

export async function organisationView(tx: Db, app: App): Promise<OrganisationView> {
  const row = await theOne(tx).executeTakeFirstOrThrow()
  const people = await personRefs(tx, [row.general_manager_id])
  return {
    name: row.name,
    timeZone: row.time_zone,
    locale: row.locale,
    isDemo: row.is_demo,
    generalManager: people.get(row.general_manager_id ?? '') ?? null,
    version: row.version,
    mail: { configured: app.mail.canSend, ...(await mailWaiting(app)) },
  }
}

export async function updateOrganisation(
  tx: Db,
  app: App,
  actor: Actor,
  { version, ...change }: Change,
  now: Date,
): Promise<void> {
  const row = await theOne(tx).forUpdate().executeTakeFirstOrThrow()
  if (row.version !== version) {
    throw new AppError(
      'conflict',
      'organisation.stale',
      {},
      { detail: { current: await organisationView(tx, app) } },
    )
  }
  if (change.timeZone !== undefined) requireZone(change.timeZone, now)
  if (typeof change.generalManagerId === 'string') await requireActive(tx, change.generalManagerId)
  await tx
    .updateTable('organisation')
    .set({
      ...(change.name !== undefined && { name: change.name }),
      ...(change.timeZone !== undefined && { time_zone: change.timeZone }),
      ...(change.locale !== undefined && { locale: change.locale }),
      ...(change.generalManagerId !== undefined && { general_manager_id: change.generalManagerId }),
      version: version + 1,
    })
    .where('id', '=', row.id)
    .execute()
  await noteMove(tx, {
    noun: 'organisation',
    nounId: row.id,
    move: 'update',
    from: null,
    to: null,
    actorId: actor.personId,
    data: { changed: Object.keys(change) },
    at: now,
  })
  if (change.generalManagerId !== undefined) await tellChartChanged(tx, row.id)
}

function theOne(tx: Db) {
  return tx.selectFrom('organisation').selectAll()
}

/** The outbox is the system's; an administrator learns how many wait, not what is in them. */
async function mailWaiting(app: App): Promise<{ held: number; failed: number }> {
  const rows = await asSystem(app.db, (tx) =>
    tx
      .selectFrom('mail_outbox')
      .select(['state', (row) => row.fn.countAll<number>().as('count')])
      .where('state', 'in', ['held', 'failed'])
      .groupBy('state')
      .execute(),
  )
  const count = (state: string) => rows.find((row) => row.state === state)?.count ?? 0
  return { held: count('held'), failed: count('failed') }
}

function requireZone(zone: string, now: Date): void {
  try {
    civilDateOf(now, zone)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new AppError('invalid', error.reason, error.params, {
      issues: [{ path: ['timeZone'], reason: error.reason, params: error.params }],
    })
  }
}

async function requireActive(tx: Db, personId: string): Promise<void> {
  const person = await tx
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('state', '!=', 'disabled')
    .executeTakeFirst()
  if (!person) {
    throw new AppError(
      'invalid',
      'person.notFound',
      {},
      {
        issues: [{ path: ['generalManagerId'], reason: 'person.notFound' }],
      },
    )
  }
}
