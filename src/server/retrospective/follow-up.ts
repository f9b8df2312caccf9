import type { ChainLink } from '#contract/common.ts'
import { AppError } from '#domain/error.ts'
import { ratesOf } from '#domain/retrospective/facts.ts'
import { rootCauseOf } from '#domain/retrospective/note.ts'
import { authorizeRetrospective } from '#domain/retrospective/policy.ts'
import { everybodyIn } from '#server/collaboration/notices.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { addMissingAttendees } from '#server/meeting/people.ts'
import { createMeeting } from '#server/meeting/prepare.ts'
import { filled, loadHand } from '#server/minutes/words.ts'
import { departmentRefs } from '#server/organisation/refs.ts'
import { createTask } from '#server/task/commands.ts'
import { builtInTemplate } from '#server/template/builtin.ts'
import { type By, note, saveRetrospective } from './acting.ts'
import { factsOf } from './facts.ts'
import { lockRetrospective, measuresOf, type Note, notesOf, type Retrospective } from './queries.ts'
import { wordsOf } from './words.ts'

/** Improvement measures that have an owner and a day become tasks like any other, each once. */
export async function makeMeasureTasks(tx: Db, id: string, by: By): Promise<void> {
  const one = await lockRetrospective(tx, id)
  authorizeRetrospective(by.actor, 'makeTasks', one)
  const measures = await measuresOf(tx, id)
  const open = measures.filter(({ taskId }) => taskId === null)
  if (open.length === 0) throw new AppError('conflict', 'retrospective.nothingToHandOut')
  const vague = open.flatMap(({ ownerId, dueOn }, at) => [
    ...(ownerId === null ? [{ path: ['measures', at, 'ownerId'], reason: 'field.required' }] : []),
    ...(dueOn === null ? [{ path: ['measures', at, 'dueOn'], reason: 'field.required' }] : []),
  ])
  if (vague.length > 0) {
    throw new AppError('invalid', 'retrospective.measureIncomplete', {}, { issues: vague })
  }
  const causes = new Map((await notesOf(tx, id)).map((seen) => [seen.id, seen]))
  const words = wordsOf((await loadHand(tx)).locale)
  for (const measure of open) {
    const answers = measure.noteId === null ? undefined : causes.get(measure.noteId)
    const description = [
      filled(words.task.from, { number: one.number ?? '', name: one.collaboration.name }),
      ...(measure.text.length > 200 ? [measure.text] : []),
      ...(answers === undefined
        ? []
        : [filled(words.task.answers, { text: answers.text, cause: rootCauseOf(answers) || '—' })]),
    ].join('\n')
    const taskId = await asSystemWithin(tx, () =>
      createTask(tx, {
        actor: by.actor,
        app: by.app,
        fields: {
          name: [...measure.text].slice(0, 200).join(''),
          description,
          ownerId: measure.ownerId,
          dueOn: measure.dueOn,
          priority: 'P1',
          classification: one.classification,
          collaborationId: id,
        },
        at: by.at,
      }),
    )
    await tx
      .updateTable('retrospective_measure')
      .set({ task_id: taskId })
      .where('id', '=', measure.id)
      .execute()
    await note(tx, one, { move: 'addTask', data: { taskId } }, by)
  }
}

/** 复盘会 (S1-42) in one click: the whole group, and an agenda filled with what was collected. A draft. */
export async function callMeeting(tx: Db, id: string, by: By): Promise<ChainLink> {
  const one = await lockRetrospective(tx, id)
  authorizeRetrospective(by.actor, 'callMeeting', one)
  const { actor, at } = by
  const { locale } = await loadHand(tx)
  const { content } = builtInTemplate('retrospective', locale)
  const words = wordsOf(locale)
  const name = filled(words.meeting.name, { name: one.collaboration.name })
  const meetingId = await createMeeting(
    tx,
    actor,
    {
      name: [...name].slice(0, 200).join(''),
      type: 'retrospective',
      classification: one.classification,
      goal: filled(words.meeting.goal, { name: one.collaboration.name }),
      expectedOutcome: content.expectedOutcome,
      needReason: filled(words.meeting.need, { number: one.number ?? '', name: one.collaboration.name }),
      collaborationId: id,
      hostId: one.leaderId ?? actor.personId,
      initiatingDepartmentId: one.collaboration.initiatingDepartmentId,
      confirmMinutes: content.confirmMinutes,
    },
    at,
  )
  const group = await asSystemWithin(tx, () => everybodyIn(tx, one.collaboration))
  await asSystemWithin(tx, () => addMissingAttendees(tx, meetingId, group))
  const filling = await agendaOf(tx, one, locale, at)
  for (const [place, topic] of content.topics.entries()) {
    const said = filling[place] ?? ''
    await tx
      .insertInto('topic')
      .values({
        meeting_id: meetingId,
        seq: place + 1,
        title: topic.title,
        kind: topic.kind,
        section: topic.section,
        discussion_content: [topic.discussionContent, said].filter(Boolean).join('\n').slice(0, 5000),
        problem_to_solve: topic.problemToSolve,
        expected_output: topic.expectedOutput,
        owner_id: one.leaderId,
        planned_minutes: topic.plannedMinutes,
        created_at: at,
      })
      .execute()
  }
  await refreshAudience(tx, meetingId)
  await saveRetrospective(tx, one, at, { meeting_id: meetingId })
  await note(tx, one, { move: 'callMeeting', data: { meetingId } }, by)
  const link = (await chainLinks(tx, actor, 'meeting', [meetingId])).get(meetingId)
  if (link === undefined) throw new AppError('not_found', 'meeting.notFound')
  return link
}

/** What was collected, topic by topic: the facts, what went well, what did not and why, what is to be done. */
async function agendaOf(
  tx: Db,
  one: Retrospective,
  locale: Parameters<typeof wordsOf>[0],
  at: Date,
): Promise<string[]> {
  const words = wordsOf(locale)
  const facts = await factsOf(tx, one.id, at)
  const { onTime } = ratesOf(facts)
  const notes = (await notesOf(tx, one.id)).filter(({ isKept }) => isKept)
  const departments = await departmentRefs(
    tx,
    notes.map(({ departmentId }) => departmentId),
  )
  const said = (kinds: readonly Note['kind'][]) =>
    notes
      .filter(({ kind }) => kinds.includes(kind))
      .map((seen) => {
        const cause = rootCauseOf(seen)
        const line = filled(words.meeting.line, {
          department: departments.get(seen.departmentId)?.name ?? '',
          text: seen.text,
        })
        return cause === '' ? line : line + filled(words.meeting.because, { cause })
      })
      .join('\n')
  const measures = (await measuresOf(tx, one.id)).map(({ text }) => `· ${text}`).join('\n')
  return [
    filled(words.meeting.facts, {
      tasks: String(facts.work.tasks),
      done: String(facts.work.done),
      onTime: onTime === null ? '—' : `${Math.round(onTime * 100)}%`,
      extensions: String(facts.extensions),
      meetings: String(facts.meetings),
      conflicts: String(facts.conflicts),
    }),
    said(['highlight']),
    said(['improvement']),
    [said(['lesson']), measures].filter(Boolean).join('\n'),
  ]
}
