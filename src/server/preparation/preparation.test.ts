import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { In } from '#contract/endpoint.ts'
import * as meetings from '#contract/meeting.ts'
import * as contract from '#contract/preparation.ts'
import { search } from '#contract/today.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { draftedMinutes } from '#server/minutes/minutes.test-data.ts'
import { openTestApp, type Refused, type TestApp } from '#test/harness.ts'
import { draftMeeting, noticedMeeting, overridesFor } from '#test/meetings.ts'
import type { Cast } from '#test/people.ts'

let test: TestApp
let cast: Cast

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
beforeEach(() => test.setNow('2026-03-02T09:00:00+08:00'))
afterAll(() => test.close())

type Attendee = meetings.MeetingView['attendees'][number]
const rowOf = (meeting: meetings.MeetingView, person: { id: string }) =>
  meeting.attendees.find((one) => one.person.id === person.id) as Attendee
const findings = (as: { id: string }, id: string) =>
  test
    .call(meetings.getMeetingFindings, { as, params: { id }, query: { moment: 'ready' } })
    .then(({ items }) => items.map(({ norm, place }) => `${norm} ${place.label}`.trim()))

describe('people and topics', () => {
  it('S0-37, S3-06: a core attendee whom no topic names is found; S0-41: so is a topic without a decision maker', async () => {
    const { marketingHead: as, salesHead, productHead } = cast.people
    const meeting = await draftMeeting(test, cast)
    const { id, topics } = meeting
    const [first, second] = topics.map((topic) => topic.id) as [string, string]
    const name = (person: { id: string }, topicIds: string[]) =>
      test.call(meetings.updateAttendee, {
        as,
        params: { id, attendeeId: rowOf(meeting, person).id },
        body: { topicIds },
      })
    // Nobody was named for anything: all who come are there for all of it.
    expect((await findings(as, id)).filter((one) => one.startsWith('NM-PRE-12'))).toEqual([])

    await name(salesHead, [first])
    await name(productHead, [first, second])
    expect((await findings(as, id)).filter((one) => one.startsWith('NM-PRE-12'))).toEqual([
      'NM-PRE-12 关键节点',
    ])
    const { readiness } = await name(salesHead, [first, second])
    expect((await findings(as, id)).filter((one) => one.startsWith('NM-PRE-12'))).toEqual([])
    expect(readiness.find(({ part }) => part === 'people')?.missing.map(({ key }) => key)).not.toContain(
      'readiness.people.no.decider',
    )

    await test.call(meetings.addAttendee, { as, params: { id }, body: { personId: cast.people.seller.id } })
    expect(await findings(as, id)).toContain('NM-PRE-13 沈青')
    await expect(name(salesHead, [crypto.randomUUID()])).rejects.toMatchObject({ reason: 'topic.notFound' })
  })

  it('X-06: core is mandatory, observers are not; S0-42: an observer loses part and topics', async () => {
    const { marketingHead: as, salesHead, designer } = cast.people
    const meeting = await draftMeeting(test, cast)
    const { id } = meeting
    expect(meeting.attendees.map(({ kind, isMandatory }) => [kind, isMandatory])).toEqual(
      meeting.attendees.map(({ kind }) => [kind, kind === 'core']),
    )
    const change = (body: In<NonNullable<typeof meetings.updateAttendee.body>>, person = salesHead) =>
      test.call(meetings.updateAttendee, { as, params: { id, attendeeId: rowOf(meeting, person).id }, body })
    await change({ topicIds: [meeting.topics[0]?.id as string] })
    const observer = rowOf(await change({ kind: 'observer' }), salesHead)
    expect(observer).toMatchObject({ coreRole: null, topicIds: [], isMandatory: false })
    expect(rowOf(await change({ isMandatory: true }, designer), designer).isMandatory).toBe(true)
  })
})

describe('roles', () => {
  it('S0-47, S2-19, S2-20: are suggested by tag, then by place; S2-15: heads of silent departments too', async () => {
    const { marketingHead: as, marketer, seller, productHead } = cast.people
    const { sales } = cast.departments
    await asSystem(test.app.db, (tx) =>
      tx
        .updateTable('person')
        .set({ tags: ['knowsProcess'] })
        .where('id', '=', productHead.id)
        .execute(),
    )
    const { id, host } = await test.call(meetings.createMeeting, {
      as: marketer,
      body: { name: '谁来做什么' },
    })
    expect(host?.id).toBe(as.id)
    const { items } = await test.call(contract.suggestRoles, { as: marketer, params: { id } })
    const of = (role: string) =>
      items.find((one) => one.role === role)?.people.map(({ person }) => person.name)
    // The head hosts already, so that only the tag is left to suggest.
    expect(of('host')).toEqual(['陈拓'])
    expect(of('recorder')).toEqual(['林小满'])
    await test.call(meetings.addAttendee, { as: marketer, params: { id }, body: { personId: seller.id } })
    const { unrepresented } = await test.call(contract.suggestRoles, { as: marketer, params: { id } })
    expect(
      unrepresented.map(({ department, people }) => [department.id, people.map((one) => one.name)]),
    ).toEqual([[sales.id, ['肖航']]])
    // An observer neither steers nor writes (S0-44, S0-45), one person is each.
    const listed = await test.call(meetings.addAttendee, {
      as: marketer,
      params: { id },
      body: { personId: cast.people.designer.id, kind: 'observer' },
    })
    for (const role of ['hostId', 'recorderId'] as const) {
      await expect(
        test.call(meetings.updateMeeting, {
          as: marketer,
          params: { id },
          body: { [role]: cast.people.designer.id, version: listed.version },
        }),
      ).rejects.toMatchObject({ reason: 'attendee.roleSpeaks' })
    }
  })

  it('S3-04: the organiser hands the meeting over, and nobody else does', async () => {
    const { marketingHead, marketer, salesHead } = cast.people
    const { id, version } = await draftMeeting(test, cast)
    const handTo = (as: { id: string }) =>
      test.call(meetings.updateMeeting, { as, params: { id }, body: { organiserId: salesHead.id, version } })
    await expect(handTo(marketer)).rejects.toMatchObject({ status: 403, reason: 'meeting.organiserNotYours' })
    const handed = await handTo(marketingHead)
    expect(handed.organiser.id).toBe(salesHead.id)
    const { can } = await test.call(meetings.getMeeting, { as: salesHead, params: { id } })
    expect(can).toContain('makeReady')
  })

  it('S3-07: material that names nobody is the material preparer’s, due two working days before', async () => {
    const { marketingHead: as, seller } = cast.people
    const { id, version } = await draftMeeting(test, cast)
    await test.call(meetings.updateMeeting, {
      as,
      params: { id },
      body: { materialPreparerId: seller.id, version },
    })
    const { materials, materialPreparer } = await test.call(meetings.addMaterial, {
      as,
      params: { id },
      body: { name: '背景资料' },
    })
    expect(materialPreparer?.id).toBe(seller.id)
    // Monday the 9th minus two working days.
    expect(materials[0]).toMatchObject({ preparer: { id: seller.id } })
    expect(materials[0]?.dueAt?.slice(0, 10)).toBe('2026-03-05')
    await test.call(meetings.uploadMaterial, {
      as: seller,
      params: { id: materials[0]?.id as string },
      file: { name: '背景.txt', content: '背景' },
    })
  })
})

describe('the confirmation sheet', () => {
  it('S0-49, S0-50, S0-51, X-05: keeps what an invitee answers, S2-10, S0-19: and who has opened what', async () => {
    const { marketingHead: organiser, salesHead, seller, designer, marketer } = cast.people
    const meeting = await noticedMeeting(test, cast, {
      form: 'hybrid',
      onlineUrl: 'https://meet.example.com/1',
    })
    const { id } = meeting
    await asSystem(test.app.db, (tx) =>
      tx.updateTable('person').set({ phone: '13800000000' }).where('id', '=', salesHead.id).execute(),
    )
    const { materials } = await test.call(meetings.addMaterial, {
      as: organiser,
      params: { id },
      body: { name: '方案', preparerId: marketer.id },
    })
    const material = { id: materials[0]?.id as string }
    await test.call(meetings.uploadMaterial, {
      as: marketer,
      params: material,
      file: { name: '方案.txt', content: '一' },
    })
    await test.call(meetings.openNotice, { as: salesHead, params: { id } })
    await test.call(meetings.openMaterial, { as: salesHead, params: material })
    const answered = await test.call(meetings.answerInvitation, {
      as: salesHead,
      params: { id },
      body: { answer: 'yes', mode: 'online', remark: '出差途中，会晚到5分钟' },
    })
    expect(rowOf(answered, salesHead)).toMatchObject({
      rsvp: 'yes',
      mode: 'online',
      remark: '出差途中，会晚到5分钟',
      rsvpAt: '2026-03-02T01:00:00.000Z',
    })

    const sheet = await test.call(contract.getAttendeeSheet, { as: organiser, params: { id } })
    const of = (person: { id: string }) =>
      sheet.items.find(({ attendeeId }) => attendeeId === rowOf(meeting, person).id)
    expect(of(salesHead)).toEqual({
      attendeeId: rowOf(meeting, salesHead).id,
      phone: '13800000000',
      reading: {
        noticeOpenedAt: '2026-03-02T01:00:00.000Z',
        materials: [{ materialId: material.id, openedAt: '2026-03-02T01:00:00.000Z' }],
      },
    })
    expect(of(designer)?.reading).toEqual({
      noticeOpenedAt: null,
      materials: [{ materialId: material.id, openedAt: null }],
    })
    const others = await test.call(contract.getAttendeeSheet, { as: salesHead, params: { id } })
    expect(others.items.map(({ reading }) => reading)).toEqual(meeting.attendees.map(() => null))

    // A proxy comes in the place of somebody; how the other one would have come says nothing any more.
    const byProxy = await test.call(meetings.answerInvitation, {
      as: salesHead,
      params: { id },
      body: { answer: 'proxy', proxyId: seller.id, proxyScope: 'speak', reason: '客户拜访' },
    })
    expect(rowOf(byProxy, salesHead)).toMatchObject({ rsvp: 'proxy', mode: null, proxyScope: 'speak' })
  })

  it('says on site where there is nothing else to say', async () => {
    const { salesHead } = cast.people
    const { id } = await noticedMeeting(test, cast)
    const answered = await test.call(meetings.answerInvitation, {
      as: salesHead,
      params: { id },
      body: { answer: 'yes' },
    })
    expect(rowOf(answered, salesHead).mode).toBe('onsite')
  })

  it('X-11, S0-43: tells each class its part: who decides what, who reports, who brings figures, who listens', async () => {
    const { marketingHead: as, salesHead, productHead, designer, seller } = cast.people
    const draft = await draftMeeting(test, cast, { decisionPower: '可当场决定5万元以内的推广费' })
    const { id } = draft
    await test.call(meetings.addAttendee, {
      as,
      params: { id },
      body: {
        personId: seller.id,
        coreRole: 'informant',
        topicIds: [draft.topics[1]?.id as string],
        materialsToPrepare: '近三个月渠道数据',
      },
    })
    const { recipients } = await test.call(meetings.previewNotice, { as, params: { id } })
    const textOf = (person: { id: string }) =>
      recipients.find((one) => one.person.id === person.id)?.text ?? ''
    expect(textOf(salesHead)).toContain('可当场决定5万元以内的推广费')
    expect(textOf(productHead)).not.toContain('可当场决定5万元以内的推广费')
    expect(textOf(productHead)).toContain('准备好汇报')
    expect(textOf(seller)).toContain('近三个月渠道数据')
    expect(textOf(seller)).toMatch(/您相关的议题[^\n]*\n?[^\n]*关键节点/)
    expect(textOf(designer)).toContain('仅参与不发言')
  })
})

describe('the list of attendees', () => {
  it('S0-24, S3-14, S3-15: is entered once and feeds confirmation, sign-in, minutes and distribution', async () => {
    const organiser = cast.people.marketingHead
    const { meetingId, minutes } = await draftedMinutes(test, cast)
    const params = { id: meetingId }
    const meeting = await test.call(meetings.getMeeting, { as: organiser, params })
    const invited = meeting.attendees.map(({ person }) => person.name).sort()
    const sheet = await test.call(contract.getAttendeeSheet, { as: organiser, params })
    expect(sheet.items.map(({ attendeeId }) => attendeeId)).toEqual(meeting.attendees.map(({ id }) => id))
    expect((await test.call(contract.getSignIn, { as: organiser, params })).totals.expected).toBe(
      invited.length,
    )
    const { attendeesByDepartment, absences } = minutes.content.basics
    const present = attendeesByDepartment.flatMap(({ people }) => people)
    // 沈青 speaks and votes for 肖航, who is absent with a reason.
    expect(absences).toMatchObject([{ name: '肖航', reason: '客户拜访', proxy: '沈青' }])
    expect([...present.map(({ name }) => name), ...absences.map(({ name }) => name)].sort()).toEqual(
      [...invited, '沈青'].sort(),
    )
    expect(present.find(({ name }) => name === '苏禾')?.kind).toBe('observer')
    expect(present.find(({ name }) => name === '陈拓')?.kind).toBe('core')
    const told = minutes.recipients.map(({ person }) => person.name)
    expect(invited.filter((name) => !told.includes(name))).toEqual([])
  })

  it('S0-44, S0-45: has one host and one recorder before it starts; S0-46: a timekeeper only if one likes', async () => {
    const { marketingHead: host, marketer: recorder } = cast.people
    const noticed = await noticedMeeting(test, cast)
    const params = { id: noticed.id }
    const start = () =>
      test.call(meetings.startMeeting, {
        as: recorder,
        params,
        body: { openingChecked: true, overrides: [] },
      })
    const without = await test.call(meetings.updateMeeting, {
      as: recorder,
      params,
      body: { hostId: null, version: noticed.version },
    })
    test.setNow('2026-03-09T14:00:00+08:00')
    const refused = await start().catch((error: Refused) => error)
    expect(refused).toMatchObject({ status: 409, reason: 'norm.blocked' })
    expect((refused as Refused).detail).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ norm: 'NM-PRE-15', severity: 'block' })]),
    })
    await test.call(meetings.updateMeeting, {
      as: recorder,
      params,
      body: { hostId: host.id, version: without.version },
    })
    expect(await start()).toMatchObject({ state: 'inProgress', timekeeper: null, host: { id: host.id } })
  })
})

describe('position statements', () => {
  const words = {
    position: '先保渠道，再谈投放',
    needs: '激励政策3月中旬前明确',
    suggestion: '分两批上线',
    speakingPoints: ['渠道反馈', '竞品动作'],
  }

  it('S2-21, S2-22, S2-23, S2-24, S2-25: a department writes its own, others read it when they meet', async () => {
    const { marketingHead, marketer, salesHead, seller, productHead, designer } = cast.people
    const { sales, design } = cast.departments
    const draft = await draftMeeting(test, cast)
    const { id } = draft
    const topicId = draft.topics[0]?.id as string
    const say = (as: { id: string }, version = 0, departmentId = sales.id) =>
      test.call(contract.savePosition, {
        as,
        params: { id, topicId },
        body: { departmentId, ...words, version },
      })
    await expect(say(salesHead)).rejects.toMatchObject({ status: 409, reason: 'position.notNow' })

    await test.call(meetings.makeReady, {
      as: marketingHead,
      params: { id },
      body: { overrides: await overridesFor(test, marketingHead, id, 'ready') },
    })
    await test.call(meetings.sendNotice, {
      as: marketingHead,
      params: { id },
      body: { overrides: await overridesFor(test, marketingHead, id, 'notice') },
    })
    const said = await say(salesHead)
    expect(said).toMatchObject({ ...words, topicId, department: { id: sales.id }, version: 1 })
    await expect(say(salesHead)).rejects.toMatchObject({
      reason: 'position.stale',
      detail: { current: { version: 1, position: words.position } },
    })
    await expect(say(productHead)).rejects.toMatchObject({ status: 403, reason: 'position.notYours' })
    // S0-43, NM-MTG-05: an observer has no position.
    await expect(say(designer, 0, design.id)).rejects.toMatchObject({
      status: 409,
      reason: 'norm.blocked',
      detail: { findings: [{ norm: 'NM-MTG-05' }] },
    })
    // Whoever stands in speaks for the department.
    await test.call(meetings.answerInvitation, {
      as: salesHead,
      params: { id },
      body: { answer: 'proxy', proxyId: seller.id, reason: '客户拜访' },
    })
    expect((await say(seller, 1)).author.id).toBe(seller.id)

    const read = (as: { id: string }) => test.call(contract.listPositions, { as, params: { id } })
    expect((await read(salesHead)).items).toHaveLength(1)
    expect((await read(salesHead)).mine.map((one) => one.id)).toEqual([sales.id])
    for (const as of [marketingHead, marketer]) expect((await read(as)).items, as.name).toHaveLength(1)
    for (const as of [productHead, designer]) {
      expect(await read(as), as.name).toMatchObject({ items: [], showsAll: false })
    }

    test.setNow('2026-03-09T14:00:00+08:00')
    await test.call(meetings.startMeeting, {
      as: marketingHead,
      params: { id },
      body: { openingChecked: true, overrides: [] },
    })
    expect(await read(productHead)).toMatchObject({ items: [words], showsAll: true, mine: [] })
    await expect(say(salesHead, 2)).rejects.toMatchObject({ reason: 'position.notNow' })
  })
})

describe('pre-alignment', () => {
  it('S3-78: notes the talk with each head, which NM-PRE-19 asks for', async () => {
    const { marketingHead: as, marketer, salesHead } = cast.people
    const { sales, product } = cast.departments
    const { id } = await draftMeeting(test, cast)
    expect((await findings(as, id)).filter((one) => one.startsWith('NM-PRE-19'))).toEqual([
      'NM-PRE-19 销售部',
      'NM-PRE-19 产品部',
    ])
    const view = await test.call(contract.getAlignment, { as, params: { id } })
    expect(view.heads.map(({ department, head, outcome }) => [department.id, head?.name, outcome])).toEqual([
      [sales.id, '肖航', null],
      [product.id, '陈拓', null],
    ])
    const note = (body: In<NonNullable<typeof contract.noteHeadAlignment.body>>, who: { id: string } = as) =>
      test.call(contract.noteHeadAlignment, { as: who, params: { id, departmentId: sales.id }, body })
    await expect(note({ outcome: 'objection', version: 0 })).rejects.toMatchObject({
      reason: 'alignment.objectionNeedsWords',
    })
    const noted = await note({ outcome: 'objection', note: '人手不够', version: 0 }, marketer)
    expect(noted.heads[0]).toMatchObject({
      outcome: 'objection',
      note: '人手不够',
      notedBy: { id: marketer.id },
      notedAt: '2026-03-02T01:00:00.000Z',
      version: 1,
    })
    await expect(note({ outcome: 'agreed', version: 0 })).rejects.toMatchObject({ reason: 'alignment.stale' })
    expect((await findings(as, id)).filter((one) => one.startsWith('NM-PRE-19'))).toEqual([
      'NM-PRE-19 产品部',
    ])
    // Those of whom it is spoken do not read it, and hear nothing of the norm either.
    await expect(test.call(contract.getAlignment, { as: salesHead, params: { id } })).rejects.toMatchObject({
      status: 403,
    })
    expect((await findings(salesHead, id)).filter((one) => one.startsWith('NM-PRE-19'))).toEqual([])
  })

  it('S3-79: what the superior says is for organiser and host; not for the recorder, the history or a search', async () => {
    const { marketingHead: organiser, marketer: recorder, salesHead, vicePresident } = cast.people
    const { id } = await draftMeeting(test, cast, { type: 'resourceConflict' })
    const secret = '副总倾向把预算先给销售部'
    const isAsked = async (as: { id: string }) =>
      (await findings(as, id)).filter((one) => one.startsWith('NM-PRE-19')).length
    const before = await isAsked(organiser)
    await test.call(contract.noteSuperiorAlignment, {
      as: organiser,
      params: { id },
      body: { isAgreed: true, note: secret },
    })
    expect(await isAsked(organiser)).toBe(before - 1)
    const { superior } = await test.call(contract.getAlignment, { as: organiser, params: { id } })
    expect(superior).toMatchObject({
      isNeeded: true,
      superiors: [{ name: vicePresident.name }],
      notes: [{ isAgreed: true, note: secret, notedBy: { id: organiser.id } }],
    })
    expect((await test.call(contract.getAlignment, { as: recorder, params: { id } })).superior).toBeNull()
    await expect(
      test.call(contract.noteSuperiorAlignment, { as: recorder, params: { id }, body: { isAgreed: false } }),
    ).rejects.toMatchObject({ status: 403 })
    for (const as of [recorder, salesHead, organiser]) {
      const history = await test.call(meetings.getMeetingHistory, { as, params: { id } })
      const found = await test.call(search, { as, query: { q: '倾向把预算' } })
      const meeting = await test.call(meetings.getMeeting, { as, params: { id } })
      expect(JSON.stringify([history, found, meeting]), as.name).not.toContain('倾向')
    }
    const seen = await asSystem(test.app.db, (tx) => tx.selectFrom('event').selectAll().execute())
    expect(JSON.stringify(seen)).not.toContain('倾向')
  })
})

describe('sign-in', () => {
  it('X-21, X-22: opens half an hour before, is late after five minutes, by link or code, and by nobody else', async () => {
    const {
      marketingHead: host,
      marketer: recorder,
      salesHead,
      productHead,
      designer,
      newcomer,
    } = cast.people
    const { id } = await noticedMeeting(test, cast)
    const sheet = (as: { id: string }) => test.call(contract.getSignIn, { as, params: { id } })
    const sign = (as: { id: string }, code?: string) =>
      test.call(meetings.signMeIn, { as, params: { id }, ...(code !== undefined && { body: { code } }) })

    test.setNow('2026-03-09T13:29:59+08:00')
    expect((await sheet(salesHead)).moment).toBe('tooEarly')
    await expect(sign(salesHead)).rejects.toMatchObject({ reason: 'attendance.tooEarly' })
    test.setNow('2026-03-09T13:30:00+08:00')
    expect(await sheet(salesHead)).toMatchObject({
      moment: 'open',
      window: {
        opensAt: '2026-03-09T05:30:00.000Z',
        lateAfter: '2026-03-09T06:05:00.000Z',
        earlyUntil: '2026-03-09T07:25:00.000Z',
      },
      code: null,
    })
    const { code } = await sheet(recorder)
    expect(code?.svg).toMatch(/^<svg/)
    const secret = new URL(code?.link as string).searchParams.get('code') as string
    expect(code?.link).toBe(`http://bihuan.test/meetings/${id}/sign-in?code=${secret}`)

    expect(rowOf(await sign(salesHead, secret), salesHead)).toMatchObject({
      signIn: 'onTime',
      signInMethod: 'scan',
    })
    expect(rowOf(await sign(productHead, 'guessed'), productHead).signInMethod).toBe('online')
    // 不得代签: who is not on the list signs for nobody, and a second time signs nothing.
    await expect(sign(newcomer)).rejects.toMatchObject({ status: 404 })
    await expect(sign(salesHead)).rejects.toMatchObject({ status: 409 })

    test.setNow('2026-03-09T14:00:00+08:00')
    const started = await test.call(meetings.startMeeting, {
      as: host,
      params: { id },
      body: { openingChecked: true, overrides: [] },
    })
    const noted = await test.call(meetings.noteAttendance, {
      as: recorder,
      params: { id, attendeeId: rowOf(started, designer).id },
      body: { signIn: 'leave', reason: '出差' },
    })
    expect(rowOf(noted, designer).signInMethod).toBeNull()
    const byHand = await test.call(meetings.noteAttendance, {
      as: recorder,
      params: { id, attendeeId: rowOf(started, host).id },
      body: { signIn: 'onTime' },
    })
    expect(rowOf(byHand, host).signInMethod).toBe('manual')
    test.setNow('2026-03-09T14:05:01+08:00')
    expect(rowOf(await sign(recorder), recorder).signIn).toBe('late')
    expect((await sheet(host)).totals).toEqual({
      expected: 5,
      present: 4,
      late: 1,
      absent: 0,
      leave: 1,
      unknown: 0,
    })

    // Five minutes before the planned end is no leaving early any more.
    const leave = (as: { id: string }) => test.call(meetings.leaveMeeting, { as, params: { id } })
    test.setNow('2026-03-09T15:24:59+08:00')
    expect(rowOf(await leave(salesHead), salesHead)).toMatchObject({ signIn: 'leftEarly' })
    test.setNow('2026-03-09T15:25:00+08:00')
    expect(rowOf(await leave(productHead), productHead)).toMatchObject({
      signIn: 'onTime',
      leftAt: '2026-03-09T07:25:00.000Z',
    })
  })

  it('S0-02: organiser, initiator and participant have each their own next steps of one meeting', async () => {
    const { marketingHead, marketer, salesHead, productHead } = cast.people
    const created = await test.call(meetings.createMeeting, {
      as: marketer,
      body: {
        name: '三份清单',
        plannedStart: '2026-03-09T14:00:00+08:00',
        plannedEnd: '2026-03-09T15:00:00+08:00',
      },
    })
    const { id } = created
    await test.call(meetings.addAttendee, { as: marketer, params: { id }, body: { personId: salesHead.id } })
    await test.call(meetings.addTopic, {
      as: marketer,
      params: { id },
      body: { title: '题', kind: 'inform' },
    })
    await asSystem(test.app.db, (tx) =>
      tx
        .updateTable('meeting')
        .set({ state: 'noticed', noticed_at: test.now() })
        .where('id', '=', id)
        .execute(),
    )
    const steps = async (as: { id: string }) =>
      Object.fromEntries(
        (await test.call(contract.getNextSteps, { as, params: { id } })).items.map(
          ({ audience, steps: list }) => [audience, list.map(({ key }) => key)],
        ),
      )
    expect(await steps(marketer)).toMatchObject({
      organiser: ['nameRecorder', 'alignHeads', 'remindUnanswered'],
    })
    expect(await steps(marketingHead)).toMatchObject({ initiator: ['sayProblem', 'sayOutcome'] })
    expect(await steps(salesHead)).toEqual({ participant: ['answer', 'statePosition'] })
    await expect(steps(productHead)).rejects.toMatchObject({ status: 404 })
  })
})
