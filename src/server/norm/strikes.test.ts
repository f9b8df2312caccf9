import { afterAll, beforeAll, expect, it } from 'vitest'
import { addTopic, createMeeting, makeReady, updateMeeting } from '#contract/meeting.ts'
import { getNorm, listStrikes } from '#contract/norm.ts'
import { listNorms, updateNorm } from '#contract/organisation.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { noticedMeeting } from '#test/meetings.ts'
import type { Cast } from '#test/people.ts'

let test: TestApp
let cast: Cast

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
afterAll(() => test.close())

const strikes = (id: string, as: { id: string }) =>
  test.call(listStrikes, { as, params: { id }, query: { limit: 10 } })

it('remembers what a norm refused, once however often it was tried, for those who see the meeting', async () => {
  const as = cast.people.marketingHead
  const { id } = await test.call(createMeeting, {
    as,
    body: {
      name: '要素不全的会',
      goal: '3月20日前确定市场部、销售部的分工表',
      coreProblem: '分工不清',
      expectedOutcome: '分工表',
      plannedStart: '2026-03-09T14:00:00+08:00',
      plannedEnd: '2026-03-09T15:00:00+08:00',
    },
  })
  const meeting = await test.call(addTopic, {
    as,
    params: { id },
    body: { title: '题', problemToSolve: '没有分工' },
  })
  await test.call(updateMeeting, {
    as,
    params: { id },
    body: { classification: 'secret', version: meeting.version },
  })
  for (const _ of [1, 2]) {
    await expect(test.call(makeReady, { as, params: { id }, body: { overrides: [] } })).rejects.toMatchObject(
      { reason: 'norm.blocked' },
    )
  }
  const { items } = await strikes('NM-PRE-04', as)
  expect(items).not.toHaveLength(0)
  for (const item of items) {
    expect(item).toMatchObject({
      noun: 'meeting',
      nounId: id,
      title: '要素不全的会',
      outcome: 'refused',
      severity: 'block',
      times: 2,
      person: { id: as.id },
    })
  }
  expect((await strikes('NM-PRE-04', cast.people.newcomer)).items).toEqual([])
  const countFor = async (reader: { id: string }) =>
    (await test.call(listNorms, { as: reader })).items.find((norm) => norm.id === 'NM-PRE-04')?.strikes
  expect(await countFor(as)).toBe(items.length)
  expect(await countFor(cast.people.newcomer)).toBe(0)
})

it('remembers what somebody took on themselves, with the reason', async () => {
  const as = cast.people.marketingHead
  const { id } = await noticedMeeting(test, cast, {
    needReason: '',
    collaborationName: '',
    confirmMinutes: null,
  })
  const { items: norms } = await test.call(listNorms, { as })
  const struck = norms.filter((norm) => norm.strikes > 0).map((norm) => norm.id)
  const all = (await Promise.all(struck.map((norm) => strikes(norm, as)))).flatMap(({ items }) => items)
  const taken = all.filter((item) => item.nounId === id && item.outcome === 'taken')
  expect(taken.length).toBeGreaterThan(0)
  for (const { reason, person } of taken) {
    expect(reason).not.toBe('')
    expect(person).not.toBeNull()
  }
})

it('keeps every version of a norm: before, after, who and why', async () => {
  const as = cast.people.admin
  const change = (version: number, value: number, reason: string) =>
    test.call(updateNorm, {
      as,
      params: { id: 'NM-PRE-06' },
      body: { version, enabled: true, severity: 'warn', value, reason },
    })
  await change(0, 4, '会议太散')
  await change(1, 6, '季度会需要')
  const { norm, changes } = await test.call(getNorm, {
    as: cast.people.newcomer,
    params: { id: 'NM-PRE-06' },
  })
  expect(norm.value).toBe(6)
  expect(
    changes.map(({ version, before, after, reason }) => [version, before.value, after.value, reason]),
  ).toEqual([
    [2, 4, 6, '季度会需要'],
    [1, 5, 4, '会议太散'],
  ])
  expect(changes[0]?.person?.id).toBe(as.id)
})

it('pages strikes by their instant', async () => {
  await noticedMeeting(test, cast, { needReason: '', collaborationName: '' })
  const as = cast.people.marketingHead
  const { items } = await test.call(listNorms, { as })
  const most = [...items].sort((a, b) => b.strikes - a.strikes)[0]
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const part = await test.call(listStrikes, {
      as,
      params: { id: most?.id as string },
      query: { limit: 1, ...(cursor !== undefined && { cursor }) },
    })
    seen.push(...part.items.map((item) => `${item.nounId} ${item.lastAt} ${item.label} ${item.reason}`))
    cursor = part.nextCursor ?? undefined
  } while (cursor !== undefined)
  expect(seen).toHaveLength(most?.strikes as number)
})

it('has nothing to say of a norm that is none', async () => {
  const params = { id: 'NM-XXX-99' }
  await expect(test.call(getNorm, { as: cast.people.admin, params })).rejects.toMatchObject({ status: 404 })
})
