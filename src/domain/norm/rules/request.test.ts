import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { instantAt, timeOfDay } from '#domain/calendar/instant.ts'
import { judge } from '#domain/norm/engine.ts'
import type { NormEvent } from '#domain/norm/event.ts'
import { blocking, needsReason } from '#domain/norm/finding.ts'
import type { MatterFacts, RequestFacts } from '#domain/norm/matter-facts.ts'
import { withDefaults } from '#domain/norm/settings.ts'

const zone = 'Asia/Shanghai'
const at = (day: string, time = '10:00') => instantAt(civilDate(day), timeOfDay(time), zone)

const whole: RequestFacts = {
  background: '双十一大促在即,主视觉仍未定稿',
  goal: '11月10日前交付3套主视觉方案',
  requiredResources: ['设计师 2人'],
  expectedOutcome: '3套可直接投放的主视觉',
  timeNodes: ['初稿 2026-11-05'],
  potentialRisks: ['素材版权未清'],
}
type Answer = NonNullable<RequestFacts['answers']>[number]
const answered: Answer = {
  departmentId: '设计部',
  state: 'accepted',
  sentAt: at('2026-11-02'),
  impact: '现有两个项目各推迟1天',
  people: '设计师2人',
  material: '无',
  moneyCents: 0,
  duration: '5个工作日',
}

function found(event: NormEvent, request: RequestFacts, now = at('2026-11-03')) {
  const facts: MatterFacts = {
    matter: { noun: 'request', id: 'q', name: '主视觉' },
    departments: [{ id: '设计部', name: '设计部' }],
    request,
  }
  return judge(event, facts, {
    settings: withDefaults(),
    calendar: {
      kinds: new Map(),
      names: new Map(),
      announcedYears: new Set([2026]),
      dayStart: timeOfDay('09:00'),
      dayEnd: timeOfDay('18:00'),
    },
    zone,
    now,
    mode: 'live',
  })
}
const said = (event: NormEvent, request: RequestFacts, now?: Date) =>
  found(event, request, now).map(({ norm, reason, place }) => {
    const [, , , as] = reason.key.split(/[-.]/)
    return `${norm} ${as} ${place.id}:${place.field}`
  })

describe('NM-COL-01 S4-13: the six fields of a request', () => {
  it('is silent about a whole one', () => {
    expect(said('request.submit', whole)).toEqual([])
  })

  it.each([
    ['S4-14 background', 'background', ''],
    ['S4-15 goal', 'goal', null],
    ['S4-16 required resources', 'requiredResources', []],
    ['S4-17 expected outcome', 'expectedOutcome', '  '],
    ['S4-18 time nodes', 'timeNodes', []],
    ['S4-19 potential risks', 'potentialRisks', null],
  ] as const)('refuses beside the very field: %s', (_case, field, empty) => {
    const findings = found('request.submit', { ...whole, [field]: empty })
    expect(findings.map(({ norm, place }) => [norm, place.field])).toContainEqual(['NM-COL-01', field])
    expect(blocking(findings).length).toBe(1)
  })
})

describe('NM-WRD-03 S4-12: a request is concrete and can be measured', () => {
  it.each([
    ['vague', { background: '请尽快支持' }, 'NM-WRD-03 vague q:background'],
    ['vague in a need', { requiredResources: ['大概2人'] }, 'NM-WRD-03 vague q:requiredResources'],
    ['cannot be measured', { goal: '改善协作' }, 'NM-WRD-03 unmeasured q:goal'],
  ])('flags, and lets pass: %s', (_case, change, line) => {
    const findings = found('request.submit', { ...whole, ...change })
    expect(said('request.submit', { ...whole, ...change })).toEqual([line])
    expect([...blocking(findings), ...needsReason(findings)]).toEqual([])
  })

  it('leaves a risk alone: 可能 belongs there', () => {
    expect(said('request.submit', { ...whole, potentialRisks: ['素材可能延期'] })).toEqual([])
  })
})

describe('NM-COL-02 S4-20: necessity, reasonableness, completeness', () => {
  const review = (verdict: 'pass' | 'return' | 'reject', criteria: readonly (boolean | null)[]) => ({
    review: {
      verdict,
      criteria: {
        necessity: criteria[0] ?? null,
        reasonableness: criteria[1] ?? null,
        completeness: criteria[2] ?? null,
      },
    },
  })
  it.each([
    ['all met', review('pass', [true, true, true]), []],
    ['one left out', review('pass', [true, null, true]), ['NM-COL-02 missing q:review']],
    [
      'left out when it is returned, too',
      review('return', [null, true, false]),
      ['NM-COL-02 missing q:review'],
    ],
    ['passed against the verdict', review('pass', [true, true, false]), ['NM-COL-02 unmet q:review']],
    ['returned as incomplete', review('return', [true, true, false]), []],
  ])('%s', (_case, request, lines) => {
    expect(said('request.review', request)).toEqual(lines)
  })
})

describe('NM-COL-03 S4-21: every department asked, impact and resources assessed', () => {
  const request = (change: Partial<Answer>, feasibility: RequestFacts['feasibility'] = 'feasible') => ({
    answers: [{ ...answered, ...change }],
    feasibility,
  })
  it.each([
    ['all there', request({}), []],
    ['not answered', request({ state: 'pending' }), ['NM-COL-03 unanswered 设计部:answer']],
    ['still countering', request({ state: 'countered' }), ['NM-COL-03 unanswered 设计部:answer']],
    ['S4-22 no impact', request({ impact: '' }), ['NM-COL-03 incomplete 设计部:answer']],
    ['S4-23 no estimate', request({ people: '', moneyCents: null }), ['NM-COL-03 incomplete 设计部:answer']],
    ['a refusal needs no estimate', request({ state: 'declined', impact: '', people: '' }), []],
    ['handed on, another is asked', request({ state: 'forwarded', impact: '' }), []],
    ['S4-24 nobody has judged it', request({}, null), ['NM-COL-03 unassessed q:feasibility']],
  ])('%s', (_case, given, lines) => {
    expect(said('request.accept', given)).toEqual(lines)
  })

  it('may be passed over with a written reason', () => {
    const [finding] = found('request.accept', request({ state: 'overdue' }))
    expect([finding?.severity, finding?.override]).toEqual(['block', 'reason'])
  })
})

describe('NM-COL-20: two working days to answer', () => {
  const sent = { answers: [{ ...answered, state: 'pending' as const, sentAt: at('2026-11-05') }] }
  it.each([
    // Thursday 10:00 and two working days: Monday 10:00, over the weekend.
    ['on the dot', at('2026-11-09'), []],
    ['a minute later', at('2026-11-09', '10:01'), ['NM-COL-20 late 设计部:answer']],
  ])('%s', (_case, now, lines) => {
    expect(said('C-02', sent, now)).toEqual(lines)
  })
})
