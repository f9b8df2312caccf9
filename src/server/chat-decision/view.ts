import { sql } from 'kysely'
import type { z } from 'zod'
import type { ChatDecisionView, listChatDecisions as listContract } from '#contract/chat-decision.ts'
import type { ChainLink, FileRef } from '#contract/common.ts'
import { writtenRecordBy } from '#domain/calendar/clocks.ts'
import { answerState, authorizeChat, offeredInChat } from '#domain/decision/chat.ts'
import type { Actor } from '#domain/person/actor.ts'
import { viewDeadline } from '#server/calendar/deadline-view.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Db } from '#server/db/database.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { chatFindings } from './norms.ts'
import { getChatDecision } from './queries.ts'

export async function chatDecisionView(tx: Db, actor: Actor, id: string): Promise<ChatDecisionView> {
  const chat = await getChatDecision(tx, id)
  authorizeChat(actor, 'view', chat)
  const versions = await tx
    .selectFrom('chat_decision_version')
    .selectAll()
    .where('decision_id', '=', id)
    .orderBy('version', 'desc')
    .execute()
  const people = await personRefs(tx, [
    chat.decidedById,
    chat.recordedById,
    ...chat.personIds,
    ...versions.map(({ by_id }) => by_id),
  ])
  const person = (personId: string) => people.get(personId) ?? null
  const isAuthor = [chat.recordedById, chat.decidedById].includes(actor.personId)
  const findings = await chatFindings(tx, { ...chat, writtenAt: chat.recordedAt })
  const link = async (noun: 'collaboration' | 'meeting' | 'task', of: string | null) =>
    (of !== null && (await chainLinks(tx, actor, noun, [of])).get(of)) || null
  return {
    id,
    takenAt: chat.takenAt.toISOString(),
    place: chat.place,
    reason: chat.reason,
    decidedBy: person(chat.decidedById),
    recordedBy: person(chat.recordedById),
    recordedAt: chat.recordedAt.toISOString(),
    isImportant: chat.isImportant,
    writtenAs: chat.writtenAs,
    collaboration: await link('collaboration', chat.collaborationId),
    meeting: await link('meeting', chat.meetingId),
    task: await link('task', chat.taskId),
    people: chat.people.flatMap((one) => {
      const ref = person(one.personId)
      if (ref === null) return []
      return [
        {
          person: ref,
          tookPart: one.tookPart,
          inCopy: one.inCopy,
          state: answerState(one, chat.version),
          note: one.note,
          answeredAt: one.answeredAt?.toISOString() ?? null,
          reply: one.reply,
        },
      ]
    }),
    versions: versions.map((one) => ({
      version: one.version,
      content: one.content,
      reason: one.reason,
      place: one.place,
      takenAt: one.taken_at.toISOString(),
      by: person(one.by_id),
      at: one.at.toISOString(),
      why: one.why,
    })),
    files: await filesOf(tx, id),
    deadline: await deadlineOf(tx, chat.takenAt, chat.recordedAt),
    findings: findings.filter(({ norm }) => isAuthor || norm === 'NM-MTG-13'),
    can: offeredInChat(actor, chat),
    version: chat.version,
  }
}

/** C-22, with why it is then. */
export async function deadlineOf(tx: Db, takenAt: Date, writtenAt: Date | null, now: Date | null = null) {
  const by = writtenRecordBy(takenAt, await loadClockSetting(tx))
  const until = writtenAt ?? now
  const state = until !== null && until > by.at ? 'missed' : writtenAt === null ? 'waiting' : ('met' as const)
  return viewDeadline('C-22', by, state)
}

async function filesOf(tx: Db, id: string): Promise<FileRef[]> {
  const rows = await tx
    .selectFrom('file')
    .select(['id', 'name', 'size', 'mime', 'uploaded_by', 'uploaded_at'])
    .where('noun', '=', 'decision')
    .where('noun_id', '=', id)
    .orderBy('id')
    .execute()
  const people = await personRefs(
    tx,
    rows.map(({ uploaded_by }) => uploaded_by),
  )
  return rows.map(({ uploaded_by, uploaded_at, ...file }) => ({
    ...file,
    uploadedBy: (uploaded_by !== null && people.get(uploaded_by)) || null,
    uploadedAt: uploaded_at.toISOString(),
  }))
}

/** What was decided in chats about one thing, the newest first. */
export async function listChatDecisions(
  tx: Db,
  actor: Actor,
  { collaborationId, meetingId, taskId }: z.output<NonNullable<typeof listContract.query>>,
): Promise<z.output<typeof listContract.reply>> {
  const { rows } = await sql<Omit<ChainLink, 'noun'> & { takenAt: Date; place: string }>`
    select d.id, d.number, left(d.content, 120) as title, d.state, c.taken_at as "takenAt", c.place
    from decision d join chat_decision c on c.id = d.id
    where ${visibleTo(actor, 'd')}
      ${collaborationId === undefined ? sql`` : sql`and d.collaboration_id = ${collaborationId}`}
      ${meetingId === undefined ? sql`` : sql`and c.meeting_id = ${meetingId}`}
      ${taskId === undefined ? sql`` : sql`and c.task_id = ${taskId}`}
    order by d.created_at desc, d.id desc limit 100`.execute(tx)
  return {
    items: rows.map(({ takenAt, ...row }) => ({
      noun: 'decision' as const,
      ...row,
      takenAt: takenAt.toISOString(),
    })),
  }
}
