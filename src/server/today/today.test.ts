import { afterAll, beforeAll, expect, it } from 'vitest'
import * as meeting from '#contract/meeting.ts'
import * as minutes from '#contract/minutes.ts'
import * as task from '#contract/task.ts'
import { getToday, type WaitingItem } from '#contract/today.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { draftedMinutes, endedMeeting, finalOverrides, send } from '#server/minutes/minutes.test-data.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { draftMeeting, overridesFor } from '#test/meetings.ts'
import { type Cast, seedPerson } from '#test/people.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
afterAll(() => test.close())

type Person = { readonly id: string; readonly name: string }
/** Every step looks at the page of everybody. */
const long = 180_000

const today = (as: Person) => test.call(getToday, { as })
/** Saying how a meeting was is asked of everybody and holds nothing up; evaluation.test.ts looks at it. */
const waitingFor = async (as: Person) =>
  (await today(as)).waiting.filter(({ kind }) => kind !== 'evaluateMeeting')

/** Everybody with something to do, as `name kind`. */
async function board(): Promise<string[]> {
  const lines: string[] = []
  for (const person of Object.values(cast.people)) {
    for (const { kind } of await waitingFor(person)) lines.push(`${person.name} ${kind}`)
  }
  return lines.sort()
}

/** Does what an item asks for, as the person it waits for, through the endpoint its page calls. */
async function act(as: Person, item: WaitingItem): Promise<unknown> {
  const id = item.nounId
  const params = { id }
  switch (item.kind) {
    case 'rsvp':
      return test.call(meeting.answerInvitation, { as, params, body: { answer: 'yes' } })
    case 'prepareMaterial':
      return test.call(meeting.uploadMaterial, {
        as,
        params,
        file: { name: '方案.txt', content: '渠道方案' },
      })
    case 'sendNotice':
      return test.call(meeting.sendNotice, {
        as,
        params,
        body: { overrides: await overridesFor(test, as, id, 'notice') },
      })
    case 'startMeeting':
      return test.call(meeting.startMeeting, { as, params, body: { openingChecked: true, overrides: [] } })
    case 'generateMinutes':
      return test.call(minutes.generateMinutes, { as, params })
    case 'sendMinutes':
      return send(test, cast, id)
    case 'reviseMinutes': {
      const { proposals } = await test.call(minutes.getMinutes, { as, params, query: {} })
      for (const proposal of proposals.filter(({ state }) => state === 'open')) {
        await test.call(minutes.answerProposal, {
          as,
          params: { id, proposalId: proposal.id },
          body: { answer: 'reserved', text: '已说明' },
        })
      }
      return test.call(minutes.resendMinutes, { as, params, body: {} })
    }
    case 'confirmMinutes':
      return test.call(minutes.confirmMinutes, { as, params })
    case 'finaliseMinutes':
      return test.call(minutes.finaliseMinutes, {
        as,
        params,
        body: { overrides: await finalOverrides(test, as, id) },
      })
    case 'signTask':
      return test.call(task.signTask, { as, params })
    case 'startTask':
      return test.call(task.startTask, { as, params, body: {} })
    case 'updateTask':
      return test.call(task.addTaskUpdate, { as, params, body: { text: '已完成初稿，待市场部确认' } })
    case 'submitTask':
      await test.call(task.addDeliverableLink, {
        as,
        params,
        body: { name: '说明书.pdf', link: 'https://files.example.com/1.pdf' },
      })
      return test.call(task.submitTask, { as, params, body: {} })
    case 'acceptTask':
      return test.call(task.acceptTask, { as, params, body: {} })
    case 'giveSupport':
      return test.call(task.giveSupport, { as, params, body: { text: '已安排' } })
    case 'approveDelay':
      return test.call(task.approveDelay, { as, params, body: { newDueOn: '2026-03-31' } })
  }
}

/** What is offered can be done, and once it is done it waits no longer. */
async function doAll(): Promise<void> {
  for (const person of Object.values(cast.people)) {
    for (const item of await waitingFor(person)) {
      await act(person, item)
      const left = await waitingFor(person)
      expect(left, `${person.name} ${item.kind}`).not.toContainEqual(
        expect.objectContaining({ kind: item.kind, nounId: item.nounId }),
      )
    }
  }
}

it(
  'walks a meeting from its notice to its opening',
  async () => {
    test.setNow('2026-03-02T09:00:00+08:00')
    const { id, topics } = await draftMeeting(test, cast)
    const { marketingHead, salesHead } = cast.people
    await test.call(meeting.addMaterial, {
      as: marketingHead,
      params: { id },
      body: { name: '渠道方案', kind: 'plan', topicId: topics[0]?.id ?? null, preparerId: salesHead.id },
    })
    const overrides = await overridesFor(test, marketingHead, id, 'ready')
    await test.call(meeting.makeReady, { as: marketingHead, params: { id }, body: { overrides } })
    expect(await board()).toEqual(['石静 sendNotice', '肖航 prepareMaterial'])
    const [material] = await waitingFor(salesHead)
    // C-23: two working days before Monday, 14:00.
    expect(material).toMatchObject({
      noun: 'material',
      title: '渠道方案',
      link: `/meetings/${id}`,
      dueAt: '2026-03-05T06:00:00.000Z',
      isLate: false,
    })
    // The first hand of C-03: three days before.
    expect((await waitingFor(marketingHead))[0]).toMatchObject({ dueAt: '2026-03-05T06:00:00.000Z' })
    expect((await today(salesHead)).meetings.map((row) => row.id)).toEqual([id])
    await doAll()
    const invited = (await board()).filter((line) => line.endsWith('rsvp'))
    expect(invited.length).toBeGreaterThan(0)
    await doAll()
    expect(await board()).toEqual([])

    test.setNow('2026-03-09T13:29:00+08:00')
    expect(await board()).toEqual([])
    test.setNow('2026-03-09T13:30:00+08:00')
    expect(await board()).toEqual(['石静 startMeeting'])
    test.setNow('2026-03-09T14:01:00+08:00')
    expect((await waitingFor(marketingHead))[0]).toMatchObject({ kind: 'startMeeting', isLate: true })
    await doAll()
    expect(await board()).toEqual([])
  },
  long,
)

it(
  'walks the minutes and the task from the end of a meeting to its acceptance',
  async () => {
    const { meetingId, taskId } = await endedMeeting(test, cast, { name: '渠道分工会' })
    const { marketer, marketingHead, productHead, salesHead } = cast.people
    // The task is still a line of the record: nobody is asked to begin it.
    expect(await board()).toEqual(['林小满 generateMinutes'])
    expect((await waitingFor(marketer))[0]).toMatchObject({
      nounId: meetingId,
      dueAt: '2026-03-10T07:30:00.000Z',
      link: `/meetings/${meetingId}`,
    })
    test.setNow('2026-03-09T16:00:00+08:00')
    await act(marketer, (await waitingFor(marketer))[0] as WaitingItem)
    expect(await board()).toEqual(['林小满 sendMinutes'])
    await act(marketer, (await waitingFor(marketer))[0] as WaitingItem)
    const asked = ['林小满', '石静', '肖航', '沈青', '陈拓', '苏禾'].map((name) => `${name} confirmMinutes`)
    expect(await board()).toEqual(asked.sort())

    const [toConfirm] = await waitingFor(salesHead)
    const id = toConfirm?.nounId as string
    expect(toConfirm).toMatchObject({ link: `/minutes/${id}`, dueAt: '2026-03-10T08:00:00.000Z' })
    await test.call(minutes.proposeChange, {
      as: salesHead,
      params: { id },
      body: { section: 'decisions', text: '应写明交付格式' },
    })
    expect(await board()).toEqual(['林小满 reviseMinutes'])
    expect((await waitingFor(marketer))[0]?.params).toEqual({ openProposals: 1 })
    await act(marketer, (await waitingFor(marketer))[0] as WaitingItem)
    expect(await board()).toEqual(asked)
    for (const person of Object.values(cast.people)) {
      for (const item of await waitingFor(person)) if (item.kind === 'confirmMinutes') await act(person, item)
    }
    expect(await board()).toEqual(['石静 finaliseMinutes'])
    await act(marketingHead, (await waitingFor(marketingHead))[0] as WaitingItem)

    // Handed out with the final minutes; planned to begin on the 10th.
    expect(await board()).toEqual(['陈拓 signTask'])
    await act(productHead, (await waitingFor(productHead))[0] as WaitingItem)
    expect(await board()).toEqual([])
    test.setNow('2026-03-10T09:00:00+08:00')
    expect(await board()).toEqual(['陈拓 startTask'])
    await act(productHead, (await waitingFor(productHead))[0] as WaitingItem)
    expect(await board()).toEqual([])
    // C-10: from a day before Friday 18:00; C-08: the 14th is a Saturday, so from Friday on.
    test.setNow('2026-03-12T17:00:00+08:00')
    expect(await board()).toEqual([])
    test.setNow('2026-03-13T09:00:00+08:00')
    expect(await board()).toEqual(['陈拓 submitTask', '陈拓 updateTask'])
    const [first, second] = await waitingFor(productHead)
    expect(first).toMatchObject({ kind: 'updateTask', nounId: taskId, dueAt: '2026-03-13T10:00:00.000Z' })
    expect(second).toMatchObject({ kind: 'submitTask', dueAt: '2026-03-16T15:59:00.000Z', isLate: false })
    await act(productHead, first as WaitingItem)
    expect(await board()).toEqual(['陈拓 submitTask'])
    test.setNow('2026-03-17T09:00:00+08:00')
    expect((await waitingFor(productHead))[0]).toMatchObject({ kind: 'submitTask', isLate: true })
    await act(productHead, second as WaitingItem)
    expect(await board()).toEqual(['石静 acceptTask'])
    await doAll()
    expect(await board()).toEqual([])
  },
  long,
)

it(
  'asks whoever can help or agree, and nobody above them',
  async () => {
    test.setNow('2026-03-17T09:00:00+08:00')
    const { seller, marketingHead } = cast.people
    const { sales } = cast.departments
    const made = await test.call(task.createTask, {
      as: marketingHead,
      body: {
        name: '门店清单',
        ownerId: seller.id,
        ownerDepartmentId: sales.id,
        plannedStart: '2026-03-17',
        dueOn: '2026-03-27',
        doneCriteria: ['清单1份'],
      },
    })
    const as = { as: seller, params: { id: made.id } }
    expect(await board()).toEqual(['沈青 signTask'])
    await doAll()
    expect(await board()).toEqual(['沈青 startTask'])
    await doAll()
    await test.call(task.askSupport, { ...as, body: { text: '缺1名录入人员' } })
    expect(await board()).toEqual(['石静 giveSupport'])
    await doAll()
    await test.call(task.reportDelay, {
      ...as,
      body: { reason: '门店未全部回复', newDueOn: '2026-03-31', impact: '不影响上线' },
    })
    expect(await board()).toEqual(['石静 approveDelay'])
    await doAll()
    // A week without a word, and it stays owed.
    test.setNow('2026-03-23T09:00:00+08:00')
    expect(await board()).toEqual([])
    test.setNow('2026-03-28T09:00:00+08:00')
    expect(await waitingFor(seller)).toContainEqual(
      expect.objectContaining({ kind: 'updateTask', dueAt: '2026-03-27T10:00:00.000Z', isLate: true }),
    )
  },
  long,
)

it(
  'lets whoever gets only the minutes find them, although the meeting does not exist for them',
  async () => {
    const {
      id,
      meetingId,
      minutes: drafted,
    } = await draftedMinutes(test, cast, { name: '保密议价会', classification: 'confidential' })
    const outsider = await asSystem(test.app.db, (tx) =>
      seedPerson(tx, { name: '法务顾问', in: cast.departments.office }),
    )
    await test.call(minutes.setRecipients, {
      as: cast.people.marketer,
      params: { id },
      body: {
        recipients: [
          ...drafted.recipients.map(({ person, role }) => ({ personId: person.id, role })),
          { personId: outsider.id, role: 'recipient' },
        ],
      },
    })
    await send(test, cast, id)
    const items = await waitingFor(outsider)
    expect(items).toMatchObject([{ kind: 'confirmMinutes', title: '保密议价会', link: `/minutes/${id}` }])
    const seen = await test.call(minutes.getMinutes, { as: outsider, params: { id }, query: {} })
    expect(seen.meeting).toBeNull()
    expect(seen.meetingName).toBe('保密议价会')
    await expect(
      test.call(meeting.getMeeting, { as: outsider, params: { id: meetingId } }),
    ).rejects.toMatchObject({
      status: 404,
    })
    await act(outsider, items[0] as WaitingItem)
    expect(await waitingFor(outsider)).toEqual([])
  },
  long,
)
