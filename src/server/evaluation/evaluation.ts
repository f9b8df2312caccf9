import { sql } from 'kysely'
import type { z } from 'zod'
import type { answerEvaluation, EvaluationView } from '#contract/evaluation.ts'
import { questionnaireClosesAt } from '#domain/calendar/clocks.ts'
import { AppError } from '#domain/error.ts'
import { effectScore, measureEffect, weightSetOf } from '#domain/evaluation/effect.ts'
import { fewest, type Marks, tally } from '#domain/evaluation/questions.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import { viewDeadline } from '#server/calendar/deadline-view.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Db } from '#server/db/database.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { effectFacts } from './effect-facts.ts'

/** Who was there, themselves or for somebody, and is asked how it was; host and recorder always were. */
export function askedOf(meeting: Pick<Meeting, 'attendees' | 'hostId' | 'recorderId'>): string[] {
  const hasRoll = meeting.attendees.some(({ signIn }) => signIn !== null)
  const there = meeting.attendees.filter(({ signIn, rsvp }) =>
    hasRoll ? signIn !== null && signIn !== 'absent' && signIn !== 'leave' : rsvp === 'yes',
  )
  const people = there.map(({ personId, proxyId }) => proxyId ?? personId)
  return [...new Set([meeting.hostId, meeting.recorderId, ...people].filter((id) => id !== null))]
}

export async function evaluationOf(tx: Db, actor: Actor, id: string, now: Date): Promise<EvaluationView> {
  const meeting = await getMeeting(tx, id)
  authorizeMeeting(actor, 'view', meeting)
  const setting = await loadClockSetting(tx)
  const closes = meeting.actualEnd === null ? undefined : questionnaireClosesAt(meeting.actualEnd, setting)
  const isOpen = closes !== undefined && now <= closes.at
  const asked = askedOf(meeting)
  const done = await tx
    .selectFrom('evaluation_done')
    .select('person_id')
    .where('meeting_id', '=', id)
    .execute()
  const hasAnswered = done.some(({ person_id }) => person_id === actor.personId)
  const answers = await tx
    .selectFrom('evaluation_answer')
    .select(['person_id', 'marks', 'improve', 'suggestion'])
    .where('meeting_id', '=', id)
    .orderBy('id')
    .execute()
  const leads = actor.personId === meeting.organiserId || actor.personId === meeting.hostId
  // Whoever has yet to answer is not swayed by what the others said.
  const isWaiting = isOpen && !hasAnswered && asked.includes(actor.personId)
  const isFew = answers.length < fewest && answers.some(({ person_id }) => person_id === null)
  const { overall, byDimension, byQuestion } = tally(answers.map(({ marks }) => marks as Marks))
  const facts = await effectFacts(tx, meeting, now)
  const measured = measureEffect(facts)
  const weightSet = weightSetOf(meeting.type)
  const isShown = answers.length > 0 && !isFew && !isWaiting
  const people = await personRefs(
    tx,
    answers.map(({ person_id }) => person_id),
  )
  return {
    closes: closes === undefined ? null : viewDeadline('C-19', closes, isOpen ? 'waiting' : 'met'),
    isOpen,
    mine: hasAnswered ? 'answered' : isWaiting ? 'open' : 'notAsked',
    asked: asked.length,
    answered: done.length,
    result: isShown ? { overall, byDimension, byQuestion } : null,
    isKeptBack: answers.length > 0 && isFew,
    comments:
      leads && isShown
        ? answers
            .filter(({ improve, suggestion }) => improve !== '' || suggestion !== '')
            .map(({ improve, suggestion, person_id }) => ({
              improve,
              suggestion,
              person: (person_id && people.get(person_id)) || null,
            }))
        : [],
    effect: {
      score: effectScore(measured, weightSet),
      weightSet,
      measures: measured.map(({ measure, score, params }) => ({ measure, score, params: { ...params } })),
      adHoc: facts.adHoc,
    },
  }
}

type Answer = z.output<NonNullable<(typeof answerEvaluation)['body']>>

export async function answer(
  tx: Db,
  actor: Actor,
  id: string,
  { marks, improve, suggestion, isAnonymous }: Answer,
  now: Date,
): Promise<EvaluationView> {
  const meeting = await getMeeting(tx, id)
  authorizeMeeting(actor, 'view', meeting)
  const setting = await loadClockSetting(tx)
  if (!askedOf(meeting).includes(actor.personId)) throw new AppError('forbidden', 'evaluation.notAsked')
  if (meeting.actualEnd === null) throw new AppError('conflict', 'evaluation.notYet')
  if (now > questionnaireClosesAt(meeting.actualEnd, setting).at) {
    throw new AppError('conflict', 'evaluation.closed')
  }
  const { numInsertedOrUpdatedRows: fresh } = await tx
    .insertInto('evaluation_done')
    .values({ meeting_id: id, person_id: actor.personId })
    .onConflict((conflict) => conflict.columns(['meeting_id', 'person_id']).doNothing())
    .executeTakeFirstOrThrow()
  if (fresh !== 1n) throw new AppError('conflict', 'evaluation.answered')
  await tx
    .insertInto('evaluation_answer')
    .values({
      meeting_id: id,
      person_id: isAnonymous ? null : actor.personId,
      marks: JSON.stringify(marks),
      improve,
      suggestion,
    })
    .execute()
  return evaluationOf(tx, actor, id, now)
}

/** The meetings that wait for this person's answer. */
export async function toEvaluate(
  tx: Db,
  actor: Actor,
  now: Date,
): Promise<{ id: string; number: string; name: string; closesAt: Date }[]> {
  const { rows } = await sql<{ id: string; number: string; name: string; actualEnd: Date }>`
    select m.id, m.number, m.name, m.actual_end as "actualEnd" from meeting m
    where m.actual_end > ${new Date(now.getTime() - longestOpen)}
      and (${actor.personId} in (m.host_id, m.recorder_id) or exists (
        select 1 from meeting_attendee a where a.meeting_id = m.id and
        coalesce(a.proxy_id, a.person_id) = ${actor.personId} and a.sign_in not in ('absent', 'leave')))
      and not exists (select 1 from evaluation_done d where d.meeting_id = m.id and d.person_id = ${actor.personId})
    order by m.actual_end`.execute(tx)
  const setting = await loadClockSetting(tx)
  return rows
    .map(({ actualEnd, ...row }) => ({ ...row, closesAt: questionnaireClosesAt(actualEnd, setting).at }))
    .filter(({ closesAt }) => now <= closesAt)
}

/** The longest that a questionnaire can be open, working hours over a holiday included. */
const longestOpen = 31 * 86_400_000
