import { sql } from 'kysely'
import ical, { type VEvent } from 'node-ical'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Locale } from '#domain/person/locale.ts'
import { asActor, asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { openMailbox } from '#test/mailbox.ts'
import { mail as zhCN } from '#text/zh-CN/mail.ts'
import { type InvitationMeeting, invitationOf, uidOf } from './invitation.ts'
import { type Letter, type MailKind, write } from './letter.ts'
import { queueMail, sendAgain } from './outbox.ts'

let test: TestApp
beforeEach(async () => {
  test = await openTestApp()
})
afterEach(() => test.close())

const meeting: InvitationMeeting = {
  id: '0198c0de-0000-7000-8000-000000000001',
  sequence: 2,
  summary: 'Q4营销活动筹备会；预算、排期与分工（含 𠮷 字）',
  description: '议题一：预算\n议题二：排期, 分工; 其他',
  place: '3 号楼 301',
  onlineUrl: 'https://meet.example.com/q4',
  url: 'http://bihuan.test/meetings/0198c0de-0000-7000-8000-000000000001',
  start: new Date('2026-03-05T06:00:00Z'),
  end: new Date('2026-03-05T07:30:00Z'),
  timeZone: 'Asia/Shanghai',
  organiser: { name: '石静', email: 'shi@example.com' },
  attendees: [
    { name: '陈拓, 经理', email: 'chen@example.com', isObserver: false, rsvp: 'pending' },
    { name: '苏禾', email: 'su@example.com', isObserver: true, rsvp: 'yes' },
  ],
}

const letter: Letter = {
  kind: 'meetingInvitation',
  locale: 'zh-CN',
  params: { meeting: 'Q4营销活动筹备会', when: '3月5日 14:00', organiser: '石静' },
  facts: [['时间', '3月5日（周四）14:00–15:30']],
  link: '/meetings/0198c0de-0000-7000-8000-000000000001',
}
const to = { personId: null, email: 'chen@example.com', name: '陈拓' }
const outbox = () =>
  asSystem(test.app.db, (tx) => tx.selectFrom('mail_outbox').selectAll().orderBy('created_at').execute())

it('sends an invitation with its calendar, and notes that it went', async () => {
  const invitation = invitationOf(meeting, 'REQUEST', test.now())
  const id = await asSystem(test.app.db, (tx) =>
    queueMail(tx, 'http://bihuan.test', { to, letter, invitation }),
  )
  expect(test.mails).toEqual([])
  await test.runJobs()

  const [sent] = test.mails
  expect(test.mails).toHaveLength(1)
  expect(sent?.subject).toBe('会议邀请：Q4营销活动筹备会（3月5日 14:00）')
  expect(sent?.to).toMatchObject([{ address: 'chen@example.com', name: '陈拓' }])
  expect(sent?.messageId).toBe(`<${id}@bihuan.test>`)
  const header = (name: string) => sent?.headers.find(({ key }) => key === name)?.value
  expect(header('auto-submitted')).toBe('auto-generated')
  expect(header('list-unsubscribe')).toContain('<http://bihuan.test/settings#notices>')
  expect(sent?.text).toContain('http://bihuan.test/meetings/0198c0de-0000-7000-8000-000000000001')
  expect(sent?.text).toContain('您收到这封邮件，是因为您在这次会议的参会名单里。')
  expect(sent?.html).toContain('3月5日（周四）14:00–15:30')

  const calendars = sent?.attachments.filter(({ mimeType }) => /calendar|ics/.test(mimeType)) ?? []
  expect(calendars.length).toBeGreaterThanOrEqual(2)
  expect(calendars.some(({ method }) => method === 'REQUEST')).toBe(true)
  expect(calendars.some(({ filename }) => filename === 'invite.ics')).toBe(true)
  expect(await outbox()).toMatchObject([{ id, state: 'sent', attempts: 1, sent_at: test.now() }])

  await test.runJobs()
  expect(test.mails).toHaveLength(1)
})

it('can be queued by a person who may not read the outbox', async () => {
  const { people } = await test.seedPeople()
  const actor = await test.actorOf(people.seller)
  await asActor(test.app.db, actor, async (tx) => {
    await queueMail(tx, 'http://bihuan.test', { to, letter })
    expect(await tx.selectFrom('mail_outbox').selectAll().execute()).toEqual([])
  })
  await test.runJobs()
  expect(test.mails).toHaveLength(1)
})

it('sends nothing for a change that was taken back', async () => {
  await asSystem(test.app.db, async (tx) => {
    await queueMail(tx, 'http://bihuan.test', { to, letter })
    throw new Error('back')
  }).catch(() => {})
  await test.runJobs()
  expect([test.mails, await outbox()]).toEqual([[], []])
})

it.each(['REQUEST', 'CANCEL'] as const)('writes a %s that calendars read as meant', (method) => {
  const { ics } = invitationOf(meeting, method, new Date('2026-03-01T00:00:00Z'))
  const read = Object.values(ical.sync.parseICS(ics)).find((part) => part?.type === 'VEVENT') as VEvent
  expect(read).toMatchObject({
    uid: uidOf(meeting.id),
    method,
    status: method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED',
  })
  expect(new Date(read.start).toISOString()).toBe('2026-03-05T06:00:00.000Z')
  expect(new Date(read.end as Date).toISOString()).toBe('2026-03-05T07:30:00.000Z')
  expect(read.summary).toBe(meeting.summary)
  expect(String(read.sequence)).toBe('2')

  const lines = ics.split('\r\n')
  expect(lines).toContain('DTSTART;TZID=Asia/Shanghai:20260305T140000')
  expect(lines).toContain('DTSTAMP:20260301T000000Z')
  expect(ics).toContain('BEGIN:VTIMEZONE')
  expect(ics).toContain(`METHOD:${method}`)
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  const unfolded = ics.replaceAll('\r\n ', '')
  expect(unfolded).toContain('ROLE=OPT-PARTICIPANT')
  expect(/RSVP=TRUE[^\r]*chen@example\.com/i.test(unfolded)).toBe(method === 'REQUEST')
})

it('keeps one UID for a meeting however often it changes', () => {
  const uids = [1, 2, 3].map(
    (sequence) => /UID:(.*)\r\n/.exec(invitationOf({ ...meeting, sequence }, 'REQUEST', test.now()).ics)?.[1],
  )
  expect(new Set(uids)).toEqual(new Set([uidOf(meeting.id)]))
})

it.each(['zh-CN', 'zh-TW', 'en'] as Locale[])(
  'has words for every kind of mail in %s, and says why and where',
  (locale) => {
    for (const kind of Object.keys(zhCN.kinds) as MailKind[]) {
      const names = [
        'name',
        'organisation',
        'until',
        'by',
        'meeting',
        'when',
        'organiser',
        'material',
        'due',
        'task',
        'decision',
        'affected',
        'for',
        'reason',
        'kind',
        'subject',
        'title',
        'who',
      ]
      const params = Object.fromEntries(names.map((name) => [name, `<${name}>`]))
      const { subject, text, html } = write({ kind, locale, params, link: '/x/1' }, 'http://bihuan.test')
      expect(`${subject}${text}`).not.toMatch(/\{\{|undefined/)
      expect(text).toContain('http://bihuan.test/x/1')
      expect(text).toContain('http://bihuan.test/settings')
      expect(html).not.toMatch(/<(by|meeting|task|name)>/)
    }
  },
)

it('refuses to write a mail that lacks a word, and keeps line breaks out of the subject', () => {
  expect(() => write({ ...letter, params: {} }, 'http://bihuan.test')).toThrow('needs')
  const { subject } = write(
    { ...letter, params: { ...letter.params, meeting: 'A\r\nBcc: all@example.com' } },
    'http://bihuan.test',
  )
  expect(subject).not.toMatch(/[\r\n]/)
})

it('holds mail when there is no mail server, says so, and sends it when there is one', async () => {
  const without = await openTestApp({ config: { smtpUrl: undefined } })
  await asSystem(without.app.db, (tx) => queueMail(tx, 'http://bihuan.test', { to, letter }))
  await without.runJobs()
  const rows = await asSystem(without.app.db, (tx) => tx.selectFrom('mail_outbox').selectAll().execute())
  expect(rows).toMatchObject([{ state: 'held', attempts: 0, sent_at: null }])
  expect(without.app.mail.canSend).toBe(false)
  await without.close()
})

/** The pauses between attempts, passed over. */
const hurry = (app: TestApp) =>
  sql`update jobs.job set start_after = now() where state = 'retry'`.execute(app.app.db)
const theRow = (app: TestApp) =>
  asSystem(app.app.db, (tx) => tx.selectFrom('mail_outbox').selectAll().executeTakeFirstOrThrow())

it('tries again after the mail server refused, and sends it once', async () => {
  const box = await openMailbox()
  const patient = await openTestApp({ config: { smtpUrl: box.smtpUrl } })
  const id = await asSystem(patient.app.db, (tx) => queueMail(tx, 'http://bihuan.test', { to, letter }))
  box.refuse()
  await expect(patient.runJobs()).rejects.toThrow('try again later')
  expect(await theRow(patient)).toMatchObject({
    state: 'queued',
    attempts: 1,
    last_error: 'Message failed: 451 try again later',
  })
  box.accept()
  await hurry(patient)
  await patient.runJobs()
  expect(box.mails.map(({ messageId }) => messageId)).toEqual([`<${id}@bihuan.test>`])
  expect(await theRow(patient)).toMatchObject({ state: 'sent', attempts: 2, last_error: '' })
  await Promise.all([patient.close(), box.close()])
})

it('gives up where the administrator sees it, and can be told to try again', async () => {
  const deaf = await openTestApp({ config: { smtpUrl: 'smtp://127.0.0.1:1' } })
  await asSystem(deaf.app.db, (tx) => queueMail(tx, 'http://bihuan.test', { to, letter }))
  for (let tries = 0; tries < 9; tries++) {
    await deaf.runJobs().catch(() => {})
    await hurry(deaf)
  }
  expect(await theRow(deaf)).toMatchObject({
    state: 'failed',
    attempts: 8,
    last_error: expect.stringContaining('ECONNREFUSED'),
  })
  expect(await asSystem(deaf.app.db, (tx) => sendAgain(tx))).toBe(1)
  expect(await theRow(deaf)).toMatchObject({ state: 'queued' })
  await deaf.close()
})
