import { describe, expect, it } from 'vitest'
import { type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import type { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { dueInWords } from './due.ts'
import { fitsMechanism, whyNotSuccessor } from './mechanism.ts'
import { authorizeDecision, type DecisionInQuestion, offeredInDecision } from './policy.ts'
import { stuckReason } from './stuck.ts'

const calendar: WorkCalendar = {
  kinds: new Map<CivilDate, 'holiday' | 'workday'>([
    [civilDate('2026-11-12'), 'holiday'],
    [civilDate('2026-11-14'), 'workday'],
  ]),
  names: new Map(),
  announcedYears: new Set([2026]),
  dayStart: '09:00',
  dayEnd: '18:00',
}
/** A Tuesday. */
const taken = { day: civilDate('2026-11-10'), calendar }

describe('S2-40: a deadline in words', () => {
  it.each([
    ['S2-41: 3个工作日内完成协调', '2026-11-14'],
    ['11月20日前', '2026-11-20'],
    ['两周内', '2026-11-24'],
    ['第1个月末', '2026-12-09'],
    ['启动后第3个月', '2027-02-09'],
    ['第三个工作日', '2026-11-13'],
    ['第2周', '2026-11-23'],
  ])('%s is a day', (words, on) => {
    expect(dueInWords(words, taken)).toMatchObject({ as: 'day', on })
  })

  it('says how it was read and what the calendar had to say', () => {
    const due = dueInWords('3个工作日内', taken)
    expect(due?.explanation.map(({ key }) => key)).toEqual([
      'decision.due.read',
      expect.stringContaining('clock.'),
      expect.stringContaining('clock.'),
    ])
    expect(dueInWords('11月15日前', taken)?.explanation.at(-1)).toEqual({
      key: 'clock.onNonWorkingDay',
      params: { date: '2026-11-15' },
    })
  })

  it.each(['评审后2日内', '收到完整信息后24小时内'])('%s waits for what has to happen first', (words) => {
    expect(dueInWords(`由设计部出稿，${words}`, taken)).toMatchObject({ as: 'event', text: words })
  })

  it.each(['尽快', '', '由市场部牵头', '9月第2周'])('%s names none', (words) => {
    expect(dueInWords(words, taken)).toBeUndefined()
  })
})

describe('S0-21: 决而不行', () => {
  const at = { today: civilDate('2026-11-10'), finalBefore: new Date('2026-11-09T01:00:00Z') }
  const long = new Date('2026-11-02T01:00:00Z')
  const open = { state: 'inProgress', dueOn: civilDate('2026-11-20') } as const
  const late = { state: 'inProgress', dueOn: civilDate('2026-11-09') } as const
  it.each([
    ['no task, a working day after the minutes', 'action', 'adopted', long, [], 'noTask'],
    ['no task yet, the minutes being fresh', 'action', 'adopted', new Date('2026-11-09T02:00:00Z'), [], null],
    ['no task yet, the minutes not being final', 'action', 'adopted', null, [], null],
    [
      'only work that was called off',
      'action',
      'inExecution',
      long,
      [{ ...late, state: 'cancelled' }],
      'noTask',
    ],
    ['a task that is overdue', 'action', 'inExecution', long, [open, late], 'overdueTask'],
    ['a task due today', 'action', 'inExecution', long, [{ ...open, dueOn: at.today }], null],
    ['a task that was late and is done', 'action', 'inExecution', long, [{ ...late, state: 'done' }], null],
    ['a condition without a task', 'conditional', 'adopted', long, [], 'noTask'],
    ['S2-42: a standing rule', 'standingRule', 'adopted', long, [], null],
    ['a scope', 'conclusion', 'adopted', long, [], null],
    ['a reference', 'reference', 'adopted', long, [], null],
    ['what is provisional', 'action', 'provisional', long, [], null],
    ['what was put off', 'action', 'deferred', long, [], null],
    ['what is done', 'action', 'fulfilled', long, [], null],
  ] as const)('%s', (_case, kind, state, finalAt, tasks, reason) => {
    expect(stuckReason({ kind, state, finalAt, tasks }, at)).toBe(reason)
  })
})

describe('S1-72: the chosen mechanism says how a decision is taken', () => {
  it.each([
    ['adopt', 'hostConsensus', true],
    ['adopt', 'leader', true],
    ['adopt', 'deptVote', false],
    ['adopt', 'superior', false],
    ['approve', 'superior', true],
    ['approve', 'hostConsensus', false],
    ['defer', 'deptVote', true],
    ['openVote', 'leader', true],
  ] as const)('%s of %s: %s', (move, mechanism, fits) => {
    expect(fitsMechanism(move, mechanism)).toBe(fits)
  })
})

describe('X-62: what may take the place of a decision', () => {
  const earlier = { id: 'a', mechanism: 'deptVote', state: 'adopted' } as const
  it.each([
    ['a later vote', { id: 'b', mechanism: 'deptVote', state: 'adopted' }, undefined],
    ['the superior', { id: 'b', mechanism: 'superior', state: 'inExecution' }, undefined],
    [
      'the host alone',
      { id: 'b', mechanism: 'hostConsensus', state: 'adopted' },
      'decision.successorMechanism',
    ],
    [
      'what is only proposed',
      { id: 'b', mechanism: 'deptVote', state: 'proposed' },
      'decision.successorNotInForce',
    ],
    ['itself', earlier, 'decision.successorIsItself'],
  ] as const)('%s', (_case, later, reason) => {
    expect(whyNotSuccessor(earlier, later)).toBe(reason)
  })
})

describe('S3-71: who says that a condition has occurred and sends its notice', () => {
  const decision: DecisionInQuestion = {
    classification: 'confidential',
    departmentIds: [],
    participantIds: ['host', 'recorder', 'owner', 'sender', 'guest'],
    state: 'provisional',
    kind: 'conditional',
    mechanism: 'hostConsensus',
    hostId: 'host',
    recorderId: 'recorder',
    ownerId: 'owner',
    noticeSenderId: 'sender',
    notice: 'none',
    isFixed: true,
  }
  const actor = (personId: string): Actor => ({
    personId,
    departmentIds: new Set(),
    oversees: new Set(),
    isAdmin: false,
    isSupervisor: false,
    locale: 'zh-CN',
  })
  const offered = (who: string, change: Partial<DecisionInQuestion> = {}) =>
    offeredInDecision(actor(who), { ...decision, ...change }).filter(
      (act) => act === 'meetCondition' || act === 'sendNotice',
    )
  it.each([
    ['host', 'none', ['meetCondition']],
    ['owner', 'none', ['meetCondition']],
    ['sender', 'none', ['meetCondition']],
    ['recorder', 'none', []],
    ['guest', 'none', []],
    ['sender', 'drafted', ['sendNotice']],
    ['host', 'drafted', ['sendNotice']],
    ['owner', 'drafted', []],
    ['sender', 'sent', []],
  ] as const)('%s, notice %s: %j', (who, notice, acts) => {
    expect(offered(who, { notice })).toEqual(acts)
  })

  it('is nobody where nothing hangs on a condition', () => {
    expect(offered('host', { kind: 'action' })).toEqual([])
    expect(offered('host', { state: 'proposed' })).toEqual([])
  })

  it('does not exist for whoever may not see it', () => {
    expect(() => authorizeDecision(actor('stranger'), 'sendNotice', decision)).toThrow(
      expect.objectContaining({ kind: 'not_found' } satisfies Partial<AppError>),
    )
  })
})
