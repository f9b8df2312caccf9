import { type Insertable, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { asSystem } from '#server/db/actor-context.ts'
import type { Task } from '#server/db/tables.ts'
import { noticesAbout, seedMeeting } from '#server/task/task.test-data.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { sweep } from './sweep.ts'

let test: TestApp
let people: Cast['people']

beforeAll(async () => {
  test = await openTestApp()
  people = (await test.seedPeople()).people
  await asSystem(test.app.db, (tx) =>
    tx
      .insertInto('calendar_day')
      .values([
        { day: '2026-02-14', kind: 'workday', name: '春节调休' },
        ...Array.from({ length: 9 }, (_, n) => ({
          day: `2026-02-${15 + n}`,
          kind: 'holiday' as const,
          name: '春节',
        })),
        { day: '2026-05-01', kind: 'holiday', name: '劳动节' },
      ])
      .execute(),
  )
})
afterAll(() => test.close())

// Each case begins with nothing that another one left to remind of.
beforeEach(() =>
  asSystem(test.app.db, async (tx) => {
    await tx.updateTable('task').set({ state: 'cancelled' }).execute()
    await tx.updateTable('meeting').set({ state: 'closed' }).execute()
    await tx.updateTable('minutes').set({ state: 'archived' }).execute()
  }),
)

/** Two nodes at the same minute, and the first one once more. */
async function tick(at: string): Promise<void> {
  const now = new Date(at)
  const node = () =>
    sweep.run({ app: { ...test.app }, now, transaction: (run) => asSystem(test.app.db, run) })
  await Promise.all([node(), node()])
  await node()
}

let series = 0
async function task(fields: Partial<Insertable<Task>> = {}): Promise<string> {
  return asSystem(test.app.db, async (tx) => {
    const { id } = await tx
      .insertInto('task')
      .values({
        number: `RW-C-${++series}`,
        name: '渠道名单',
        state: 'inProgress',
        owner_id: people.seller.id,
        assigner_id: people.marketer.id,
        planned_start: '2023-11-01',
        created_at: new Date('2023-11-01T09:00:00+08:00'),
        participant_ids: [people.seller.id, people.marketer.id, people.designer.id],
        ...fields,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
}

/** What has been said about a thing since it was asked last. */
async function told(nounId: string): Promise<string[]> {
  const names = new Map(Object.entries(people).map(([role, { id }]) => [id, role]))
  const all = await noticesAbout(test.app.db, nounId)
  return all
    .map(({ kind, personId, mailed }) => `${kind} ${names.get(personId)}${mailed ? '' : ' (no mail)'}`)
    .toSorted()
}

it('S2-63, S3-81: reminds two days before, the owner by mail, cooperating people in the product, once (C-08)', async () => {
  const id = await task({ planned_start: '2023-11-20', due_on: '2023-11-25' })
  await asSystem(test.app.db, (tx) =>
    tx.insertInto('task_cooperator').values({ task_id: id, person_id: people.designer.id }).execute(),
  )
  await tick('2023-11-23T08:59:00+08:00')
  expect(await told(id)).toEqual([])
  await tick('2023-11-23T09:00:00+08:00')
  await tick('2023-11-24T09:00:00+08:00')
  expect(await told(id)).toEqual(['task.dueSoon designer (no mail)', 'task.dueSoon seller'])
})

it('reminds on Friday of what is due on Monday (K5), later if it was down, and never after the day', async () => {
  const monday = { planned_start: '2026-03-06', due_on: '2026-03-09' }
  const punctual = await task(monday)
  await tick('2026-03-06T08:59:00+08:00')
  expect(await told(punctual)).toEqual([])
  await tick('2026-03-06T09:00:00+08:00')
  expect(await told(punctual)).toEqual(['task.dueSoon seller'])
  const late = await task(monday)
  await tick('2026-03-09T22:00:00+08:00')
  expect(await told(late)).toEqual(['task.dueSoon seller'])
  const tooLate = await task(monday)
  await tick('2026-03-10T09:00:00+08:00')
  expect(await told(tooLate)).toEqual([])
})

it('takes a moved date for a new occasion', async () => {
  const id = await task({ planned_start: '2026-03-06', due_on: '2026-03-12' })
  await tick('2026-03-10T09:00:00+08:00')
  await asSystem(test.app.db, (tx) =>
    tx.updateTable('task').set({ due_on: '2026-03-13' }).where('id', '=', id).execute(),
  )
  await tick('2026-03-11T09:00:00+08:00')
  expect(await told(id)).toEqual(['task.dueSoon seller', 'task.dueSoon seller'])
})

it.each(['done', 'cancelled', 'pendingAcceptance'] as const)(
  'leaves the owner of a task that is %s alone',
  async (state) => {
    const id = await task({ state, planned_start: '2026-03-02', due_on: '2026-03-05' })
    for (const at of ['2026-03-04T09:00:00+08:00', '2026-03-06T16:00:00+08:00', '2026-03-10T09:00:00+08:00'])
      await tick(at)
    expect(await told(id)).toEqual([])
  },
)

it('S2-64: warns when nothing was heard within three days after the date (C-09)', async () => {
  const silent = await task({ due_on: '2023-11-25', last_update_at: new Date('2023-11-24T10:00:00+08:00') })
  const heard = await task({ due_on: '2023-11-25', last_update_at: new Date('2023-11-27T10:00:00+08:00') })
  await asSystem(test.app.db, (tx) =>
    tx
      .insertInto('task_update')
      .values({
        task_id: heard,
        person_id: people.seller.id,
        state: 'inProgress',
        at: new Date('2023-11-27T10:00:00+08:00'),
      })
      .execute(),
  )
  await tick('2023-11-28T23:58:00+08:00')
  expect(await told(silent)).toEqual([])
  await tick('2023-11-29T00:00:00+08:00')
  await tick('2023-11-30T09:00:00+08:00')
  expect(await told(silent)).toEqual(['task.overdue marketer'])
  expect(await told(heard)).toEqual([])
})

it('S3-32: asks for the weekly update on Friday at four, and notes at six who has not given one (C-10)', async () => {
  const running = { planned_start: '2026-03-02', due_on: '2026-04-30' }
  const silent = await task(running)
  const given = await task({ ...running, last_update_at: new Date('2026-03-04T10:00:00+08:00') })
  const lastWeeks = await task({ ...running, last_update_at: new Date('2026-03-01T20:00:00+08:00') })
  const begunToday = await task({ ...running, planned_start: '2026-03-06' })
  await tick('2026-03-06T15:59:00+08:00')
  expect(await told(silent)).toEqual([])
  await tick('2026-03-06T16:00:00+08:00')
  await tick('2026-03-06T17:59:00+08:00')
  // One notice for all that one person owes; it speaks of the first.
  expect(await told(silent)).toEqual(['task.weeklyMany seller'])
  await tick('2026-03-06T18:00:00+08:00')
  await tick('2026-03-09T09:00:00+08:00')
  expect(await told(silent)).toEqual(['task.weeklyMany seller', 'task.weeklyMissedMany seller'])
  expect(await told(lastWeeks)).toEqual([])
  const [{ params } = { params: {} }] = await asSystem(test.app.db, (tx) =>
    tx.selectFrom('notification').select('params').where('kind', '=', 'task.weeklyMany').execute(),
  )
  expect(params).toMatchObject({ count: '2', title: '渠道名单' })
  expect(await told(given)).toEqual([])
  expect(await told(begunToday)).toEqual([])
  const marks = await asSystem(test.app.db, (tx) =>
    tx
      .selectFrom('history')
      .select('data')
      .where('noun_id', '=', lastWeeks)
      .where('move', '=', 'missUpdate')
      .execute(),
  )
  expect(marks).toEqual([{ data: { dueAt: '2026-03-06T10:00:00.000Z' } }])
})

it('holds no week against anybody in which the task was not there yet', async () => {
  const id = await task({ planned_start: '2026-02-02', created_at: new Date('2026-03-07T09:00:00+08:00') })
  await tick('2026-03-09T09:00:00+08:00')
  expect(await told(id)).toEqual([])
  await tick('2026-03-13T18:00:00+08:00')
  expect(await told(id)).toEqual(['task.weeklyMissed seller'])
})

it('asks on Thursday when Friday is off (K6)', async () => {
  const id = await task({ planned_start: '2026-04-27', due_on: '2026-06-30' })
  await tick('2026-04-30T16:00:00+08:00')
  expect(await told(id)).toEqual(['task.weekly seller'])
  await tick('2026-05-01T16:00:00+08:00')
  expect(await told(id)).toEqual(['task.weekly seller', 'task.weeklyMissed seller'])
})

async function noticed(plannedStart: string, noticedAt?: string): Promise<string> {
  const id = await seedMeeting(test.app.db, {
    organiserId: people.marketer.id,
    participantIds: [people.seller.id, people.designer.id, people.productHead.id, people.salesHead.id],
    state: 'noticed',
    plannedStart,
  })
  await asSystem(test.app.db, async (tx) => {
    const set = (person: { id: string }, values: { rsvp: 'yes' | 'no' | 'proxy'; proxy_id?: string }) =>
      tx
        .updateTable('meeting_attendee')
        .set(values)
        .where('meeting_id', '=', id)
        .where('person_id', '=', person.id)
        .execute()
    await set(people.designer, { rsvp: 'no' })
    await set(people.productHead, { rsvp: 'proxy', proxy_id: people.salesHead.id })
    if (noticedAt)
      await tx.updateTable('meeting').set({ noticed_at: noticedAt }).where('id', '=', id).execute()
  })
  return id
}

const everybody = ['marketer', 'salesHead', 'seller']
const reminders = (times: number) =>
  everybody.flatMap((who) => Array.from({ length: times }, () => `meeting.reminder ${who}`))

it('reminds a day and a quarter of an hour ahead, and nobody who said no (C-04)', async () => {
  const id = await noticed('2023-10-25T14:00:00+08:00')
  await tick('2023-10-24T13:59:00+08:00')
  expect(await told(id)).toEqual([])
  await tick('2023-10-24T14:00:00+08:00')
  expect(await told(id)).toEqual(reminders(1))
  await tick('2023-10-25T13:44:00+08:00')
  expect(await told(id)).toEqual(reminders(1))
  await tick('2023-10-25T13:45:00+08:00')
  await tick('2023-10-25T13:59:00+08:00')
  await tick('2023-10-25T14:00:00+08:00')
  expect(await told(id)).toEqual(reminders(2))
})

it('catches up with one call, but never after the start', async () => {
  const soon = await noticed('2023-10-25T14:00:00+08:00')
  await tick('2023-10-25T13:50:00+08:00')
  expect(await told(soon)).toEqual(reminders(1))
  const over = await noticed('2023-10-25T14:00:00+08:00')
  await tick('2023-10-25T14:00:00+08:00')
  expect(await told(over)).toEqual([])
})

it('does not repeat at once what the notice has just said, and follows a meeting that is moved', async () => {
  const id = await noticed('2023-10-25T14:00:00+08:00', '2023-10-24T18:00:00+08:00')
  await tick('2023-10-24T18:01:00+08:00')
  expect(await told(id)).toEqual([])
  await tick('2023-10-25T13:45:00+08:00')
  expect(await told(id)).toEqual(reminders(1))
  await asSystem(test.app.db, (tx) =>
    tx
      .updateTable('meeting')
      .set({ planned_start: '2023-10-26T14:00:00+08:00' })
      .where('id', '=', id)
      .execute(),
  )
  await tick('2023-10-26T13:45:00+08:00')
  expect(await told(id)).toEqual(reminders(2))
})

async function minutesOf(
  state: 'ended' | 'followUp',
  minutes: 'recording' | 'draft' | 'inReview',
  values: { sent_at?: string; feedback_due_at?: string } = {},
): Promise<{ minutesId: string; meetingId: string }> {
  const meetingId = await seedMeeting(test.app.db, {
    organiserId: people.marketer.id,
    hostId: people.marketingHead.id,
    recorderId: people.marketer.id,
    participantIds: [people.seller.id],
    state,
    actualEnd: '2023-10-25T16:00:00+08:00',
    minutes,
  })
  return asSystem(test.app.db, async (tx) => {
    const { id } = await tx
      .updateTable('minutes')
      .set({
        draft_due_at: '2023-10-26T16:00:00+08:00',
        final_due_at: '2023-10-27T16:00:00+08:00',
        participant_ids: [people.marketer.id, people.marketingHead.id, people.seller.id, people.designer.id],
        ...values,
      })
      .where('meeting_id', '=', meetingId)
      .returning('id')
      .executeTakeFirstOrThrow()
    return { minutesId: id, meetingId }
  })
}

it('calls the recorder at 20 hours and the host at 24 (C-05), and the host before and at 48 (C-07)', async () => {
  const { minutesId } = await minutesOf('ended', 'recording')
  await tick('2023-10-26T11:59:00+08:00')
  expect(await told(minutesId)).toEqual([])
  await tick('2023-10-26T12:00:00+08:00')
  expect(await told(minutesId)).toEqual(['minutes.draftDue marketer'])
  await tick('2023-10-26T16:00:00+08:00')
  await tick('2023-10-27T11:59:00+08:00')
  expect(await told(minutesId)).toEqual(['minutes.draftDue marketer', 'minutes.draftLate marketingHead'])
  await tick('2023-10-27T12:00:00+08:00')
  await tick('2023-10-27T16:00:00+08:00')
  await tick('2023-10-28T16:00:00+08:00')
  expect(await told(minutesId)).toEqual([
    'minutes.draftDue marketer',
    'minutes.draftLate marketingHead',
    'minutes.finalDue marketingHead',
    'minutes.finalDue marketingHead',
  ])
  const links = await asSystem(test.app.db, (tx) =>
    tx.selectFrom('notification').select('link').distinct().where('noun_id', '=', minutesId).execute(),
  )
  expect(links).toEqual([{ link: `/minutes/${minutesId}` }])
})

it('calls nobody for a draft that is there, nor for a version that is final', async () => {
  const { minutesId } = await minutesOf('ended', 'draft')
  await tick('2023-10-26T20:00:00+08:00')
  expect(await told(minutesId)).toEqual([])
  await asSystem(test.app.db, (tx) =>
    tx.updateTable('minutes').set({ state: 'final' }).where('id', '=', minutesId).execute(),
  )
  await tick('2023-10-27T16:00:00+08:00')
  expect(await told(minutesId)).toEqual([])
})

it.each([
  ['over a night', '2023-10-26T15:00:00+08:00', '2023-10-27T10:30:00+08:00', '2023-10-27T15:00:00+08:00'],
  [
    'into a make-up Saturday',
    '2026-02-13T17:00:00+08:00',
    '2026-02-14T12:30:00+08:00',
    '2026-02-14T17:00:00+08:00',
  ],
  ['over a holiday', '2026-02-14T17:00:00+08:00', '2026-02-24T12:30:00+08:00', '2026-02-24T17:00:00+08:00'],
])(
  'S2-59, NM-MIN-03: reminds whoever has not answered once, then marks them and nobody else, %s (C-06)',
  async (_case, sent, half, due) => {
    const { minutesId } = await minutesOf('ended', 'inReview', { sent_at: sent })
    await asSystem(test.app.db, async (tx) => {
      // Later than what these cases are about.
      await tx
        .updateTable('minutes')
        .set({ final_due_at: '2099-01-01' })
        .where('id', '=', minutesId)
        .execute()
      await tx
        .insertInto('minutes_recipient')
        .values([
          { minutes_id: minutesId, person_id: people.seller.id },
          { minutes_id: minutesId, person_id: people.marketingHead.id, role: 'reviewer', state: 'confirmed' },
          { minutes_id: minutesId, person_id: people.designer.id, role: 'cc' },
        ])
        .execute()
    })
    const before = (at: string) => new Date(new Date(at).getTime() - 60_000).toISOString()
    const states = () =>
      asSystem(test.app.db, async (tx) =>
        (
          await tx
            .selectFrom('minutes_recipient')
            .select('state')
            .where('minutes_id', '=', minutesId)
            .orderBy('id')
            .execute()
        ).map(({ state }) => state),
      )
    await tick(before(half))
    expect(await told(minutesId)).toEqual([])
    await tick(half)
    await tick(before(due))
    expect(await told(minutesId)).toEqual(['minutes.reminder seller'])
    expect(await states()).toEqual(['sent', 'confirmed', 'sent'])
    await tick(due)
    await tick(new Date(new Date(due).getTime() + 86_400_000).toISOString())
    expect(await states()).toEqual(['overdue', 'confirmed', 'sent'])
    expect(await told(minutesId)).toEqual([
      'minutes.feedbackLate marketer',
      'minutes.feedbackLate marketingHead',
      'minutes.reminder seller',
    ])
  },
)

it('claims and tells together: what fails is told at the next tick', async () => {
  const id = await task({ planned_start: '2026-03-09', due_on: '2026-03-12' })
  const now = new Date('2026-03-10T09:00:00+08:00')
  const notices = (change: string) => sql.raw(`alter table notification ${change}`).execute(test.app.db)
  await notices(`add constraint broken check (kind <> 'task.dueSoon') not valid`)
  const tried = sweep.run({ app: test.app, now, transaction: (run) => asSystem(test.app.db, run) })
  await expect(tried).rejects.toThrow('broken')
  await notices('drop constraint broken')
  expect(await told(id)).toEqual([])
  await tick('2026-03-10T09:01:00+08:00')
  expect(await told(id)).toEqual(['task.dueSoon seller'])
})
