import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FindingView } from '#contract/common.ts'
import { listNorms, updateNorm } from '#contract/organisation.ts'
import { catalogue } from '#domain/norm/catalogue.ts'
import type { MeetingFacts } from '#domain/norm/facts.ts'
import { asActor, asSystem } from '#server/db/actor-context.ts'
import { historyOf } from '#server/history/history.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast, SeedPerson } from '#test/people.ts'
import { findingsOf, guard } from './guard.ts'
import { loadNormSettings } from './load.ts'

let test: TestApp
let cast: Cast

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
afterAll(() => test.close())

const norm = async (id: string) => {
  const { items } = await test.call(listNorms, { as: cast.people.newcomer })
  return items.find((one) => one.id === id)
}

type Edit = { enabled: boolean; severity: 'block' | 'warn' | 'info'; value: unknown; reason?: string }
const edit = (id: string, version: number, change: Edit, as: SeedPerson = cast.people.admin) =>
  test.call(updateNorm, { as, params: { id }, body: { version, ...change } })

it('lists every norm with its default, untouched', async () => {
  const { items } = await test.call(listNorms, { as: cast.people.newcomer })
  expect(items.map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id))
  expect(await norm('NM-PRE-06')).toMatchObject({
    value: 5,
    defaultValue: 5,
    severity: 'warn',
    enabled: true,
    version: 0,
    changedBy: null,
    overrides: 0,
  })
})

it('changes a norm, for the engine too, and writes down who and why', async () => {
  const change = { enabled: true, severity: 'block' as const, value: 3, reason: '会议太长' }
  expect(await edit('NM-PRE-06', 0, change)).toMatchObject({
    value: 3,
    severity: 'block',
    defaultSeverity: 'warn',
    version: 1,
    changedBy: { name: '关宁' },
    changedAt: '2026-03-02T01:00:00.000Z',
  })
  expect((await loadNormSettings(test.app.db))['NM-PRE-06']).toEqual({
    enabled: true,
    severity: 'block',
    value: 3,
  })
  const { id } = await test.app.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  const history = await asSystem(test.app.db, (tx) => historyOf(tx, 'norm', id))
  expect(history.at(-1)).toMatchObject({
    actor: { name: '关宁' },
    reason: '会议太长',
    data: { norm: 'NM-PRE-06', before: { value: 5, severity: 'warn' }, after: { value: 3 } },
  })
  await expect(edit('NM-PRE-06', 0, { ...change, value: 4 })).rejects.toThrow(
    expect.objectContaining({
      status: 409,
      reason: 'norm.stale',
      detail: { current: expect.objectContaining({ value: 3 }) },
    }),
  )
  expect(await edit('NM-PRE-06', 1, { enabled: false, severity: 'warn', value: 5 })).toMatchObject({
    version: 2,
  })
})

it.each<[string, string, unknown]>([
  ['a text for a count', 'NM-PRE-06', 'five'],
  ['half a topic', 'NM-PRE-06', 2.5],
  ['a count beyond reason', 'NM-PRE-06', 10_000],
  ['half of a range', 'NM-PRE-07', { min: 10 }],
  ['a range upside down', 'NM-PRE-07', { min: 20, max: 10 }],
  ['a pattern that is none', 'NM-PRE-03', ['(']],
  ['a role that does not exist', 'NM-PRE-15', ['host', 'king']],
])('refuses %s', async (_case, id, value) => {
  const before = await norm(id)
  const given = { enabled: true, severity: 'warn' as const, value }
  await expect(edit(id, before?.version ?? 0, given)).rejects.toThrow(
    expect.objectContaining({
      status: 422,
      reason: 'norm.editRefused',
      issues: [expect.objectContaining({ path: expect.arrayContaining(['value']) })],
    }),
  )
  expect(await norm(id)).toEqual(before)
})

it('refuses an unknown norm, and anybody but an administrator', async () => {
  const change = { enabled: true, severity: 'warn' as const, value: 1 }
  await expect(edit('NM-XXX-99', 0, change)).rejects.toThrow(
    expect.objectContaining({ status: 404, reason: 'norm.unknown' }),
  )
  await expect(edit('NM-PRE-06', 2, change, cast.people.generalManager)).rejects.toThrow(
    expect.objectContaining({ status: 403 }),
  )
})

describe('the guard', () => {
  let nounId = ''
  beforeEach(async () => {
    nounId = crypto.randomUUID()
    const current = await norm('NM-PRE-06')
    const asDelivered = { enabled: true, severity: 'warn' as const, value: 5 }
    if (!current?.enabled) await edit('NM-PRE-06', current?.version ?? 0, asDelivered)
  })

  /** Six topics, where five are the most (NM-PRE-06 warns, and wants a reason). */
  const facts = (hostId: string | null): MeetingFacts => ({
    meeting: { id: nounId, name: '拥挤的会', hostId },
    topics: Array.from({ length: 6 }, (_, at) => ({
      id: `t${at}`,
      order: at + 1,
      title: `议题${at + 1}`,
      discussionContent: '内容',
      ownerId: cast.people.marketer.id,
      plannedMinutes: 10,
      expectedOutput: '结论',
      goalLink: 'goal',
    })),
  })

  const pass = async (
    overrides: { fingerprint: string; reason: string }[],
    more: { facts?: MeetingFacts; isImported?: boolean; person?: SeedPerson } = {},
  ) => {
    const actor = await test.actorOf(more.person ?? cast.people.marketer)
    return asActor(test.app.db, actor, (tx) =>
      guard(tx, actor, {
        event: 'agenda.publish',
        facts: more.facts ?? facts(cast.people.marketer.id),
        noun: 'meeting',
        nounId,
        overrides,
        isImported: more.isImported ?? false,
        now: test.now(),
      }),
    )
  }

  const refusedWith = async (run: Promise<unknown>): Promise<{ reason: string; findings: FindingView[] }> => {
    const error = await run.then(
      () => undefined,
      (refused: { reason: string; detail: { findings: FindingView[] } }) => refused,
    )
    if (!error) throw new Error('It was let through')
    return { reason: error.reason, findings: error.detail.findings }
  }

  it('asks for a reason, keeps it with the name, and does not ask again', async () => {
    const { reason, findings } = await refusedWith(pass([]))
    expect(reason).toBe('norm.needsOverride')
    const wanted = findings.filter(({ severity, override }) => severity === 'warn' && override === 'reason')
    const found = wanted.find(({ norm }) => norm === 'NM-PRE-06')
    expect(found).toMatchObject({
      reason: { key: 'NM-PRE-06.many.reason', params: { count: 6, max: 5 } },
      overridden: null,
    })
    const overrides = wanted.map(({ fingerprint }) => ({ fingerprint, reason: '年度大会' }))
    const views = await pass(overrides)
    expect(views.find(({ norm }) => norm === 'NM-PRE-06')?.overridden).toEqual({
      by: '林小满',
      reason: '年度大会',
      at: '2026-03-02T01:00:00.000Z',
    })
    await expect(pass([], { person: cast.people.seller })).resolves.toBeDefined()
    expect((await norm('NM-PRE-06'))?.overrides).toBe(1)
  })

  it('wants a reason with words in it', async () => {
    const { findings } = await refusedWith(pass([]))
    const found = findings.find(({ norm }) => norm === 'NM-PRE-06')
    await expect(pass([{ fingerprint: found?.fingerprint ?? '', reason: '  ' }])).rejects.toThrow(
      expect.objectContaining({ kind: 'invalid', reason: 'norm.reasonNeeded' }),
    )
  })

  it('keeps nothing of an act that is refused after all', async () => {
    const { findings } = await refusedWith(pass([]))
    const found = findings.find(({ norm }) => norm === 'NM-PRE-06')
    const untitled = {
      ...facts(null),
      topics: [...(facts(null).topics ?? []).slice(1), { id: 't0', order: 1, title: null }],
    }
    const refused = await refusedWith(
      pass([{ fingerprint: found?.fingerprint ?? '', reason: '年度大会' }], { facts: untitled }),
    )
    expect(refused.reason).toBe('norm.blocked')
    expect(refused.findings.some(({ norm }) => norm === 'NM-PRE-04')).toBe(true)
    const kept = await test.app.db
      .selectFrom('norm_override')
      .selectAll()
      .where('noun_id', '=', nounId)
      .execute()
    expect(kept).toEqual([])
  })

  it('refuses to pass over what must not be passed over', async () => {
    const untitled: MeetingFacts = {
      ...facts(null),
      topics: [{ id: 't0', order: 1, title: '议题', ownerId: null }],
    }
    const { findings } = await refusedWith(pass([], { facts: untitled }))
    const block = findings.find(({ norm }) => norm === 'NM-PRE-04')
    expect(block?.place.label).toBe('议题')
    await expect(
      pass([{ fingerprint: block?.fingerprint ?? '', reason: '来不及' }], { facts: untitled }),
    ).rejects.toThrow(expect.objectContaining({ kind: 'conflict', reason: 'norm.noOverride' }))
  })

  it('judges what was brought in from elsewhere, and refuses nothing', async () => {
    const views = await pass([], { isImported: true })
    expect(views.map(({ norm }) => norm)).toContain('NM-PRE-06')
  })

  it('shows the same in a preview, and stores nothing', async () => {
    const views = await asSystem(test.app.db, (tx) =>
      findingsOf(tx, {
        event: ['agenda.publish', 'meeting.publish'],
        facts: facts(null),
        noun: 'meeting',
        nounId,
        now: test.now(),
      }),
    )
    expect(new Set(views.map(({ fingerprint }) => fingerprint)).size).toBe(views.length)
    expect(views.map(({ norm }) => norm)).toEqual(expect.arrayContaining(['NM-PRE-06', 'NM-PRE-15']))
  })
})
