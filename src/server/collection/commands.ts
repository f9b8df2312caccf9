import type * as contract from '#contract/collection.ts'
import { topicCollectionUntil } from '#domain/calendar/clocks.ts'
import { type ProposalMove, proposalLifecycle } from '#domain/collection/lifecycle.ts'
import { authorizeCollection } from '#domain/collection/policy.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Db } from '#server/db/database.ts'
import { addTopic } from '#server/meeting/agenda.ts'
import { moveMeeting, noteChange, tellMeeting } from '#server/meeting/change.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { lockMeeting } from '#server/meeting/queries.ts'
import type { BodyOf } from '#server/meeting/requirements.ts'
import { notify } from '#server/notification/notify.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { getProposal, type Proposal } from './queries.ts'

/** everybody on the list is asked, and told until when. */
export async function openCollection(
  tx: Db,
  app: App,
  actor: Actor,
  request: { readonly id: string; readonly at: Date },
): Promise<void> {
  const { id, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeCollection(actor, 'open', meeting, at)
  if (meeting.plannedStart === null) throw new AppError('conflict', 'collection.noTime')
  const until = topicCollectionUntil(meeting.plannedStart, await loadClockSetting(tx)).at
  if (until <= at) throw new AppError('conflict', 'collection.tooLate')
  await moveMeeting(tx, actor, meeting, {
    move: 'openCollection',
    at,
    change: { collecting_until: until, collecting_opened_at: at },
    data: { until: until.toISOString() },
  })
  await notify(tx, app, {
    personIds: meeting.attendees.map(({ personId }) => personId),
    kind: 'meeting.collecting',
    ...about(meeting, at),
    params: { ...(await named(tx, actor, meeting)), dueAt: until.toISOString() },
    dedupe: `collecting:${id}`,
  })
}

export async function proposeTopic(
  tx: Db,
  app: App,
  actor: Actor,
  request: { readonly id: string; readonly topic: BodyOf<typeof contract.proposeTopic>; readonly at: Date },
): Promise<void> {
  const { id, topic, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeCollection(actor, 'propose', meeting, at)
  const own = meeting.attendees.find(({ personId }) => personId === actor.personId)
  const { id: proposalId } = await tx
    .insertInto('topic_proposal')
    .values({
      meeting_id: id,
      proposer_id: actor.personId,
      department_id: own?.departmentId ?? null,
      title: topic.title,
      problem_to_solve: topic.problemToSolve,
      expected_output: topic.expectedOutput,
      planned_minutes: topic.plannedMinutes,
      at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await noteChange(tx, actor, id, { move: 'proposeTopic', at, data: { title: topic.title } })
  await tellMeeting(tx, id, meeting.version)
  await notify(tx, app, {
    personIds: [meeting.organiserId],
    kind: 'meeting.topicProposed',
    ...about(meeting, at),
    params: { ...(await named(tx, actor, meeting)), topic: topic.title },
    dedupe: `proposed:${proposalId}`,
  })
}

/** Accepted, it becomes a topic of its proposer's; declined, with a reason. Its proposer hears either way. */
export async function answerProposal(
  tx: Db,
  app: App,
  actor: Actor,
  request: {
    readonly id: string
    readonly proposalId: string
    readonly answer: BodyOf<typeof contract.answerTopicProposal>
    readonly at: Date
  },
): Promise<void> {
  const { id, proposalId, answer, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeCollection(actor, 'answer', meeting, at)
  const proposal = await getProposal(tx, id, proposalId)
  const isAccepted = answer.answer === 'accept'
  const state = proposalLifecycle.stateAfter(proposal.state, answer.answer)
  const topicId = isAccepted ? await addTopic(tx, actor, { id, topic: topicOf(proposal), at }) : null
  const reason = answer.answer === 'decline' ? answer.reason : ''
  await settle(tx, proposal, {
    state,
    answer: reason,
    answered_by: actor.personId,
    answered_at: at,
    topic_id: topicId,
  })
  await noteChange(tx, actor, id, {
    move: isAccepted ? 'acceptProposal' : 'declineProposal',
    at,
    reason,
    data: { title: proposal.title },
  })
  await tellMeeting(tx, id, meeting.version)
  await notify(tx, app, {
    personIds: [proposal.proposerId],
    kind: isAccepted ? 'meeting.topicAccepted' : 'meeting.topicDeclined',
    ...about(meeting, at),
    params: { ...(await named(tx, actor, meeting)), topic: proposal.title, reason },
    dedupe: `proposal:${proposal.id}`,
  })
}

export async function withdrawProposal(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly proposalId: string; readonly at: Date },
): Promise<void> {
  const { id, proposalId, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeCollection(actor, 'propose', meeting, at)
  const proposal = await getProposal(tx, id, proposalId)
  if (proposal.proposerId !== actor.personId) throw new AppError('forbidden', 'proposal.notYours')
  await settle(tx, proposal, {
    state: proposalLifecycle.stateAfter(proposal.state, 'withdraw' satisfies ProposalMove),
  })
  await noteChange(tx, actor, id, { move: 'withdrawProposal', at, data: { title: proposal.title } })
  await tellMeeting(tx, id, meeting.version)
}

async function settle(
  tx: Db,
  { id }: Proposal,
  change: {
    readonly state: Proposal['state']
    readonly answer?: string
    readonly answered_by?: string
    readonly answered_at?: Date
    readonly topic_id?: string | null
  },
): Promise<void> {
  await tx.updateTable('topic_proposal').set(change).where('id', '=', id).execute()
}

/** What the proposer knows; the rest of the five elements is filled in on the agenda. */
function topicOf(proposal: Proposal) {
  return {
    title: proposal.title,
    problemToSolve: proposal.problemToSolve,
    expectedOutput: proposal.expectedOutput,
    plannedMinutes: proposal.plannedMinutes,
    ownerId: proposal.proposerId,
    presentingDepartmentId: proposal.departmentId,
  }
}

function about(meeting: Meeting, at: Date) {
  return { noun: 'meeting', nounId: meeting.id, link: `/meetings/${meeting.id}#collection`, at }
}

async function named(tx: Db, actor: Actor, { number, name }: Meeting) {
  const by = (await personRefs(tx, [actor.personId])).get(actor.personId)?.name ?? ''
  return { number, title: name, by }
}
