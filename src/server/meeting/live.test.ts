import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { MeetingView } from '#contract/meeting.ts'
import * as contract from '#contract/meeting.ts'
import { MeetingEvent } from '#contract/record.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { draftMeeting, noticedMeeting, overridesFor, startedMeeting } from '#test/meetings.ts'
import type { Cast } from '#test/people.ts'

let test: TestApp
let cast: Cast

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
beforeEach(() => test.setNow('2026-03-02T09:00:00+08:00'))
afterAll(() => test.close())

const refused = (status: number, reason: string) => expect.objectContaining({ status, reason })
const at = (time: string) => test.setNow(`2026-03-09T${time}+08:00`)
const rowFor = (meeting: MeetingView, person: { id: string }) =>
  meeting.attendees.find((attendee) => attendee.person.id === person.id) as MeetingView['attendees'][number]
const minutesOf = (meetingId: string) =>
  asSystem(test.app.db, (tx) =>
    tx.selectFrom('minutes').selectAll().where('meeting_id', '=', meetingId).execute(),
  )
const eventsOf = (meetingId: string) =>
  asSystem(test.app.db, (tx) =>
    tx
      .selectFrom('event')
      .select(['kind', 'payload'])
      .where('stream', '=', `meeting:${meetingId}`)
      .orderBy('id')
      .execute(),
  )

describe('opening', () => {
  const start = (as: { id: string }, id: string, openingChecked = true) =>
    test.call(contract.startMeeting, { as, params: { id }, body: { openingChecked, overrides: [] } })

  it('notes who checked, and begins the minutes with a number of their own', async () => {
    const { marketer } = cast.people
    const { id } = await noticedMeeting(test, cast, { classification: 'secret' })
    at('14:00:00')
    const meeting = await start(marketer, id)
    expect(meeting).toMatchObject({
      state: 'inProgress',
      phase: 'during',
      actualStart: '2026-03-09T06:00:00.000Z',
      openingCheckedBy: { id: marketer.id },
      openingCheckedAt: '2026-03-09T06:00:00.000Z',
      minutes: { noun: 'minutes', number: 'HYJY-2026-001', state: 'recording' },
    })
    const [minutes] = await minutesOf(id)
    expect(minutes).toMatchObject({
      classification: 'secret',
      maintainer_id: marketer.id,
      draft_due_at: null,
    })
    expect(minutes?.participant_ids).toContain(cast.people.designer.id)
    await expect(start(marketer, id)).rejects.toEqual(refused(409, 'meeting.notNow'))
  })

  it('may go on without the check, which is then not noted', async () => {
    const { marketingHead } = cast.people
    const { id } = await noticedMeeting(test, cast)
    const { items } = await test.call(contract.getMeetingFindings, {
      as: marketingHead,
      params: { id },
      query: { moment: 'start' },
    })
    expect(items.map(({ norm }) => norm)).toContain('NM-MTG-01')
    const meeting = await start(marketingHead, id, false)
    expect(meeting).toMatchObject({ state: 'inProgress', openingCheckedBy: null })
  })

  it('needs a recorder (S0-45)', async () => {
    const { marketingHead } = cast.people
    const { id, version } = await noticedMeeting(test, cast)
    await test.call(contract.updateMeeting, {
      as: marketingHead,
      params: { id },
      body: { version, recorderId: null },
    })
    const refusal = await start(marketingHead, id).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ status: 409, reason: 'norm.blocked' })
    const { findings } = (refusal as { detail: { findings: { norm: string; severity: string }[] } }).detail
    expect(findings.filter(({ severity }) => severity === 'block').map(({ norm }) => norm)).toEqual([
      'NM-PRE-15',
    ])
  })

  it.each([
    ['a core attendee', 'salesHead', 403, 'meeting.notYours'],
    ['an observer', 'designer', 403, 'meeting.notYours'],
    ['an outsider', 'admin', 404, 'meeting.notFound'],
  ] as const)('is not for %s', async (_case, who, status, reason) => {
    const { id } = await noticedMeeting(test, cast)
    await expect(start(cast.people[who], id)).rejects.toEqual(refused(status, reason))
  })

  it('is not possible before the notice', async () => {
    const { id } = await draftMeeting(test, cast)
    await expect(start(cast.people.marketingHead, id)).rejects.toEqual(refused(409, 'meeting.notNow'))
  })
})

describe('signing in (C-24)', () => {
  const sign = (as: { id: string }, id: string) => test.call(contract.signMeIn, { as, params: { id } })

  it.each([
    ['13:29:59', 'tooEarly'],
    ['13:30:00', 'onTime'],
    ['14:00:00', 'onTime'],
    ['14:05:00', 'onTime'],
    ['14:05:01', 'late'],
    ['15:20:00', 'late'],
  ])('at %s is %s', async (time, outcome) => {
    const { salesHead } = cast.people
    const { id } = await noticedMeeting(test, cast)
    at(time)
    const { can } = await test.call(contract.getMeeting, { as: salesHead, params: { id } })
    expect(can.includes('checkIn')).toBe(outcome !== 'tooEarly')
    if (outcome === 'tooEarly') {
      await expect(sign(salesHead, id)).rejects.toEqual(refused(409, 'attendance.tooEarly'))
      return
    }
    const meeting = await sign(salesHead, id)
    expect(rowFor(meeting, salesHead)).toMatchObject({
      signIn: outcome,
      signedInAt: test.now().toISOString(),
    })
    expect(meeting.can).not.toContain('checkIn')
    await expect(sign(salesHead, id)).rejects.toEqual(refused(409, 'attendance.moveNotPossible'))
  })

  it('a proxy signs the row they stand in for; observers sign too; outsiders do not', async () => {
    const { salesHead, seller, designer, vicePresident, admin } = cast.people
    const { id } = await noticedMeeting(test, cast)
    await test.call(contract.answerInvitation, {
      as: salesHead,
      params: { id },
      body: { answer: 'proxy', proxyId: seller.id, reason: '客户拜访' },
    })
    at('13:50:00')
    expect(rowFor(await sign(seller, id), salesHead).signIn).toBe('onTime')
    expect(rowFor(await sign(designer, id), designer).signIn).toBe('onTime')
    await expect(sign(vicePresident, id)).rejects.toEqual(refused(403, 'meeting.notYours'))
    await expect(sign(admin, id)).rejects.toEqual(refused(404, 'meeting.notFound'))
  })

  it('whoever sent somebody and comes after all takes the seat back', async () => {
    const { salesHead, seller } = cast.people
    const { id } = await noticedMeeting(test, cast)
    await test.call(contract.answerInvitation, {
      as: salesHead,
      params: { id },
      body: { answer: 'proxy', proxyId: seller.id, reason: '客户拜访' },
    })
    at('13:50:00')
    expect(rowFor(await sign(salesHead, id), salesHead)).toMatchObject({
      rsvp: 'yes',
      signIn: 'onTime',
      proxy: null,
      proxyScope: null,
    })
    await expect(sign(seller, id)).rejects.toEqual(refused(403, 'meeting.notYours'))
  })
})

describe('the roll call (S2-27)', () => {
  it('notes who is there, late, gone early, or missing and why, and can be put right', async () => {
    const { marketer, salesHead, productHead, seller } = cast.people
    const meeting = await startedMeeting(test, cast)
    const { id } = meeting
    const note = (
      person: { id: string },
      signIn: 'onTime' | 'late' | 'leftEarly' | 'absent' | 'leave' | null,
      more: { reason?: string; proxyId?: string | null } = {},
    ) =>
      test.call(contract.noteAttendance, {
        as: marketer,
        params: { id, attendeeId: rowFor(meeting, person).id },
        body: { signIn, ...more },
      })
    expect(rowFor(await note(productHead, 'absent'), productHead)).toMatchObject({
      signIn: 'absent',
      absenceReason: '',
      signedInAt: null,
    })
    expect(rowFor(await note(productHead, 'absent', { reason: '生病' }), productHead).absenceReason).toBe(
      '生病',
    )
    expect(rowFor(await note(productHead, 'late'), productHead)).toMatchObject({
      signIn: 'late',
      absenceReason: '',
      signedInAt: '2026-03-09T06:00:00.000Z',
    })
    at('15:00:00')
    expect(rowFor(await note(productHead, 'leftEarly'), productHead)).toMatchObject({
      signIn: 'leftEarly',
      signedInAt: '2026-03-09T06:00:00.000Z',
      leftAt: '2026-03-09T07:00:00.000Z',
    })
    const proxied = await note(salesHead, 'absent', { reason: '客户拜访', proxyId: seller.id })
    expect(rowFor(proxied, salesHead)).toMatchObject({
      signIn: 'absent',
      rsvp: 'proxy',
      proxy: { id: seller.id },
    })
    expect(rowFor(await note(salesHead, null), salesHead).signIn).toBeNull()
    const self = note(salesHead, 'absent', { proxyId: salesHead.id })
    await expect(self).rejects.toEqual(refused(422, 'rsvp.proxyIsSelf'))
  })

  it.each([
    ['a core attendee', 'salesHead', 403, 'meeting.notYours'],
    ['an observer', 'designer', 403, 'meeting.notYours'],
    ['an outsider', 'admin', 404, 'meeting.notFound'],
  ] as const)('is not called by %s', async (_case, who, status, reason) => {
    const meeting = await startedMeeting(test, cast)
    const noting = test.call(contract.noteAttendance, {
      as: cast.people[who],
      params: { id: meeting.id, attendeeId: rowFor(meeting, cast.people.productHead).id },
      body: { signIn: 'absent' },
    })
    await expect(noting).rejects.toEqual(refused(status, reason))
  })
})

describe('running the agenda', () => {
  const begin = (id: string, as: { id: string } = cast.people.marketingHead) =>
    test.call(contract.beginTopic, { as, params: { id } })
  const close = (id: string, outcome: 'decided' | 'deferred' | 'informed' | 'parked', note = '') =>
    test.call(contract.closeTopic, {
      as: cast.people.marketingHead,
      params: { id },
      body: {
        outcome,
        note,
        ...(outcome === 'deferred' && {
          followUp: { ownerId: cast.people.salesHead.id, what: '三家报价', dueOn: '2026-03-20' },
        }),
      },
    })
  const told = ({ topics }: MeetingView) => topics.map(({ state, spentSeconds }) => [state, spentSeconds])

  it('counts the seconds of every run of a topic, one topic at a time', async () => {
    const { topics } = await startedMeeting(test, cast)
    const [first, second] = topics.map(({ id }) => id) as [string, string]
    at('14:00:00')
    expect(told(await begin(first))).toEqual([
      ['running', 0],
      ['pending', 0],
    ])
    at('14:10:30')
    expect(told(await begin(second))).toEqual([
      ['pending', 630],
      ['running', 0],
    ])
    at('14:15:30')
    const back = await begin(first)
    expect(told(back)).toEqual([
      ['running', 630],
      ['pending', 300],
    ])
    expect(back.topics[0]?.startedAt).toBe('2026-03-09T06:15:30.000Z')
    at('14:20:00')
    expect(told(await close(first, 'decided', '按方案二'))).toEqual([
      ['decided', 900],
      ['pending', 300],
    ])
    at('14:30:00')
    await begin(second)
    at('14:31:00')
    const done = await close(second, 'deferred', '肖航3月20日再议')
    expect(done.topics[1]).toMatchObject({
      state: 'deferred',
      outcomeNote: '肖航3月20日再议',
      spentSeconds: 360,
      endedAt: '2026-03-09T06:31:00.000Z',
    })
  })

  it('keeps to the topic’s lifecycle', async () => {
    const { topics } = await startedMeeting(test, cast)
    const [first, second] = topics.map(({ id }) => id) as [string, string]
    await expect(close(second, 'decided')).rejects.toEqual(refused(409, 'topic.moveNotPossible'))
    await begin(first)
    await expect(begin(first)).rejects.toEqual(refused(409, 'topic.moveNotPossible'))
    await close(first, 'informed')
    await expect(begin(first)).rejects.toEqual(refused(409, 'topic.moveNotPossible'))
    const extend = (id: string) =>
      test.call(contract.extendTopic, {
        as: cast.people.marketingHead,
        params: { id },
        body: { minutes: 10, roomAgreed: true },
      })
    await expect(extend(first)).rejects.toEqual(refused(409, 'topic.closed'))
    await extend(second)
    expect((await extend(second)).topics[1]?.extendedMinutes).toBe(20)
  })

  it.each([
    ['the recorder', 'marketer', 403, 'meeting.notYours'],
    ['an observer', 'designer', 403, 'meeting.notYours'],
    ['an outsider', 'admin', 404, 'topic.notFound'],
  ] as const)('is the host’s, not for %s', async (_case, who, status, reason) => {
    const { topics } = await startedMeeting(test, cast)
    await expect(begin(topics[0]?.id as string, cast.people[who])).rejects.toEqual(refused(status, reason))
  })

  it('waits for the meeting to begin', async () => {
    const { topics } = await noticedMeeting(test, cast)
    await expect(begin(topics[0]?.id as string)).rejects.toEqual(refused(409, 'meeting.notNow'))
  })

  it('tells followers of each step: the whole agenda, and the version of the meeting', async () => {
    const { id, topics, version } = await startedMeeting(test, cast)
    const before = (await eventsOf(id)).length
    await begin(topics[0]?.id as string)
    const events = (await eventsOf(id)).slice(before)
    const heard = events.map(({ kind, payload }) =>
      MeetingEvent.parse({ kind, ...(payload as Record<string, unknown>) }),
    )
    expect(heard).toMatchObject([
      { kind: 'topics', topics: [{ state: 'running' }, { state: 'pending' }] },
      { kind: 'meeting', version },
    ])
  })
})

describe('the end', () => {
  const confirm = (id: string, as: { id: string } = cast.people.marketingHead) =>
    test.call(contract.beginConfirming, { as, params: { id } })
  const end = (
    id: string,
    overrides: { fingerprint: string; reason: string }[] = [],
    as: { id: string } = cast.people.marketingHead,
  ) => test.call(contract.endMeeting, { as, params: { id }, body: { overrides } })

  it('comes after reading back; the clocks of the minutes count from it', async () => {
    const { id, topics } = await startedMeeting(test, cast, { type: 'topic' })
    for (const topic of topics) {
      await test.call(contract.beginTopic, { as: cast.people.marketingHead, params: { id: topic.id } })
      await test.call(contract.closeTopic, {
        as: cast.people.marketingHead,
        params: { id: topic.id },
        body: { outcome: 'decided' },
      })
    }
    await expect(end(id)).rejects.toEqual(refused(409, 'meeting.notNow'))
    at('15:20:00')
    expect((await confirm(id)).state).toBe('confirming')
    await expect(confirm(id)).rejects.toEqual(refused(409, 'meeting.notNow'))
    at('15:30:00')
    const ended = await end(id)
    expect(ended).toMatchObject({
      state: 'ended',
      phase: 'after',
      actualEnd: '2026-03-09T07:30:00.000Z',
    })
    const clocks = ended.deadlines.filter(({ clock }) => clock === 'C-05' || clock === 'C-07')
    expect(clocks.map(({ clock, at: due, state }) => [clock, due, state])).toEqual([
      ['C-05', '2026-03-10T07:30:00.000Z', 'waiting'],
      ['C-07', '2026-03-11T07:30:00.000Z', 'waiting'],
    ])
    const [minutes] = await minutesOf(id)
    expect([minutes?.draft_due_at?.toISOString(), minutes?.final_due_at?.toISOString()]).toEqual([
      '2026-03-10T07:30:00.000Z',
      '2026-03-11T07:30:00.000Z',
    ])
  })

  it('asks reasons for topics without outcome, disputes without wording and lines not read back', async () => {
    const { marketingHead, salesHead } = cast.people
    const { id, topics } = await startedMeeting(test, cast, { type: 'topic' })
    const topicId = topics[0]?.id as string
    await test.call(contract.beginTopic, { as: marketingHead, params: { id: topicId } })
    await asSystem(test.app.db, (tx) =>
      tx
        .insertInto('entry')
        .values({
          meeting_id: id,
          topic_id: topicId,
          kind: 'dispute',
          position: 1,
          text: '渠道费用由谁承担',
          department_id: cast.departments.sales.id,
          person_id: salesHead.id,
          client_key: crypto.randomUUID(),
        })
        .execute(),
    )
    at('14:10:00')
    const paused = await confirm(id)
    expect(paused.topics[0]).toMatchObject({ state: 'pending', spentSeconds: 600 })
    const refusal = await end(id).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ status: 409, reason: 'norm.needsOverride' })
    const { findings } = (refusal as { detail: { findings: { norm: string }[] } }).detail
    expect(findings.map(({ norm }) => norm).sort()).toEqual([
      'NM-MTG-03',
      'NM-MTG-03',
      'NM-MTG-07',
      'NM-MTG-08',
    ])
    await expect(
      end(
        id,
        (await overridesFor(test, marketingHead, id, 'end')).map(({ fingerprint }) => ({
          fingerprint,
          reason: '',
        })),
      ),
    ).rejects.toEqual(refused(422, 'norm.reasonNeeded'))
    const ended = await end(id, await overridesFor(test, marketingHead, id, 'end'))
    expect(ended.state).toBe('ended')
    const kept = await asSystem(test.app.db, (tx) =>
      tx.selectFrom('norm_override').select(['norm_id', 'reason']).where('noun_id', '=', id).execute(),
    )
    expect(kept.filter(({ norm_id }) => norm_id.startsWith('NM-MTG'))).toHaveLength(4)
  })

  it.each([
    ['the recorder', 'marketer', 403, 'meeting.notYours'],
    ['an observer', 'designer', 403, 'meeting.notYours'],
    ['an outsider', 'admin', 404, 'meeting.notFound'],
  ] as const)('is the host’s to call, not for %s', async (_case, who, status, reason) => {
    const { id } = await startedMeeting(test, cast)
    await expect(confirm(id, cast.people[who])).rejects.toEqual(refused(status, reason))
    await confirm(id)
    await expect(end(id, [], cast.people[who])).rejects.toEqual(refused(status, reason))
  })
})
