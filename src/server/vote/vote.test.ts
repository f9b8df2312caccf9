import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getDecision, moveDecision, updateDecision } from '#contract/decision.ts'
import { addEntry, getRecord } from '#contract/record.ts'
import { getToday } from '#contract/today.ts'
import * as contract from '#contract/vote.ts'
import { sweep } from '#server/clock/sweep.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { drawContent } from '#server/minutes/content.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { type LiveMeeting, seedLiveMeeting } from '#test/live-meeting.ts'
import type { Cast, SeedPerson } from '#test/people.ts'

let test: TestApp
let cast: Cast
let meeting: LiveMeeting

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
  meeting = await seedLiveMeeting(test, cast)
  // Of 营销, 销售 and 产品 one each votes; of 设计 only an observer is there.
}, 120_000)
afterAll(() => test.close())

/** A decision line, and what it became. */
async function decision(text: string): Promise<string> {
  const entry = await test.call(addEntry, {
    as: cast.people.marketer.id,
    params: { id: meeting.topicId },
    body: { clientKey: randomUUID(), kind: 'decision', text },
  })
  return entry.decision?.id as string
}

const open = (id: string, body: object = {}, as: SeedPerson = cast.people.marketingHead) =>
  test.call(contract.openVote, { as: as.id, params: { id }, body })
const votes = async (id: string, as: SeedPerson = cast.people.marketingHead) =>
  (await test.call(contract.listVotesOfDecision, { as: as.id, params: { id } })).items
const seen = async (id: string, as: SeedPerson = cast.people.marketingHead) =>
  test.call(getDecision, { as: as.id, params: { id } })

async function cast1(
  voteId: string,
  decisionId: string,
  as: SeedPerson,
  choice: 'agree' | 'against' | 'abstain',
  more: { opinion?: string; version?: number; seatId?: string } = {},
) {
  const [vote] = await votes(decisionId, as)
  const seat = vote?.seats.find(({ isMine }) => isMine)
  return test.call(contract.castBallot, {
    as: as.id,
    params: { id: voteId },
    body: { seatId: more.seatId ?? seat?.id ?? randomUUID(), choice, ...more },
  })
}

it('S1-66, S1-72: puts a decision to the departments, one ballot each, the words locked, how it is decided on record', async () => {
  const id = await decision('活动范围锁定华东')
  const vote = await open(id)
  expect(vote).toMatchObject({
    state: 'open',
    question: '活动范围锁定华东',
    unit: 'department',
    threshold: '>1/2',
  })
  const { sales, marketing, product } = cast.departments
  expect(new Set(vote.seats.map(({ department }) => department?.id))).toEqual(
    new Set([sales.id, marketing.id, product.id]),
  )
  const now = await seen(id)
  expect(now).toMatchObject({ state: 'voting', mechanism: 'deptVote' })
  await expect(
    test.call(updateDecision, {
      as: cast.people.marketer.id,
      params: { id },
      body: { version: now.version, content: '改成全国' },
    }),
  ).rejects.toMatchObject({ reason: 'decision.notNow' })
  // The same again, from another browser or a second click.
  await expect(open(id)).rejects.toMatchObject({ status: 409, reason: 'decision.notNow' })
  await expect(open(await decision('另一项'), {}, cast.people.marketer)).rejects.toMatchObject({
    status: 403,
  })

  await cast1(vote.id, id, cast.people.salesHead, 'agree')
  await cast1(vote.id, id, cast.people.productHead, 'against', { opinion: '华北也应纳入' })
  // While it is open one sees who has voted, and one's own ballot only.
  const watched = (await votes(id, cast.people.marketer))[0]
  expect(watched?.castCount).toBe(2)
  expect(watched?.count).toBeNull()
  expect(watched?.seats.filter(({ hasVoted }) => hasVoted)).toHaveLength(2)
  expect(watched?.seats.every(({ ballot }) => ballot === null)).toBe(true)
  await cast1(vote.id, id, cast.people.marketer, 'agree')

  const closed = await test.call(contract.closeVote, {
    as: cast.people.marketingHead.id,
    params: { id: vote.id },
  })
  expect(closed).toMatchObject({ state: 'passed', count: { agree: 2, against: 1, abstain: 0 } })
  expect(closed.seats.find(({ department }) => department?.id === product.id)?.ballot).toMatchObject({
    by: { id: cast.people.productHead.id },
    choice: 'against',
    opinion: '华北也应纳入',
  })
  expect((await seen(id)).state).toBe('adopted')
  const record = await test.call(getRecord, {
    as: cast.people.marketer.id,
    params: { id: meeting.meetingId },
  })
  expect(record.entries.find((entry) => entry.decision?.id === id)?.decision?.state).toBe('adopted')
})

it('X-73: the minutes say counts, threshold and the opinion that was to be kept', async () => {
  const content = await asSystem(test.app.db, async (tx) =>
    drawContent(tx, await getMeeting(tx, meeting.meetingId), 'HYJY-1'),
  )
  const words = content.decisions.find(({ content }) => content === '活动范围锁定华东')?.vote
  expect(words).toBe(
    '部门投票（应投3票，须过半数同意）：同意2、反对1、弃权0；表决通过；保留意见（产品部 陈拓）：华北也应纳入',
  )
  expect(content.decisions.find(({ content }) => content === '另一项')?.vote).toBeUndefined()
})

describe('a ballot', () => {
  it('S0-43, NM-MTG-05: of an observer is refused, by the norm and by name', async () => {
    const id = await decision('列席人也想投票')
    const vote = await open(id)
    const refusal = await cast1(vote.id, id, cast.people.designer, 'agree').catch((error: unknown) => error)
    expect(refusal).toMatchObject({ status: 409, reason: 'norm.blocked' })
    expect((refusal as { detail: { findings: { norm: string }[] } }).detail.findings).toMatchObject([
      { norm: 'NM-MTG-05', reason: { key: expect.stringContaining('ballot') } },
    ])
    expect((await votes(id))[0]?.castCount).toBe(0)
  })

  it('is changed until the vote closes, never twice counted, and the stale browser is told', async () => {
    const id = await decision('改票')
    const vote = await open(id)
    const first = await cast1(vote.id, id, cast.people.salesHead, 'agree')
    // The second click of the same button is the same ballot.
    expect((await cast1(vote.id, id, cast.people.salesHead, 'agree')).castCount).toBe(1)
    await expect(cast1(vote.id, id, cast.people.salesHead, 'against')).rejects.toMatchObject({
      status: 409,
      reason: 'vote.ballotStale',
    })
    const version = first.seats.find(({ isMine }) => isMine)?.ballot?.version as number
    const changed = await cast1(vote.id, id, cast.people.salesHead, 'against', { version })
    expect(changed.castCount).toBe(1)
    expect(changed.seats.find(({ isMine }) => isMine)?.ballot).toMatchObject({
      choice: 'against',
      version: 2,
    })
    // Two browsers at once: one ballot comes of it.
    const seatId = (await votes(id, cast.people.productHead))[0]?.seats.find(({ isMine }) => isMine)
      ?.id as string
    const both = await Promise.allSettled(
      (['agree', 'against'] as const).map((choice) =>
        cast1(vote.id, id, cast.people.productHead, choice, { seatId }),
      ),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await votes(id))[0]?.castCount).toBe(2)
    await test.call(contract.closeVote, { as: cast.people.marketingHead.id, params: { id: vote.id } })
    await expect(cast1(vote.id, id, cast.people.salesHead, 'agree', { version: 2 })).rejects.toMatchObject({
      reason: 'vote.notNow',
    })
  })

  it('is not the chair’s, nor somebody else’s', async () => {
    const id = await decision('别人的票')
    const vote = await open(id)
    const theirs = vote.seats.find(({ voter }) => voter?.id === cast.people.salesHead.id)?.id as string
    await expect(
      cast1(vote.id, id, cast.people.productHead, 'agree', { seatId: theirs }),
    ).rejects.toMatchObject({ status: 403, reason: 'vote.notYourSeat' })
    await expect(
      cast1(vote.id, id, cast.people.marketingHead, 'agree', { seatId: theirs }),
    ).rejects.toMatchObject({ status: 403, reason: 'vote.notYours' })
  })
})

describe('NM-MTG-14, X-73: when a vote closes', () => {
  const close = (id: string) =>
    test.call(contract.closeVote, { as: cast.people.marketingHead.id, params: { id } })

  it('it is void below the quorum of two thirds, and the decision is proposed again', async () => {
    const id = await decision('人数不足')
    const vote = await open(id)
    expect(vote.quorumCount).toBe(2)
    await cast1(vote.id, id, cast.people.salesHead, 'agree')
    expect((await close(vote.id)).state).toBe('invalid')
    expect((await seen(id)).state).toBe('proposed')
    expect((await open(id)).state).toBe('open')
  })

  it('a tie is broken by the chair, on record, and what has failed may be handed up (S1-36)', async () => {
    const id = await decision('须三分之二')
    const vote = await open(id, { threshold: '2/3' })
    await cast1(vote.id, id, cast.people.salesHead, 'agree')
    await cast1(vote.id, id, cast.people.productHead, 'abstain')
    await cast1(vote.id, id, cast.people.marketer, 'against')
    expect((await close(vote.id)).state).toBe('tied')
    expect((await seen(id)).state).toBe('voting')
    const settled = await test.call(contract.castingVote, {
      as: cast.people.marketingHead.id,
      params: { id: vote.id },
      body: { choice: 'against', reason: '成本过高' },
    })
    expect(settled).toMatchObject({
      state: 'failed',
      chairChoice: 'against',
      chairReason: '成本过高',
      chair: { id: cast.people.marketingHead.id },
    })
    expect((await seen(id)).state).toBe('rejected')
    await test.call(contract.escalateVote, {
      as: cast.people.marketingHead.id,
      params: { id: vote.id },
      body: { reason: '请分管副总裁定' },
    })
    expect((await seen(id)).state).toBe('escalated')
    const ruled = await test.call(moveDecision, {
      as: cast.people.vicePresident.id,
      params: { id },
      body: { move: 'rule', reason: '按方案执行' },
    })
    expect(ruled.state).toBe('adopted')
  })

  it('a vote that is called off leaves the decision as it was, with the reason', async () => {
    const id = await decision('先不表决')
    const vote = await open(id, { unit: 'person' })
    expect(vote.seats.map(({ person }) => person?.id)).not.toContain(cast.people.marketingHead.id)
    const off = await test.call(contract.cancelVote, {
      as: cast.people.marketingHead.id,
      params: { id: vote.id },
      body: { reason: '材料还不齐' },
    })
    expect(off).toMatchObject({ state: 'cancelled', endReason: '材料还不齐' })
    expect(await seen(id)).toMatchObject({ state: 'proposed', mechanism: 'hostConsensus' })
  })

  it('S1-72: what the departments vote on the host cannot adopt alone', async () => {
    const id = await decision('须表决的事')
    const { version } = await seen(id)
    await test.call(updateDecision, {
      as: cast.people.marketer.id,
      params: { id },
      body: { version, mechanism: 'deptVote' },
    })
    const now = await seen(id)
    expect(now.history.at(-1)).toMatchObject({
      move: 'changeMechanism',
      data: { from: 'hostConsensus', to: 'deptVote' },
    })
    expect(now.can).not.toContain('adopt')
    await expect(
      test.call(moveDecision, {
        as: cast.people.marketingHead.id,
        params: { id },
        body: { move: 'adopt' },
      }),
    ).rejects.toMatchObject({ reason: 'decision.otherMechanism' })
  })
})

it('§3.12: a vote by correspondence waits on people’s desks and closes by itself after a working day', async () => {
  const id = await decision('会后书面表决')
  const vote = await open(id, { isAsync: true })
  expect(vote.closesAt).toBe('2026-03-03T01:00:00.000Z')
  const waiting = async () =>
    (await test.call(getToday, { as: cast.people.salesHead.id })).waiting.filter(
      ({ kind, nounId }) => kind === 'castBallot' && nounId === id,
    )
  expect(await waiting()).toHaveLength(1)
  await cast1(vote.id, id, cast.people.salesHead, 'agree')
  expect(await waiting()).toEqual([])
  await cast1(vote.id, id, cast.people.productHead, 'agree')
  const tick = (now: string) =>
    sweep.run({
      app: test.app,
      now: new Date(now),
      transaction: (run) => asSystem(test.app.db, run),
    })
  await tick('2026-03-03T08:59:00+08:00')
  expect((await votes(id))[0]?.state).toBe('open')
  await tick('2026-03-03T09:00:00+08:00')
  expect((await votes(id))[0]?.state).toBe('passed')
  expect((await seen(id)).state).toBe('adopted')
})
