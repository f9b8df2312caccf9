import { describe, expect, it } from 'vitest'
import { openDirectory } from '#domain/analysis/directory/open.ts'
import { vagueFinder } from '#domain/analysis/lint/find-vague.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { type Mark, type MarkContext, marksIn } from './marks-in.ts'
import type { Remedy } from './remedies.ts'

const calendar: WorkCalendar = {
  kinds: new Map(),
  names: new Map(),
  announcedYears: new Set([2026]),
  dayStart: '09:00',
  dayEnd: '18:00',
}
const directory = openDirectory({
  departments: [
    { name: '采购部', aliases: [] },
    { name: '法务部', aliases: [] },
    { name: '總務課', aliases: [] },
  ],
  people: [
    { name: '顾晓', department: '采购部', title: '经理' },
    { name: '白露', department: '法务部', title: '专员' },
  ],
})
/** A Wednesday; three working days on is Monday, the 16th. */
const context: MarkContext = { directory, referenceDate: civilDate('2026-11-11'), calendar }
const task: MarkContext = { ...context, as: 'task' }
const decision: MarkContext = { ...context, as: 'decision' }

const shown = ({ kind, text, norm }: Mark) => `${kind} ${text} ${norm}`

/** The text after the remedy, with an owner or a day that somebody picked. */
function applied(text: string, remedy: Remedy): string {
  const words =
    remedy.kind === 'rephrase' ? remedy.words : remedy.kind === 'pickDate' ? `【${remedy.day}】` : '【谁】'
  return text.slice(0, remedy.start) + words + text.slice(remedy.end)
}

describe('marks of a task as it is typed', () => {
  it.each([
    ['顾晓11月20日前提交比价表', []],
    ['顾晓每周五更新台账', []],
    ['采购部收到样品后两日内封样', []],
    ['顾晓提交比价表', ['missing_deadline 顾晓提交比价表 NM-WRD-06']],
    ['11月20日前提交比价表', ['missing_owner 11月20日前提交比价表 NM-WRD-05']],
    ['顾晓、白露11月20日前核对条款', ['multiple_owners 顾晓、白露11月20日前核对条款 NM-WRD-05']],
    ['顾晓尽快提交比价表', ['vague 尽快 NM-WRD-01']],
    ['顾晓适时提交比价表', ['vague 适时 NM-WRD-02']],
    ['由相关部门11月20日前会签', ['vague 相关部门 NM-WRD-02']],
    ['顾晓11月20日前加强供应商管理', ['unmeasurable 加强供应商管理 NM-WRD-04']],
    ['大家11月20日前填完问卷', []],
    ['尽快', ['vague 尽快 NM-WRD-01']],
    ['顾晓', []],
    ['', []],
    ['   ', []],
  ] as const)('%s', (text, marks) => {
    expect(marksIn(text, task).map(shown)).toEqual(marks)
  })

  it('asks for nothing that stands in a field beside the text', () => {
    expect(marksIn('提交比价表', { ...task, beside: { owner: true, due: true } })).toEqual([])
    expect(marksIn('顾晓、白露核对条款', { ...task, beside: { owner: true, due: true } })).toEqual([])
  })

  it('says nothing of owners where nobody knows the directory', () => {
    const { directory: _known, ...alone } = task
    expect(marksIn('提交比价表', alone).map(({ kind }) => kind)).toEqual(['missing_deadline'])
  })

  it('goes by the lists of the organisation', () => {
    const find = vagueFinder({ forbidden: ['妥善'], vague: [] })
    expect(marksIn('顾晓11月20日前妥善安置', { ...task, find }).map(shown)).toEqual(['vague 妥善 NM-WRD-01'])
  })
})

describe('marks of a decision as it is typed', () => {
  it.each([
    ['同意采用A方案', []],
    ['A方案大概下月启用', ['vague 大概 NM-WRD-01']],
    ['评估延期的可能性', []],
    ['原则上同意立项', []],
    ['进一步加强成本管控', ['unmeasurable 进一步加强成本管控 NM-WRD-04']],
  ] as const)('%s', (text, marks) => {
    expect(marksIn(text, decision).map(shown)).toEqual(marks)
  })
})

describe('remedies', () => {
  it.each([
    ['顾晓尽快提交比价表', ['顾晓11月16日前提交比价表', '顾晓【2026-11-16】提交比价表']],
    ['顾晓尽快推进招聘', ['顾晓11月16日前完成招聘', '顾晓【2026-11-16】推进招聘']],
    ['請總務課儘速修繕', ['請總務課11月16日前修繕', '請總務課【2026-11-16】修繕']],
    ['顾晓抓紧于11月20日前提交比价表', ['顾晓于11月20日前提交比价表']],
    ['顾晓适时提交比价表', ['顾晓【2026-11-16】提交比价表']],
    ['顾晓争取11月20日前提交比价表', ['顾晓11月20日前提交比价表']],
    ['顾晓11月20日左右提交比价表', ['顾晓11月20日提交比价表']],
    ['顾晓提交比价表', ['顾晓【2026-11-16】提交比价表']],
    ['11月20日前提交比价表', ['【谁】11月20日前提交比价表']],
    ['由相关部门11月20日前会签', ['由【谁】11月20日前会签']],
    ['顾晓、白露11月20日前核对条款', ['顾晓牵头、白露配合11月20日前核对条款', '【谁】11月20日前核对条款']],
    ['顾晓可能11月20日前要提交比价表', []],
    ['顾晓11月20日前加强供应商管理', []],
  ] as const)('for %s', (text, results) => {
    const remedies = marksIn(text, task).flatMap((mark) => mark.remedies)
    expect(remedies.map((remedy) => applied(text, remedy))).toEqual(results)
  })

  it('in English name the day in English', () => {
    const [mark] = marksIn('Ops will patch the gateway ASAP', decision)
    expect(mark?.remedies.map((remedy) => applied('Ops will patch the gateway ASAP', remedy))).toContain(
      'Ops will patch the gateway by Nov 16',
    )
  })

  it('name the day, so that a field beside the text can take it', () => {
    const [mark] = marksIn('顾晓尽快提交比价表', task)
    expect(mark?.remedies[0]).toMatchObject({ kind: 'rephrase', words: '11月16日前', day: '2026-11-16' })
  })

  it('offer to pick one of several whom the text names', () => {
    const [mark] = marksIn('顾晓、白露11月20日前核对条款', task)
    expect(mark?.remedies[1]).toMatchObject({
      kind: 'nameOwner',
      options: [{ person: '顾晓' }, { person: '白露' }],
    })
  })

  it('leave nothing to mark', () => {
    for (const text of ['顾晓尽快提交比价表', '请采购部及时回访客户', '采购部抓紧完成盘点']) {
      const [remedy] = marksIn(text, task)[0]?.remedies ?? []
      expect(remedy?.kind).toBe('rephrase')
      expect(marksIn(applied(text, remedy as Remedy), task)).toEqual([])
    }
  })
})

describe('any text', () => {
  const line = '顾晓、白露尽快加强供应商管理,由相关部门配合做好,争取11月20日左右提交清单;客户可能延期。'

  it('has marks where the words stand, in order', () => {
    for (const text of [
      line,
      `\n  ${line}\n`,
      `👍${line}`,
      '由',
      '@',
      '、、和',
      '前前后后',
      '11月',
      '尽快'.repeat(50),
    ]) {
      for (const as of ['task', 'decision'] as const) {
        const marks = marksIn(text, { ...context, as })
        for (const mark of marks) expect(text.slice(mark.start, mark.end)).toBe(mark.text)
        expect(marks.map(({ start }) => start)).toEqual(
          marks.map(({ start }) => start).toSorted((a, b) => a - b),
        )
      }
      expect(() => marksIn(text, context)).not.toThrow()
    }
  })

  it('of 2,000 characters is marked between two keys', () => {
    const text = line.repeat(60).slice(0, 2000)
    for (const as of ['task', 'decision', undefined] as const) {
      const now: MarkContext = as === undefined ? context : { ...context, as }
      for (let warm = 0; warm < 10; warm += 1) marksIn(text, now)
      // 5 ms of its own thread are allowed for; a busy machine may take four times that
      const times = 10
      let best = Number.POSITIVE_INFINITY
      for (let tries = 0; tries < 4 && best >= 5; tries += 1) {
        const before = process.threadCpuUsage()
        for (let time = 0; time < times; time += 1) marksIn(text, now)
        const { user, system } = process.threadCpuUsage(before)
        best = Math.min(best, (user + system) / 1000 / times)
      }
      expect(best).toBeLessThan(20)
    }
  }, 30_000)
})
