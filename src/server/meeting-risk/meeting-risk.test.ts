import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as meetingContract from '#contract/meeting.ts'
import * as contract from '#contract/meeting-risk.ts'
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
const words = { name: '目标不清', sign: '看不出要什么', beforeAction: '先写清', duringAction: '先念一遍' }

describe('X-27: the library of risks', () => {
  it('has 12 entries, which an administrator may put into own words and take back', async () => {
    const { admin, marketer } = cast.people
    const library = (as: { id: string }) => test.call(contract.listMeetingRiskLibrary, { as })
    expect((await library(marketer)).items).toHaveLength(12)
    expect(await library(marketer)).toMatchObject({ canEdit: false })
    const write = (as: { id: string }, version: number) =>
      test.call(contract.writeMeetingRisk, {
        as,
        params: { risk: 'vagueGoal' },
        body: { ...words, version },
      })
    await expect(write(marketer, 0)).rejects.toEqual(refused(403, 'person.notAdmin'))
    expect(await write(admin, 0)).toEqual({ risk: 'vagueGoal', own: words, version: 1 })
    await expect(write(admin, 0)).rejects.toEqual(refused(409, 'meetingRisk.stale'))
    expect((await library(marketer)).items[0]?.own).toEqual(words)
    await test.call(contract.resetMeetingRisk, { as: admin, params: { risk: 'vagueGoal' } })
    expect((await library(marketer)).items[0]?.own).toBeNull()
  })
})

describe('S0-01, X-27: the risks of one meeting', () => {
  it('are seen coming from how it is prepared, and go when it is mended', async () => {
    const { marketer, salesHead } = cast.people
    const { id } = await test.call(meetingContract.createMeeting, { as: marketer, body: { name: '渠道会' } })
    const risks = async () =>
      Object.fromEntries(
        (await test.call(contract.getMeetingRisks, { as: marketer, params: { id } })).likely.map(
          ({ risk, why }) => [risk, why.map(({ sign }) => sign)],
        ),
      )
    expect(await risks()).toMatchObject({ vagueGoal: ['goalMissing'] })
    expect((await risks()).lateMinutes).toContain('noRecorder')
    const { version } = await test.call(meetingContract.getMeeting, { as: marketer, params: { id } })
    await test.call(meetingContract.updateMeeting, {
      as: marketer,
      params: { id },
      body: {
        version,
        goal: '确认3月渠道政策的5项条款，散会前定稿并指定责任人',
        recorderId: marketer.id,
        confirmMinutes: 10,
      },
    })
    expect((await risks()).lateMinutes).toBeUndefined()
    expect((await risks()).keyPersonAbsent).toBeUndefined()
    await test.call(meetingContract.addAttendee, {
      as: marketer,
      params: { id },
      body: { personId: salesHead.id, coreRole: 'decider' },
    })
    await asSystem(test.app.db, (tx) =>
      sql`update meeting_attendee set rsvp = 'no' where meeting_id = ${id} and person_id = ${salesHead.id}`.execute(
        tx,
      ),
    )
    expect((await risks()).keyPersonAbsent).toEqual(['deciderDeclined'])
  })

  it('can be put on it from the library with a note, and taken off', async () => {
    const { marketer, salesHead } = cast.people
    const { id } = await test.call(meetingContract.createMeeting, { as: marketer, body: { name: '渠道会' } })
    await test.call(meetingContract.addAttendee, {
      as: marketer,
      params: { id },
      body: { personId: salesHead.id },
    })
    const attach = (as: { id: string }) =>
      test.call(contract.attachMeetingRisk, {
        as,
        params: { id, risk: 'deadlock' },
        body: { note: '销售与市场争预算' },
      })
    await expect(attach(salesHead)).rejects.toEqual(refused(403, 'meeting.notYours'))
    expect((await attach(marketer)).attached).toMatchObject([
      { risk: 'deadlock', note: '销售与市场争预算', person: { id: marketer.id } },
    ])
    const seen = await test.call(contract.getMeetingRisks, { as: salesHead, params: { id } })
    expect(seen).toMatchObject({ canAttach: false, attached: [{ risk: 'deadlock' }] })
    const off = await test.call(contract.detachMeetingRisk, {
      as: marketer,
      params: { id, risk: 'deadlock' },
    })
    expect(off.attached).toEqual([])
  })
})
