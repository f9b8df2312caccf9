import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as meetingContract from '#contract/meeting.ts'
import * as contract from '#contract/template.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'

let test: TestApp
let cast: Cast

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
afterAll(() => test.close())

const refused = (status: number, reason: string) => expect.objectContaining({ status, reason })

async function newMeeting(more: object = {}) {
  return test.call(meetingContract.createMeeting, {
    as: cast.people.marketer,
    body: { name: '渠道会', ...more },
  })
}
const meeting = (id: string) =>
  test.call(meetingContract.getMeeting, { as: cast.people.marketer, params: { id } })
const apply = (id: string, template: string) =>
  test.call(contract.applyTemplateToMeeting, {
    as: cast.people.marketer,
    params: { id },
    body: { template },
  })
const listed = async (as: { id: string }) =>
  (await test.call(contract.listTemplates, { as })).items
    .filter(({ isBuiltIn }) => !isBuiltIn)
    .map(({ name }) => name)

describe('S0-01: templates', () => {
  it('has a standard one for every type of meeting, which fills what is empty and keeps what was typed', async () => {
    const { items } = await test.call(contract.listTemplates, { as: cast.people.marketer })
    expect(items.filter(({ isBuiltIn }) => isBuiltIn)).toHaveLength(10)
    const { id } = await newMeeting({ goal: '我写的目标' })
    await test.call(meetingContract.addTopic, {
      as: cast.people.marketer,
      params: { id },
      body: { title: '进度变化' },
    })
    expect(await apply(id, 'progressSync')).toEqual({
      filled: ['expectedOutcome', 'confirmMinutes'],
      topics: 2,
    })
    const filled = await meeting(id)
    expect(filled).toMatchObject({ goal: '我写的目标', confirmMinutes: 10 })
    expect(filled.topics.map(({ title }) => title)).toEqual(['进度变化', '卡点与协调', '下一周期安排'])
    expect(await apply(id, 'progressSync')).toEqual({ filled: [], topics: 0 })
  })

  it('keeps a meeting as one of my own: agenda, but neither people nor dates', async () => {
    const { marketer, salesHead, admin } = cast.people
    const { id } = await newMeeting({
      plannedStart: '2026-03-10T09:00:00+08:00',
      plannedEnd: '2026-03-10T10:30:00+08:00',
    })
    await apply(id, 'problemSolving')
    const mine = await test.call(contract.saveTemplate, {
      as: marketer,
      body: { fromMeetingId: id, name: '投诉处理会' },
    })
    expect(mine).toMatchObject({ isShared: false, can: ['edit', 'remove'], content: { durationMinutes: 90 } })
    expect(mine.content.topics).toHaveLength(3)
    expect(JSON.stringify(mine.content)).not.toContain(marketer.id)
    expect(await listed(marketer)).toEqual(['投诉处理会'])
    expect(await listed(salesHead)).toEqual([])

    const change = (as: { id: string }, body: object) =>
      test.call(contract.updateTemplate, {
        as,
        params: { id: mine.key },
        body: { version: mine.version, ...body },
      })
    await expect(change(salesHead, { name: '别人的' })).rejects.toEqual(refused(404, 'template.notFound'))
    await change(marketer, { isShared: true })
    expect(await listed(salesHead)).toEqual(['投诉处理会'])
    await expect(change(salesHead, { name: '别人的' })).rejects.toEqual(refused(403, 'template.notYours'))
    await expect(change(marketer, { name: '旧版' })).rejects.toEqual(refused(409, 'template.stale'))

    await test.call(contract.removeTemplate, { as: marketer, params: { id: mine.key } })
    expect(await listed(salesHead)).toEqual([])
    await test.call(contract.restoreTemplate, { as: marketer, params: { id: mine.key } })
    expect(await listed(admin)).toEqual(['投诉处理会'])
  })

  it('shares nothing that comes from a restricted meeting', async () => {
    const { marketer } = cast.people
    const { id } = await newMeeting({ classification: 'confidential' })
    const save = (isShared: boolean) =>
      test.call(contract.saveTemplate, {
        as: marketer,
        body: { fromMeetingId: id, name: '薪酬会', isShared },
      })
    await expect(save(true)).rejects.toEqual(refused(409, 'template.notShareable'))
    const mine = await save(false)
    const sharing = test.call(contract.updateTemplate, {
      as: marketer,
      params: { id: mine.key },
      body: { version: mine.version, isShared: true },
    })
    await expect(sharing).rejects.toEqual(refused(409, 'template.notShareable'))
  })
})

it('S0-01: a meeting is made again from another, with people, topics and wanted materials, without dates and record', async () => {
  const { marketer, salesHead, designer } = cast.people
  const { id } = await newMeeting({
    place: '三楼',
    plannedStart: '2026-03-10T09:00:00+08:00',
    plannedEnd: '2026-03-10T10:30:00+08:00',
  })
  await test.call(meetingContract.addAttendee, {
    as: marketer,
    params: { id },
    body: { personId: salesHead.id, coreRole: 'executor' },
  })
  await test.call(meetingContract.addAttendee, {
    as: marketer,
    params: { id },
    body: { personId: designer.id, kind: 'observer' },
  })
  await apply(id, 'topic')
  const { topics, attendees } = await meeting(id)
  const [first] = topics
  await test.call(meetingContract.updateAttendee, {
    as: marketer,
    params: {
      id,
      attendeeId: attendees.find(({ person }) => person.id === salesHead.id)?.id as string,
    },
    body: { topicIds: [first?.id as string], isMandatory: false },
  })
  await test.call(meetingContract.addMaterial, {
    as: marketer,
    params: { id },
    body: { name: '对照表', preparerId: salesHead.id, topicId: first?.id as string },
  })
  await asSystem(test.app.db, async (tx) => {
    await sql`update topic set state = 'decided', spent_seconds = 600, outcome_note = '定了' where meeting_id = ${id}`.execute(
      tx,
    )
    await sql`insert into topic (meeting_id, seq, title, is_ad_hoc) values (${id}, 9, '临时说起的', true)`.execute(
      tx,
    )
    await sql`update meeting_attendee set rsvp = 'yes', sign_in = 'onTime' where meeting_id = ${id}`.execute(
      tx,
    )
    await sql`update meeting set state = 'ended' where id = ${id}`.execute(tx)
  })
  const { meeting: link } = await test.call(contract.copyMeeting, { as: marketer, params: { id }, body: {} })
  const copy = await meeting(link.id)
  expect(copy).toMatchObject({
    name: '渠道会（副本）',
    state: 'draft',
    place: '三楼',
    plannedStart: null,
    plannedEnd: null,
    organiser: { id: marketer.id },
  })
  expect(
    copy.topics.map(({ title, state, spentSeconds, outcomeNote }) => [
      title,
      state,
      spentSeconds,
      outcomeNote,
    ]),
  ).toEqual(['要决定的问题', '方案比较', '选定方案与分工'].map((title) => [title, 'pending', 0, '']))
  const seat = (personId: string) => copy.attendees.find(({ person }) => person.id === personId)
  expect(seat(salesHead.id)).toMatchObject({
    kind: 'core',
    coreRole: 'executor',
    rsvp: 'pending',
    signIn: null,
    isMandatory: false,
    topicIds: [copy.topics[0]?.id],
  })
  expect(seat(designer.id)).toMatchObject({ kind: 'observer', rsvp: 'pending', topicIds: [] })
  expect(
    copy.materials.map(({ name, preparer, file, dueAt, topicId }) => [
      name,
      preparer?.id,
      file,
      dueAt,
      topicId,
    ]),
  ).toEqual([['对照表', salesHead.id, null, null, copy.topics[0]?.id]])
})
