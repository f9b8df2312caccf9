import type { AlertView } from '#contract/risk.ts'
import { alertAnswerBy } from '#domain/calendar/clocks.ts'
import { alertRules } from '#domain/risk/alert.ts'
import { viewDeadline } from '#server/calendar/deadline-view.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Db } from '#server/db/database.ts'
import { personRefs } from '#server/organisation/refs.ts'

/** The alarms of each risk, in the order in which they were raised. */
export async function alertsOf(tx: Db, riskIds: readonly string[]): Promise<Map<string, AlertView[]>> {
  const found = new Map<string, AlertView[]>()
  if (riskIds.length === 0) return found
  const rows = await tx
    .selectFrom('risk_alert')
    .selectAll()
    .where('risk_id', 'in', [...riskIds])
    .orderBy('raised_at')
    .execute()
  if (rows.length === 0) return found
  const setting = await loadClockSetting(tx)
  const people = await personRefs(
    tx,
    rows.flatMap(({ raised_by, closed_by, receiver_ids }) => [raised_by, closed_by, ...receiver_ids]),
  )
  const person = (id: string | null) => (id !== null && people.get(id)) || null
  for (const row of rows) {
    const answered = row.answered_at ?? row.closed_at
    const state =
      answered === null
        ? row.passed_on_at === null
          ? 'waiting'
          : 'missed'
        : answered <= row.due_at
          ? 'met'
          : 'missed'
    const view: AlertView = {
      id: row.id,
      colour: row.colour,
      reason: row.reason,
      raisedBy: person(row.raised_by),
      raisedAt: row.raised_at.toISOString(),
      receivers: row.receiver_ids.flatMap((id) => people.get(id) ?? []),
      due: viewDeadline('C-15', alertAnswerBy(row.raised_at, row.colour, setting), state, row.due_at),
      asks: alertRules[row.colour].action,
      answeredAt: row.answered_at?.toISOString() ?? null,
      passedOnAt: row.passed_on_at?.toISOString() ?? null,
      action: row.action,
      closedAt: row.closed_at?.toISOString() ?? null,
      closedBy: person(row.closed_by),
    }
    found.set(row.risk_id, [...(found.get(row.risk_id) ?? []), view])
  }
  return found
}
