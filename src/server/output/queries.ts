import type { CivilDate } from '#domain/calendar/civil-date.ts'
import type { OutputContent } from '#domain/output/content.ts'
import type { MatterKind, Stance } from '#domain/output/kinds.ts'
import type { Db } from '#server/db/database.ts'

export type LineRow = Awaited<ReturnType<typeof linesOf>>[number]
export type KpiRow = Awaited<ReturnType<typeof kpisOf>>[number]
export type RequestRow = Awaited<ReturnType<typeof requestsOf>>[number]
export type EvidenceRow = Awaited<ReturnType<typeof evidenceOf>>[number]

/** In the order in which they were put down. */
export function linesOf(tx: Db, meetingId: string) {
  return tx
    .selectFrom('output_line')
    .select([
      'id',
      'slot',
      'department_id as departmentId',
      'step',
      'text',
      'due_on as dueOn',
      'cites',
      'version',
    ])
    .where('meeting_id', '=', meetingId)
    .orderBy('id')
    .execute()
}

export async function stancesOf(tx: Db, meetingId: string) {
  const rows = await tx
    .selectFrom('output_stance')
    .innerJoin('output_line', 'output_line.id', 'output_stance.line_id')
    .select([
      'line_id as lineId',
      'output_stance.department_id as departmentId',
      'stance',
      'note',
      'person_id as personId',
      'at',
    ])
    .where('meeting_id', '=', meetingId)
    .execute()
  return rows.map((row) => ({ ...row, stance: row.stance as Stance }))
}

export function kpisOf(tx: Db, meetingId: string) {
  return tx
    .selectFrom('output_kpi')
    .select(['id', 'department_id as departmentId', 'indicator', 'target', 'actual', 'unit', 'version'])
    .where('meeting_id', '=', meetingId)
    .orderBy('id')
    .execute()
}

/** In order of priority; what is not ranked comes after, as it was asked for. */
export function requestsOf(tx: Db, meetingId: string) {
  return tx
    .selectFrom('resource_request')
    .leftJoin('resource_kind', 'resource_kind.id', 'own_kind_id')
    .select([
      'resource_request.id',
      'department_id as departmentId',
      'kind',
      'own_kind_id as ownKindId',
      'resource_kind.name as ownKindName',
      'text',
      'headcount',
      'amount_cents as amountCents',
      'rank',
      'version',
    ])
    .where('meeting_id', '=', meetingId)
    .orderBy('rank', (order) => order.asc().nullsLast())
    .orderBy('resource_request.id')
    .execute()
}

export function evidenceOf(tx: Db, meetingId: string) {
  return tx
    .selectFrom('evidence')
    .select([
      'id',
      'topic_id as topicId',
      'department_id as departmentId',
      'source',
      'text',
      'link',
      'file_id as fileId',
      'author_id as authorId',
      'version',
    ])
    .where('meeting_id', '=', meetingId)
    .orderBy('id')
    .execute()
}

export async function kindsOf(tx: Db, meetingId: string): Promise<MatterKind[]> {
  const rows = await tx.selectFrom('output_kind').select('kind').where('meeting_id', '=', meetingId).execute()
  return rows.map(({ kind }) => kind)
}

/** What is offered today. */
export function resourceKindsOf(tx: Db) {
  return tx
    .selectFrom('resource_kind')
    .select(['id', 'name'])
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute()
}

/** All that the meeting has brought forth, as the rules look at it. */
export async function outputContentOf(tx: Db, meetingId: string): Promise<OutputContent> {
  const evidence = new Set((await evidenceOf(tx, meetingId)).map(({ id }) => id))
  return contentOf(
    await linesOf(tx, meetingId),
    await requestsOf(tx, meetingId),
    await kpisOf(tx, meetingId),
    await kindsOf(tx, meetingId),
    evidence,
  )
}

export function contentOf(
  lines: readonly LineRow[],
  requests: readonly RequestRow[],
  kpis: readonly KpiRow[],
  kinds: readonly MatterKind[],
  evidenceIds: ReadonlySet<string>,
): OutputContent {
  return {
    lines: lines.map(({ id, slot, departmentId, text, dueOn, cites }) => ({
      id,
      slot,
      departmentId,
      text,
      dueOn: dueOn as CivilDate | null,
      hasData: cites.some((cited) => evidenceIds.has(cited)),
    })),
    requests: requests.map(({ departmentId, rank }) => ({ departmentId, rank })),
    kpis: kpis.map(({ departmentId }) => ({ departmentId })),
    kinds,
  }
}
