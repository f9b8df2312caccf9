import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listOpenMatters } from '#contract/carry.ts'
import * as contract from '#contract/conflict.ts'
import { getDecision } from '#contract/decision.ts'
import { createMeeting } from '#contract/meeting.ts'
import { createPerson } from '#contract/organisation.ts'
import { addEntry } from '#contract/record.ts'
import { listNotifications, search } from '#contract/today.ts'
import {
  castBallot,
  castingVote,
  closeVote,
  escalateVote,
  listVotesOfDecision,
  openVote,
} from '#contract/vote.ts'
import { sweep } from '#server/clock/sweep.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type Refused, type TestApp } from '#test/harness.ts'
import { type LiveMeeting, seedLiveMeeting } from '#test/live-meeting.ts'
import type { Cast, SeedPerson } from '#test/people.ts'

let test: TestApp
let cast: Cast
let meeting: LiveMeeting

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
  meeting = await seedLiveMeeting(test, cast)
}, 120_000)
afterAll(() => test.close())

type View = Awaited<ReturnType<typeof view>>
const view = (id: string, as: SeedPerson = cast.people.productHead) =>
  test.call(contract.getConflict, { as, params: { id } })
const refusal = async (asked: Promise<unknown>): Promise<Refused> =>
  asked.then(
    () => {
      throw new Error('It was not refused')
    },
    (refused: Refused) => refused,
  )
const norms = (refused: Refused) =>
  (refused.detail as { findings: { norm: string; reason: { key: string } }[] }).findings.map(
    ({ reason }) => reason.key,
  )
const tick = () =>
  sweep.run({ app: test.app, now: test.now(), transaction: (run) => asSystem(test.app.db, run) })
const noticesOf = async (as: SeedPerson) =>
  (await test.call(listNotifications, { as, query: {} })).items.map(({ kind }) => kind)

/** 产品部's head leads between 市场部 and 销售部, which share a vice president. */
async function raised(title: string): Promise<View> {
  const { departments, people } = cast
  return test.call(contract.createConflict, {
    as: people.productHead,
    body: {
      title,
      kind: 'resource',
      leaderId: people.productHead.id,
      sides: [{ departmentId: departments.marketing.id }, { departmentId: departments.sales.id }],
    },
  })
}

async function stated(id: string): Promise<void> {
  for (const [head, department] of [
    ['marketingHead', 'marketing'],
    ['salesHead', 'sales'],
  ] as const) {
    await test.call(contract.stateSide, {
      as: cast.people[head],
      params: { id, departmentId: cast.departments[department].id },
      body: { position: '先做我们的', demand: '两名设计师', facts: '档期已定', version: 1 },
    })
  }
}

async function signed(id: string): Promise<void> {
  for (const [head, department] of [
    ['marketingHead', 'marketing'],
    ['salesHead', 'sales'],
  ] as const) {
    await test.call(contract.signSide, {
      as: cast.people[head],
      params: { id, departmentId: cast.departments[department].id },
      body: { version: 2 },
    })
  }
}

const negotiate = (id: string, talk = '') =>
  test.call(contract.negotiate, {
    as: cast.people.productHead,
    params: { id },
    body: { commonGoal: '11月1日前上线', options: '分两批', talk },
  })
const raise = (id: string, as: SeedPerson = cast.people.productHead) =>
  test.call(contract.raiseConflict, { as, params: { id }, body: {} })

describe('J-10: from negotiation up the ladder to a ruling that becomes work', () => {
  let id: string

  it('S1-34, S4-41, X-39: begins with the leader; its leader and both heads hear of it', async () => {
    const conflict = await raised('设计人手之争')
    id = conflict.id
    expect(conflict).toMatchObject({ number: 'CT-2026-001', state: 'open', kind: 'resource' })
    expect(conflict.can).toContain('negotiate')
    expect(await noticesOf(cast.people.marketingHead)).toContain('conflict.toState')
    expect((await refusal(raise(id))).reason).toBe('conflict.notNow')
    const opened = await negotiate(id)
    expect(opened).toMatchObject({ state: 'negotiating', commonGoal: '11月1日前上线' })
    // C-13, level 0: one working day from Monday 09:00.
    expect(opened.dueAt).toBe('2026-03-03T01:00:00.000Z')
  })

  it('S1-34, NM-ESC-01: does not go up without a talk, nor without both opinions with their reasons', async () => {
    expect(norms(await refusal(raise(id)))).toEqual([
      'NM-ESC-01.none.reason',
      'NM-ESC-01.opinion.reason',
      'NM-ESC-01.opinion.reason',
    ])
    await test.call(contract.addTalk, {
      as: cast.people.marketingHead,
      params: { id },
      body: { text: '我们自己谈过' },
    })
    expect(norms(await refusal(raise(id)))[0]).toBe('NM-ESC-01.none.reason')
    await test.call(contract.addTalk, {
      as: cast.people.productHead,
      params: { id },
      body: { text: '周一下午与双方谈了一小时' },
    })
    await stated(id)
    const up = await raise(id, cast.people.salesHead)
    expect(up.state).toBe('level1')
    expect(up.handlers.map(({ name }) => name)).toEqual(['石静', '肖航'])
    expect(up.dueAt).toBe('2026-03-03T01:00:00.000Z')
  })

  it('S4-43, C-13: the next level is offered when nobody answers in time, and never taken by itself', async () => {
    expect((await refusal(raise(id))).reason).toBe('conflict.notOfferedYet')
    test.setNow('2026-03-03T09:01:00+08:00')
    await tick()
    await tick()
    const now = await view(id)
    expect(now.state).toBe('level1')
    expect(now.next).toMatchObject({ level: 'level2', isOffered: true })
    expect(now.stops.at(-1)?.offeredAt).not.toBeNull()
    expect(
      (await noticesOf(cast.people.productHead)).filter((kind) => kind === 'conflict.offered'),
    ).toHaveLength(1)
  })

  it('X-40: above the heads only with both heads’ names under their opinions', async () => {
    expect(norms(await refusal(raise(id)))).toEqual([
      'NM-ESC-01.unsigned.reason',
      'NM-ESC-01.unsigned.reason',
    ])
    expect(
      (
        await refusal(
          test.call(contract.signSide, {
            as: cast.people.productHead,
            params: { id, departmentId: cast.departments.sales.id },
            body: { version: 2 },
          }),
        )
      ).reason,
    ).toBe('conflict.notYourSide')
    await signed(id)
    const up = await raise(id)
    expect(up.state).toBe('level2')
    expect(up.handlers.map(({ name }) => name)).toEqual(['傅敏'])
    // Level 2: two working days.
    expect(up.dueAt).toBe('2026-03-05T01:01:00.000Z')
    expect(await noticesOf(cast.people.vicePresident)).toContain('conflict.yours')
  })

  it('X-40: other words lose the signature that stood under the old ones', async () => {
    const changed = await test.call(contract.stateSide, {
      as: cast.people.salesHead,
      params: { id, departmentId: cast.departments.sales.id },
      body: { position: '改为各一半', demand: '', facts: '档期已定', version: 3 },
    })
    expect(changed.sides.map(({ signedAt }) => signedAt !== null)).toEqual([true, false])
  })

  it('S4-42, S1-35, NM-ESC-04: is ruled in writing, becomes tasks, and is checked again after 14 days', async () => {
    const here = await view(id, cast.people.vicePresident)
    const rule = (ruling: string) =>
      test.call(contract.ruleConflict, {
        as: cast.people.vicePresident,
        params: { id },
        body: {
          resolution: 'reallocate',
          ruling,
          version: here.version,
          tasks: [{ name: '调两名设计师给市场部', ownerId: cast.people.seller.id, dueOn: '2026-03-10' }],
        },
      })
    expect(norms(await refusal(rule('  ')))).toEqual(['NM-ESC-04.unwritten.reason'])
    const ruled = await rule('先保市场部，销售部顺延一周')
    expect(ruled.state).toBe('implementing')
    expect(ruled.recheckOn).toBe('2026-03-17')
    expect(ruled.tasks.map(({ kind, owner, dueOn }) => [kind, owner?.name, dueOn])).toEqual([
      ['ruling', '沈青', '2026-03-10'],
      ['recheck', '陈拓', '2026-03-17'],
    ])
    expect(ruled.decidedAt).not.toBeNull()
    // Both ways: whoever does the work finds what it was ruled for.
    const { items } = await test.call(contract.listConflicts, {
      as: cast.people.seller,
      query: { taskId: ruled.tasks[0]?.id as string },
    })
    expect(items.map((one) => one.id)).toEqual([id])
  })

  it('S4-04, C-14: is closed when the work is done, by the leader, with what was found; three moments are kept', async () => {
    const close = () =>
      test.call(contract.closeConflict, {
        as: cast.people.productHead,
        params: { id },
        body: { recheckNote: '已照办，没有再争' },
      })
    expect((await refusal(close())).reason).toBe('conflict.tasksOpen')
    await asSystem(test.app.db, (tx) =>
      tx.updateTable('task').set({ state: 'done' }).where('name', '=', '调两名设计师给市场部').execute(),
    )
    test.setNow('2026-03-17T10:00:00+08:00')
    const closed = await close()
    expect(closed).toMatchObject({ state: 'closed', recheckNote: '已照办，没有再争', ageDays: 15 })
    expect([closed.respondedAt, closed.decidedAt, closed.resolvedAt].every((at) => at !== null)).toBe(true)
    expect(closed.tasks.map(({ state }) => state)).toEqual(['done', 'done'])
    const found = await test.call(search, { as: cast.people.productHead, query: { q: '人手之争' } })
    expect(found.items).toContainEqual(
      expect.objectContaining({ noun: 'conflict', link: `/conflicts/${id}` }),
    )
  })
})

describe('beside the ladder', () => {
  it('S1-38: what is urgent goes past the levels with the reason on record, and those passed over are told', async () => {
    const { id } = await raised('明天的场地')
    const skip = (as: SeedPerson, reason = '明早九点布展，来不及逐级') =>
      test.call(contract.skipLevels, { as, params: { id }, body: { to: 'level3', reason } })
    expect((await refusal(skip(cast.people.marketingHead))).kind).toBe('forbidden')
    expect((await refusal(skip(cast.people.productHead, ''))).kind).toBe('invalid')
    const up = await skip(cast.people.productHead)
    expect(up).toMatchObject({ state: 'level3', isSkip: true })
    expect(up.handlers.map(({ name }) => name)).toEqual(['高远'])
    expect(up.stops.at(-1)).toMatchObject({ isSkip: true, reason: '明早九点布展，来不及逐级' })
    expect(up.history.at(-1)).toMatchObject({ move: 'skip', reason: '明早九点布展，来不及逐级' })
    for (const head of [cast.people.marketingHead, cast.people.salesHead, cast.people.vicePresident]) {
      expect(await noticesOf(head)).toContain('conflict.skipped')
    }
  })

  it('S1-37, S4-42: a designated coordinator arbitrates, or the superior that both sides report to, and nobody else', async () => {
    const { id: coordinatorId } = await test.call(createPerson, {
      as: cast.people.admin,
      body: { name: '程调', email: 'cheng@example.com', isCoordinator: true },
    })
    await asSystem(test.app.db, (tx) =>
      tx.updateTable('person').set({ state: 'active' }).where('id', '=', coordinatorId).execute(),
    )
    const { id } = await raised('数据口径')
    await negotiate(id, '谈过')
    await stated(id)
    const refer = (arbiterId: string) =>
      test.call(contract.referConflict, { as: cast.people.productHead, params: { id }, body: { arbiterId } })
    expect((await refusal(refer(cast.people.designer.id))).reason).toBe('conflict.notAnArbiter')
    expect(norms(await refusal(refer(coordinatorId)))).toEqual([
      'NM-ESC-01.unsigned.reason',
      'NM-ESC-01.unsigned.reason',
    ])
    await signed(id)
    expect((await view(id)).commonSuperior?.name).toBe('傅敏')
    const referred = await refer(coordinatorId)
    expect(referred).toMatchObject({ state: 'coordinator', handlers: [{ name: '程调' }] })
  })

  it('the two heads rule together: one name is not enough, and other words begin anew', async () => {
    const { id } = await raised('评审顺序')
    await negotiate(id, '谈过')
    await stated(id)
    await raise(id)
    const rule = async (as: SeedPerson, ruling: string, version: number) =>
      test.call(contract.ruleConflict, {
        as,
        params: { id },
        body: {
          resolution: 'prioritise',
          ruling,
          version,
          tasks: [{ name: '排出顺序', ownerId: cast.people.seller.id, dueOn: '2026-04-01' }],
        },
      })
    const first = await rule(cast.people.marketingHead, '市场在前', (await view(id)).version)
    expect(first).toMatchObject({ state: 'level1', ruling: '市场在前', tasks: [] })
    expect(await noticesOf(cast.people.salesHead)).toContain('conflict.toSignRuling')
    expect((await refusal(rule(cast.people.salesHead, '市场在前', first.version - 1))).reason).toBe(
      'conflict.rulingChanged',
    )
    const other = await rule(cast.people.salesHead, '轮流', first.version)
    expect(other.state).toBe('level1')
    expect(other.rulingSignedBy.map(({ name }) => name)).toEqual(['肖航'])
    const both = await test.call(contract.ruleConflict, {
      as: cast.people.marketingHead,
      params: { id },
      body: { resolution: 'prioritise', ruling: '轮流', version: other.version },
    })
    expect(both.state).toBe('implementing')
    expect(both.tasks.map(({ name }) => name)).toContain('排出顺序')
  })

  it('S4-43: is on the list of whoever it waits for, and of both departments', async () => {
    const { id } = await raised('仓位')
    const list = async (as: SeedPerson, which: 'mine' | 'ours') =>
      (await test.call(contract.listConflicts, { as, query: { view: which, open: 'open' } })).items.map(
        (one) => one.id,
      )
    expect(await list(cast.people.productHead, 'mine')).toContain(id)
    expect(await list(cast.people.salesHead, 'mine')).toContain(id)
    expect(await list(cast.people.seller, 'mine')).not.toContain(id)
    expect(await list(cast.people.seller, 'ours')).toContain(id)
    expect((await refusal(view(id, cast.people.designer))).status).toBe(404)
  })
})

describe('out of a meeting', () => {
  let fromDispute: { id: string; entryId: string }

  it('S4-41: a disputed point becomes a conflict in one step, with what each side said', async () => {
    const say = (kind: 'viewpoint' | 'dispute', text: string, more: object = {}) =>
      test.call(addEntry, {
        as: cast.people.marketer,
        params: { id: meeting.topicId },
        body: { clientKey: randomUUID(), kind, text, ...more },
      })
    const { departments, people } = cast
    await say('viewpoint', '物料必须先出', {
      departmentId: departments.marketing.id,
      personId: people.marketingHead.id,
    })
    await say('viewpoint', '门店数据要先核', {
      departmentId: departments.sales.id,
      personId: people.salesHead.id,
    })
    const dispute = await say('dispute', '先出物料还是先核数据', {
      partyIds: [departments.marketing.id, departments.sales.id],
    })
    const made = await test.call(contract.createConflict, {
      as: people.marketer,
      body: { entryId: dispute.id },
    })
    expect(made).toMatchObject({ title: '先出物料还是先核数据', meeting: { noun: 'meeting' } })
    expect(made.sides.map(({ position }) => position)).toEqual(['物料必须先出', '门店数据要先核'])
    expect(made.leader?.id).toBe(people.marketingHead.id)
    fromDispute = { id: made.id, entryId: dispute.id }
    const again = test.call(contract.createConflict, { as: people.marketer, body: { entryId: dispute.id } })
    expect((await refusal(again)).reason).toBe('conflict.alreadyThere')
  })

  it('§3.12, S1-36: a vote that failed is handed up as a conflict of those who voted; the ruling adopts the decision', async () => {
    const { people } = cast
    const entry = await test.call(addEntry, {
      as: people.marketer,
      params: { id: meeting.topicId },
      body: { clientKey: randomUUID(), kind: 'decision', text: '预算上调一成' },
    })
    const decisionId = entry.decision?.id as string
    const vote = await test.call(openVote, { as: people.marketingHead, params: { id: decisionId }, body: {} })
    for (const [as, choice, opinion] of [
      [people.salesHead, 'agree', ''],
      [people.productHead, 'against', '成本已超'],
      [people.marketer, 'abstain', ''],
    ] as const) {
      const [now] = (await test.call(listVotesOfDecision, { as, params: { id: decisionId } })).items
      const seat = now?.seats.find(({ isMine }) => isMine)
      await test.call(castBallot, {
        as,
        params: { id: vote.id },
        body: { seatId: seat?.id as string, choice, opinion },
      })
    }
    await test.call(closeVote, { as: people.marketingHead, params: { id: vote.id } })
    await test.call(castingVote, {
      as: people.marketingHead,
      params: { id: vote.id },
      body: { choice: 'against' },
    })
    await test.call(escalateVote, {
      as: people.marketingHead,
      params: { id: vote.id },
      body: { reason: '意见不一' },
    })
    const { items } = await test.call(contract.listConflicts, {
      as: people.marketingHead,
      query: { decisionId },
    })
    expect(items).toHaveLength(1)
    const id = items[0]?.id as string
    const conflict = await view(id, people.marketingHead)
    expect(conflict.decision?.id).toBe(decisionId)
    expect(conflict.sides.map(({ position }) => position)).toContain('表决：反对\n成本已超')
    await test.call(contract.skipLevels, {
      as: people.marketingHead,
      params: { id },
      body: { to: 'level3', reason: '本周要定预算' },
    })
    const up = await view(id, people.generalManager)
    await test.call(contract.ruleConflict, {
      as: people.generalManager,
      params: { id },
      body: { resolution: 'ruling', ruling: '同意上调', version: up.version },
    })
    expect(
      (await test.call(getDecision, { as: people.marketingHead, params: { id: decisionId } })).state,
    ).toBe('adopted')
  })

  it('S4-41: a dispute that became a conflict is offered for the next agenda until that is settled', async () => {
    const { people } = cast
    await asSystem(test.app.db, async (tx) => {
      await tx.updateTable('meeting').set({ state: 'ended' }).where('id', '=', meeting.meetingId).execute()
      // The topic was closed with a decision about something else.
      await tx.updateTable('topic').set({ state: 'decided' }).where('id', '=', meeting.topicId).execute()
    })
    const next = await test.call(createMeeting, { as: people.marketer, body: { name: '下次会议' } })
    const offered = async () =>
      (
        await test.call(listOpenMatters, {
          as: people.marketer,
          params: { id: next.id },
          query: { noun: 'entry' },
        })
      ).items.map(({ id }) => id)
    expect(await offered()).toEqual([fromDispute.entryId])
    await test.call(contract.withdrawConflict, {
      as: people.marketer,
      params: { id: fromDispute.id },
      body: { reason: '会后谈妥' },
    })
    expect(await offered()).toEqual([])
  })
})
