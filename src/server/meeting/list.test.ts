import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as contract from '#contract/meeting.ts'
import { asActor, asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { noticedMeeting } from '#test/meetings.ts'
import type { Cast } from '#test/people.ts'
import { linksOf } from './links.ts'
import { myMeetingsBetween } from './list.ts'

let test: TestApp
let cast: Cast

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
beforeEach(async () => {
  test.setNow('2026-03-02T09:00:00+08:00')
  await asSystem(test.app.db, (tx) => tx.deleteFrom('meeting').execute())
})
afterAll(() => test.close())

type View = 'upcoming' | 'past' | 'mine' | 'all'

/** Meetings of the marketing department with the given starts, in hours from now; null: no time yet. */
async function meetings(
  ...starts: readonly { name: string; hours: number | null; state?: 'draft' | 'ended' | 'cancelled' }[]
): Promise<void> {
  await asSystem(test.app.db, (tx) =>
    tx
      .insertInto('meeting')
      .values(
        starts.map(({ name, hours, state = 'draft' }) => ({
          number: `HY-${name}`,
          name,
          state,
          organiser_id: cast.people.marketingHead.id,
          planned_start: hours === null ? null : new Date(test.now().getTime() + hours * 3_600_000),
          department_ids: [cast.departments.marketing.id],
          participant_ids: [cast.people.marketingHead.id],
        })),
      )
      .execute(),
  )
}

const list = (query: { view?: View; cursor?: string; limit?: number; q?: string; state?: 'draft' } = {}) =>
  test.call(contract.listMeetings, { as: cast.people.marketer, query })

const namesIn = ({ items }: { items: readonly { name: string }[] }) => items.map(({ name }) => name)

describe('views', () => {
  it('put what is coming first in its order, and what is over behind', async () => {
    await meetings(
      { name: '明天', hours: 24 },
      { name: '未定', hours: null },
      { name: '今天', hours: 2 },
      { name: '上周', hours: -100, state: 'ended' },
      { name: '上月', hours: -700, state: 'ended' },
      { name: '取消的', hours: 48, state: 'cancelled' },
    )
    expect(namesIn(await list())).toEqual(['今天', '明天', '未定'])
    expect(namesIn(await list({ view: 'past' }))).toEqual(['取消的', '上周', '上月'])
    expect(namesIn(await list({ view: 'all' }))).toEqual(['取消的', '明天', '今天', '上周', '上月', '未定'])
    expect(namesIn(await list({ view: 'mine' }))).toEqual([])
    expect(namesIn(await list({ view: 'all', state: 'draft' }))).toEqual(['明天', '今天', '未定'])
    const mine = await test.call(contract.listMeetings, {
      as: cast.people.marketingHead,
      query: { view: 'mine', limit: 2 },
    })
    expect(namesIn(mine)).toEqual(['取消的', '明天'])
  })
})

describe('pages', () => {
  async function walk(view: View, between?: () => Promise<void>): Promise<string[]> {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await list({ view, limit: 2, ...(cursor !== undefined && { cursor }) })
      seen.push(...namesIn(page))
      cursor = page.nextCursor ?? undefined
      if (seen.length === 2) await between?.()
    } while (cursor !== undefined)
    return seen
  }

  const seven = [
    { name: '甲', hours: 1 },
    { name: '乙', hours: 2 },
    { name: '丙', hours: 2 },
    { name: '丁', hours: 3 },
    { name: '戊', hours: null },
    { name: '己', hours: null },
    { name: '庚', hours: null },
  ]

  it.each(['upcoming', 'all'] as const)(
    '%s: show everything once, also at the same time or without one',
    async (view) => {
      await meetings(...seven)
      const seen = await walk(view)
      expect([...seen].sort()).toEqual(seven.map(({ name }) => name).sort())
      expect(seen).toHaveLength(seven.length)
    },
  )

  it('stay what they were when meetings are added meanwhile', async () => {
    await meetings(...seven)
    const before = await walk('upcoming')
    const during = await walk('upcoming', () =>
      meetings({ name: '插在前', hours: 0.5 }, { name: '插在后', hours: 2.5 }),
    )
    expect(during.filter((name) => !name.startsWith('插'))).toEqual(before)
    expect(during).not.toContain('插在前')
    expect(during.filter((name) => name === '插在后')).toHaveLength(1)
  })

  it('refuse a cursor that is none', async () => {
    await expect(list({ cursor: 'bm90aGluZw' })).rejects.toMatchObject({ status: 422 })
  })
})

describe('search', () => {
  it.each([
    ['预算', ['年度预算会']],
    ['度预', ['年度预算会']],
    ['预', ['年度预算会']],
    ['算预', []],
    ['Q4', ['Q4营销活动筹备会']],
    ['营销 q4', ['Q4营销活动筹备会']],
    ['kick', ['Kickoff 华东']],
    ['HY-Kickoff', ['Kickoff 华东']],
    ['不存在', []],
    ['，。', []],
    ["' | & ! :*", []],
  ])('%s finds %j', async (q, found) => {
    await meetings(
      { name: '年度预算会', hours: 1 },
      { name: 'Q4营销活动筹备会', hours: 2 },
      { name: 'Kickoff 华东', hours: 3 },
    )
    expect(namesIn(await list({ q }))).toEqual(found)
  })
})

it('counts topics, people, answers, decisions and open tasks, and says how I answered', async () => {
  const { salesHead, seller, productHead, marketingHead } = cast.people
  const { id } = await noticedMeeting(test, cast)
  await test.call(contract.answerInvitation, { as: salesHead, params: { id }, body: { answer: 'yes' } })
  await test.call(contract.answerInvitation, {
    as: productHead,
    params: { id },
    body: { answer: 'proxy', proxyId: seller.id, reason: '出差' },
  })
  const audience = { classification: 'public' as const, meeting_id: id }
  await asSystem(test.app.db, async (tx) => {
    await tx
      .insertInto('decision')
      .values([
        { ...audience, number: 'JY-1' },
        { ...audience, number: 'JY-2' },
      ])
      .execute()
    await tx
      .insertInto('task')
      .values([
        { ...audience, number: 'RW-1', name: '甲' },
        { ...audience, number: 'RW-2', name: '乙', state: 'done' },
        { ...audience, number: 'RW-3', name: '丙', state: 'cancelled' },
        { ...audience, number: 'RW-4', name: '丁', state: 'pendingAcceptance' },
      ])
      .execute()
  })
  const { items } = await test.call(contract.listMeetings, { as: salesHead, query: {} })
  expect(items).toMatchObject([
    {
      id,
      host: { id: marketingHead.id },
      myRsvp: 'yes',
      topicCount: 2,
      attendeeCount: 5,
      acceptedCount: 2,
      decisionCount: 2,
      openTaskCount: 2,
    },
  ])
  await asSystem(test.app.db, async (tx) => {
    await tx.deleteFrom('task').execute()
    await tx.deleteFrom('decision').execute()
  })
})

it('gives links to what one may see, and none to what one may not', async () => {
  const { id, topics } = await noticedMeeting(test, cast, { classification: 'confidential' })
  const of = { meetingId: id, topicId: topics[1]?.id ?? null }
  const linksFor = async (person: { id: string }) => {
    const actor = await test.actorOf(person)
    return asActor(test.app.db, actor, (tx) => linksOf(tx, actor, of))
  }
  expect(await linksFor(cast.people.designer)).toMatchObject({
    meeting: { noun: 'meeting', id, title: '新品推广分工会', state: 'noticed' },
    topic: { noun: 'topic', number: '2', title: '关键节点', state: 'pending' },
  })
  expect(await linksFor(cast.people.generalManager)).toEqual({ meeting: null, topic: null })
})

it('finds my meetings between two instants', async () => {
  const { id } = await noticedMeeting(test, cast)
  const between = async (from: string, until: string, person = cast.people.designer) => {
    const actor = await test.actorOf(person)
    const found = await asActor(test.app.db, actor, (tx) =>
      myMeetingsBetween(tx, actor, new Date(from), new Date(until)),
    )
    return found.map((row) => row.id)
  }
  expect(await between('2026-03-09T00:00:00+08:00', '2026-03-10T00:00:00+08:00')).toEqual([id])
  expect(await between('2026-03-09T15:30:00+08:00', '2026-03-10T00:00:00+08:00')).toEqual([])
  expect(
    await between('2026-03-09T00:00:00+08:00', '2026-03-10T00:00:00+08:00', cast.people.vicePresident),
  ).toEqual([])
})
