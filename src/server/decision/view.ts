import type { ChainLink, DepartmentRef, PersonRef } from '#contract/common.ts'
import type { DecisionView } from '#contract/decision.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { type DueInWords, dueInWords } from '#domain/decision/due.ts'
import { authorizeDecision, noticeSenderOf, offeredInDecision } from '#domain/decision/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { historyOf } from '#server/history/history.ts'
import { linksOf } from '#server/meeting/links.ts'
import { materialsOf } from '#server/meeting/queries.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { findingsOf } from '#server/norm/guard.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { latestNoticeOn } from './condition.ts'
import type { Decision } from './decision.ts'
import { factsOfDecision } from './facts.ts'
import { rowsOfSheet } from './list.ts'
import { getDecision } from './queries.ts'

export async function decisionView(tx: Db, actor: Actor, id: string, now: Date): Promise<DecisionView> {
  const decision = await getDecision(tx, id)
  authorizeDecision(actor, 'view', decision)
  const [row] = await rowsOfSheet(tx, actor, now, { ids: [id] })
  if (row === undefined) throw new Error(`The decision ${id} is there and has no row`)
  const tasks = await tx
    .selectFrom('task')
    .select(['id', 'number', 'name as title', 'state'])
    .where('decision_id', '=', id)
    .where(visibleTo(actor, 'task'))
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  const commitments = await tx
    .selectFrom('decision_commitment')
    .select(['trigger', 'amount', 'unit', 'department_id as departmentId'])
    .where('decision_id', '=', id)
    .orderBy('position')
    .execute()
  const notice = await tx
    .selectFrom('decision_notice')
    .selectAll()
    .where('decision_id', '=', id)
    .executeTakeFirst()
  const names = await namesOf(tx, [
    noticeSenderOf(decision),
    decision.preparedById,
    ...decision.workingGroup,
    notice?.met_by ?? null,
    notice?.sent_by ?? null,
  ])
  const departments = await departmentRefs(tx, [
    ...decision.partyIds,
    ...commitments.map(({ departmentId }) => departmentId),
  ])
  const inDepartments = (ids: readonly string[]) => ids.flatMap((one) => departments.get(one) ?? [])
  const { meeting } = await linksOf(tx, actor, decision)
  const findings =
    decision.meetingId === null || meeting === null
      ? []
      : await findingsOf(tx, {
          event: ['decision.save', 'minutes.finalise', 'decision.condition'],
          facts: await factsOfDecision(tx, decision, now),
          noun: 'decision',
          nounId: id,
          subject: { noun: 'decision', id },
          now,
        })
  const due = await dueOf(tx, decision)
  return {
    ...row,
    mechanism: decision.mechanism,
    classification: decision.classification,
    dueRead: due.read === undefined ? null : { on: null, ...due.read },
    dueOffered:
      due.offered?.as === 'day'
        ? { on: due.offered.on, text: due.offered.text, explanation: [...due.offered.explanation] }
        : null,
    conditionEvent: decision.conditionEvent,
    noticeLeadDays: decision.noticeLeadDays,
    affectedDate: decision.affectedDate,
    latestNoticeOn: await latestNoticeOn(tx, decision),
    noticeAudience: decision.noticeAudience,
    noticeChannel: decision.noticeChannel,
    noticeSender: decision.kind === 'conditional' ? names(noticeSenderOf(decision)) : null,
    notice:
      notice === undefined
        ? null
        : {
            metAt: notice.met_at.toISOString(),
            metBy: names(notice.met_by),
            subject: notice.subject,
            body: notice.body,
            latestOn: notice.latest_on,
            sentAt: notice.sent_at?.toISOString() ?? null,
            sentBy: names(notice.sent_by),
            sentCount: notice.sent_count,
            version: notice.version,
          },
    rule: {
      metric: decision.ruleMetric,
      limit: decision.ruleLimit,
      unit: decision.ruleUnit,
      parties: inDepartments(decision.partyIds),
      normRequest: decision.normRequest,
    },
    commitments: commitments.flatMap(({ departmentId, ...rest }) =>
      inDepartments([departmentId]).map((department: DepartmentRef) => ({ ...rest, department })),
    ),
    reference: await referenceOf(tx, decision),
    preparation: {
      person: names(decision.preparedById),
      what: decision.prepareWhat,
      by: decision.prepareBy,
      group: decision.workingGroup.flatMap((one) => names(one) ?? []),
    },
    keepsPlan: decision.keepsPlan,
    minutes: decision.meetingId === null ? null : await minutesOf(tx, actor, decision.meetingId),
    tasks: tasks.map((task) => ({ noun: 'task' as const, ...task })),
    supersededBy:
      decision.supersededBy === null
        ? null
        : ((await decisionLinks(tx, actor, 'id', decision.supersededBy))[0] ?? null),
    supersedes: await decisionLinks(tx, actor, 'superseded_by', id),
    findings,
    history: await historyOf(tx, 'decision', id),
    can: offeredInDecision(actor, decision),
    version: decision.version,
  }
}

async function namesOf(
  tx: Db,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => PersonRef | null> {
  const people = await personRefs(tx, [...ids])
  return (id) => (id !== null && people.get(id)) || null
}

/** How its deadline was read; and a day that its own words name as long as none is set (S2-41). */
async function dueOf(
  tx: Db,
  decision: Decision,
): Promise<{ read?: DueShown | undefined; offered?: DueInWords | undefined }> {
  const { calendar, zone } = await loadWorkTime(tx)
  const taken = { day: civilDateOf(decision.createdAt, zone), calendar }
  if (decision.dueText !== '') {
    const read = dueInWords(decision.dueText, taken)
    // A day that was set by hand is nobody's reading.
    if (read === undefined || (read.as === 'day' && read.on !== decision.dueOn)) return {}
    return {
      read: {
        ...(read.as === 'day' && { on: read.on }),
        text: read.text,
        explanation: [...read.explanation],
      },
    }
  }
  if (decision.dueOn !== null || !['action', 'conditional'].includes(decision.kind)) return {}
  return { offered: dueInWords(decision.content, taken) }
}

interface DueShown {
  readonly on?: string
  readonly text: string
  readonly explanation: { key: string; params: Record<string, string | number> }[]
}

/** 见附件 (S3-76): the task sheet of the meeting, or a material, with the number it has as an attachment. */
async function referenceOf(tx: Db, decision: Decision): Promise<DecisionView['reference']> {
  const { refersTo, refersMaterialId, meetingId } = decision
  if (refersTo === null || meetingId === null) return null
  const hasTasks = await tx
    .selectFrom('task')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  if (refersTo === 'taskSheet') {
    return {
      to: 'taskSheet',
      materialId: null,
      label: hasTasks ? '1' : '',
      link: hasTasks ? `/tasks?view=all&meetingId=${meetingId}` : null,
    }
  }
  const filed = (await materialsOf(tx, meetingId)).filter(({ fileId }) => fileId !== null)
  const at = filed.findIndex(({ id }) => id === refersMaterialId)
  const material = await tx
    .selectFrom('material')
    .select(['name', 'file_id as fileId'])
    .where('id', '=', refersMaterialId)
    .executeTakeFirst()
  return {
    to: 'material',
    materialId: refersMaterialId,
    label: [at < 0 ? '' : String(at + 1 + (hasTasks ? 1 : 0)), material?.name ?? '']
      .filter(Boolean)
      .join(' '),
    link: material?.fileId ? `/api/v1/files/${material.fileId}` : null,
  }
}

async function decisionLinks(
  tx: Db,
  actor: Actor,
  by: 'id' | 'superseded_by',
  id: string,
): Promise<ChainLink[]> {
  const rows = await tx
    .selectFrom('decision')
    .select(['id', 'number', 'content as title', 'state'])
    .where(by, '=', id)
    .where(visibleTo(actor, 'decision'))
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ noun: 'decision', ...row }))
}

async function minutesOf(tx: Db, actor: Actor, meetingId: string): Promise<ChainLink | null> {
  const row = await tx
    .selectFrom('minutes')
    .innerJoin('meeting', 'meeting.id', 'minutes.meeting_id')
    .select(['minutes.id', 'minutes.number', 'meeting.name as title', 'minutes.state'])
    .where('minutes.meeting_id', '=', meetingId)
    .where(visibleTo(actor, 'minutes'))
    .executeTakeFirst()
  return row === undefined ? null : { noun: 'minutes', ...row }
}
