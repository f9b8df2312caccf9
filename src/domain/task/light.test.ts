import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CivilDate, civilDate } from '#domain/calendar/civil-date.ts'
import { defaultClockParameters } from '#domain/calendar/clocks.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { assignmentStates } from './assignment.ts'
import { type TaskState, taskLifecycle, taskStates } from './lifecycle.ts'
import { isLateReport, type LightFacts, type LightSetting, lightTurns, taskLight } from './light.ts'

const setting: LightSetting = { calendar: chinaCalendar(), parameters: defaultClockParameters }

/** RW-01 of the worked example: 2023-11-10 (Friday) to 2023-11-25 (Saturday). */
function visual(
  more: Partial<Record<'due' | 'updated' | 'reported' | 'signBy' | 'told', string>> &
    Partial<Pick<LightFacts, 'assignment' | 'isSuspended' | 'isWaitingForEvent' | 'percent'>> & {
      state: TaskState
    },
): LightFacts {
  return {
    state: more.state,
    startOn: civilDate('2023-11-10'),
    dueOn: civilDate(more.due ?? '2023-11-25'),
    lastUpdateOn: more.updated === undefined ? null : civilDate(more.updated),
    delayReportedOn: more.reported === undefined ? null : civilDate(more.reported),
    hasReviewers: true,
    assignment: more.assignment ?? 'signed',
    signBy: more.signBy === undefined ? null : civilDate(more.signBy),
    isSuspended: more.isSuspended ?? false,
    isWaitingForEvent: more.isWaitingForEvent ?? false,
    percent: more.percent ?? 0,
    percentOn: more.told === undefined ? null : civilDate(more.told),
  }
}

it.each([
  ['not begun, nothing owed yet', { state: 'todo' }, '2023-11-13', 'blue', 'notStarted'],
  ['under way', { state: 'inProgress', updated: '2023-11-16' }, '2023-11-20', 'green', 'onPlan'],
  ['on the Friday itself the update is not missed', { state: 'inProgress' }, '2023-11-17', 'green', 'onPlan'],
  ['the day after it is', { state: 'inProgress' }, '2023-11-18', 'yellow', 'updateMissing'],
  ['not begun and no word', { state: 'todo' }, '2023-11-18', 'yellow', 'updateMissing'],
  [
    'Sunday’s update is not next Friday’s',
    { state: 'inProgress', updated: '2023-11-12' },
    '2023-11-18',
    'yellow',
    'updateMissing',
  ],
  [
    'a late update settles it',
    { state: 'inProgress', updated: '2023-11-18' },
    '2023-11-18',
    'green',
    'onPlan',
  ],
  [
    'two days before it is due',
    { state: 'inProgress', updated: '2023-11-22' },
    '2023-11-23',
    'yellow',
    'nearDue',
  ],
  ['on the day it is due', { state: 'inProgress', updated: '2023-11-24' }, '2023-11-25', 'yellow', 'nearDue'],
  ['the day after', { state: 'inProgress', updated: '2023-11-24' }, '2023-11-26', 'red', 'overdue'],
  ['stuck', { state: 'needsSupport' }, '2023-11-18', 'orange', 'needsSupport'],
  ['stuck and overdue', { state: 'needsSupport' }, '2023-11-26', 'red', 'overdue'],
  [
    'a delay reported in time',
    { state: 'delayed', reported: '2023-11-24' },
    '2023-11-24',
    'orange',
    'delayed',
  ],
  [
    'a delay reported on the last day',
    { state: 'delayed', reported: '2023-11-25' },
    '2023-11-25',
    'orange',
    'delayedLate',
  ],
  ['a delay nobody answered', { state: 'delayed', reported: '2023-11-24' }, '2023-11-26', 'red', 'overdue'],
  [
    'handed in, though the day is over',
    { state: 'pendingAcceptance' },
    '2023-11-30',
    'grey',
    'waitingForAcceptance',
  ],
  [
    'suspended, though the day is over',
    { state: 'inProgress', isSuspended: true },
    '2023-11-30',
    'grey',
    'suspended',
  ],
  // Of the eleven working days 11-10 … 11-24, six are past on Friday 11-17: 55 %.
  [
    'told on Friday, on plan',
    { state: 'inProgress', updated: '2023-11-17', percent: 50, told: '2023-11-17' },
    '2023-11-17',
    'green',
    'onPlan',
  ],
  [
    '10 % behind',
    { state: 'inProgress', updated: '2023-11-17', percent: 44, told: '2023-11-17' },
    '2023-11-18',
    'yellow',
    'behind',
  ],
  [
    'it is measured when it was told, not every day anew',
    { state: 'inProgress', updated: '2023-11-17', percent: 50, told: '2023-11-17' },
    '2023-11-22',
    'green',
    'onPlan',
  ],
  [
    '20 % behind',
    { state: 'inProgress', updated: '2023-11-17', percent: 30, told: '2023-11-17' },
    '2023-11-18',
    'orange',
    'behind',
  ],
  [
    '30 % behind',
    { state: 'inProgress', updated: '2023-11-17', percent: 20, told: '2023-11-17' },
    '2023-11-18',
    'red',
    'behind',
  ],
  [
    'silence is no progress',
    { state: 'inProgress', updated: '2023-11-10', percent: 20, told: '2023-11-10' },
    '2023-11-18',
    'red',
    'behind',
  ],
  [
    'nobody ever gave a percentage',
    { state: 'inProgress', updated: '2023-11-17' },
    '2023-11-20',
    'green',
    'onPlan',
  ],
  [
    'a working day to sign is not over',
    { state: 'todo', assignment: 'unsigned', signBy: '2023-11-13' },
    '2023-11-13',
    'blue',
    'notStarted',
  ],
  [
    'and now it is',
    { state: 'todo', assignment: 'unsigned', signBy: '2023-11-13' },
    '2023-11-14',
    'yellow',
    'unsigned',
  ],
  ['returned to the assigner', { state: 'todo', assignment: 'returned' }, '2023-11-13', 'orange', 'returned'],
  [
    'its date waits for the review',
    { state: 'inProgress', updated: '2023-11-16', isWaitingForEvent: true },
    '2023-11-16',
    'blue',
    'waitingForEvent',
  ],
  ['done', { state: 'done' }, '2023-11-30', 'grey', 'done'],
  ['cancelled', { state: 'cancelled' }, '2023-11-30', 'grey', 'cancelled'],
] as const)('%s', (_case, facts, today, light, why) => {
  const shown = taskLight(visual(facts), civilDate(today), setting)
  expect([shown.light, shown.reason.key]).toEqual([light, `task.light.${why}`])
})

it.each([
  ['on Thursday', '2023-11-16', undefined, 'yellow', '2023-11-18'],
  ['on the Friday itself', '2023-11-17', undefined, 'yellow', '2023-11-18'],
  // the next one would be owed on the 24th, but the due date comes near first
  ['when this week’s is given', '2023-11-17', '2023-11-15', 'yellow', '2023-11-23'],
  ['when it is near due already', '2023-11-23', '2023-11-23', 'red', '2023-11-26'],
])('says what comes next %s', (_case, today, updated, light, on) => {
  const facts = visual({ state: 'inProgress', ...(updated === undefined ? {} : { updated }) })
  expect(taskLight(facts, civilDate(today), setting).next).toEqual({ light, on })
})

it('asks for no update in the week of the Spring Festival', () => {
  const facts: LightFacts = {
    ...visual({ state: 'inProgress' }),
    startOn: civilDate('2026-02-09'),
    dueOn: civilDate('2026-03-20'),
    lastUpdateOn: civilDate('2026-02-13'),
  }
  expect(taskLight(facts, civilDate('2026-02-27'), setting).light).toBe('green')
  expect(taskLight(facts, civilDate('2026-02-28'), setting).light).toBe('yellow')
})

it('does not press a task that has no date, but still wants to hear of it', () => {
  const facts = { ...visual({ state: 'inProgress', updated: '2023-11-16' }), dueOn: null }
  expect(taskLight(facts, civilDate('2023-11-20'), setting)).toMatchObject({
    light: 'green',
    next: { light: 'yellow', on: '2023-11-25' },
  })
})

it.each([
  ['overdue with reviewers', { state: 'inProgress' }, true, '2023-11-26', ['submit', 'reportDelay']],
  ['overdue without', { state: 'inProgress' }, false, '2023-11-26', ['finish', 'reportDelay']],
  ['overdue and not begun', { state: 'todo' }, true, '2023-11-26', ['reportDelay']],
  ['overdue, a delay asked for', { state: 'delayed' }, true, '2023-11-26', ['approveDelay']],
  ['stuck', { state: 'needsSupport' }, true, '2023-11-18', ['giveSupport']],
  ['no word', { state: 'inProgress' }, true, '2023-11-18', ['update']],
  ['not begun', { state: 'todo' }, true, '2023-11-13', ['start']],
  ['waiting', { state: 'pendingAcceptance' }, true, '2023-11-13', ['accept', 'sendBack']],
  ['unsigned', { state: 'todo', assignment: 'unsigned', signBy: '2023-11-13' }, true, '2023-11-14', ['sign']],
  ['returned', { state: 'todo', assignment: 'returned' }, true, '2023-11-14', ['reassign', 'insist']],
  ['suspended', { state: 'inProgress', isSuspended: true }, true, '2023-11-14', ['resume']],
  [
    'behind',
    { state: 'inProgress', updated: '2023-11-17', percent: 30, told: '2023-11-17' },
    true,
    '2023-11-18',
    ['update', 'askSupport', 'reportDelay'],
  ],
  ['cancelled', { state: 'cancelled' }, true, '2023-11-13', []],
] as const)('says what turns it: %s', (_case, facts, hasReviewers, today, turnedBy) => {
  const shown = taskLight({ ...visual(facts), hasReviewers }, civilDate(today), setting)
  expect(shown.turnedBy).toEqual(turnedBy)
})

it.each([
  ['2023-11-24', false],
  ['2023-11-25', true],
])('a delay reported on %s, due 2023-11-25, is late: %s', (reported, late) => {
  expect(isLateReport(visual({ state: 'delayed', reported }), setting)).toBe(late)
})

describe('of every light', () => {
  const day = (from: number, to: number) =>
    fc.integer({ min: from, max: to }).map((n) => addDays(civilDate('2023-09-01'), n))
  const facts = fc.record({
    state: fc.constantFrom(...taskStates),
    startOn: day(0, 60),
    dueOn: fc.option(day(30, 160)),
    lastUpdateOn: fc.option(day(0, 120)),
    delayReportedOn: fc.constant(null),
    hasReviewers: fc.boolean(),
    assignment: fc.constantFrom(...assignmentStates),
    signBy: fc.option(day(0, 60)),
    isSuspended: fc.boolean(),
    isWaitingForEvent: fc.boolean(),
    percent: fc.integer({ min: 0, max: 100 }),
    percentOn: fc.option(day(0, 120)),
  })

  it('comes next what really comes next, and not sooner', () => {
    fc.assert(
      fc.property(facts, day(0, 130), (task, today) => {
        const { light, next } = taskLight(task, today, setting)
        const lightOn = (date: CivilDate) => taskLight(task, date, setting).light
        let changed: { light: string; on: CivilDate } | null = null
        for (let n = 1; n <= 200 && changed === null; n += 1) {
          const on = addDays(today, n)
          if (lightOn(on) !== light) changed = { light: lightOn(on), on }
        }
        expect(next).toEqual(changed)
      }),
      // Each looks at two hundred days.
      { numRuns: 40 },
    )
  })

  it('offers only moves that the task can make', () => {
    fc.assert(
      fc.property(facts, day(0, 200), (task, today) => {
        for (const way of taskLight(task, today, setting).turnedBy) {
          if ((lightTurns as readonly string[]).includes(way)) continue
          expect(taskLifecycle.movesFrom(task.state)).toContain(way)
        }
      }),
    )
  })

  it('stays red once it is red, while nothing is done', () => {
    fc.assert(
      fc.property(facts, day(0, 200), fc.integer({ min: 1, max: 100 }), (task, today, later) => {
        fc.pre(taskLight(task, today, setting).light === 'red')
        expect(taskLight(task, addDays(today, later), setting).light).toBe('red')
      }),
    )
  })
})
