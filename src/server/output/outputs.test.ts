import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endMeeting, getMeetingFindings, getMeetingHistory, updateMeeting } from '#contract/meeting.ts'
import { generateMinutes, getMinutes, updateMinutes } from '#contract/minutes.ts'
import * as contract from '#contract/output.ts'
import { createTask } from '#contract/task.ts'
import { getFile } from '#contract/today.ts'
import type { MeetingType } from '#domain/meeting/enums.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { type LiveMeeting, seedLiveMeeting } from '#test/live-meeting.ts'
import { overridesFor } from '#test/meetings.ts'
import type { Cast } from '#test/people.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
afterAll(() => test.close())

type State = 'noticed' | 'inProgress' | 'confirming' | 'ended'

/** A meeting of a type, as it stands while people talk: 石静 host, 林小满 records, 肖航 and 陈拓 take part. */
async function meetingOf(type: MeetingType, state: State = 'inProgress'): Promise<LiveMeeting> {
  const live = await seedLiveMeeting(test, cast)
  await change(live.meetingId, { type, state })
  return live
}

function change(id: string, fields: { type?: MeetingType; state?: State; actual_end?: Date }) {
  return asSystem(test.app.db, (tx) => tx.updateTable('meeting').set(fields).where('id', '=', id).execute())
}

const refused = (status: number, reason: string) => expect.objectContaining({ status, reason })
const slotsOf = ({ slots }: { slots: { slot: string; isFilled: boolean }[] }, isFilled: boolean) =>
  slots.filter((one) => one.isFilled === isFilled).map(({ slot }) => slot)

/** What the norms of our own say if the meeting ended now. */
async function missingAtEnd(id: string): Promise<string[]> {
  const { items } = await test.call(getMeetingFindings, {
    as: cast.people.marketingHead,
    params: { id },
    query: { moment: 'end' },
  })
  return items
    .filter(({ norm }) => norm === 'NM-MTG-15' || norm === 'NM-MTG-16')
    .map(({ norm, place }) => `${norm} ${place.field}`)
}

const line = (
  id: string,
  as: { id: string },
  slot: Parameters<typeof body>[0],
  text: string,
  more: Partial<ReturnType<typeof body>> = {},
) => test.call(contract.addOutputLine, { as, params: { id }, body: body(slot, text, more) })

function body(
  slot: (typeof contract.LineView)['shape']['slot']['options'][number],
  text: string,
  more: { departmentId?: string; dueOn?: string; step?: string; cites?: string[] } = {},
) {
  return { slot, text, ...more }
}

describe('a kick-off', () => {
  it('S0-06 S2-01: is not ended with an empty slot unless for a reason', async () => {
    const { people, departments } = cast
    const { meetingId: id } = await meetingOf('kickoff', 'confirming')
    const slots = ['projectGoal', 'duties', 'timeNodes', 'resourceNeeds'].map((s) => `NM-MTG-15 outputs-${s}`)
    expect(await missingAtEnd(id)).toEqual(slots)

    await line(id, people.marketer, 'projectGoal', '11月11日前新品首发')
    await line(id, people.marketer, 'duties', '负责推广方案', { departmentId: departments.marketing.id })
    await line(id, people.marketer, 'timeNodes', '方案定稿', { dueOn: '2026-03-20' })
    expect(await missingAtEnd(id)).toEqual(['NM-MTG-15 outputs-resourceNeeds'])
    const ending = (overrides: { fingerprint: string; reason: string }[]) =>
      test.call(endMeeting, { as: people.marketingHead, params: { id }, body: { overrides } })
    const others = (await overridesFor(test, people.marketingHead, id, 'end')).filter(
      ({ fingerprint }) => !fingerprint.startsWith('NM-MTG-15'),
    )
    await expect(ending(others)).rejects.toEqual(refused(409, 'norm.needsOverride'))
    await test.call(contract.addRequest, {
      as: people.salesHead,
      params: { id },
      body: { departmentId: departments.sales.id, kind: 'people', text: '促销员', headcount: 6 },
    })
    expect(await missingAtEnd(id)).toEqual([])
    expect((await ending(others)).state).toBe('ended')

    const { meetingId: other } = await meetingOf('kickoff', 'confirming')
    const reasons = await overridesFor(test, people.marketingHead, other, 'end')
    await test.call(endMeeting, {
      as: people.marketingHead,
      params: { id: other },
      body: { overrides: reasons },
    })
    const kept = await asSystem(test.app.db, (tx) =>
      tx
        .selectFrom('norm_override')
        .select('reason')
        .where('noun_id', '=', other)
        .where('norm_id', '=', 'NM-MTG-15')
        .execute(),
    )
    expect(kept).toEqual(Array(4).fill({ reason: '情况紧急,已与各方说明' }))
  })

  it('S0-07: lists who has no duty, and after it who has not acknowledged the goal', async () => {
    const { people, departments } = cast
    const { meetingId: id } = await meetingOf('kickoff')
    await line(id, people.salesHead, 'duties', '负责渠道铺货', { departmentId: departments.sales.id })
    const view = await line(id, people.marketer, 'projectGoal', '11月11日前新品首发')
    expect(view.gaps).toEqual(
      ['市场部', '产品部', '设计部'].map((about) => ({ kind: 'departmentWithoutDuty', about })),
    )
    const goal = view.lines.find(({ slot }) => slot === 'projectGoal')
    const rowId = goal?.id as string
    await change(id, { state: 'ended', actual_end: test.now() })
    const said = await test.call(contract.setStance, {
      as: people.salesHead,
      params: { id, rowId },
      body: { departmentId: departments.sales.id, stance: 'agree' },
    })
    const waiting = said.gaps.filter(({ kind }) => kind === 'goalNotAcknowledged').map(({ about }) => about)
    expect(waiting).toEqual(['市场部', '产品部', '设计部'])

    // Another wording is another goal.
    const reworded = await test.call(contract.updateOutputLine, {
      as: people.marketer,
      params: { id, rowId },
      body: { text: '12月1日前新品首发', version: 1 },
    })
    expect(reworded.lines.find((one) => one.id === rowId)?.stances.map(({ stance }) => stance)).toEqual(
      Array(4).fill('pending'),
    )
    const { items } = await test.call(getMeetingHistory, { as: people.marketer, params: { id } })
    expect(items.slice(0, 2).map(({ move, reason, toState }) => [move, reason, toState])).toEqual([
      ['rewordPoint', '', null],
      ['setStance', '', 'agree'],
    ])
  })

  it('S0-08: each department states for itself, and a no says why', async () => {
    const { people, departments } = cast
    const { meetingId: id } = await meetingOf('kickoff')
    const added = await line(id, people.marketer, 'alignment', '用户定位:25至35岁')
    const rowId = added.lines[0]?.id as string
    const say = (as: { id: string }, departmentId: string, stance: 'agree' | 'disagree', note = '') =>
      test.call(contract.setStance, { as, params: { id, rowId }, body: { departmentId, stance, note } })
    await say(people.salesHead, departments.sales.id, 'agree')
    await expect(say(people.productHead, departments.product.id, 'disagree')).rejects.toEqual(
      refused(422, 'output.noteNeeded'),
    )
    await expect(say(people.marketer, departments.sales.id, 'disagree', '不')).rejects.toEqual(
      refused(403, 'output.notYours'),
    )
    const view = await say(people.productHead, departments.product.id, 'disagree', '定位偏窄')
    const states = view.lines[0]?.stances.map(({ department, stance }) => [department.name, stance])
    expect(states).toEqual([
      ['市场部', 'pending'],
      ['销售部', 'agree'],
      ['产品部', 'disagree'],
      ['设计部', 'pending'],
    ])
  })
})

describe('a meeting about a problem', () => {
  it('S0-09 S0-10 S2-03 S2-07: dispute map and evidence before, cause and countermeasure in it, all in the minutes', async () => {
    const { people, departments } = cast
    const { meetingId: id, topicId } = await meetingOf('problemSolving', 'noticed')
    // Before: each department its own.
    await line(id, people.salesHead, 'disputeMap', '退货由谁验收', {
      departmentId: departments.sales.id,
      step: '退货验收',
    })
    await expect(
      line(id, people.salesHead, 'disputeMap', '替别人写', { departmentId: departments.product.id }),
    ).rejects.toEqual(refused(403, 'output.notYours'))
    const laid = await test.call(contract.addEvidence, {
      as: people.salesHead,
      params: { id },
      body: {
        departmentId: departments.sales.id,
        topicId,
        source: '3月客户投诉台账',
        text: '色差投诉占41%',
      },
    })
    const rowId = laid.evidence[0]?.id as string
    const filed = await test.call(contract.uploadEvidence, {
      as: people.salesHead,
      params: { id, rowId },
      file: { name: '投诉.csv', content: '单号,原因\n1,色差\n' },
    })
    expect(filed.evidence).toMatchObject([
      {
        topicId,
        department: { name: '销售部' },
        source: '3月客户投诉台账',
        file: { name: '投诉.csv', uploadedBy: { name: '肖航' } },
      },
    ])
    // Whoever sees the meeting may read the file; others may not.
    const file = { id: filed.evidence[0]?.file?.id as string }
    await test.call(getFile, { as: people.productHead, params: file })
    await expect(test.call(getFile, { as: people.admin, params: file })).rejects.toMatchObject({
      status: 404,
    })

    await change(id, { state: 'confirming' })
    expect(await missingAtEnd(id)).toEqual([
      'NM-MTG-15 outputs-rootCause',
      'NM-MTG-15 outputs-countermeasure',
    ])
    await line(id, people.marketer, 'rootCause', '来料色号未统一')
    const view = await line(id, people.marketer, 'countermeasure', '统一色号并首件封样')
    expect(view.kindChoices).toContain('duty')
    await test.call(contract.setMatterKinds, {
      as: people.marketer,
      params: { id },
      body: { kinds: ['duty', 'complaint'] },
    })
    expect(await missingAtEnd(id)).toEqual([])

    const content = await draftedContent(id)
    expect(content.outputs?.map(({ slot, rows }) => [slot, rows])).toEqual([
      ['matterKinds', [['职责争议'], ['投诉响应']]],
      ['disputeMap', [['退货验收', '销售部', '退货由谁验收']]],
      ['rootCause', [['来料色号未统一']]],
      ['countermeasure', [['统一色号并首件封样']]],
      ['evidence', [['销售部', '3月客户投诉台账', '色差投诉占41%', '投诉.csv']]],
    ])
  })

  it('S0-11: corrective work without owner or deadline stands in the list of gaps, as any task', async () => {
    const { people } = cast
    const { meetingId: id } = await meetingOf('problemSolving')
    await test.call(createTask, { as: people.marketer, body: { name: '更换色卡', meetingId: id } })
    const view = await test.call(contract.getOutputs, { as: people.salesHead, params: { id } })
    expect(view.gaps.map(({ kind, about }) => `${kind} ${about}`)).toEqual([
      'taskWithoutOwner 更换色卡',
      'taskWithoutDue 更换色卡',
    ])
  })
})

describe('a meeting about resources', () => {
  it('S0-15 S2-02: collects requests, ranks them into one list with amounts, and publishes it', async () => {
    const { people, departments } = cast
    const { meetingId: id } = await meetingOf('resourceConflict', 'noticed')
    const ask = (as: { id: string }, departmentId: string, text: string, amountCents: number) =>
      test.call(contract.addRequest, {
        as,
        params: { id },
        body: { departmentId, kind: 'money', text, amountCents },
      })
    await ask(people.salesHead, departments.sales.id, '渠道促销', 30_000_00)
    const both = await ask(people.productHead, departments.product.id, '模具', 80_000_50)
    await expect(ask(people.salesHead, departments.product.id, '替别人申请', 1)).rejects.toEqual(
      refused(403, 'output.notYours'),
    )
    const [first, second] = both.requests.map((one) => one.id) as [string, string]
    await change(id, { state: 'confirming' })
    await expect(
      test.call(contract.rankRequests, {
        as: people.salesHead,
        params: { id },
        body: { requestIds: [first, second] },
      }),
    ).rejects.toEqual(refused(403, 'output.notYours'))
    await expect(
      test.call(contract.rankRequests, {
        as: people.marketer,
        params: { id },
        body: { requestIds: [first] },
      }),
    ).rejects.toEqual(refused(409, 'output.orderIncomplete'))
    const ranked = await test.call(contract.rankRequests, {
      as: people.marketer,
      params: { id },
      body: { requestIds: [second, first] },
    })
    expect(
      ranked.requests.map(({ rank, department, amountCents }) => [rank, department.name, amountCents]),
    ).toEqual([
      [1, '产品部', 8_000_050],
      [2, '销售部', 3_000_000],
    ])
    const { items } = await test.call(getMeetingHistory, { as: people.seller, params: { id } })
    expect(items[0]).toMatchObject({ move: 'rankRequests', data: { order: ['模具', '渠道促销'] } })

    const content = await draftedContent(id)
    expect(content.outputs?.find(({ slot }) => slot === 'priorityList')).toEqual({
      slot: 'priorityList',
      columns: ['rank', 'department', 'resource', 'text', 'headcount', 'amount'],
      rows: [
        ['1', '产品部', '财力或预算', '模具', '', '¥80,000.50'],
        ['2', '销售部', '财力或预算', '渠道促销', '', '¥30,000.00'],
      ],
    })

    const after = await test.call(contract.removeRequest, {
      as: people.marketer,
      params: { id, rowId: second },
    })
    expect(after.requests.map(({ rank }) => rank)).toEqual([1])
  })

  it('S0-13 S0-14: carries its kinds of conflict; a resolution without data is told of, one with data is not', async () => {
    const { people, departments } = cast
    const { meetingId: id } = await meetingOf('resourceConflict', 'confirming')
    const chosen = await test.call(contract.setMatterKinds, {
      as: people.marketingHead,
      params: { id },
      body: { kinds: ['goal'] },
    })
    expect(chosen.kinds).toEqual(['goal'])
    expect(chosen.kindChoices).toEqual(expect.arrayContaining(['resource', 'goal']))
    const view = await line(id, people.marketer, 'resolution', '以利润目标为先')
    const rowId = view.lines[0]?.id as string
    expect(await missingAtEnd(id)).toEqual(['NM-MTG-16 outputs-resolution'])
    const laid = await test.call(contract.addEvidence, {
      as: people.marketer,
      params: { id },
      body: { departmentId: departments.marketing.id, source: '上季度利润表' },
    })
    await test.call(contract.updateOutputLine, {
      as: people.marketer,
      params: { id, rowId },
      body: { cites: [laid.evidence[0]?.id as string], version: 1 },
    })
    expect(await missingAtEnd(id)).toEqual([])
    await test.call(contract.removeEvidence, {
      as: people.marketer,
      params: { id, rowId: laid.evidence[0]?.id as string },
    })
    expect(await missingAtEnd(id)).toEqual(['NM-MTG-16 outputs-resolution'])
  })

  it('S0-12: an administrator edits the list of kinds, and a request keeps a kind that is no longer offered', async () => {
    const { people, departments } = cast
    const { meetingId: id } = await meetingOf('resourceConflict', 'noticed')
    await expect(
      test.call(contract.addResourceKind, { as: people.marketingHead, body: { name: '展位' } }),
    ).rejects.toMatchObject({ status: 403 })
    const { items } = await test.call(contract.addResourceKind, { as: people.admin, body: { name: '展位' } })
    const own = items[0] as { id: string; name: string }
    const request = () =>
      test.call(contract.addRequest, {
        as: people.salesHead,
        params: { id },
        body: { departmentId: departments.sales.id, ownKindId: own.id, text: '展会A馆' },
      })
    expect((await request()).requests[0]).toMatchObject({ kind: null, ownKind: { name: '展位' } })
    await test.call(contract.renameResourceKind, {
      as: people.admin,
      params: { id: own.id },
      body: { name: '展会展位' },
    })
    await test.call(contract.removeResourceKind, { as: people.admin, params: { id: own.id } })
    await expect(request()).rejects.toEqual(refused(422, 'output.kindNotOffered'))
    const view = await test.call(contract.getOutputs, { as: people.salesHead, params: { id } })
    expect(view.requests[0]?.ownKind?.name).toBe('展会展位')
    expect(view.ownKinds).toEqual([])
    const again = await test.call(contract.addResourceKind, { as: people.admin, body: { name: '展会展位' } })
    expect(again.items).toEqual([{ id: own.id, name: '展会展位' }])
  })
})

describe('a review', () => {
  it('S0-16 S0-17 S0-18: three blocks, the figures and the focus stand in the minutes', async () => {
    const { people, departments } = cast
    const { meetingId: id } = await meetingOf('reviewPlanning', 'confirming')
    expect(await missingAtEnd(id)).toEqual(
      ['progress', 'problems', 'direction'].map((slot) => `NM-MTG-15 outputs-${slot}`),
    )
    await line(id, people.salesHead, 'progress', '完成3省铺货', { departmentId: departments.sales.id })
    await line(id, people.marketer, 'problems', '样品延误')
    await line(id, people.marketer, 'direction', '主攻华东')
    await line(id, people.marketer, 'focus', '复购率')
    const added = await test.call(contract.addKpi, {
      as: people.salesHead,
      params: { id },
      body: { departmentId: departments.sales.id, indicator: '销售额', target: 1200, unit: '万元' },
    })
    expect(added.kpis[0]).toMatchObject({ actual: null, gap: null })
    const rowId = added.kpis[0]?.id as string
    const view = await test.call(contract.updateKpi, {
      as: people.salesHead,
      params: { id, rowId },
      body: { actual: 1080.5, version: 1 },
    })
    expect(view.kpis[0]).toMatchObject({ target: 1200, actual: 1080.5, gap: -119.5, version: 2 })
    await expect(
      test.call(contract.updateKpi, {
        as: people.marketer,
        params: { id, rowId },
        body: { actual: 1, version: 1 },
      }),
    ).rejects.toMatchObject({
      status: 409,
      reason: 'output.stale',
      detail: { current: { actual: 1080.5 } },
    })
    expect(slotsOf(view, false)).toEqual([])

    const content = await draftedContent(id)
    expect(content.outputs?.map(({ slot, rows }) => [slot, rows])).toEqual([
      ['progress', [['销售部', '完成3省铺货']]],
      ['problems', [['', '样品延误']]],
      ['direction', [['主攻华东']]],
      ['kpi', [['销售部', '销售额', '1,200 万元', '1,080.5 万元', '-119.5 万元']]],
      ['focus', [['复购率']]],
    ])
  })

  it('keeps what was typed when the type changes, and brings it back with the type', async () => {
    const { people } = cast
    const { meetingId: id } = await meetingOf('reviewPlanning', 'noticed')
    await line(id, people.marketer, 'problems', '样品延误')
    const { version } = await test.call(updateMeeting, {
      as: people.marketingHead,
      params: { id },
      body: { type: 'alignment', version: 1 },
    })
    const hidden = await test.call(contract.getOutputs, { as: people.marketer, params: { id } })
    expect([hidden.keptCount, hidden.slots.map(({ slot }) => slot)]).toEqual([
      1,
      ['projectGoal', 'alignment', 'direction'],
    ])
    await test.call(updateMeeting, {
      as: people.marketingHead,
      params: { id },
      body: { type: 'reviewPlanning', version },
    })
    const back = await test.call(contract.getOutputs, { as: people.marketer, params: { id } })
    expect(back.lines.map(({ text }) => text)).toEqual(['样品延误'])
    expect(slotsOf(back, true)).toEqual(['problems'])
  })
})

describe('rights', () => {
  it('shows the department its own rows to edit, the recorder all, the observer none', async () => {
    const { people, departments } = cast
    const { meetingId: id } = await meetingOf('reviewPlanning')
    await line(id, people.marketer, 'progress', '市场进展', { departmentId: departments.marketing.id })
    await line(id, people.marketer, 'progress', '销售进展', { departmentId: departments.sales.id })
    const canOf = async (as: { id: string }) =>
      (await test.call(contract.getOutputs, { as, params: { id } })).lines.map(({ can }) =>
        can.includes('edit'),
      )
    expect(await canOf(people.marketer)).toEqual([true, true])
    expect(await canOf(people.salesHead)).toEqual([false, true])
    expect(await canOf(people.designer)).toEqual([false, false])
    const view = await test.call(contract.getOutputs, { as: people.salesHead, params: { id } })
    expect(view.mine.map(({ name }) => name)).toEqual(['销售部'])
    const own = view.lines[1]?.id as string
    const other = view.lines[0]?.id as string
    await expect(
      test.call(contract.removeOutputLine, { as: people.salesHead, params: { id, rowId: other } }),
    ).rejects.toEqual(refused(403, 'output.notYours'))
    await test.call(contract.removeOutputLine, { as: people.salesHead, params: { id, rowId: own } })
    await expect(
      line(id, people.marketer, 'progress', '办公室', { departmentId: departments.office.id }),
    ).rejects.toEqual(refused(422, 'output.departmentNotAttending'))
  })
})

async function draftedContent(id: string) {
  const { marketer } = cast.people
  await change(id, { state: 'ended', actual_end: test.now() })
  await asSystem(test.app.db, (tx) =>
    tx
      .insertInto('minutes')
      .values({ number: `HYJY-${id.slice(-8)}`, meeting_id: id, participant_ids: [marketer.id] })
      .execute(),
  )
  const drafted = await test.call(generateMinutes, { as: marketer, params: { id } })
  // Drawn again, it says the same: nothing of it is typed in the minutes.
  await test.call(updateMinutes, {
    as: marketer,
    params: { id: drafted.id },
    body: { refresh: true, version: drafted.version },
  })
  return (await test.call(getMinutes, { as: marketer, params: { id: drafted.id }, query: {} })).content
}
