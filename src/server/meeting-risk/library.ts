import type { LibraryEntry } from '#contract/meeting-risk.ts'
import { AppError } from '#domain/error.ts'
import { type MeetingRisk, meetingRisks } from '#domain/meeting-risk/library.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'

/** The 12 entries in their order, with the organisation's own words where it has written some. */
export async function libraryEntries(tx: Db): Promise<LibraryEntry[]> {
  const rows = await tx.selectFrom('meeting_risk_text').selectAll().execute()
  const own = new Map(rows.map((row) => [row.risk, row]))
  return meetingRisks.map((risk) => {
    const row = own.get(risk)
    return {
      risk,
      own:
        row === undefined
          ? null
          : {
              name: row.name,
              sign: row.sign,
              beforeAction: row.before_action,
              duringAction: row.during_action,
            },
      version: row?.version ?? 0,
    }
  })
}

async function entryOf(tx: Db, risk: MeetingRisk): Promise<LibraryEntry> {
  return (await libraryEntries(tx)).find((entry) => entry.risk === risk) as LibraryEntry
}

export async function writeRisk(
  tx: Db,
  actor: Actor,
  written: {
    readonly risk: MeetingRisk
    readonly name: string
    readonly sign: string
    readonly beforeAction: string
    readonly duringAction: string
    readonly version: number
    readonly at: Date
  },
): Promise<LibraryEntry> {
  const { risk, version, at } = written
  const current = await entryOf(tx, risk)
  if (current.version !== version) {
    throw new AppError('conflict', 'meetingRisk.stale', {}, { detail: { current } })
  }
  const values = {
    name: written.name,
    sign: written.sign,
    before_action: written.beforeAction,
    during_action: written.duringAction,
    updated_by: actor.personId,
    updated_at: at,
    version: version + 1,
  }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('meeting_risk_text')
    .values({ risk, ...values })
    .onConflict((conflict) =>
      // Two administrators at once: the second is told.
      conflict.column('risk').doUpdateSet(values).where('meeting_risk_text.version', '=', version),
    )
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) {
    const there = await entryOf(tx, risk)
    throw new AppError('conflict', 'meetingRisk.stale', {}, { detail: { current: there } })
  }
  await note(tx, actor, 'writeRisk', risk, at)
  return entryOf(tx, risk)
}

export async function resetRisk(
  tx: Db,
  actor: Actor,
  { risk, at }: { readonly risk: MeetingRisk; readonly at: Date },
): Promise<LibraryEntry> {
  await tx.deleteFrom('meeting_risk_text').where('risk', '=', risk).execute()
  await note(tx, actor, 'resetRisk', risk, at)
  return entryOf(tx, risk)
}

async function note(tx: Db, actor: Actor, move: string, risk: MeetingRisk, at: Date): Promise<void> {
  const organisation = await tx.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  await noteMove(tx, {
    noun: 'organisation',
    nounId: organisation.id,
    move,
    from: null,
    to: null,
    actorId: actor.personId,
    data: { risk },
    at,
  })
}
