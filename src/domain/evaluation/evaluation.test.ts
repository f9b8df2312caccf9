import { describe, expect, it } from 'vitest'
import { meetingTypes } from '#domain/meeting/enums.ts'
import { type EffectFacts, effectScore, measureEffect, measures, weightSetOf } from './effect.ts'
import { allQuestions, dimensions, tally } from './questions.ts'

describe('X-24: the means of what attendees said', () => {
  it('asks in the four dimensions', () => {
    expect(dimensions).toEqual(['organisation', 'content', 'conduct', 'goal'])
    expect(allQuestions).toHaveLength(8)
  })
  it('takes the mean of a dimension over its questions, and leaves out what nobody answered', () => {
    const { count, byQuestion, byDimension, overall } = tally([
      { time: 5, place: 3, goal: 4 },
      { time: 4, goal: 2 },
    ])
    expect(count).toBe(2)
    expect(byQuestion).toMatchObject({ time: 4.5, place: 3, notice: null, goal: 3 })
    // (4.5 + 3) / 2 = 3.75
    expect(byDimension).toEqual({ organisation: 3.8, content: null, conduct: null, goal: 3 })
    expect(overall).toBe(3.4)
  })
  it('says nothing where nobody answered', () => {
    expect(tally([]).overall).toBeNull()
  })
})

const fine: EffectFacts = {
  smart: 5,
  topics: 3,
  maxTopics: 5,
  plannedMinutes: 120,
  agendaMinutes: 110,
  startedLate: 2,
  endedLate: 0,
  invited: 5,
  came: 5,
  materialsRead: 8,
  materialsToRead: 8,
  withOutcome: 3,
  adHoc: 0,
  viewpoints: 10,
  mostByOne: 4,
  speakers: 4,
  draftInTime: true,
  tasks: 4,
  tasksWithOwner: 4,
  tasksAddedAfter: 0,
  tasksDone: 2,
  tasksDue: 2,
}

describe('X-25: what is counted without typing', () => {
  it('gives full marks to a meeting without fault', () => {
    const measured = measureEffect(fine)
    expect(measured.map(({ measure }) => measure)).toEqual([...measures])
    expect(effectScore(measured, 'decision')).toBe(100)
  })
  it.each<[string, Partial<EffectFacts>, string, number | null]>([
    ['three of the five of SMART', { smart: 3 }, 'goalClear', 0.6],
    ['six topics where five are enough', { topics: 6 }, 'topicCount', 5 / 6],
    ['an agenda half as long again as the meeting', { agendaMinutes: 180 }, 'timeAllotted', 0.5],
    ['five minutes late is in time', { startedLate: 5 }, 'startOnTime', 1],
    ['half an hour late', { startedLate: 30 }, 'startOnTime', 0],
    ['an hour late is not worse than nothing', { endedLate: 60 }, 'endOnTime', 0],
    ['ended early', { endedLate: -20 }, 'endOnTime', 1],
    ['one of five did not come', { came: 4 }, 'attendance', 0.8],
    ['half of the materials unread', { materialsRead: 4 }, 'materialsRead', 0.5],
    ['no material at all', { materialsRead: 0, materialsToRead: 0 }, 'materialsRead', null],
    ['one topic without outcome', { withOutcome: 2 }, 'outcomePerTopic', 2 / 3],
    ['one says three quarters of it', { mostByOne: 8, viewpoints: 10 }, 'balancedTalk', 0.4],
    ['a talk of two is not judged', { speakers: 2, mostByOne: 8 }, 'balancedTalk', null],
    ['minutes late', { draftInTime: false }, 'minutesInTime', 0],
    ['minutes not due yet', { draftInTime: null }, 'minutesInTime', null],
    ['a task without owner', { tasksWithOwner: 3 }, 'tasksClear', 0.75],
    ['no task is due yet', { tasksDue: 0, tasksDone: 0 }, 'tasksDone', null],
    ['one of two done', { tasksDone: 1 }, 'tasksDone', 0.5],
  ])('%s', (_, change, measure, score) => {
    const found = measureEffect({ ...fine, ...change }).find((one) => one.measure === measure)
    if (score === null) expect(found?.score).toBeNull()
    else expect(found?.score).toBeCloseTo(score, 5)
  })
  it('has no score while nothing can be measured', () => {
    expect(effectScore([], 'decision')).toBeNull()
  })
})

describe('X-26: what counts twice', () => {
  it('has a set for every type', () => {
    for (const type of meetingTypes) expect(['decision', 'execution']).toContain(weightSetOf(type))
  })
  it('weighs an open outcome heavier where decisions are made, unclear tasks where work is split', () => {
    const noOutcome = measureEffect({ ...fine, withOutcome: 0 })
    expect(effectScore(noOutcome, 'decision')).toBeLessThan(effectScore(noOutcome, 'execution') as number)
    const noOwner = measureEffect({ ...fine, tasksWithOwner: 0 })
    expect(effectScore(noOwner, 'execution')).toBeLessThan(effectScore(noOwner, 'decision') as number)
  })
})
