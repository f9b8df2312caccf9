import { afterAll, beforeAll, expect, it } from 'vitest'
import { asActor, asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { isNoticeKind, type NoticeKind, noticeParams } from './kinds.ts'
import { notify } from './notify.ts'
import { wordingOf } from './wording.ts'

let test: TestApp
let cast: Cast

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
afterAll(() => test.close())

async function secretTask(participants: string[]): Promise<string> {
  const { id } = await asSystem(test.app.db, (tx) =>
    tx
      .insertInto('task')
      .values({
        number: `RW-2026-${Math.random()}`,
        name: '竞品底价',
        classification: 'confidential',
        participant_ids: participants,
        department_ids: [cast.departments.marketing.id],
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  return id
}

const noticesOf = (taskId: string) =>
  asSystem(test.app.db, (tx) =>
    tx.selectFrom('notification').selectAll().where('noun_id', '=', taskId).orderBy('person_id').execute(),
  )

const lettersOf = (taskId: string) =>
  asSystem(test.app.db, (tx) =>
    tx.selectFrom('mail_outbox').selectAll().where('noun_id', '=', taskId).orderBy('to_address').execute(),
  )

function dueSoon(taskId: string, personIds: string[]) {
  return {
    personIds,
    kind: 'task.dueSoon' as const,
    noun: 'task',
    nounId: taskId,
    params: { number: 'RW-2026-001', title: '竞品底价', dueOn: '2026-03-20' },
    link: `/tasks/${taskId}`,
    dedupe: `task.dueSoon:${taskId}`,
    at: test.now(),
  }
}

it('tells each person once, in the language they read, and leaves out whoever may not see the noun', async () => {
  const { marketer, designer, generalManager, marketingHead } = cast.people
  await asSystem(test.app.db, (tx) =>
    tx.updateTable('person').set({ locale: 'en' }).where('id', '=', designer.id).execute(),
  )
  const taskId = await secretTask([marketer.id, designer.id])
  const everybody = [marketer.id, designer.id, generalManager.id, marketingHead.id, marketer.id]
  const first = await asSystem(test.app.db, (tx) => notify(tx, test.app, dueSoon(taskId, everybody)))
  const second = await asSystem(test.app.db, (tx) => notify(tx, test.app, dueSoon(taskId, everybody)))

  expect(first.sort()).toEqual([marketer.id, designer.id].sort())
  expect(second).toEqual([])
  expect((await noticesOf(taskId)).map(({ person_id }) => person_id)).toEqual(first)
  await test.runJobs()
  const letters = await lettersOf(taskId)
  expect(letters).toHaveLength(2)
  const english = letters.find(({ person_id }) => person_id === designer.id)
  expect(english?.subject).toBe('Due soon: 竞品底价')
  expect(english?.text_body).toContain('is due on Fri, Mar 20, 2026')
  expect(english?.text_body).toContain(`http://bihuan.test/tasks/${taskId}`)
  const chinese = letters.find(({ person_id }) => person_id === marketer.id)
  expect(chinese?.text_body).toContain('将于2026年3月20日周五到期')
})

it('sends what it wrote', async () => {
  const { marketer } = cast.people
  const taskId = await secretTask([marketer.id])
  await asSystem(test.app.db, (tx) => notify(tx, test.app, dueSoon(taskId, [marketer.id])))
  await test.runJobs()
  const sent = test.mails.filter(({ text }) => text?.includes(taskId))
  expect(sent.map(({ to }) => to?.[0]?.address)).toEqual([marketer.email])
})

it('writes no letter to whoever wants none, and none for what is shown in the product only', async () => {
  const { marketer, designer } = cast.people
  const taskId = await secretTask([marketer.id, designer.id])
  await asSystem(test.app.db, async (tx) => {
    await tx.updateTable('person').set({ mail_notices: false }).where('id', '=', marketer.id).execute()
    await notify(tx, test.app, dueSoon(taskId, [marketer.id]))
    await notify(tx, test.app, { ...dueSoon(taskId, [designer.id]), inProductOnly: true })
    await tx.updateTable('person').set({ mail_notices: true }).where('id', '=', marketer.id).execute()
  })
  expect(await noticesOf(taskId)).toHaveLength(2)
  expect(await lettersOf(taskId)).toHaveLength(0)
})

it('does not tell people of their own acts, tells others although the actor may not read their notices', async () => {
  const { marketer, designer } = cast.people
  const taskId = await secretTask([marketer.id, designer.id])
  const actor = await test.actorOf(marketer)
  const told = await asActor(test.app.db, actor, async (tx) => {
    const reached = await notify(tx, test.app, dueSoon(taskId, [marketer.id, designer.id]))
    // The actor's own row-level rules are back.
    expect(await tx.selectFrom('notification').select('id').where('noun_id', '=', taskId).execute()).toEqual(
      [],
    )
    expect(await tx.selectFrom('mail_outbox').select('id').execute()).toEqual([])
    return reached
  })
  expect(told).toEqual([designer.id])
})

it('wakes the stream of each person told, and theirs only', async () => {
  const { marketer, designer } = cast.people
  const taskId = await secretTask([marketer.id])
  await asSystem(test.app.db, (tx) => notify(tx, test.app, dueSoon(taskId, [marketer.id, designer.id])))
  const [notice] = await noticesOf(taskId)
  const events = await asSystem(test.app.db, (tx) =>
    tx
      .selectFrom('event')
      .select(['stream', 'payload'])
      .where('noun', '=', 'notification')
      .where('noun_id', '=', notice?.id ?? '')
      .execute(),
  )
  expect(events).toEqual([{ stream: `person:${marketer.id}`, payload: { kind: 'task.dueSoon' } }])
})

it.each(['zh-CN', 'zh-TW', 'en'] as const)(
  'has a text in %s for every kind, and fills every gap',
  (locale) => {
    for (const kind of Object.keys(noticeParams) as NoticeKind[]) {
      expect(isNoticeKind(kind)).toBe(true)
      const params = Object.fromEntries(noticeParams[kind].map((name) => [name, `<${name}>`]))
      const { title, body, action } = wordingOf(kind, params, { locale, zone: 'Asia/Shanghai' })
      const asked = `${title} ${body}`
      expect(asked, kind).not.toContain('{{')
      expect(title, kind).toContain('<title>')
      // Each parameter that a kind asks its callers for is of use, and no text needs one that is not given.
      for (const name of noticeParams[kind]) expect(asked, `${kind} ${name}`).toContain(`<${name}>`)
      expect(asked.match(/“”|「」|\(\)|（）/), kind).toBeNull()
      expect(action.length, kind).toBeGreaterThan(2)
    }
  },
)

it('gives words to codes and to what is not known yet', () => {
  const at = { locale: 'zh-CN' as const, zone: 'Asia/Shanghai' }
  const asked = wordingOf(
    'meeting.rescheduled',
    { number: 'HY-2026-001', title: '周会', by: '林小满', startAt: '2026-03-05T06:00:00Z', place: '' },
    at,
  )
  expect(asked.body).toContain('新的时间：2026年3月5日周四 14:00，地点：待定')
  expect(
    wordingOf('meeting.rsvp', { number: 'HY-1', title: '周会', person: '沈青', answer: 'proxy' }, at).title,
  ).toBe('沈青由代理参会：周会')
})
