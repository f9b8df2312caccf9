import { describe, expect, it } from 'vitest'
import type { JudgedNormId } from '#domain/norm/catalogue.ts'
import { judge } from '#domain/norm/engine.ts'
import type { NormEvent } from '#domain/norm/event.ts'
import type { ConflictFacts, ContingencyFacts, MatterFacts } from '#domain/norm/matter-facts.ts'
import { type EditedNorms, withDefaults } from '#domain/norm/settings.ts'

const side = (dept: string, position: string, reasons: string, isSigned = false) => ({
  dept,
  position,
  reasons,
  isSigned,
})
const ready: ConflictFacts = {
  negotiations: 1,
  commonGoal: '11月1日前上线',
  sides: [side('市场部', '先做物料', '档期已定', true), side('设计部', '先做官网', '人手只有两名', true)],
}

interface Case {
  readonly why: string
  readonly event: NormEvent
  readonly conflict?: ConflictFacts
  readonly contingency?: ContingencyFacts
  readonly settings?: EditedNorms
  /** norm.case place, one a finding. */
  readonly finds: string[]
}

const cases: Case[] = [
  {
    why: 'S1-34, NM-ESC-01: nothing was talked over',
    event: 'escalation.raise',
    conflict: { ...ready, to: 'level1', negotiations: 0, commonGoal: '' },
    finds: ['NM-ESC-01.none talks', 'NM-ESC-01.goal commonGoal'],
  },
  {
    why: 'X-40: opinions without a position or without reasons',
    event: 'escalation.raise',
    conflict: { ...ready, to: 'level1', sides: [side('市场部', '', ''), side('设计部', '先做官网', '')] },
    finds: ['NM-ESC-01.opinion 市场部', 'NM-ESC-01.opinion 设计部'],
  },
  {
    why: 'X-40: above the heads only with both heads’ names',
    event: 'escalation.raise',
    conflict: {
      ...ready,
      to: 'level2',
      sides: [side('市场部', '先做物料', '档期已定', true), side('设计部', '先做官网', '两名')],
    },
    finds: ['NM-ESC-01.unsigned 设计部'],
  },
  {
    why: 'S4-42: so to a coordinator',
    event: 'escalation.raise',
    conflict: { ...ready, to: 'coordinator', sides: [side('市场部', '先做物料', '档期已定')] },
    finds: ['NM-ESC-01.unsigned 市场部'],
  },
  {
    why: 'to the heads themselves without',
    event: 'escalation.raise',
    conflict: { ...ready, to: 'level1', sides: [side('市场部', '先做物料', '档期已定')] },
    finds: [],
  },
  { why: 'all is there', event: 'escalation.raise', conflict: { ...ready, to: 'level3' }, finds: [] },
  {
    why: 'NM-ESC-02: past the heads',
    event: 'escalation.next',
    conflict: { to: 'level2', expected: 'level1' },
    finds: ['NM-ESC-02.skipped '],
  },
  {
    why: 'step by step',
    event: 'escalation.next',
    conflict: { to: 'level2', expected: 'level2' },
    finds: [],
  },
  {
    why: 'to whoever arbitrates is no skip',
    event: 'escalation.next',
    conflict: { to: 'coordinator', expected: 'level1' },
    finds: [],
  },
  {
    why: 'NM-ESC-03: nobody has answered in time',
    event: 'C-13',
    conflict: { level: 'level2', dueAt: new Date('2026-03-04T09:59:00+08:00') },
    finds: ['NM-ESC-03.late '],
  },
  {
    why: 'there is time left',
    event: 'C-13',
    conflict: { level: 'level2', dueAt: new Date('2026-03-04T10:00:00+08:00') },
    finds: [],
  },
  {
    why: 'NM-ESC-04: a ruling by word of mouth',
    event: 'escalation.rule',
    conflict: { ruling: ' ', taskIds: [] },
    finds: ['NM-ESC-04.unwritten ruling'],
  },
  {
    why: 'NM-ESC-04: closed without work coming of it',
    event: 'escalation.close',
    conflict: { ruling: '先做物料', taskIds: [] },
    finds: ['NM-ESC-04.noTask tasks'],
  },
  {
    why: 'written and handed out',
    event: 'escalation.close',
    conflict: { ruling: '先做物料', taskIds: ['t'] },
    finds: [],
  },
  {
    why: 'S1-39, S1-40, S1-41, NM-ESC-05: nothing is said',
    event: 'contingency.start',
    contingency: { interimOwnerId: null, measures: [], impactSchedule: '', impactCost: '', impactScope: '' },
    finds: ['NM-ESC-05.missing '],
  },
  {
    why: 'S1-41: the impact on cost is left out',
    event: 'contingency.start',
    contingency: {
      interimOwnerId: 'a',
      measures: ['换供应商'],
      impactSchedule: '晚两天',
      impactCost: '',
      impactScope: '无',
    },
    finds: ['NM-ESC-05.missing '],
  },
  {
    why: 'all three are there',
    event: 'contingency.start',
    contingency: {
      interimOwnerId: 'a',
      measures: ['换供应商'],
      impactSchedule: '晚两天',
      impactCost: '两万元',
      impactScope: '无',
    },
    finds: [],
  },
]

const facts = ({ conflict, contingency }: Case): MatterFacts => ({
  matter: { noun: conflict === undefined ? 'contingency' : 'conflict', id: 'c', name: '排期冲突' },
  ...(conflict !== undefined && { conflict }),
  ...(contingency !== undefined && { contingency }),
})

describe('rules of escalation', () => {
  it.each(cases)('$why', (one) => {
    const found = judge(one.event, facts(one), {
      settings: withDefaults(one.settings),
      calendar: {
        daysOff: new Set(),
        workedWeekends: new Set(),
        dayStart: '09:00',
        dayEnd: '18:00',
      } as never,
      zone: 'Asia/Shanghai',
      now: new Date('2026-03-04T10:00:00+08:00'),
      mode: 'live',
    })
    expect(
      found.map(({ reason, place }) => {
        const of = reason.key.replace('.reason', '')
        return `${of} ${place.noun === 'department' ? place.id : (place.field ?? '')}`
      }),
    ).toEqual(one.finds)
  })

  it('names each field of a plan that is left out', () => {
    const [first] = judge('contingency.start', facts(cases.at(-3) as Case), {
      settings: withDefaults(),
      calendar: {} as never,
      zone: 'Asia/Shanghai',
      now: new Date(0),
      mode: 'live',
    })
    expect(first?.reason.params).toEqual({
      fields: ['interimOwner', 'measures', 'impactSchedule', 'impactCost', 'impactScope'],
    })
  })

  it.each<JudgedNormId>(['NM-ESC-01', 'NM-ESC-02', 'NM-ESC-03', 'NM-ESC-04', 'NM-ESC-05'])(
    '%s has a breach and an observance, and is silent when it is switched off',
    (norm) => {
      const of = (settings: EditedNorms) =>
        cases.map((one) =>
          judge(one.event, facts(one), {
            settings: withDefaults(settings),
            calendar: {} as never,
            zone: 'Asia/Shanghai',
            now: new Date('2026-03-04T10:00:00+08:00'),
            mode: 'live',
          }).some((finding) => finding.norm === norm),
        )
      expect(new Set(of({}))).toEqual(new Set([true, false]))
      expect(of({ [norm]: { enabled: false } })).not.toContain(true)
    },
  )
})
