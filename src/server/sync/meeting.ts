import type { ChainLink } from '#contract/common.ts'
import { AppError } from '#domain/error.ts'
import { authorizeSync } from '#domain/sync/policy.ts'
import { everybodyIn } from '#server/collaboration/notices.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { addMissingAttendees } from '#server/meeting/people.ts'
import { createMeeting } from '#server/meeting/prepare.ts'
import { filled, loadHand, printedDay } from '#server/minutes/words.ts'
import { departmentRefs } from '#server/organisation/refs.ts'
import { type By, note, saveSync } from './acting.ts'
import { lockSync, rowsOf, type SyncRow } from './queries.ts'
import { wordsOf } from './words.ts'

/** A topic for each matter that needs somebody's help; more than these no meeting gets through. */
const mostHelp = 8

/**
 * 进度同步会 in one click: a draft with the whole group, whose first topic is 进度同步 with what is done and what is
 * not (S1-82), and one topic for every call for help.
 */
export async function callMeeting(tx: Db, id: string, by: By): Promise<ChainLink> {
  const report = await lockSync(tx, id)
  const { actor, at } = by
  authorizeSync(actor, 'callMeeting', report)
  const { matter } = report
  const hand = await loadHand(tx)
  const words = wordsOf(hand.locale)
  const period = filled(words.period, {
    from: printedDay(report.from, hand),
    to: printedDay(report.to, hand),
  })
  const meetingId = await createMeeting(
    tx,
    actor,
    {
      name: [...filled(words.meeting.name, { name: report.title })].slice(0, 200).join(''),
      type: 'progressSync',
      classification: matter.classification,
      goal: filled(words.meeting.goal, { name: report.title, period }),
      expectedOutcome: words.meeting.outcome,
      needReason: filled(words.meeting.need, { number: report.number, period }),
      collaborationId: matter.id,
      hostId: matter.leaderId ?? actor.personId,
      initiatingDepartmentId: matter.initiatingDepartmentId,
    },
    at,
  )
  const group = await asSystemWithin(tx, () => everybodyIn(tx, matter))
  await asSystemWithin(tx, () => addMissingAttendees(tx, meetingId, group))
  const rows = (await rowsOf(tx, id)).filter(({ isDropped }) => !isDropped)
  const departments = await departmentRefs(
    tx,
    rows.flatMap(({ helpDepartmentId }) => helpDepartmentId ?? []),
  )
  const help = rows.filter(({ block, helpDepartmentId }) => block === 'support' || helpDepartmentId !== null)
  const dept = ({ helpDepartmentId }: SyncRow) => departments.get(helpDepartmentId ?? '')?.name ?? ''
  const said = (row: SyncRow) =>
    [
      `· ${row.text}`,
      ...(row.reason === '' ? [] : [filled(words.topic.because, { reason: row.reason })]),
      ...(row.block === 'undone' && row.helpDepartmentId !== null
        ? [filled(words.topic.help, { dept: dept(row) })]
        : []),
    ].join('')
  const part = (block: SyncRow['block'], title: string) => {
    const lines = rows.filter((row) => row.block === block).map(said)
    return [title, ...(lines.length === 0 ? [words.topic.none] : lines)].join('\n')
  }
  const common = { meeting_id: meetingId, created_at: at, owner_id: matter.leaderId ?? actor.personId }
  await tx
    .insertInto('topic')
    .values([
      {
        ...common,
        seq: 1,
        title: words.topic.progress,
        kind: 'inform',
        section: 'progressSync',
        discussion_content: [part('done', words.topic.done), part('undone', words.topic.undone)]
          .join('\n\n')
          .slice(0, 5000),
        expected_output: words.topic.progressOutput,
        planned_minutes: 15,
      },
      ...help.slice(0, mostHelp).map((row, place) => ({
        ...common,
        seq: place + 2,
        title: [...filled(words.topic.support, { text: row.text })].slice(0, 200).join(''),
        kind: 'discuss' as const,
        section: 'issueDiscussion' as const,
        discussion_content: said(row),
        problem_to_solve: filled(words.topic.question, { dept: dept(row), text: row.text }).slice(0, 2000),
        expected_output: words.topic.supportOutput,
        planned_minutes: 10,
        about_task_id: row.taskId,
      })),
    ])
    .execute()
  await refreshAudience(tx, meetingId)
  await saveSync(tx, report, at, { meeting_id: meetingId })
  await note(tx, report, { move: 'callMeeting', data: { meetingId } }, by)
  const link = (await chainLinks(tx, actor, 'meeting', [meetingId])).get(meetingId)
  if (link === undefined) throw new AppError('not_found', 'meeting.notFound')
  return link
}
