import * as contract from '#contract/meeting.ts'
import type { Person } from './durable-writer-person.ts'

/**
 * A meeting under way, prepared and opened over the API: `host` leads it, `recorder` keeps its record. Its
 * first topic runs, unless the opening is still to come.
 */
export async function openMeeting(
  host: Person,
  recorder: Person,
  others: readonly Person[],
  {
    observers = [],
    topics: further = [],
    isOpened = true,
    at = new Date(),
    collaborationId = null,
  }: {
    observers?: readonly Person[]
    topics?: readonly string[]
    isOpened?: boolean
    /** When it is, by the product's clock. */
    at?: Date
    collaborationId?: string | null
  } = {},
): Promise<{ meetingId: string; topicId: string }> {
  const start = new Date(at.getTime() + 10 * 60_000)
  const { id } = await host.call(contract.createMeeting, {
    body: {
      name: '断电演练会',
      type: 'kickoff',
      plannedStart: start.toISOString(),
      plannedEnd: new Date(start.getTime() + 90 * 60_000).toISOString(),
      place: '三楼会议室A',
      goal: '当天确定市场部、销售部、产品部的推广分工表和3个关键节点',
      coreProblem: '分工不清',
      expectedOutcome: '推广分工表',
      ...(collaborationId === null ? { collaborationName: '新品推广' } : { collaborationId }),
      recorderId: recorder.id,
      confirmMinutes: 10,
    },
  })
  const params = { id }
  for (const { id: personId } of others) {
    await host.call(contract.addAttendee, { params, body: { personId, kind: 'core', coreRole: 'executor' } })
  }
  for (const { id: personId } of observers) {
    await host.call(contract.addAttendee, { params, body: { personId, kind: 'observer' } })
  }
  for (const title of ['推广分工', ...further]) {
    await host.call(contract.addTopic, {
      params,
      body: {
        title,
        kind: 'decide',
        discussionContent: `${title}怎么定`,
        problemToSolve: `${title}没有定`,
        expectedOutput: `${title}表`,
        ownerId: host.id,
        plannedMinutes: title === '推广分工' ? 30 : 20,
      },
    })
  }
  await host.call(contract.confirmVenue, { params, body: { isConfirmed: true } })
  await host.call(contract.makeReady, { params, body: { overrides: await takenOn(host, id, 'ready') } })
  await host.call(contract.sendNotice, { params, body: { overrides: await takenOn(host, id, 'notice') } })
  const { topics } = await host.call(contract.startMeeting, {
    params,
    body: { openingChecked: true, overrides: await takenOn(host, id, 'start') },
  })
  const topicId = topics[0]?.id as string
  if (isOpened) await host.call(contract.beginTopic, { params: { id: topicId } })
  return { meetingId: id, topicId }
}

/** What the norms have against it at this moment, taken on oneself as far as they let one. */
async function takenOn(host: Person, id: string, moment: 'ready' | 'notice' | 'start') {
  const { items } = await host.call(contract.getMeetingFindings, { params: { id }, query: { moment } })
  return items
    .filter(({ override, overridden }) => ['yes', 'reason'].includes(override) && overridden === null)
    .map(({ fingerprint }) => ({ fingerprint, reason: '情况紧急,已与各方说明' }))
}
