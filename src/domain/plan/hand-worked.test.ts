import { expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { criticalPath, type PlanLink } from './critical-path.ts'
import { expectedEndOf } from './deviation.ts'

const calendar = chinaCalendar()

/** `id start due slack waitsFor…`, all worked out by hand with a calendar on the table. */
function planOf(lines: string) {
  const rows = lines
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/u))
  const works = rows.map(([id = '', start = '', due = '']) => ({
    id,
    start: civilDate(`2026-${start}`),
    due: civilDate(`2026-${due}`),
    doneOn: null,
  }))
  const links = rows.flatMap(([id = '', , , , ...before]): PlanLink[] =>
    before.map((from) => ({ from, to: id })),
  )
  const slack = Object.fromEntries(rows.map(([id = '', , , days]) => [id, Number(days)]))
  return { works, links, slack }
}

/**
 * 新品上市, 13 tasks over Mid-Autumn and National Day 2026 (off 09-25…27 and 10-01…10-07, worked on Sunday 09-20 and
 * Saturday 10-10).
 * The critical path is 调研 定位 设计 打样 试产 质检 备货 发布; by hand:
 *   物料 ends 09-29, may end with 10-13 (渠道 must begin on 10-14): the working days 09-30, 10-08, 09, 10, 12, 13 are 6.
 *   价格 ends 09-22, may end with 10-14 (培训 must begin on 10-15): 09-23, 24, 28, 29, 30, 10-08, 09, 10, 12, 13, 14 are 11.
 */
const launch = planOf(`
  调研 09-14 09-16 0
  定位 09-17 09-18 0 调研
  设计 09-20 09-24 0 定位
  打样 09-28 09-30 0 设计
  试产 10-08 10-10 0 打样
  质检 10-12 10-13 0 试产
  备货 10-14 10-16 0 质检
  发布 10-19 10-19 0 备货 渠道 培训
  物料 09-28 09-29 6 设计
  渠道 10-14 10-16 0 物料
  价格 09-21 09-22 11 定位
  培训 10-12 10-13 3 价格
  复盘 10-20 10-21 0 发布
`)

/**
 * 系统切换, 12 tasks in November and December 2026, two branches of different length, no holiday:
 *   盘点 11-02…03 → 方案 11-04…06 → 评审 11-09 → 开发 11-10…20 → 联调 11-23…26 → 验收 11-27 → 切换 11-30
 *   the branch 清洗 11-10…12 → 迁移 11-13…18 → 核对 11-19…20 must end with 11-26: 23, 24, 25, 26 are 4 days.
 *   手册 11-16…17 must end with 11-27, for 培训课 begins on 11-30 at the latest: 8 days.
 */
const cutover = planOf(`
  盘点 11-02 11-03 0
  方案 11-04 11-06 0 盘点
  评审 11-09 11-09 0 方案
  开发 11-10 11-20 0 评审
  联调 11-23 11-26 0 开发
  验收 11-27 11-27 0 联调 核对
  切换 11-30 11-30 0 验收
  清洗 11-10 11-12 4 评审
  迁移 11-13 11-18 4 清洗
  核对 11-19 11-20 4 迁移
  手册 11-16 11-17 8 评审
  培训课 11-18 11-18 8 手册
`)

it.each([
  ['新品上市 over National Day', launch],
  ['系统切换 with two branches', cutover],
])('S1-33: the critical path of a plan worked out by hand: %s', (_case, { works, links, slack }) => {
  const path = criticalPath(works, links, calendar, { whole: true })
  expect(Object.fromEntries([...path.works].map(([id, on]) => [id, on.slack]))).toEqual(slack)
  expect([...path.works].flatMap(([id, { isCritical }]) => (isCritical ? [id] : [])).toSorted()).toEqual(
    Object.keys(slack)
      .filter((id) => slack[id] === 0)
      .toSorted(),
  )
})

it.each([
  // 开发 ends three working days late, on Wednesday 11-25: everything behind it follows.
  ['a critical task is late', '开发', '11-25', '2026-12-03'],
  // 迁移 has four days to spare and takes three.
  ['a task with slack is late', '迁移', '11-23', '2026-11-30'],
  // A day more than it has moves the end by that one day.
  ['a task is later than its slack', '迁移', '11-25', '2026-12-01'],
])('S1-33: the end is worked out anew when %s', (_case, id, due, end) => {
  const works = cutover.works.map((work) =>
    work.id === id ? { ...work, due: civilDate(`2026-${due}`) } : work,
  )
  expect(expectedEndOf(works, cutover.links, civilDate('2026-11-02'), calendar)).toBe(end)
})
