import { sql } from 'kysely'
import type { z } from 'zod'
import type { HistoryItem } from '#contract/common.ts'
import type { AlertView, listRisks as listContract, RiskView } from '#contract/risk.ts'
import { type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import type { Actor } from '#domain/person/actor.ts'
import { authorizeRisk, offeredInRisk } from '#domain/risk/policy.ts'
import { riskLevel, slipDays } from '#domain/risk/risk.ts'
import type { Db } from '#server/db/database.ts'
import { historyOf } from '#server/history/history.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { alertsOf } from './alert-view.ts'
import { findRisks, getRisk, homeLinks, type Risk } from './queries.ts'

export async function riskView(tx: Db, actor: Actor, id: string): Promise<RiskView> {
  const risk = await getRisk(tx, id)
  authorizeRisk(actor, 'view', risk)
  const [view] = await viewsOf(tx, actor, [risk])
  return view as RiskView
}

export async function riskWithHistory(
  tx: Db,
  actor: Actor,
  id: string,
): Promise<RiskView & { alerts: AlertView[]; history: HistoryItem[] }> {
  return {
    ...(await riskView(tx, actor, id)),
    alerts: (await alertsOf(tx, [id])).get(id) ?? [],
    history: await historyOf(tx, 'risk', id),
  }
}

type Asked = z.output<NonNullable<typeof listContract.query>>

export async function listRisks(
  tx: Db,
  actor: Actor,
  { taskId, decisionId, meetingId, collaborationId, open, cursor, limit }: Asked,
): Promise<{ items: RiskView[]; nextCursor: string | null }> {
  const where = [
    ...(taskId ? [sql<boolean>`r.task_id = ${taskId}`] : []),
    ...(decisionId ? [sql<boolean>`r.decision_id = ${decisionId}`] : []),
    ...(meetingId
      ? [
          sql<boolean>`(r.meeting_id = ${meetingId} or t.meeting_id = ${meetingId} or d.meeting_id = ${meetingId})`,
        ]
      : []),
    ...(collaborationId
      ? [
          sql<boolean>`(r.collaboration_id = ${collaborationId} or t.collaboration_id = ${collaborationId}
            or m.collaboration_id = ${collaborationId})`,
        ]
      : []),
    ...(open === 'open' ? [sql<boolean>`r.state not in ('closed', 'accepted')`] : []),
    ...(open === 'closed' ? [sql<boolean>`r.state in ('closed', 'accepted')`] : []),
    ...(cursor !== undefined ? [sql<boolean>`r.id < ${keysOf(cursor, ['string'])[0]}::uuid`] : []),
  ]
  const rows = await findRisks(tx, actor, where, limit + 1)
  const views = new Map((await viewsOf(tx, actor, rows)).map((view) => [view.id, view]))
  return pageOf(
    rows,
    limit,
    (last) => [last.id],
    (row) => views.get(row.id) as RiskView,
  )
}

async function viewsOf(tx: Db, actor: Actor, risks: readonly Risk[]): Promise<RiskView[]> {
  const people = await personRefs(
    tx,
    risks.flatMap(({ ownerId, raisedById }) => [ownerId, raisedById]),
  )
  const departments = await departmentRefs(
    tx,
    risks.flatMap(({ departmentId, raisedByDepartmentId }) => [departmentId, raisedByDepartmentId]),
  )
  const alerts = await alertsOf(
    tx,
    risks.map(({ id }) => id),
  )
  const links = risks.length === 0 ? new Map() : await homeLinks(tx, actor, risks)
  const from = <Ref>(refs: ReadonlyMap<string, Ref>, id: string | null): Ref | null =>
    (id !== null && refs.get(id)) || null
  return risks.map((risk) => ({
    id: risk.id,
    number: risk.number,
    text: risk.text,
    kind: risk.kind,
    state: risk.state,
    possibility: risk.possibility,
    impact: risk.impact,
    level: riskLevel(risk.possibility, risk.impact),
    response: risk.response,
    department: from(departments, risk.departmentId),
    owner: from(people, risk.ownerId),
    raisedBy: from(people, risk.raisedById),
    raisedByDepartment: from(departments, risk.raisedByDepartmentId),
    task: from(links, risk.taskId),
    decision: from(links, risk.decisionId),
    meeting: from(links, risk.meetingId),
    collaboration: from(links, risk.collaborationId),
    triggerCondition: risk.triggerCondition,
    note: risk.note,
    alert: alerts.get(risk.id)?.at(-1) ?? null,
    forecast: forecastOf(risk),
    createdAt: risk.createdAt.toISOString(),
    can: offeredInRisk(actor, risk),
    version: risk.version,
  }))
}

function forecastOf({ milestone, forecastOn, taskDueOn }: Risk): RiskView['forecast'] {
  if (milestone === null && forecastOn === null) return null
  const day = (text: string | null): CivilDate | null => (text === null ? null : civilDate(text))
  const planned = milestone?.dueOn ?? taskDueOn
  return { milestone, on: forecastOn, slipDays: slipDays(day(planned), day(forecastOn)) }
}
