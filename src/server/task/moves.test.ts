import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { In } from '#contract/endpoint.ts'
import * as contract from '#contract/task.ts'
import { getFile } from '#contract/today.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, Refused, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { noticesAbout, seedDecision, seedMeeting, stateOf } from './task.test-data.ts'

let test: TestApp
let cast: Cast
let people: Cast['people']

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
  people = cast.people
})
afterAll(() => test.close())
beforeEach(() => test.setNow('2026-03-02T09:00:00+08:00'))

type Fields = Partial<In<NonNullable<typeof contract.createTask.body>>>

/** Handed out by 林小满 to 沈青, with whatever else the case needs. */
async function handOut(fields: Fields = {}) {
  return test.call(contract.createTask, {
    as: people.marketer,
    body: { name: '渠道返利规则上线', ownerId: people.seller.id, dueOn: '2026-03-20', ...fields },
  })
}

const link = (id: string, as = people.seller) =>
  test.call(contract.addDeliverableLink, {
    as,
    params: { id },
    body: { name: '规则说明.pdf', link: 'https://docs.example.com/rules' },
  })
const start = (id: string) =>
  test.call(contract.startTask, { as: people.seller, params: { id }, body: { overrides: [] } })
const submit = (id: string) =>
  test.call(contract.submitTask, { as: people.seller, params: { id }, body: { note: '请验收' } })
const accept = (id: string, as: { id: string }) =>
  test.call(contract.acceptTask, { as, params: { id }, body: {} })
const sendBack = (id: string, as: { id: string }) =>
  test.call(contract.sendTaskBack, { as, params: { id }, body: { comment: '缺少生效日期' } })

async function handedIn(fields: Fields = {}) {
  const { id } = await handOut(fields)
  await start(id)
  await link(id)
  return submit(id)
}

async function refusal(act: Promise<unknown>): Promise<Refused> {
  const error = await act.then(
    () => undefined,
    (refused: unknown) => refused,
  )
  if (!(error instanceof Refused)) throw error ?? new Error('This was not refused.')
  return error
}

it('goes from handing out to done, and tells at each step whom it concerns', async () => {
  const created = await handOut({ reviewerIds: [people.marketingHead.id] })
  expect(created).toMatchObject({ state: 'todo', assigner: { name: '林小满' }, originalDueOn: '2026-03-20' })
  expect(created.can).not.toContain('start')
  const started = await start(created.id)
  expect(started.state).toBe('inProgress')
  expect(started.can).toContain('submit')
  expect(started.can).not.toContain('accept')
  await link(created.id)
  const handed = await submit(created.id)
  expect(handed).toMatchObject({ state: 'pendingAcceptance', light: { colour: 'grey' } })
  const done = await accept(created.id, people.marketingHead)
  expect(done).toMatchObject({ state: 'done', percent: 100, can: ['reopen'] })
  expect(done.reviewers).toMatchObject([{ person: { name: '石静' }, verdict: 'pass' }])
  expect(done.history.map(({ move, toState, actor }) => [move, toState, actor?.name])).toEqual([
    ['create', 'todo', '林小满'],
    ['start', 'inProgress', '沈青'],
    ['addDeliverable', 'inProgress', '沈青'],
    ['submit', 'pendingAcceptance', '沈青'],
    ['accept', 'done', '石静'],
  ])
  expect((await noticesAbout(test.app.db, created.id)).map(({ kind, personId }) => [kind, personId])).toEqual(
    [
      ['task.assigned', people.seller.id],
      ['task.toReview', people.marketingHead.id],
      ...[people.marketer.id, people.marketingHead.id].toSorted().map((id) => ['task.submitted', id]),
      ...[people.marketer.id, people.seller.id].toSorted().map((id) => ['task.accepted', id]),
    ],
  )
})

it('is done by handing in when nobody is to accept it', async () => {
  const done = await handedIn()
  expect(done).toMatchObject({ state: 'done', percent: 100 })
  expect(done.deadlines).toMatchObject([{ clock: 'due', state: 'met' }])
})

it('is not handed in without a deliverable of this round (NM-TRK-06)', async () => {
  const { id } = await handOut({ reviewerIds: [people.marketingHead.id] })
  await start(id)
  const first = await refusal(submit(id))
  expect(first).toMatchObject({ status: 409, reason: 'norm.blocked' })
  expect(first.detail).toMatchObject({ findings: [{ norm: 'NM-TRK-06', severity: 'block' }] })
  await link(id)
  await submit(id)
  await sendBack(id, people.marketingHead)
  const second = await refusal(submit(id))
  expect(second.reason).toBe('norm.blocked')
  await link(id)
  expect((await submit(id)).state).toBe('pendingAcceptance')
})

it('shows which required formats are missing (NM-TRK-19)', async () => {
  const handed = await handedIn({
    requiredFormats: [{ format: 'PDF' }, { format: 'JPG' }],
    reviewerIds: [people.marketingHead.id],
  })
  const formats = handed.findings.find(({ reason }) => reason.key.startsWith('NM-TRK-19.formats'))
  expect(formats).toMatchObject({ severity: 'info', reason: { params: { formats: 'JPG' } } })
})

it('takes one hand-in and one acceptance of a double click', async () => {
  const { id } = await handOut({ reviewerIds: [people.marketingHead.id] })
  await start(id)
  await link(id)
  const clicks = await Promise.allSettled([submit(id), submit(id), submit(id)])
  expect(clicks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const click of clicks) {
    if (click.status === 'rejected')
      expect(click.reason).toMatchObject({ status: 409, reason: 'task.notNow' })
  }
  const accepts = await Promise.allSettled([
    accept(id, people.marketingHead),
    accept(id, people.marketingHead),
  ])
  expect(accepts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const view = await test.call(contract.getTask, { as: people.marketer, params: { id } })
  expect(view.history.filter(({ move }) => move === 'submit' || move === 'accept')).toHaveLength(2)
  expect(view.updates.map(({ kind }) => kind)).toEqual(['submission', 'verdict'])
})

it('is done only when every reviewer has passed it (NM-TRK-11)', async () => {
  const { id } = await handedIn({ reviewerIds: [people.marketingHead.id, people.designer.id] })
  expect((await accept(id, people.designer)).state).toBe('pendingAcceptance')
  // A second click of the same reviewer neither fails nor counts for the other.
  expect((await accept(id, people.designer)).state).toBe('pendingAcceptance')
  const done = await accept(id, people.marketingHead)
  expect(done.state).toBe('done')
  expect(done.history.map(({ move }) => move)).toEqual([
    'create',
    'start',
    'addDeliverable',
    'submit',
    'pass',
    'accept',
  ])
})

it('of two reviewers who accept at the same instant, the second one ends it', async () => {
  const { id } = await handedIn({ reviewerIds: [people.marketingHead.id, people.designer.id] })
  const states = await Promise.all([accept(id, people.designer), accept(id, people.marketingHead)])
  expect(states.map(({ state }) => state).toSorted()).toEqual(['done', 'pendingAcceptance'])
  expect(await stateOf(test.app.db, 'task', id)).toBe('done')
})

it('lets the organisation be content with one reviewer', async () => {
  const set = (param: string) =>
    asSystem(test.app.db, (tx) =>
      tx
        .insertInto('norm_setting')
        .values({ norm_id: 'NM-TRK-11', param: JSON.stringify(param) })
        .onConflict((conflict) => conflict.column('norm_id').doUpdateSet({ param: JSON.stringify(param) }))
        .execute(),
    )
  await set('any')
  const { id } = await handedIn({ reviewerIds: [people.marketingHead.id, people.designer.id] })
  expect((await accept(id, people.designer)).state).toBe('done')
  await set('all')
})

it('nobody accepts their own work, not even where data says they may', async () => {
  const { id } = await handedIn({ reviewerIds: [people.marketingHead.id] })
  await asSystem(test.app.db, (tx) =>
    tx.insertInto('task_reviewer').values({ task_id: id, person_id: people.seller.id }).execute(),
  )
  expect(await refusal(accept(id, people.seller))).toMatchObject({ status: 403, reason: 'task.notYours' })
})

it('comes back with two days, a round more and fresh verdicts; the third time is one too many (NM-TRK-08, C-16)', async () => {
  const { id } = await handedIn({ reviewerIds: [people.marketingHead.id, people.designer.id] })
  await accept(id, people.designer)
  const back = await sendBack(id, people.marketingHead)
  expect(back).toMatchObject({
    state: 'inProgress',
    reworkCount: 1,
    dueOn: '2026-03-04',
    originalDueOn: '2026-03-20',
  })
  await link(id)
  const again = await submit(id)
  expect(again.reviewers.map(({ verdict }) => verdict)).toEqual([null, null])
  expect(again.deliverables.map(({ round }) => round)).toEqual([0, 1])
  await sendBack(id, people.designer)
  const second = await test.call(contract.getTask, { as: people.marketer, params: { id } })
  expect(second.findings.filter(({ norm }) => norm === 'NM-TRK-08')).toEqual([])
  await link(id)
  await submit(id)
  const third = await sendBack(id, people.designer)
  expect(third.reworkCount).toBe(3)
  expect(third.findings.find(({ norm }) => norm === 'NM-TRK-08')).toMatchObject({
    severity: 'warn',
    override: 'escalate',
    reason: { params: { count: 3, max: 2 } },
  })
  const returned = (await noticesAbout(test.app.db, id)).filter(({ kind }) => kind === 'task.returned')
  expect(returned.filter(({ personId }) => personId === people.seller.id)).toHaveLength(3)
  // Whoever handed it out hears of the round that is one too many.
  expect(returned.filter(({ personId }) => personId === people.marketer.id)).toHaveLength(1)
})

it('S3-36: asks the host for support, and goes on when it is given', async () => {
  const { id } = await handOut()
  await start(id)
  const asked = await test.call(contract.askSupport, {
    as: people.seller,
    params: { id },
    body: { text: '需要设计部出海报', awaitingDepartmentId: cast.departments.design.id },
  })
  expect(asked).toMatchObject({ state: 'needsSupport', light: { colour: 'orange' } })
  expect(asked.updates).toMatchObject([{ kind: 'support', awaiting: { name: '设计部' } }])
  const given = await test.call(contract.giveSupport, {
    as: people.marketer,
    params: { id },
    body: { text: '苏禾周三前给稿' },
  })
  expect(given.state).toBe('inProgress')
  // 苏禾 heads the department that is asked: she hears of it, and sees what she is to help with.
  expect((await noticesAbout(test.app.db, id)).map(({ kind, personId }) => [kind, personId])).toEqual([
    ['task.assigned', people.seller.id],
    ...[people.marketer.id, people.designer.id].toSorted().map((one) => ['task.support', one]),
    ['task.supportGiven', people.seller.id],
  ])
})

it.each([
  ['a day ahead', '2026-03-19T23:00:00+08:00', false],
  ['on the day', '2026-03-20T08:00:00+08:00', true],
  ['after it', '2026-03-23T08:00:00+08:00', true],
])('S3-35: marks a delay that is reported %s (NM-TRK-04, C-12)', async (_case, now, isLate) => {
  const { id } = await handOut()
  await start(id)
  test.setNow(now)
  const delayed = await test.call(contract.reportDelay, {
    as: people.seller,
    params: { id },
    body: {
      reason: '接口未就绪',
      newDueOn: '2026-03-27',
      impact: '上线顺延一周',
      remedy: '先上线已就绪的部分',
    },
  })
  expect(delayed).toMatchObject({ state: 'delayed', dueOn: '2026-03-20' })
  expect(delayed.updates).toMatchObject([{ kind: 'delay', newDueOn: '2026-03-27', isLateReport: isLate }])
  expect(delayed.deadlines.find(({ clock }) => clock === 'C-12')?.state).toBe(isLate ? 'missed' : 'met')
  const agreed = await test.call(contract.approveDelay, {
    as: people.marketer,
    params: { id },
    body: { newDueOn: '2026-03-26' },
  })
  expect(agreed).toMatchObject({ state: 'inProgress', dueOn: '2026-03-26', originalDueOn: '2026-03-20' })
})

it('S2-66, NM-TRK-07: gives overdue work a new date only with the reason and what is done about it', async () => {
  const { id } = await handOut()
  test.setNow('2026-03-23T08:00:00+08:00')
  const late = await test.call(contract.getTask, { as: people.seller, params: { id } })
  const missing = late.findings.find(({ norm }) => norm === 'NM-TRK-07')
  expect(missing?.reason.params).toMatchObject({ due: '2026-03-20' })

  // Not begun and outside a meeting its date could be written over until now; no longer.
  const overwritten = await refusal(
    test.call(contract.updateTask, {
      as: people.marketer,
      params: { id },
      body: { version: late.version, dueOn: '2026-03-27' },
    }),
  )
  expect(overwritten).toMatchObject({ status: 409, reason: 'task.datesFixed' })

  const report = (more: object) =>
    test.call(contract.reportDelay, {
      as: people.seller,
      params: { id },
      body: { reason: '接口未就绪', newDueOn: '2026-03-27', impact: '上线顺延一周', ...more },
    })
  const refused = await refusal(report({}))
  expect(refused).toMatchObject({ status: 409, reason: 'norm.needsOverride' })
  expect((refused.detail as { findings: { norm: string }[] }).findings.map(({ norm }) => norm)).toEqual([
    'NM-TRK-07',
  ])
  expect(await stateOf(test.app.db, 'task', id)).toBe('todo')

  const reported = await report({ remedy: '先上线已就绪的部分，接口由两人并行补齐' })
  expect(reported.state).toBe('delayed')
  expect(reported.findings.map(({ norm }) => norm)).not.toContain('NM-TRK-07')
  const agreed = await test.call(contract.approveDelay, {
    as: people.marketer,
    params: { id },
    body: { newDueOn: '2026-03-27' },
  })
  expect(agreed).toMatchObject({ dueOn: '2026-03-27', originalDueOn: '2026-03-20' })
})

it('asks the head of the department that called the meeting to agree to a delay', async () => {
  const meetingId = await seedMeeting(test.app.db, {
    organiserId: people.marketer.id,
    hostId: people.designer.id,
    initiatingDepartmentId: cast.departments.marketing.id,
    departmentIds: [cast.departments.marketing.id],
    participantIds: [people.seller.id],
    classification: 'secret',
  })
  const { id } = await handOut({ meetingId })
  await test.call(contract.reportDelay, {
    as: people.seller,
    params: { id },
    body: { reason: '接口未就绪', newDueOn: '2026-03-27', impact: '上线顺延一周' },
  })
  const asked = (await noticesAbout(test.app.db, id)).filter(({ kind }) => kind === 'task.delay')
  expect(asked.map(({ personId }) => personId).toSorted()).toEqual(
    [people.designer.id, people.marketingHead.id].toSorted(),
  )
  const agreed = await test.call(contract.approveDelay, {
    as: people.marketingHead,
    params: { id },
    body: { newDueOn: '2026-03-27' },
  })
  expect(agreed.state).toBe('inProgress')
})

it('refuses a new date that is not later', async () => {
  const { id } = await handOut()
  for (const newDueOn of ['2026-03-20', '2026-03-01']) {
    const refused = await refusal(
      test.call(contract.reportDelay, {
        as: people.seller,
        params: { id },
        body: { reason: '接口未就绪', newDueOn, impact: '顺延一周' },
      }),
    )
    expect(refused).toMatchObject({
      status: 422,
      issues: [{ path: ['newDueOn'], reason: 'task.newDueNotLater' }],
    })
  }
})

it('counts only the owner’s report as the weekly one, and lets cooperating people add theirs', async () => {
  const { id } = await handOut({ cooperatorIds: [people.designer.id] })
  await start(id)
  const body = {
    text: '已完成文案初稿',
    percent: 40,
    riskPoint: '供应商未定',
    awaitingDepartmentId: cast.departments.design.id,
  }
  const theirs = await test.call(contract.addTaskUpdate, { as: people.designer, params: { id }, body })
  expect(theirs).toMatchObject({ percent: 0, lastUpdateAt: null })
  const mine = await test.call(contract.addTaskUpdate, { as: people.seller, params: { id }, body })
  expect(mine).toMatchObject({ percent: 40, lastUpdateAt: '2026-03-02T01:00:00.000Z' })
  expect(mine.updates).toMatchObject([
    {
      person: { name: '苏禾' },
      text: '已完成文案初稿',
      riskPoint: '供应商未定',
      awaiting: { name: '设计部' },
    },
    { person: { name: '沈青' } },
  ])
})

it('keeps dates of running work for the delay report, and leaves the rest to be edited', async () => {
  const created = await handOut()
  const { id } = created
  const edit = (body: Record<string, unknown>) =>
    test.call(contract.updateTask, { as: people.marketer, params: { id }, body: body as never })
  const moved = await edit({ version: created.version, dueOn: '2026-03-18', priority: 'P0' })
  expect(moved).toMatchObject({ dueOn: '2026-03-18', originalDueOn: '2026-03-18', priority: 'P0' })
  const stale = await refusal(edit({ version: created.version, name: '别的名字' }))
  expect(stale).toMatchObject({
    status: 409,
    reason: 'task.stale',
    detail: { current: { version: moved.version } },
  })
  const running = await start(id)
  expect(await refusal(edit({ version: running.version, dueOn: '2026-04-01' }))).toMatchObject({
    status: 409,
    reason: 'task.datesFixed',
    issues: [{ path: ['dueOn'] }],
  })
  const renamed = await edit({ version: running.version, name: '返利规则上线', dueOn: '2026-03-18' })
  expect(renamed).toMatchObject({ name: '返利规则上线', dueOn: '2026-03-18' })
})

it('lets host and recorder set dates until the minutes are final', async () => {
  const meetingId = await seedMeeting(test.app.db, {
    organiserId: people.marketer.id,
    hostId: people.marketingHead.id,
    recorderId: people.marketer.id,
    participantIds: [people.seller.id],
    minutes: 'inReview',
  })
  const { id } = await handOut({ meetingId })
  const running = await start(id)
  const edit = (version: number, dueOn: string) =>
    test.call(contract.updateTask, { as: people.marketer, params: { id }, body: { version, dueOn } })
  const moved = await edit(running.version, '2026-03-25')
  expect(moved).toMatchObject({ dueOn: '2026-03-25', originalDueOn: '2026-03-25' })
  await asSystem(test.app.db, (tx) =>
    tx.updateTable('minutes').set({ state: 'final' }).where('meeting_id', '=', meetingId).execute(),
  )
  expect(await refusal(edit(moved.version, '2026-03-26'))).toMatchObject({ reason: 'task.datesFixed' })
})

it('hands a task over: the department follows, the new owner is told, the old one may act no more', async () => {
  const created = await handOut()
  const { id } = created
  const over = await test.call(contract.updateTask, {
    as: people.marketer,
    params: { id },
    body: { version: created.version, ownerId: people.designer.id },
  })
  expect(over).toMatchObject({ owner: { name: '苏禾' }, ownerDepartment: { name: '设计部' } })
  expect((await noticesAbout(test.app.db, id)).map(({ personId }) => personId)).toEqual([
    people.seller.id,
    people.designer.id,
  ])
  // Nothing of it is 沈青's any more, so for her it does not exist.
  expect(await refusal(start(id))).toMatchObject({ status: 404, reason: 'task.notFound' })
})

it('keeps somebody to accept what waits for acceptance', async () => {
  const handed = await handedIn({ reviewerIds: [people.marketingHead.id, people.designer.id] })
  await accept(handed.id, people.designer)
  const edit = (reviewerIds: string[]) =>
    test.call(contract.updateTask, {
      as: people.marketer,
      params: { id: handed.id },
      body: { version: handed.version, reviewerIds },
    })
  expect(await refusal(edit([]))).toMatchObject({ reason: 'task.needsReviewer' })
  expect(await refusal(edit([people.designer.id]))).toMatchObject({ reason: 'task.needsReviewer' })
  const changed = await edit([people.designer.id, people.salesHead.id])
  expect(changed.reviewers.map(({ person, verdict }) => [person.name, verdict]).toSorted()).toEqual(
    [
      ['苏禾', 'pass'],
      ['肖航', null],
    ].toSorted(),
  )
  expect((await accept(handed.id, people.salesHead)).state).toBe('done')
})

it('keeps a file with the task: who sees the task gets it, for everybody else it is not there', async () => {
  const { id } = await handOut({ classification: 'confidential' })
  await start(id)
  const added = await test.call(contract.uploadDeliverable, {
    as: people.seller,
    params: { id },
    file: { name: '说明.txt', content: '返利规则' },
  })
  const file = added.deliverables[0]?.file
  expect(file).toMatchObject({ name: '说明.txt', mime: 'text/plain', uploadedBy: { name: '沈青' } })
  const got = await test.call(getFile, { as: people.marketer, params: { id: file?.id ?? '' } })
  expect(String(got)).toBe('返利规则')
  for (const stranger of [people.generalManager, people.admin, people.designer, people.supervisor]) {
    expect(await refusal(test.call(getFile, { as: stranger, params: { id: file?.id ?? '' } }))).toMatchObject(
      {
        status: 404,
        reason: 'file.notFound',
      },
    )
  }
  const removed = await test.call(contract.removeDeliverable, {
    as: people.seller,
    params: { id, deliverableId: added.deliverables[0]?.id ?? '' },
  })
  expect(removed.deliverables).toEqual([])
  expect(
    await refusal(test.call(getFile, { as: people.seller, params: { id: file?.id ?? '' } })),
  ).toMatchObject({ status: 404 })
})

it('takes back deliverables of the present round only, and only one’s own or as the owner', async () => {
  const { id } = await handOut({
    cooperatorIds: [people.designer.id],
    reviewerIds: [people.marketingHead.id],
  })
  await start(id)
  const [first] = (await link(id)).deliverables
  const remove = (as: { id: string }, deliverableId = first?.id ?? '') =>
    test.call(contract.removeDeliverable, { as, params: { id, deliverableId } })
  expect(await refusal(remove(people.designer))).toMatchObject({ status: 403 })
  expect(await refusal(remove(people.seller, id))).toMatchObject({ reason: 'task.deliverableNotFound' })
  await submit(id)
  expect(await refusal(remove(people.seller))).toMatchObject({ status: 409, reason: 'task.notNow' })
  await sendBack(id, people.marketingHead)
  expect(await refusal(remove(people.seller))).toMatchObject({ reason: 'task.deliverableOfEarlierRound' })
})

it.each([
  ['start', (id: string) => test.call(contract.startTask, { as: people.marketer, params: { id }, body: {} })],
  [
    'approveDelay',
    (id: string) =>
      test.call(contract.approveDelay, {
        as: people.seller,
        params: { id },
        body: { newDueOn: '2026-03-30' },
      }),
  ],
  ['accept', (id: string) => accept(id, people.marketer)],
  ['sendBack', (id: string) => sendBack(id, people.seller)],
  [
    'cancel',
    (id: string) =>
      test.call(contract.cancelTask, { as: people.seller, params: { id }, body: { reason: '不做了' } }),
  ],
  [
    'edit',
    (id: string) =>
      test.call(contract.updateTask, {
        as: people.seller,
        params: { id },
        body: { version: 1, name: '改名' },
      }),
  ],
])('refuses to %s for whoever sees the task but has no part in that', async (_act, act) => {
  const { id } = await handOut({ reviewerIds: [people.marketingHead.id] })
  expect(await refusal(act(id))).toMatchObject({ status: 403, reason: 'task.notYours' })
})

it('hands out in a meeting only for those who lead it or keep its record', async () => {
  const meetingId = await seedMeeting(test.app.db, {
    organiserId: people.marketingHead.id,
    participantIds: [people.marketer.id],
  })
  expect(await refusal(handOut({ meetingId }))).toMatchObject({ status: 403, reason: 'task.notYours' })
})

it('calls a task off and opens a done one again, with the reason on record', async () => {
  const { id } = await handOut()
  const off = await test.call(contract.cancelTask, {
    as: people.marketer,
    params: { id },
    body: { reason: '活动取消' },
  })
  expect(off).toMatchObject({ state: 'cancelled', can: [] })
  const done = await handedIn()
  const open = await test.call(contract.reopenTask, {
    as: people.marketer,
    params: { id: done.id },
    body: { reason: '规则有误' },
  })
  expect(open).toMatchObject({ state: 'inProgress' })
  expect(open.history.at(-1)).toMatchObject({ move: 'reopen', reason: '规则有误', fromState: 'done' })
})

it('closes the loop: last task accepted, decision fulfilled, meeting closed, its people told', async () => {
  const meetingId = await seedMeeting(test.app.db, {
    organiserId: people.marketer.id,
    hostId: people.marketer.id,
    recorderId: people.designer.id,
    participantIds: [people.seller.id],
    state: 'followUp',
    actualEnd: '2026-02-27T16:00:00+08:00',
    minutes: 'archived',
  })
  const decisionId = await seedDecision(test.app.db, meetingId)
  // 石静 accepts, and sees neither decision nor meeting.
  const one = await handedIn({ decisionId, reviewerIds: [people.marketingHead.id] })
  const other = await handedIn({ decisionId, reviewerIds: [people.marketingHead.id] })
  const dropped = await handOut({ decisionId })
  expect(await stateOf(test.app.db, 'decision', decisionId)).toBe('inExecution')
  await accept(one.id, people.marketingHead)
  expect(await stateOf(test.app.db, 'decision', decisionId)).toBe('inExecution')
  await Promise.all([
    accept(other.id, people.marketingHead),
    test.call(contract.cancelTask, {
      as: people.marketer,
      params: { id: dropped.id },
      body: { reason: '并入另一任务' },
    }),
  ])
  expect(await stateOf(test.app.db, 'decision', decisionId)).toBe('fulfilled')
  expect(await stateOf(test.app.db, 'meeting', meetingId)).toBe('closed')
  await test.runJobs()
  const told = await noticesAbout(test.app.db, meetingId)
  expect(told.map(({ kind, personId }) => [kind, personId])).toEqual(
    [people.marketer.id, people.designer.id].toSorted().map((id) => ['meeting.closed', id]),
  )
})

it('does not close while minutes are not final, nor fulfil what was only called off', async () => {
  const meetingId = await seedMeeting(test.app.db, {
    organiserId: people.marketer.id,
    participantIds: [people.seller.id],
    state: 'followUp',
    minutes: 'inReview',
  })
  const decisionId = await seedDecision(test.app.db, meetingId)
  const { id } = await handOut({ decisionId })
  await test.call(contract.cancelTask, { as: people.marketer, params: { id }, body: { reason: '不再需要' } })
  expect(await stateOf(test.app.db, 'decision', decisionId)).toBe('inExecution')
  await handedIn({ decisionId })
  expect(await stateOf(test.app.db, 'decision', decisionId)).toBe('fulfilled')
  expect(await stateOf(test.app.db, 'meeting', meetingId)).toBe('followUp')
})

it('shows the way back to where a task comes from, as far as the reader may see it', async () => {
  const meetingId = await seedMeeting(test.app.db, {
    organiserId: people.marketer.id,
    participantIds: [people.seller.id],
    minutes: 'final',
  })
  const decisionId = await seedDecision(test.app.db, meetingId)
  const { id } = await handOut({ decisionId, cooperatorIds: [people.designer.id] })
  const inside = await test.call(contract.getTask, { as: people.marketer, params: { id } })
  expect(inside).toMatchObject({
    meeting: { noun: 'meeting', id: meetingId },
    decision: { noun: 'decision', id: decisionId },
    minutes: { noun: 'minutes' },
    topic: null,
  })
  const outside = await test.call(contract.getTask, { as: people.designer, params: { id } })
  expect(outside).toMatchObject({ meeting: null, decision: null, minutes: null })
})
