import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FindingView } from '#contract/common.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { instantAt } from '#domain/calendar/instant.ts'
import { q4Case } from '#domain/demo/q4-case.ts'
import { type NormEvent, normEvents } from '#domain/norm/event.ts'
import { readConfig } from '#server/config.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { meetingFacts } from '#server/meeting/facts.ts'
import { findingsOf } from '#server/norm/guard.ts'
import { type FreshDatabase, freshDatabase } from '#test/fresh-database.ts'
import { loadDemo } from './load.ts'

const loadedAt = new Date('2026-03-04T02:00:00Z')
let database: FreshDatabase

beforeAll(async () => {
  database = await freshDatabase()
  await asSystem(database.db, (tx) => loadDemo(tx, loadedAt, readConfig({})))
})
afterAll(() => database.close())

async function findingsAbout(name: string, event: readonly NormEvent[], now: Date): Promise<FindingView[]> {
  return asSystem(database.db, async (tx) => {
    const { id, is_imported } = await tx
      .selectFrom('meeting')
      .select(['id', 'is_imported'])
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
    const facts = await meetingFacts(tx, id, now)
    return findingsOf(tx, { event, facts, noun: 'meeting', nounId: id, isImported: is_imported, now })
  })
}

const taskName = (id: string) => q4Case.tasks.find((task) => task.id === id)?.name ?? ''
const on = (severity: string, ...labels: string[]) => labels.map((label) => `${severity} ${label}`).sort()
const onTasks = (severity: string, ...ids: string[]) => on(severity, ...ids.map(taskName))

it('is found by the norms, through the database, to be as good and as bad as it was', async () => {
  const now = instantAt(civilDate(q4Case.asOf), '12:00', q4Case.timeZone)
  const found = await findingsAbout(q4Case.meeting.name, normEvents, now)
  const points = q4Case.agenda[1]?.points.map(({ text }) => text) ?? []
  const expected = {
    'NM-PRE-07': on('warn', q4Case.meeting.name),
    'NM-PRE-16': on('info', q4Case.meeting.name),
    'NM-PRE-17': on('warn', 'Q4营销活动初步方案'),
    'NM-PRE-04': [],
    'NM-WRD-05': onTasks('block', 'RW-02', 'RW-03', 'RW-04', 'RW-05', 'RW-08'),
    'NM-WRD-06': onTasks('block', 'RW-05'),
    'NM-MTG-04': on('block', ...points),
    'NM-MTG-09': onTasks('block', 'RW-02', 'RW-03', 'RW-04', 'RW-05', 'RW-06', 'RW-07', 'RW-08'),
    'NM-TRK-12': onTasks('info', 'RW-01', 'RW-03', 'RW-08'),
    'NM-TRK-13': onTasks('info', 'RW-01'),
    'NM-TRK-03': onTasks('warn', 'RW-01'),
    'NM-TRK-18': on('warn', 'JY-2023-005'),
    'NM-TRK-19': onTasks('info', 'RW-01'),
    'NM-MTG-06': on('block', 'JY-2023-005'),
    // the traps
    'NM-WRD-01': [],
    'NM-MTG-02': [],
    'NM-PRE-06': [],
    'NM-PRE-11': [],
    'NM-WRD-04': [],
    'NM-TRK-17': [],
  }
  const table = Object.fromEntries(
    Object.keys(expected).map((norm) => [
      norm,
      found
        .filter((finding) => finding.norm === norm)
        .map(({ severity, place }) => `${severity} ${place.label}`)
        .sort(),
    ]),
  )
  expect(table).toEqual(expected)
})

it.each<[string, readonly NormEvent[]]>([
  ['客户投诉闭环流程优化会', ['meeting.publish', 'agenda.publish', 'meeting.invite', 'meeting.notice']],
  ['年度调薪方案讨论会', ['meeting.publish', 'agenda.publish', 'meeting.invite', 'meeting.notice']],
  ['新品A试销复盘会', ['record.save', 'decision.save', 'task.save', 'meeting.end', 'minutes.submit']],
  ['新品A上市周例会（第2周）', ['record.save', 'decision.save', 'task.save', 'meeting.end']],
])('tells of %s as people who keep the norms would have it', async (name, events) => {
  const found = await findingsAbout(name, events, loadedAt)
  expect(
    found
      .filter(({ severity }) => severity !== 'info')
      .map(({ norm, place, reason }) => `${norm} ${place.label} ${JSON.stringify(reason.params)}`),
  ).toEqual([])
})
