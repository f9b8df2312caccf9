import type { Email } from 'postal-mime'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as meeting from '#contract/meeting.ts'
import * as contract from '#contract/notice.ts'
import { usualChoice } from '#domain/notice/setting.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { noticedMeeting } from '#test/meetings.ts'
import type { Cast } from '#test/people.ts'
import { notify } from './notify.ts'

/** Letters through a real mail server, on a clock that the test moves. 2026-03-02 is a Monday. */
let test: TestApp
let people: Cast['people']
let cast: Cast
let seen = 0

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
  people = cast.people
  await asSystem(test.app.db, async (tx) => {
    await tx.updateTable('person').set({ locale: 'en' }).where('id', '=', people.designer.id).execute()
    await tx.updateTable('person').set({ locale: 'zh-TW' }).where('id', '=', people.seller.id).execute()
  })
})
beforeEach(async () => {
  at('2026-03-02T09:00')
  await asSystem(test.app.db, async (tx) => {
    await tx.deleteFrom('mail_outbox').execute()
    await tx.deleteFrom('notification').execute()
    await tx.deleteFrom('notice_setting').execute()
  })
  seen = test.mails.length
})
afterAll(() => test.close())

const at = (time: string) => test.setNow(`${time}:00+08:00`)

/** What has come since the last time of asking. */
async function letters(): Promise<Email[]> {
  await test.runJobs()
  const fresh = test.mails.slice(seen)
  seen = test.mails.length
  return fresh
}
const subjects = async () => (await letters()).map(({ subject }) => subject)
const to = (mails: readonly Email[], person: { readonly email: string }) =>
  mails.find((mail) => mail.to?.some(({ address }) => address === person.email))

let made = 0
async function task(name: string, classification: 'internal' | 'confidential' = 'internal'): Promise<string> {
  const { id } = await asSystem(test.app.db, (tx) =>
    tx
      .insertInto('task')
      .values({
        number: `RW-2026-${++made}`,
        name,
        state: 'inProgress',
        classification,
        owner_id: people.marketer.id,
        participant_ids: [people.marketer.id, people.designer.id, people.seller.id],
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  return id
}

const dueSoon = (taskId: string, title: string, ...persons: { readonly id: string }[]) =>
  asSystem(test.app.db, (tx) =>
    notify(tx, test.app, {
      personIds: persons.map(({ id }) => id),
      kind: 'task.dueSoon',
      noun: 'task',
      nounId: taskId,
      params: { number: 'RW-2026-001', title, dueOn: '2026-03-20' },
      link: `/tasks/${taskId}`,
      dedupe: `${taskId}:${title}`,
      at: test.now(),
    }),
  )
const accepted = (taskId: string, title: string) =>
  asSystem(test.app.db, (tx) =>
    notify(tx, test.app, {
      personIds: [people.marketer.id],
      kind: 'task.accepted',
      noun: 'task',
      nounId: taskId,
      params: { number: 'RW-2026-001', title, by: '石静' },
      link: `/tasks/${taskId}`,
      dedupe: `accepted:${taskId}:${title}`,
      at: test.now(),
    }),
  )
const finish = (taskId: string) =>
  asSystem(test.app.db, (tx) =>
    tx.updateTable('task').set({ state: 'done' }).where('id', '=', taskId).execute(),
  )
const noticesOf = (person: { readonly id: string }) =>
  asSystem(test.app.db, (tx) =>
    tx.selectFrom('notification').select('kind').where('person_id', '=', person.id).execute(),
  )

it('holds at night what is not pressing, and sends it in the morning: each reader’s language, link and switch', async () => {
  at('2026-03-02T21:00')
  const id = await task('印制海报')
  await dueSoon(id, '印制海报', people.marketer, people.designer, people.seller)
  expect(await letters()).toEqual([])
  // In the product it is there at once.
  expect(await noticesOf(people.designer)).toHaveLength(1)
  at('2026-03-03T08:29')
  expect(await letters()).toEqual([])
  at('2026-03-03T08:30')
  const mails = await letters()
  expect(mails).toHaveLength(3)
  expect(to(mails, people.marketer)?.subject).toBe('任务即将到期：印制海报')
  expect(to(mails, people.designer)?.text).toContain('is due on Fri, Mar 20, 2026')
  expect(to(mails, people.seller)?.text).toContain('在這裡調整或關閉')
  for (const { text, html } of mails) {
    for (const address of [`http://bihuan.test/tasks/${id}`, 'http://bihuan.test/settings#notices']) {
      expect(text).toContain(address)
      expect(html).toContain(`href="${address}"`)
    }
  }
  expect(to(mails, people.marketer)?.text).toContain('因为“到期与催办”类通知设为发邮件给您')
})

it('makes one letter of what has waited, and leaves out what is done or out of sight', async () => {
  at('2026-03-06T21:00')
  const [open, done, hidden, twice] = [
    await task('仍未完成'),
    await task('已经完成'),
    await task('看不到了'),
    await task('催了两次'),
  ]
  for (const [id, title] of [
    [open, '仍未完成'],
    [done, '已经完成'],
    [hidden, '看不到了'],
    [twice, '催第一次'],
    [twice, '催第二次'],
  ] as const) {
    await dueSoon(id, title, people.marketer)
  }
  await accepted(open, '供知会')
  await finish(done)
  await asSystem(test.app.db, (tx) =>
    tx
      .updateTable('task')
      .set({ classification: 'confidential', participant_ids: [] })
      .where('id', '=', hidden)
      .execute(),
  )
  at('2026-03-07T12:00')
  expect(await letters()).toEqual([])
  at('2026-03-09T08:31')
  const mails = await letters()
  expect(mails).toHaveLength(1)
  const [{ subject, text } = {} as Email] = mails
  expect(subject).toContain('3 件事')
  expect(text).toContain('到期与催办（2）')
  expect(text).toContain('知会（1）')
  for (const words of ['仍未完成', '催第二次', '供知会', `http://bihuan.test/tasks/${open}`])
    expect(text).toContain(words)
  expect(text).not.toMatch(/已经完成|看不到了|催第一次/)
  at('2026-03-10T08:31')
  expect(await letters()).toEqual([])
})

it('sends no letter when nothing is left to say', async () => {
  at('2026-03-02T21:00')
  const id = await task('夜里做完')
  await dueSoon(id, '夜里做完', people.marketer)
  await finish(id)
  at('2026-03-03T08:31')
  expect(await letters()).toEqual([])
})

it('makes one letter of what comes in the same minute', async () => {
  const ids = [await task('甲'), await task('乙')]
  for (const id of ids) await dueSoon(id, id, people.marketer)
  const mails = await letters()
  expect(mails).toHaveLength(1)
  for (const id of ids) expect(mails[0]?.text).toContain(`/tasks/${id}`)
})

it('keeps the rest of the urging for the summary when the day’s budget is spent, and says how much there was', async () => {
  const nags = () =>
    test.call(contract.getNagsToday, { as: people.admin, params: { id: people.marketer.id } })
  expect(await nags()).toEqual({ notices: 0, letters: 0, budget: 5 })
  for (let no = 1; no <= 7; no += 1) {
    at(`2026-03-02T1${no}:00`)
    await dueSoon(await task(`第${no}件`), `第${no}件`, people.marketer)
    expect(await letters()).toHaveLength(no <= 5 ? 1 : 0)
  }
  expect(await nags()).toEqual({ notices: 7, letters: 5, budget: 5 })
  at('2026-03-03T08:30')
  expect(await subjects()).toEqual([expect.stringContaining('2 件事')])
  expect(await nags()).toEqual({ notices: 0, letters: 0, budget: 5 })
})

it('does as its reader has chosen: at once, in the summary at their hour, or not', async () => {
  const as = people.marketer
  await test.call(contract.setNoticeSetting, {
    as,
    body: {
      ...usualChoice,
      mail: { todo: 'now', urge: 'digest', meeting: 'now', info: 'off' },
      digestAt: '17:00',
    },
  })
  const id = await task('选择')
  await dueSoon(id, '选择', as)
  await accepted(id, '不寄')
  expect(await letters()).toEqual([])
  at('2026-03-02T17:00')
  expect(await subjects()).toEqual(['任务即将到期：选择'])
  // Switched off while it waited.
  await dueSoon(id, '又一次', as)
  await test.call(contract.setNoticeSetting, {
    as,
    body: { ...usualChoice, mail: { ...usualChoice.mail, urge: 'off' } },
  })
  at('2026-03-03T17:00')
  expect(await letters()).toEqual([])
  expect(await noticesOf(as)).toHaveLength(3)
})

it('does not wake people at night for what a server that was down has missed in the morning', async () => {
  at('2026-03-02T21:00')
  await dueSoon(await task('停机'), '停机', people.marketer)
  at('2026-03-03T22:00')
  expect(await letters()).toEqual([])
  at('2026-03-04T08:30')
  expect(await subjects()).toEqual(['任务即将到期：停机'])
})

describe('meetings', () => {
  const calendars = ({ attachments }: Email) =>
    attachments
      .filter(({ mimeType }) => mimeType === 'text/calendar')
      .map(({ content }) =>
        typeof content === 'string' ? content : new TextDecoder().decode(content as ArrayBuffer),
      )

  it('are called at once in working hours', async () => {
    await noticedMeeting(test, cast)
    const mails = await letters()
    expect(mails).toHaveLength(4)
    for (const mail of mails) expect(calendars(mail).length).toBeGreaterThan(0)
  })

  it('called and moved in the night are one letter, with the calendar entry as it is in the morning', async () => {
    at('2026-03-02T21:00')
    const { id } = await noticedMeeting(test, cast)
    await test.call(meeting.rescheduleMeeting, {
      as: people.marketingHead,
      params: { id },
      body: {
        plannedStart: '2026-03-10T10:00:00+08:00',
        plannedEnd: '2026-03-10T11:00:00+08:00',
        reason: '会议室占用',
      },
    })
    expect(await letters()).toEqual([])
    at('2026-03-03T08:30')
    const mails = await letters()
    expect(mails).toHaveLength(4)
    for (const mail of mails) {
      expect(mail.text).toContain(`http://bihuan.test/meetings/${id}`)
      expect(calendars(mail)[0]).toContain('DTSTART;TZID=Asia/Shanghai:20260310T100000')
      expect(calendars(mail)[0]).toContain('METHOD:REQUEST')
    }
    expect(to(mails, people.designer)?.subject).toMatch(/changed/i)
    expect(to(mails, people.salesHead)?.subject).toContain('会议变更')
  })

  it('that were to begin today are cancelled at once, at whatever hour', async () => {
    await noticedMeeting(test, cast)
    await letters()
    const [{ id } = { id: '' }] = await asSystem(test.app.db, (tx) =>
      tx.selectFrom('meeting').select('id').orderBy('id', 'desc').limit(1).execute(),
    )
    at('2026-03-09T06:30')
    await test.call(meeting.cancelMeeting, {
      as: people.marketingHead,
      params: { id },
      body: { reason: '主持人生病' },
    })
    // Other clocks ring on that day too; their letters have no calendar entry, and wait for the morning or not.
    const mails = (await letters()).filter((mail) => calendars(mail).length > 0)
    expect(mails).toHaveLength(4)
    for (const mail of mails) expect(calendars(mail)[0]).toContain('METHOD:CANCEL')
  })

  it('two of the night go as one letter with both calendar entries', async () => {
    at('2026-03-02T21:00')
    const ids = [(await noticedMeeting(test, cast)).id, (await noticedMeeting(test, cast)).id]
    at('2026-03-03T08:30')
    const mail = to(await letters(), people.salesHead)
    expect(mail?.subject).toContain('2 件事')
    const entries = mail === undefined ? '' : calendars(mail).join('\n')
    for (const id of ids) expect(entries).toContain(`UID:${id}@bihuan`)
  })
})

describe('the settings', () => {
  it('show what will happen', async () => {
    at('2026-03-05T12:00')
    const { choice, preview } = await test.call(contract.getNoticeSetting, { as: people.marketer })
    expect(choice).toEqual(usualChoice)
    expect(preview).toEqual({
      quiet: { from: '2026-03-05T12:00:00.000Z', sentAt: '2026-03-06T00:30:00.000Z' },
      dayOff: { on: '2026-03-07', sentAt: '2026-03-09T00:30:00.000Z' },
      digestAt: '2026-03-06T00:30:00.000Z',
    })
  })

  it('follow the organisation’s hours until somebody has their own', async () => {
    const before = await test.call(contract.getNoticeDefaults, { as: people.seller })
    const defaults = {
      ...before,
      quiet: { from: '18:30' as const, to: '09:00' as const },
      digestAt: '09:15' as const,
    }
    await expect(
      test.call(contract.setNoticeDefaults, { as: people.seller, body: defaults }),
    ).rejects.toMatchObject({
      status: 403,
    })
    const after = await test.call(contract.setNoticeDefaults, { as: people.admin, body: defaults })
    expect(after.version).toBe(before.version + 1)
    await expect(
      test.call(contract.setNoticeDefaults, { as: people.admin, body: defaults }),
    ).rejects.toMatchObject({
      status: 409,
      reason: 'organisation.stale',
    })
    at('2026-03-05T12:00')
    const seenBy = async (as: { id: string }) =>
      (await test.call(contract.getNoticeSetting, { as })).preview.quiet?.from
    expect(await seenBy(people.marketer)).toBe('2026-03-05T10:30:00.000Z')
    const own = { ...usualChoice, quiet: 'own' as const, quietFrom: '22:00' as const, quietTo: null }
    await expect(
      test.call(contract.setNoticeSetting, { as: people.marketer, body: own }),
    ).rejects.toMatchObject({
      status: 422,
      reason: 'notice.quietMissing',
    })
    await test.call(contract.setNoticeSetting, { as: people.marketer, body: { ...own, quietTo: '07:00' } })
    expect(await seenBy(people.marketer)).toBe('2026-03-05T14:00:00.000Z')
    expect(await seenBy(people.designer)).toBe('2026-03-05T10:30:00.000Z')
  })
})
