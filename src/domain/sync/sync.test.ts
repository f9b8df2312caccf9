import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { type Instant, instantAt, isoWithOffset, type TimeOfDay } from '#domain/calendar/instant.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import type { Actor } from '#domain/person/actor.ts'
import { cyclesAt, rhythmOf } from './cycle.ts'
import { type Gathered, gather, type Kept, regather, type TaskSeen, type Word } from './gather.ts'
import {
  authorizeSync,
  leadsReporting,
  offeredInSupport,
  offeredInSync,
  offeredOnSyncBoard,
  type ReportedMatter,
} from './policy.ts'

const zone = 'Asia/Shanghai'
const day = civilDate
const holidays = ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07', '2026-10-08'] as const
const calendar: WorkCalendar = {
  kinds: new Map(holidays.map((one) => [day(one), 'holiday' as const])),
  names: new Map(),
  announcedYears: new Set([2026]),
  dayStart: '09:00' as TimeOfDay,
  dayEnd: '18:00' as TimeOfDay,
}
const at = (text: string): Instant => {
  const [date = '', time = ''] = text.split('T')
  return instantAt(day(date), time as TimeOfDay, zone)
}

describe('cycles', () => {
  it.each<[start: string, weeks: number, now: string, current: string, previous: string | null]>([
    ['2026-09-02T10:00', 1, '2026-09-02T10:00', '2026-09-02…2026-09-09', null],
    ['2026-09-02T10:00', 1, '2026-09-09T18:00', '2026-09-02…2026-09-09', null],
    ['2026-09-02T10:00', 1, '2026-09-09T18:01', '2026-09-10…2026-09-16', '2026-09-02…2026-09-09'],
    ['2026-09-02T10:00', 2, '2026-09-17T09:00', '2026-09-17…2026-09-30', '2026-09-02…2026-09-16'],
    // The end on 7 October is moved by the holiday to the first day of work; the next counts on as before.
    ['2026-09-02T10:00', 1, '2026-10-08T12:00', '2026-10-01…2026-10-09', '2026-09-24…2026-09-30'],
    ['2026-09-02T10:00', 1, '2026-10-10T12:00', '2026-10-10…2026-10-14', '2026-10-01…2026-10-09'],
    ['2026-01-07T10:00', 1, '2026-09-09T18:01', '2026-09-10…2026-09-16', '2026-09-03…2026-09-09'],
  ])('C-11, S1-29: begun on %s, every %s weeks, at %s', (start, weeks, now, current, previous) => {
    const found = cyclesAt(at(start), weeks, at(now), { calendar, zone })
    const shown = (one: typeof found.previous) => (one === undefined ? null : `${one.from}…${one.to}`)
    expect(shown(found.current)).toBe(current)
    expect(shown(found.previous)).toBe(previous)
    expect(isoWithOffset(found.current.due.at, zone).slice(11, 16)).toBe('18:00')
  })

  it('a round that a holiday leaves no day of is no round', () => {
    const long: WorkCalendar = {
      ...calendar,
      kinds: new Map(
        Array.from({ length: 10 }, (_, n) => [
          day(`2026-10-${String(n + 1).padStart(2, '0')}`),
          'holiday' as const,
        ]),
      ),
    }
    // Both 1 and 8 October end on the 12th, the first day of work.
    const { current, previous } = cyclesAt(at('2026-09-24T10:00'), 1, at('2026-10-13T09:00'), {
      calendar: long,
      zone,
    })
    expect([previous?.from, previous?.to, current.from, current.to]).toEqual([
      '2026-09-24',
      '2026-10-12',
      '2026-10-13',
      '2026-10-15',
    ])
  })

  it.each([
    [1, [], [1, 2], { weeks: 1, by: 'own' }],
    [null, [['weekly', ['progress']]], [1, 2], { weeks: 1, by: 'plan' }],
    [null, [['biweekly', ['progress', 'issues']]], [1, 2], { weeks: 2, by: 'plan' }],
    [
      null,
      [
        ['biweekly', []],
        ['weekly', []],
      ],
      [1, 2],
      { weeks: 1, by: 'plan' },
    ],
    [
      null,
      [
        ['weekly', ['issues']],
        ['monthly', ['progress']],
      ],
      [1, 2],
      { weeks: 2, by: 'norm' },
    ],
    [null, [], [1], { weeks: 1, by: 'norm' }],
  ] as const)('NM-COL-10: own %s, plan %j, allowed %j', (own, plan, allowed, expected) => {
    const lines = plan.map(([frequency, contents]) => ({ frequency, contents }))
    expect(rhythmOf(own, lines, allowed)).toEqual(expected)
  })
})

const task = (id: string, more: Partial<TaskSeen> = {}): TaskSeen => ({
  id,
  name: `任务${id}`,
  state: 'inProgress',
  dueOn: null,
  doneOn: null,
  isSuspended: false,
  light: 'task.light.onPlan',
  words: [],
  call: null,
  ...more,
})
const word = (kind: Word['kind'], text: string, on: string): Word => ({ kind, text, on: day(on) })
const period = { from: day('2026-09-07'), to: day('2026-09-11') }
const blocksOf = (one: Partial<TaskSeen>, today = '2026-09-11') =>
  gather([task('甲', one)], period, day(today)).map(({ block }) => block)

describe('gathering', () => {
  it.each<[what: string, task: Partial<TaskSeen>, blocks: string[]]>([
    ['done in the period', { state: 'done', doneOn: day('2026-09-11') }, ['done']],
    ['done before it', { state: 'done', doneOn: day('2026-09-06') }, []],
    ['due in it and not done', { dueOn: day('2026-09-11') }, ['undone']],
    ['due after it', { dueOn: day('2026-09-12') }, []],
    ['late since long ago', { dueOn: day('2026-08-01'), light: 'task.light.overdue' }, ['undone']],
    ['behind its plan', { dueOn: day('2026-10-01'), light: 'task.light.behind' }, ['undone']],
    ['handed in and waiting', { state: 'pendingAcceptance', dueOn: day('2026-09-08') }, []],
    ['cancelled', { state: 'cancelled', dueOn: day('2026-09-08') }, []],
    ['suspended', { dueOn: day('2026-09-08'), isSuspended: true }, []],
    [
      'waiting for help',
      { state: 'needsSupport', call: { id: 'c', text: '加急', departmentId: 'p' } },
      ['support'],
    ],
  ])('S1-30: %s', (_what, one, blocks) => {
    expect(blocksOf(one)).toEqual(blocks)
  })

  it('says of a day that has not come yet nothing', () => {
    expect(blocksOf({ dueOn: day('2026-09-11') }, '2026-09-10')).toEqual([])
  })

  it.each<[what: string, words: Word[], reason: string, from: string | null]>([
    ['nothing was said', [], '', null],
    ['a delay was reported', [word('delay', '供应商产能不足', '2026-09-01')], '供应商产能不足', 'delay'],
    [
      'the newest counts',
      [word('collected', '设备到货晚', '2026-09-10'), word('delay', '供应商产能不足', '2026-09-01')],
      '设备到货晚',
      'collected',
    ],
    [
      'a reason counts before an update',
      [word('progress', '完成一半', '2026-09-10'), word('risk', '人手不够', '2026-09-09')],
      '人手不够',
      'risk',
    ],
    ['only an update', [word('progress', '等样品', '2026-09-09')], '等样品', 'progress'],
    ['an update of last cycle', [word('progress', '等样品', '2026-09-04')], '', null],
    ['words without words', [word('delay', ' ', '2026-09-09')], '', null],
  ])('X-33: the reason was already given where %s', (_what, words, reason, from) => {
    const [line] = gather([task('甲', { dueOn: day('2026-09-10'), words })], period, period.to)
    expect([line?.reason, line?.reasonFrom]).toEqual([reason, from])
  })

  it('S1-83: a call for help names the department that is asked', () => {
    const call = { id: 'c', text: '请采购部加急', departmentId: 'purchasing' }
    expect(gather([task('甲', { state: 'needsSupport', call })], period, period.to)).toMatchObject([
      { block: 'support', text: '请采购部加急', helpDepartmentId: 'purchasing', callId: 'c' },
    ])
  })

  it('gathered again keeps what people did', () => {
    const line = (block: Gathered['block'], taskId: string): Gathered => ({
      block,
      taskId,
      callId: null,
      text: taskId,
      reason: '',
      reasonFrom: null,
      helpDepartmentId: null,
    })
    const kept = (
      id: string,
      block: Kept['block'],
      taskId: string | null,
      more: Partial<Kept> = {},
    ): Kept => ({
      id,
      block,
      taskId,
      isEdited: false,
      isDropped: false,
      ...more,
    })
    const { add, renew, remove } = regather(
      [
        kept('1', 'undone', '旧'),
        kept('2', 'undone', '改', { isEdited: true }),
        kept('3', 'undone', '去', { isDropped: true }),
        kept('4', 'undone', '成', { isEdited: true }),
        kept('5', 'undone', '期', { isEdited: true }),
        kept('6', 'undone', '没'),
        kept('7', 'undone', null),
      ],
      [
        line('undone', '旧'),
        line('undone', '改'),
        line('undone', '去'),
        line('done', '成'),
        line('undone', '新'),
      ],
    )
    expect(add.map(({ block, taskId }) => `${block} ${taskId}`)).toEqual(['done 成', 'undone 新'])
    expect(renew.map(({ id }) => id)).toEqual(['1'])
    // 成 is done now; 期 is no longer behind but was written by a person; 没 was not.
    expect(remove).toEqual(['4', '6'])
  })
})

describe('who may', () => {
  const actor = (personId: string, more: Partial<Actor> = {}): Actor => ({
    personId,
    departmentIds: new Set(),
    oversees: new Set(),
    isAdmin: false,
    isSupervisor: false,
    locale: 'zh-CN',
    ...more,
  })
  const matter: ReportedMatter = {
    classification: 'internal',
    departmentIds: ['sales'],
    participantIds: ['leader', 'delegate', 'member'],
    state: 'active',
    leaderId: 'leader',
    createdById: 'initiator',
    delegates: [
      { power: 'progress', personId: 'delegate' },
      { power: 'conflicts', personId: 'member' },
    ],
  }
  const sent = {
    ...matter,
    participantIds: [...matter.participantIds, 'purchasingHead'],
    state: 'sent' as const,
    matter,
    isReplaced: false,
    meetingId: null,
  }

  it.each([
    ['leader', true],
    ['delegate', true],
    ['member', false],
    ['initiator', false],
  ])('S1-14: %s writes reports: %s', (who, may) => {
    expect(leadsReporting(actor(who), matter)).toBe(may)
    expect(offeredOnSyncBoard(actor(who), matter).length > 0).toBe(may)
  })

  it.each([
    ['active', ['gather', 'remind', 'setRhythm', 'setCopies']],
    ['paused', ['gather', 'setRhythm', 'setCopies']],
    ['chartered', ['setRhythm', 'setCopies']],
    ['archived', []],
  ] as const)('while %s', (state, acts) => {
    expect(offeredOnSyncBoard(actor('leader'), { ...matter, state })).toEqual(acts)
  })

  it.each([
    ['draft', false, null, ['edit', 'send', 'discard', 'callMeeting']],
    ['sent', false, null, ['correct', 'callMeeting']],
    ['sent', false, 'meeting', ['correct']],
    ['sent', true, null, []],
  ] as const)(
    'S4-46: a report that is %s, replaced %s, with meeting %s',
    (state, isReplaced, meetingId, acts) => {
      expect(offeredInSync(actor('leader'), { ...sent, state, isReplaced, meetingId })).toEqual(acts)
    },
  )

  it('S4-46: nobody changes what was sent', () => {
    expect(() => authorizeSync(actor('leader'), 'edit', sent)).toThrow(
      expect.objectContaining({ kind: 'conflict', reason: 'sync.notNow' }),
    )
    expect(() => authorizeSync(actor('stranger'), 'view', sent)).toThrow(
      expect.objectContaining({ kind: 'not_found' }),
    )
  })

  it.each([
    ['purchasingHead', 'asked', ['promise', 'decline']],
    ['purchasingHead', 'promised', ['decline']],
    ['purchasingHead', 'settled', []],
    ['leader', 'asked', ['settle']],
    ['leader', 'noted', []],
    ['member', 'asked', []],
  ] as const)('S1-83: %s about help that is %s', (who, state, acts) => {
    expect(offeredInSupport(actor(who), sent, { state, askedIds: ['purchasingHead'] })).toEqual(acts)
  })
})
