import { describe, expect, it } from 'vitest'
import { meetingTypes } from '#domain/meeting/enums.ts'
import { applyTemplate, type TemplateContent } from './apply.ts'
import { builtInTemplates } from './builtin.ts'

describe('S0-01: the standard template of', () => {
  it.each(meetingTypes)('%s keeps the norms it will be judged by', (type) => {
    const { durationMinutes, confirmMinutes, breakMinutes, topics, roles } = builtInTemplates[type]
    // NM-PRE-06, NM-PRE-07, NM-PRE-11, NM-PRE-12, NM-PRE-23
    expect(topics.length).toBeGreaterThan(0)
    expect(topics.length).toBeLessThanOrEqual(5)
    expect(confirmMinutes).toBeGreaterThanOrEqual(10)
    const planned = topics.reduce((sum, { minutes }) => sum + minutes, 0)
    expect(planned + confirmMinutes + (breakMinutes ?? 0)).toBeLessThanOrEqual(durationMinutes)
    expect(durationMinutes > 120 ? breakMinutes : null).toBe(breakMinutes)
    expect(roles.map(({ coreRole }) => coreRole)).toEqual(expect.arrayContaining(['decider', 'executor']))
    expect(new Set(topics.map(({ key }) => key)).size).toBe(topics.length)
  })
})

describe('applying a template', () => {
  const content: TemplateContent = {
    type: 'topic',
    goal: '目标',
    expectedOutcome: '成果',
    durationMinutes: 60,
    confirmMinutes: 10,
    breakMinutes: null,
    topics: [topic('现状'), topic('方案')],
  }
  function topic(title: string): TemplateContent['topics'][number] {
    return {
      title,
      kind: 'decide',
      section: 'free',
      discussionContent: '',
      problemToSolve: '',
      expectedOutput: '',
      plannedMinutes: 10,
    }
  }
  const empty = { goal: '', expectedOutcome: ' ', confirmMinutes: null, breakMinutes: null, topicTitles: [] }
  it.each([
    [
      'fills what is empty',
      empty,
      { goal: '目标', expectedOutcome: '成果', confirmMinutes: 10 },
      ['现状', '方案'],
    ],
    [
      'keeps what was typed',
      { ...empty, goal: '我的目标' },
      { expectedOutcome: '成果', confirmMinutes: 10 },
      ['现状', '方案'],
    ],
    [
      'keeps no minutes as an answer',
      { ...empty, confirmMinutes: 0 },
      { goal: '目标', expectedOutcome: '成果' },
      ['现状', '方案'],
    ],
    [
      'does not double a topic',
      { ...empty, topicTitles: [' 现状 '] },
      { goal: '目标', expectedOutcome: '成果', confirmMinutes: 10 },
      ['方案'],
    ],
  ])('%s', (_case, has, fields, titles) => {
    const applied = applyTemplate(content, has)
    expect(applied.fields).toEqual(fields)
    expect(applied.topics.map(({ title }) => title)).toEqual(titles)
  })
})

it('S4-34: 项目启动会, 进度会 and 专题协调会 are kinds of meetings, each with an agenda to begin from', () => {
  for (const type of ['kickoff', 'progressSync', 'topic'] as const) {
    expect(meetingTypes).toContain(type)
    expect(builtInTemplates[type].topics.length, type).toBeGreaterThan(0)
  }
})
