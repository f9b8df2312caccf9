import { sql } from 'kysely'
import { alertAnswerBy } from '#domain/calendar/clocks.ts'
import { signersOf } from '#domain/conflict/reporting.ts'
import { type AlertColour, type AlertReceiver, alertRules } from '#domain/risk/alert.ts'
import type { App } from '#server/app.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import { loadLines } from '#server/conflict/lines.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { notify } from '#server/notification/notify.ts'
import type { Risk } from './queries.ts'

/** Raises the alarm: whom its colour reaches, and until when somebody is to begin doing something (X-61, C-15). */
export async function openAlert(
  tx: Db,
  risk: Risk,
  {
    colour,
    reason,
    raisedById,
    gravens = false,
    app,
    at,
  }: {
    readonly colour: AlertColour
    readonly reason: string
    /** Null: the clock, by what the task shows. */
    readonly raisedById: string | null
    /** The alarm that is out becomes a graver one: it is told anew and has its time anew. */
    readonly gravens?: boolean
    readonly app: App
    readonly at: Date
  },
): Promise<void> {
  const due = alertAnswerBy(at, colour, await loadClockSetting(tx))
  const receivers = await receiversOf(tx, risk, alertRules[colour].receivers)
  if (gravens) {
    await tx
      .updateTable('risk_alert')
      .set({
        colour,
        receiver_ids: receivers,
        raised_at: at,
        due_at: due.at,
        answered_at: null,
        answered_by: null,
        passed_on_at: null,
      })
      .where('risk_id', '=', risk.id)
      .where('closed_at', 'is', null)
      .execute()
  } else {
    await tx
      .insertInto('risk_alert')
      .values({
        risk_id: risk.id,
        colour,
        reason,
        raised_by: raisedById,
        receiver_ids: receivers,
        raised_at: at,
        due_at: due.at,
      })
      .execute()
  }
  await notify(tx, app, {
    kind: 'risk.alert',
    personIds: receivers,
    noun: 'risk',
    nounId: risk.id,
    params: {
      number: risk.number,
      title: risk.text.slice(0, 120),
      colour,
      reason,
      dueAt: due.at.toISOString(),
    },
    link: `/risks/${risk.id}`,
    dedupe: `risk.alert:${risk.id}:${at.toISOString()}`,
    at,
  })
}

/** Somebody has begun to do something about it. */
export async function answerAlert(tx: Db, riskId: string, by: { personId: string; at: Date }): Promise<void> {
  await tx
    .updateTable('risk_alert')
    .set({ answered_at: by.at, answered_by: by.personId })
    .where('risk_id', '=', riskId)
    .where('closed_at', 'is', null)
    .where('answered_at', 'is', null)
    .execute()
}

/** The loop is closed with what was done. */
export async function closeAlert(
  tx: Db,
  riskId: string,
  { action, personId, at }: { action: string; personId: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('risk_alert')
    .set((row) => ({
      action,
      closed_at: at,
      closed_by: personId,
      answered_at: row.fn.coalesce('answered_at', sql<Date>`${at}::timestamptz`),
    }))
    .where('risk_id', '=', riskId)
    .where('closed_at', 'is', null)
    .execute()
}

/** The people behind the roles that hear of a colour. */
export async function receiversOf(tx: Db, risk: Risk, roles: readonly AlertReceiver[]): Promise<string[]> {
  return asSystemWithin(tx, async () => {
    const lines = await loadLines(tx)
    const own = risk.departmentId ?? risk.raisedByDepartmentId
    const headsOf = (ids: readonly string[]) => signersOf(ids, lines).map(({ personId }) => personId)
    const people: Readonly<Record<AlertReceiver, () => readonly (string | null)[]>> = {
      owner: () => [risk.ownerId ?? risk.raisedById],
      leader: () => risk.leaderIds,
      departmentHead: () => headsOf(own === null ? [] : [own]),
      allHeads: () => headsOf(risk.departmentIds),
      vicePresident: () => {
        const over = own === null ? risk.departmentIds : [own]
        return over.map((id) => {
          for (
            let at = lines.departments.get(id);
            at !== undefined;
            at = lines.departments.get(at.parentId ?? '')
          ) {
            if (at.vicePresidentId !== null) return at.vicePresidentId
          }
          return lines.generalManagerId
        })
      },
      generalManager: () => [lines.generalManagerId],
    }
    return [...new Set(roles.flatMap((role) => people[role]()).filter((id) => id !== null))]
  })
}
