import ical, { type VEvent } from 'node-ical'
import type { Email } from 'postal-mime'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as contract from '#contract/meeting.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { draftMeeting, noticedMeeting, overridesFor, readyMeeting, startedMeeting } from '#test/meetings.ts'
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

/** What went out by mail since the last time of asking. */
let seen = 0
async function mailsSince(): Promise<Email[]> {
  await test.runJobs()
  const fresh = test.mails.slice(seen)
  seen = test.mails.length
  return fresh
}

function addressesOf(mails: readonly Email[]): string[] {
  return mails.flatMap(({ to = [] }) => to.map(({ address }) => address ?? '')).sort()
}

function emails(...people: { readonly email: string }[]): string[] {
  return people.map(({ email }) => email).sort()
}

function calendarOf(mail: Email | undefined): { method: string; event: VEvent } {
  const part = mail?.attachments.find(({ mimeType }) => mimeType === 'text/calendar')
  const text =
    typeof part?.content === 'string' ? part.content : new TextDecoder().decode(part?.content as ArrayBuffer)
  return parsed(text)
}

function parsed(text: string): { method: string; event: VEvent } {
  const event = Object.values(ical.sync.parseICS(text)).find((one) => one?.type === 'VEVENT') as VEvent
  return { method: /METHOD:(\w+)/.exec(text)?.[1] ?? '', event }
}

function mailTo(mails: readonly Email[], person: { readonly email: string }): Email | undefined {
  return mails.find(({ to = [] }) => to.some(({ address }) => address === person.email))
}

const noticesOf = (meetingId: string, kind: string) =>
  asSystem(test.app.db, (tx) =>
    tx
      .selectFrom('notification')
      .select(['person_id', 'params'])
      .where('noun_id', '=', meetingId)
      .where('kind', '=', kind)
      .execute(),
  )

beforeEach(async () => void (await mailsSince()))

describe('the preview', () => {
  it('shows each person what they would get, and sends nothing', async () => {
    const { marketingHead, marketer, salesHead, productHead, designer } = cast.people
    const { id } = await draftMeeting(test, cast)
    const { subject, recipients } = await test.call(contract.previewNotice, {
      as: marketingHead,
      params: { id },
    })
    expect(subject).toContain('新品推广分工会')
    const textFor = new Map(recipients.map(({ person, text }) => [person.id, text]))
    expect(new Set(textFor.keys())).toEqual(new Set([marketer.id, salesHead.id, productHead.id, designer.id]))
    expect(textFor.get(designer.id)).toContain('仅参与不发言')
    expect(textFor.get(salesHead.id)).toContain('有权当场决定')
    expect(textFor.get(productHead.id)).toContain('准备好汇报')
    expect(textFor.get(marketer.id)).toContain('记录人')
    expect(textFor.get(salesHead.id)).not.toContain('仅参与不发言')
    expect(textFor.get(salesHead.id)).toContain('1. 推广分工（需决策，30 分钟，肖航）')
    expect(recipients.every(({ byMail }) => byMail)).toBe(true)
    expect(await mailsSince()).toEqual([])
  })

  it('is for those who prepare the meeting', async () => {
    const { id } = await draftMeeting(test, cast)
    const look = (as: { id: string }) => test.call(contract.previewNotice, { as, params: { id } })
    await expect(look(cast.people.designer)).rejects.toEqual(refused(403, 'meeting.notYours'))
    await expect(look(cast.people.admin)).rejects.toEqual(refused(404, 'meeting.notFound'))
  })

  it('can still be read when the meeting is under way', async () => {
    const { id } = await startedMeeting(test, cast)
    const { recipients } = await test.call(contract.previewNotice, {
      as: cast.people.marketer,
      params: { id },
    })
    expect(recipients).toHaveLength(4)
  })
})

describe('sending', () => {
  it('tells everybody on the list but the sender, once, with their part and a calendar entry', async () => {
    const { marketingHead, marketer, salesHead, productHead, designer } = cast.people
    const meeting = await noticedMeeting(test, cast)
    expect(meeting).toMatchObject({ state: 'noticed', noticedAt: '2026-03-02T01:00:00.000Z' })
    const mails = await mailsSince()
    expect(addressesOf(mails)).toEqual(emails(marketer, salesHead, productHead, designer))
    expect(mailTo(mails, designer)?.text).toContain('仅参与不发言')
    expect(mailTo(mails, salesHead)?.text).not.toContain('仅参与不发言')

    const { method, event } = calendarOf(mailTo(mails, designer))
    expect(method).toBe('REQUEST')
    expect(event).toMatchObject({ uid: `${meeting.id}@bihuan`, summary: '新品推广分工会' })
    expect(event.start.toISOString()).toBe(meeting.plannedStart)
    expect(event.end?.toISOString()).toBe(meeting.plannedEnd)
    expect(String(event.sequence)).toBe('0')
    const told = await noticesOf(meeting.id, 'meeting.invited')
    expect(new Set(told.map(({ person_id }) => person_id))).toEqual(
      new Set([marketer, salesHead, productHead, designer].map(({ id }) => id)),
    )

    // A second click comes too late and tells nobody again.
    const again = test.call(contract.sendNotice, {
      as: marketingHead,
      params: { id: meeting.id },
      body: { overrides: [] },
    })
    await expect(again).rejects.toEqual(refused(409, 'meeting.notNow'))
    expect(await mailsSince()).toEqual([])
  })

  it('happens once when clicked twice at the same time', async () => {
    const as = cast.people.marketingHead
    const { id } = await readyMeeting(test, cast)
    const overrides = await overridesFor(test, as, id, 'notice')
    const click = () => test.call(contract.sendNotice, { as, params: { id }, body: { overrides } })
    const outcomes = await Promise.allSettled([click(), click()])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await mailsSince()).toHaveLength(4)
  })

  it('leaves out the mail of those who want none; they find it in the product', async () => {
    const { seller, designer } = cast.people
    await asSystem(test.app.db, (tx) =>
      tx.updateTable('person').set({ mail_notices: false }).where('id', '=', designer.id).execute(),
    )
    const { id } = await noticedMeeting(test, cast)
    await asSystem(test.app.db, (tx) =>
      tx.updateTable('person').set({ mail_notices: true }).where('id', '=', designer.id).execute(),
    )
    const mails = await mailsSince()
    expect(addressesOf(mails)).not.toContain(designer.email)
    const told = (await noticesOf(id, 'meeting.invited')).map(({ person_id }) => person_id)
    expect(told).toContain(designer.id)
    expect(told).not.toContain(seller.id)
  })

  it.each([
    ['in time', '2026-03-02T09:00:00+08:00', []],
    ['after two working days', '2026-03-05T15:00:00+08:00', ['NM-PRE-09']],
    ['after three days', '2026-03-06T15:00:00+08:00', ['NM-PRE-08', 'NM-PRE-09']],
    ['on the eve', '2026-03-08T15:00:00+08:00', ['NM-PRE-08', 'NM-PRE-09', 'NM-PRE-10']],
  ])('%s: asks a reason for each clock that was missed (C-03)', async (_case, now, norms) => {
    const as = cast.people.marketingHead
    const { id } = await readyMeeting(test, cast)
    test.setNow(now)
    const clocks = ['NM-PRE-08', 'NM-PRE-09', 'NM-PRE-10']
    const { items } = await test.call(contract.getMeetingFindings, {
      as,
      params: { id },
      query: { moment: 'notice' },
    })
    expect(
      items
        .map(({ norm }) => norm)
        .filter((norm) => clocks.includes(norm))
        .sort(),
    ).toEqual(norms)
    const bare = test.call(contract.sendNotice, { as, params: { id }, body: { overrides: [] } })
    if (norms.length > 0) {
      await expect(bare).rejects.toEqual(refused(409, 'norm.needsOverride'))
      const overrides = await overridesFor(test, as, id, 'notice')
      await test.call(contract.sendNotice, { as, params: { id }, body: { overrides } })
    } else await bare
    const { state } = await test.call(contract.getMeeting, { as, params: { id } })
    expect(state).toBe('noticed')
  })

  it('is the organiser’s act, and not one for a draft', async () => {
    const { marketer, marketingHead } = cast.people
    const draft = await draftMeeting(test, cast)
    const send = (as: { id: string }, id: string) =>
      test.call(contract.sendNotice, { as, params: { id }, body: { overrides: [] } })
    await expect(send(marketer, draft.id)).rejects.toEqual(refused(403, 'meeting.notYours'))
    await expect(send(marketingHead, draft.id)).rejects.toEqual(refused(409, 'meeting.notNow'))
    expect(await mailsSince()).toEqual([])
  })

  it('reaches whoever comes onto the list later, and takes it back from whoever leaves it', async () => {
    const { marketingHead, seller } = cast.people
    const { id } = await noticedMeeting(test, cast)
    await mailsSince()
    const added = await test.call(contract.addAttendee, {
      as: marketingHead,
      params: { id },
      body: { personId: seller.id },
    })
    const invitation = await mailsSince()
    expect(addressesOf(invitation)).toEqual([seller.email])
    expect(calendarOf(invitation[0]).method).toBe('REQUEST')

    const row = added.attendees.find(({ person }) => person.id === seller.id)
    await test.call(contract.removeAttendee, {
      as: marketingHead,
      params: { id, attendeeId: row?.id as string },
    })
    const withdrawal = await mailsSince()
    expect(addressesOf(withdrawal)).toEqual([seller.email])
    expect(calendarOf(withdrawal[0]).method).toBe('CANCEL')
    expect(withdrawal[0]?.text).toContain('不在本次会议的参会名单中')
  })
})

it('reaches whoever is given a role after it went out', async () => {
  const { marketingHead, seller } = cast.people
  const { id, version } = await noticedMeeting(test, cast)
  await mailsSince()
  const changed = await test.call(contract.updateMeeting, {
    as: marketingHead,
    params: { id },
    body: { version, timekeeperId: seller.id },
  })
  expect(changed.attendees.map(({ person }) => person.id)).toContain(seller.id)
  const mails = await mailsSince()
  expect(addressesOf(mails)).toEqual([seller.email])
  expect(mails[0]?.text).toContain('计时员')
})

describe('rescheduling', () => {
  const later = {
    plannedStart: '2026-03-16T14:00:00+08:00',
    plannedEnd: '2026-03-16T15:30:00+08:00',
    reason: '场地冲突',
  }

  it('asks everybody again, moves the calendar entry, and needs a notice of its own', async () => {
    const { marketingHead, salesHead, seller } = cast.people
    const { id } = await noticedMeeting(test, cast)
    await test.call(contract.answerInvitation, { as: salesHead, params: { id }, body: { answer: 'yes' } })
    await mailsSince()
    const moved = await test.call(contract.rescheduleMeeting, {
      as: marketingHead,
      params: { id },
      body: later,
    })
    expect(moved).toMatchObject({
      state: 'rescheduled',
      plannedStart: '2026-03-16T06:00:00.000Z',
      noticedAt: null,
      venueConfirmedAt: null,
    })
    expect(new Set(moved.attendees.map(({ rsvp }) => rsvp))).toEqual(new Set(['pending']))
    expect(moved.can).toContain('sendNotice')
    expect(moved.can).not.toContain('rsvp')
    const mails = await mailsSince()
    expect(mails).toHaveLength(4)
    const { method, event } = calendarOf(mailTo(mails, salesHead))
    expect([method, String(event.sequence), event.start.toISOString()]).toEqual([
      'REQUEST',
      '1',
      '2026-03-16T06:00:00.000Z',
    ])
    expect(mailTo(mails, salesHead)?.text).toContain('场地冲突')
    expect(mailTo(mails, seller)).toBeUndefined()

    const overrides = await overridesFor(test, marketingHead, id, 'notice')
    const again = await test.call(contract.sendNotice, {
      as: marketingHead,
      params: { id },
      body: { overrides },
    })
    expect(again).toMatchObject({ state: 'noticed' })
    const renewed = await mailsSince()
    expect(renewed).toHaveLength(4)
    expect(String(calendarOf(mailTo(renewed, salesHead)).event.sequence)).toBe('1')
    const { items } = await test.call(contract.getMeetingHistory, { as: salesHead, params: { id } })
    expect(items.filter(({ toState }) => toState !== null).map(({ move }) => move)).toEqual([
      'sendNotice',
      'reschedule',
      'attend',
      'sendNotice',
      'makeReady',
      'create',
    ])
  })

  it.each([
    ['who only records', 'marketer', 403, 'meeting.notYours'],
    ['who knows nothing of it', 'admin', 404, 'meeting.notFound'],
  ] as const)('is not for somebody %s', async (_case, who, status, reason) => {
    const { id } = await noticedMeeting(test, cast)
    const moving = test.call(contract.rescheduleMeeting, {
      as: cast.people[who],
      params: { id },
      body: later,
    })
    await expect(moving).rejects.toEqual(refused(status, reason))
  })

  it('is not for a meeting that nobody was told of, nor without a reason', async () => {
    const as = cast.people.marketingHead
    const { id } = await readyMeeting(test, cast)
    const move = (body: typeof later) => test.call(contract.rescheduleMeeting, { as, params: { id }, body })
    await expect(move(later)).rejects.toEqual(refused(409, 'meeting.notNow'))
    await expect(move({ ...later, reason: '' })).rejects.toEqual(refused(422, 'request.invalid'))
  })

  it('runs the notice clocks again: a time close by needs new reasons', async () => {
    const as = cast.people.marketingHead
    const { id } = await noticedMeeting(test, cast)
    await test.call(contract.rescheduleMeeting, {
      as,
      params: { id },
      body: {
        plannedStart: '2026-03-02T16:00:00+08:00',
        plannedEnd: '2026-03-02T17:30:00+08:00',
        reason: '客户临时要求',
      },
    })
    const sending = test.call(contract.sendNotice, { as, params: { id }, body: { overrides: [] } })
    const refusal = await sending.catch((error: unknown) => error)
    expect(refusal).toMatchObject({ status: 409, reason: 'norm.needsOverride' })
    const { findings } = (refusal as { detail: { findings: { norm: string; overridden: unknown }[] } }).detail
    const open = findings.filter(({ overridden }) => overridden === null).map(({ norm }) => norm)
    expect(open).toEqual(expect.arrayContaining(['NM-PRE-08', 'NM-PRE-09', 'NM-PRE-10']))
  })

  it('keeps the end behind the start', async () => {
    const { id } = await noticedMeeting(test, cast)
    const moving = test.call(contract.rescheduleMeeting, {
      as: cast.people.marketingHead,
      params: { id },
      body: { ...later, plannedEnd: later.plannedStart },
    })
    await expect(moving).rejects.toEqual(refused(422, 'meeting.endBeforeStart'))
  })

  it('a new place goes to everybody’s calendar without asking them again', async () => {
    const { marketingHead, salesHead } = cast.people
    const { id } = await noticedMeeting(test, cast)
    await test.call(contract.answerInvitation, { as: salesHead, params: { id }, body: { answer: 'yes' } })
    await mailsSince()
    const { version } = await test.call(contract.getMeeting, { as: marketingHead, params: { id } })
    const changed = await test.call(contract.updateMeeting, {
      as: marketingHead,
      params: { id },
      body: { version, place: '五楼会议室' },
    })
    expect(changed.attendees.find(({ person }) => person.id === salesHead.id)?.rsvp).toBe('yes')
    const { event } = calendarOf(mailTo(await mailsSince(), salesHead))
    expect([String(event.sequence), event.location]).toEqual(['1', '五楼会议室'])
  })
})

describe('cancelling', () => {
  it('takes the meeting out of the calendar of everybody who was told, and says why', async () => {
    const { marketingHead, salesHead, marketer, productHead, designer, seller } = cast.people
    const { id } = await noticedMeeting(test, cast)
    await test.call(contract.answerInvitation, {
      as: salesHead,
      params: { id },
      body: { answer: 'proxy', proxyId: seller.id, reason: '出差' },
    })
    await mailsSince()
    const cancelled = await test.call(contract.cancelMeeting, {
      as: marketingHead,
      params: { id },
      body: { reason: '项目推迟' },
    })
    expect(cancelled).toMatchObject({ state: 'cancelled', phase: null, cancelledReason: '项目推迟', can: [] })
    const mails = await mailsSince()
    expect(addressesOf(mails)).toEqual(emails(salesHead, marketer, productHead, designer, seller))
    const { method, event } = calendarOf(mailTo(mails, seller))
    expect([method, event.status, String(event.sequence)]).toEqual(['CANCEL', 'CANCELLED', '1'])
    expect(mailTo(mails, designer)?.text).toContain('项目推迟')
  })

  it('of a meeting that nobody was told of tells nobody', async () => {
    const { id } = await readyMeeting(test, cast)
    await test.call(contract.cancelMeeting, {
      as: cast.people.marketingHead,
      params: { id },
      body: { reason: '不开了' },
    })
    expect(await mailsSince()).toEqual([])
  })

  it('is not possible once it runs', async () => {
    const { id } = await startedMeeting(test, cast)
    const cancelling = test.call(contract.cancelMeeting, {
      as: cast.people.marketingHead,
      params: { id },
      body: { reason: '不开了' },
    })
    await expect(cancelling).rejects.toEqual(refused(409, 'meeting.notNow'))
  })
})

describe('answers', () => {
  const answer = (as: { id: string }, id: string, body: Parameters<typeof bodyOf>[0]) =>
    test.call(contract.answerInvitation, { as, params: { id }, body })
  const bodyOf = (
    body:
      | { answer: 'yes' }
      | { answer: 'no'; reason: string }
      | { answer: 'proxy'; reason: string; proxyId: string; proxyScope?: 'speak' | 'speakAndVote' },
  ) => body

  it('may be changed as often as one likes, and the organiser hears each', async () => {
    const { salesHead, marketingHead } = cast.people
    const { id } = await noticedMeeting(test, cast)
    const own = (meeting: { attendees: { person: { id: string }; rsvp: string; rsvpReason: string }[] }) => {
      const row = meeting.attendees.find(({ person }) => person.id === salesHead.id)
      return [row?.rsvp, row?.rsvpReason]
    }
    expect(own(await answer(salesHead, id, { answer: 'yes' }))).toEqual(['yes', ''])
    expect(own(await answer(salesHead, id, { answer: 'yes' }))).toEqual(['yes', ''])
    expect(own(await answer(salesHead, id, { answer: 'no', reason: '出差' }))).toEqual(['no', '出差'])
    expect(own(await answer(salesHead, id, { answer: 'yes' }))).toEqual(['yes', ''])
    const told = await noticesOf(id, 'meeting.rsvp')
    expect(told.map(({ person_id, params }) => [person_id, (params as { answer: string }).answer])).toEqual([
      [marketingHead.id, 'yes'],
      [marketingHead.id, 'no'],
      [marketingHead.id, 'yes'],
    ])
  })

  it('no needs a reason', async () => {
    const { id } = await noticedMeeting(test, cast)
    await expect(answer(cast.people.salesHead, id, { answer: 'no', reason: ' ' })).rejects.toEqual(
      refused(422, 'request.invalid'),
    )
  })

  it('a proxy is told, with their power, and sees the meeting until another one is named', async () => {
    const { salesHead, seller, admin } = cast.people
    const { id } = await noticedMeeting(test, cast, { classification: 'confidential' })
    const look = (as: { id: string }) => test.call(contract.getMeeting, { as, params: { id } })
    await expect(look(seller)).rejects.toEqual(refused(404, 'meeting.notFound'))
    await mailsSince()

    const sent = await answer(salesHead, id, {
      answer: 'proxy',
      proxyId: seller.id,
      reason: '出差',
      proxyScope: 'speak',
    })
    expect(sent.attendees.find(({ person }) => person.id === salesHead.id)).toMatchObject({
      rsvp: 'proxy',
      proxy: { id: seller.id },
      proxyScope: 'speak',
    })
    const mails = await mailsSince()
    expect(addressesOf(mails)).toEqual([seller.email])
    expect(mails[0]?.text).toContain('代肖航参会，可以发言，不参与表决')
    expect(calendarOf(mails[0]).method).toBe('REQUEST')
    const seen = await look(seller)
    expect(seen.myAttendeeId).toBe(sent.attendees.find(({ person }) => person.id === salesHead.id)?.id)

    await answer(salesHead, id, { answer: 'proxy', proxyId: admin.id, reason: '出差' })
    await expect(look(seller)).rejects.toEqual(refused(404, 'meeting.notFound'))
    await expect(look(admin)).resolves.toMatchObject({ id })
    const swapped = await mailsSince()
    expect(calendarOf(mailTo(swapped, seller)).method).toBe('CANCEL')
    expect(calendarOf(mailTo(swapped, admin)).method).toBe('REQUEST')

    await answer(salesHead, id, { answer: 'yes' })
    await expect(look(admin)).rejects.toEqual(refused(404, 'meeting.notFound'))
  })

  it('nobody is their own proxy', async () => {
    const { salesHead } = cast.people
    const { id } = await noticedMeeting(test, cast)
    await expect(
      answer(salesHead, id, { answer: 'proxy', proxyId: salesHead.id, reason: '出差' }),
    ).rejects.toEqual(refused(422, 'rsvp.proxyIsSelf'))
  })

  it.each([
    ['before the notice', readyMeeting, 'salesHead', 409, 'meeting.notNow'],
    ['from whoever is not asked', noticedMeeting, 'vicePresident', 403, 'meeting.notYours'],
    ['from whoever does not know of it', noticedMeeting, 'admin', 404, 'meeting.notFound'],
  ] as const)('are not taken %s', async (_case, make, who, status, reason) => {
    const { id } = await make(test, cast)
    await expect(answer(cast.people[who], id, { answer: 'yes' })).rejects.toEqual(refused(status, reason))
  })
})

it('notes when the notice was first opened', async () => {
  const { designer, marketingHead } = cast.people
  const { id } = await noticedMeeting(test, cast)
  const open = () => test.call(contract.openNotice, { as: designer, params: { id } })
  await open()
  test.setNow('2026-03-03T09:00:00+08:00')
  await open()
  const { attendees } = await test.call(contract.getMeeting, { as: marketingHead, params: { id } })
  expect(attendees.find(({ person }) => person.id === designer.id)?.noticeOpenedAt).toBe(
    '2026-03-02T01:00:00.000Z',
  )
})

describe('the calendar file', () => {
  it('holds the meeting for whoever may see it', async () => {
    const { designer, admin } = cast.people
    const meeting = await noticedMeeting(test, cast)
    const params = { id: meeting.id }
    const file = await test.call(contract.getMeetingCalendar, { as: designer, params })
    const { event } = parsed(String(file))
    expect(event).toMatchObject({ uid: `${meeting.id}@bihuan`, location: '三楼会议室A' })
    expect(event.start.toISOString()).toBe(meeting.plannedStart)
    await expect(test.call(contract.getMeetingCalendar, { as: admin, params })).rejects.toEqual(
      refused(404, 'meeting.notFound'),
    )
  })

  it('does not exist while there is no time', async () => {
    const { id } = await draftMeeting(test, cast, { plannedStart: null, plannedEnd: null })
    await expect(
      test.call(contract.getMeetingCalendar, { as: cast.people.marketingHead, params: { id } }),
    ).rejects.toEqual(refused(409, 'meeting.timeMissing'))
  })
})
