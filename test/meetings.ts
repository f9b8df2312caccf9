import type { In } from '#contract/endpoint.ts'
import type { MeetingView } from '#contract/meeting.ts'
import * as contract from '#contract/meeting.ts'
import type { TestApp } from './harness.ts'
import type { Cast } from './people.ts'

type Changes = Partial<In<NonNullable<typeof contract.createMeeting.body>>>

/** A meeting as somebody careful prepares it: nothing of 四定一确认 is missing but what `changes` takes away. */
export async function draftMeeting(test: TestApp, cast: Cast, changes: Changes = {}): Promise<MeetingView> {
  const { marketingHead, marketer, salesHead, productHead, designer } = cast.people
  const as = marketingHead
  const created = await test.call(contract.createMeeting, {
    as,
    body: {
      name: '新品推广分工会',
      type: 'kickoff',
      plannedStart: '2026-03-09T14:00:00+08:00',
      plannedEnd: '2026-03-09T15:30:00+08:00',
      place: '三楼会议室A',
      goal: '3月20日前确定市场部、销售部、产品部的推广分工表和3个关键节点',
      coreProblem: '分工不清',
      expectedOutcome: '推广分工表',
      collaborationName: '新品推广',
      recorderId: marketer.id,
      confirmMinutes: 10,
      ...changes,
    },
  })
  const { id } = created
  const attend = (
    person: { id: string },
    kind: 'core' | 'observer',
    coreRole: 'decider' | 'executor' | null,
  ) => test.call(contract.addAttendee, { as, params: { id }, body: { personId: person.id, kind, coreRole } })
  await attend(salesHead, 'core', 'decider')
  await attend(productHead, 'core', 'executor')
  await attend(designer, 'observer', null)
  for (const [title, owner] of [
    ['推广分工', salesHead],
    ['关键节点', productHead],
  ] as const) {
    await test.call(contract.addTopic, {
      as,
      params: { id },
      body: {
        title,
        kind: 'decide',
        discussionContent: `${title}怎么定`,
        problemToSolve: `${title}没有定`,
        expectedOutput: `${title}表`,
        ownerId: owner.id,
        plannedMinutes: 30,
      },
    })
  }
  return test.call(contract.confirmVenue, { as, params: { id }, body: { isConfirmed: true } })
}

/** What stands in the way at a moment, taken on oneself as far as the norms let one. */
export async function overridesFor(
  test: TestApp,
  as: { id: string },
  id: string,
  moment: 'ready' | 'notice' | 'start' | 'end',
): Promise<{ fingerprint: string; reason: string }[]> {
  const { items } = await test.call(contract.getMeetingFindings, { as, params: { id }, query: { moment } })
  return items
    .filter(({ override, overridden }) => ['yes', 'reason'].includes(override) && overridden === null)
    .map(({ fingerprint }) => ({ fingerprint, reason: '情况紧急,已与各方说明' }))
}

export async function readyMeeting(test: TestApp, cast: Cast, changes: Changes = {}): Promise<MeetingView> {
  const as = cast.people.marketingHead
  const { id } = await draftMeeting(test, cast, changes)
  const overrides = await overridesFor(test, as, id, 'ready')
  return test.call(contract.makeReady, { as, params: { id }, body: { overrides } })
}

export async function noticedMeeting(test: TestApp, cast: Cast, changes: Changes = {}): Promise<MeetingView> {
  const as = cast.people.marketingHead
  const { id } = await readyMeeting(test, cast, changes)
  const overrides = await overridesFor(test, as, id, 'notice')
  return test.call(contract.sendNotice, { as, params: { id }, body: { overrides } })
}

/** Moves the clock to the planned start. */
export async function startedMeeting(test: TestApp, cast: Cast, changes: Changes = {}): Promise<MeetingView> {
  const { id, plannedStart } = await noticedMeeting(test, cast, changes)
  test.setNow(plannedStart as string)
  return test.call(contract.startMeeting, {
    as: cast.people.marketingHead,
    params: { id },
    body: { openingChecked: true, overrides: [] },
  })
}
