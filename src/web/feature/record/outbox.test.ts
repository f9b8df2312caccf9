import { describe, expect, it } from 'vitest'
import type { EntryView } from '#contract/record.ts'
import {
  acknowledged,
  conflicting,
  fitting,
  isComplete,
  type LineFields,
  linesOf,
  nextToSend,
  type Outbox,
  type Pending,
  restored,
  sending,
  serialised,
  settled,
  typed,
  unanswered,
} from './outbox.ts'

const note = (text: string): LineFields => ({ kind: 'note', text, departmentId: null, personId: null })
const place = (clientKey: string, server?: EntryView, afterKey: string | null = null) => ({
  clientKey,
  topicId: 'topic',
  afterKey,
  server,
})
const entry = (clientKey: string, text: string, version = 1, position = 1): EntryView =>
  ({
    id: `id-${clientKey}`,
    clientKey,
    topicId: 'topic',
    kind: 'note',
    text,
    version,
    position,
    department: null,
    person: null,
    isDeleted: false,
  }) as unknown as EntryView
const empty: Outbox = new Map()
const only = (outbox: Outbox) => [...outbox.values()][0] as Pending

describe('the outbox', () => {
  it('sends a new line, and forgets it once the server has it', () => {
    const one = typed(empty, place('a'), note('甲'))
    const sent = nextToSend(one) as Pending
    expect(sent).toMatchObject({ entryId: null, fields: { text: '甲' } })
    expect(acknowledged(sending(one, 'a'), sent, entry('a', '甲')).size).toBe(0)
  })

  it('keeps what was typed while the line was on its way, upon the version that came back', () => {
    const one = typed(empty, place('a'), note('甲'))
    const sent = nextToSend(one) as Pending
    const more = typed(sending(one, 'a'), place('a'), note('甲乙'))
    expect(nextToSend(more)).toBeUndefined()
    const next = nextToSend(acknowledged(more, sent, entry('a', '甲', 4)))
    expect(next).toMatchObject({ entryId: 'id-a', baseVersion: 4, fields: { text: '甲乙' } })
  })

  it('goes on keeping a date that was taken while the words were on their way', () => {
    const task: LineFields = { ...note('甲'), kind: 'task' }
    const one = typed(empty, place('a'), task)
    const sent = nextToSend(one) as Pending
    const dated = typed(sending(one, 'a'), place('a'), { ...task, dueOn: '2026-11-20' })
    const next = nextToSend(acknowledged(dated, sent, entry('a', '甲', 1)))
    expect(next?.fields).toMatchObject({ text: '甲', dueOn: '2026-11-20' })
  })

  it.each<[LineFields['kind'], object]>([
    ['task', { dueOn: '2026-11-20', criterion: '齐全' }],
    ['decision', { dueOn: '2026-11-20' }],
    ['dispute', { partyIds: ['sales'] }],
    ['viewpoint', {}],
    ['note', {}],
  ])('S3-17: a line turned into a %s keeps beside its words only what such a line has', (kind, kept) => {
    const said = { dueOn: '2026-11-20', criterion: '齐全', partyIds: ['sales'] }
    expect(fitting({ ...note('甲'), ...said, kind })).toEqual({ ...note('甲'), kind, ...kept })
  })

  it('sends again what nobody answered, with the same key', () => {
    const lost = unanswered(sending(typed(empty, place('a'), note('甲')), 'a'), 'a')
    expect(nextToSend(lost)?.clientKey).toBe('a')
  })

  it('sends lines in the order in which they were begun', () => {
    const two = typed(typed(empty, place('a'), note('甲')), place('b'), note('乙'))
    expect(nextToSend(typed(two, place('a'), note('甲甲')))?.clientKey).toBe('a')
  })

  it.each<[string, LineFields, boolean]>([
    ['a viewpoint of nobody', { kind: 'viewpoint', text: '甲', departmentId: null, personId: null }, false],
    [
      'a viewpoint of a department only',
      { kind: 'viewpoint', text: '甲', departmentId: 'd', personId: null },
      false,
    ],
    ['an attributed viewpoint', { kind: 'viewpoint', text: '甲', departmentId: 'd', personId: 'p' }, true],
    ['a decision', { kind: 'decision', text: '甲', departmentId: null, personId: null }, true],
    ['blanks', note('  '), false],
  ])('knows whether %s is worth sending', (_case, fields, expected) => {
    expect(isComplete(fields)).toBe(expected)
    expect(nextToSend(typed(empty, place('a'), fields)) !== undefined).toBe(expected)
  })

  it('holds a conflict until somebody settles it, and then writes over the version they saw', () => {
    const mine = typed(empty, place('a', entry('a', '原', 1)), note('我的'))
    const clash = conflicting(sending(mine, 'a'), 'a', entry('a', '别人的', 2))
    expect(nextToSend(clash)).toBeUndefined()
    // Typing on does not settle it.
    expect(only(typed(clash, place('a'), note('我的二')))).toMatchObject({
      status: 'conflict',
      theirs: { text: '别人的' },
    })
    expect(nextToSend(settled(clash, 'a', '两边'))).toMatchObject({
      baseVersion: 2,
      fields: { text: '两边' },
    })
    expect(settled(clash, 'a', '别人的').size).toBe(0)
  })

  it('sees no conflict where both wrote the same', () => {
    const mine = typed(empty, place('a', entry('a', '原', 1)), note('同'))
    expect(conflicting(mine, 'a', entry('a', '同', 2)).size).toBe(0)
  })

  it('does not take its own words, whose answer was lost, for somebody else’s', () => {
    const away = sending(typed(empty, place('a', entry('a', '原', 1)), note('我写')), 'a')
    const more = sending(typed(unanswered(away, 'a'), place('a'), note('我写的')), 'a')
    const again = conflicting(more, 'a', entry('a', '我写', 2))
    expect(nextToSend(again)).toMatchObject({ baseVersion: 2, fields: { text: '我写的' } })
    expect(only(conflicting(more, 'a', entry('a', '别人写', 2))).status).toBe('conflict')
  })

  it('survives the tab: what was on its way is sent again, a conflict stays one', () => {
    const away = sending(typed(empty, place('a'), note('甲')), 'a')
    const clash = conflicting(typed(away, place('b', entry('b', '原')), note('乙')), 'b', entry('b', '丙', 2))
    const back = restored(serialised(clash))
    expect([...back.values()].map(({ clientKey, status }) => [clientKey, status])).toEqual([
      ['a', 'waiting'],
      ['b', 'conflict'],
    ])
    expect(restored('not json').size).toBe(0)
    expect(restored(null).size).toBe(0)
  })
})

describe('the lines of a topic', () => {
  it('stand by position, and a new line behind the one it was written behind', () => {
    const entries = [entry('b', '乙', 1, 2), entry('a', '甲', 1, 1)]
    const outbox = typed(typed(empty, place('x', undefined, 'a'), note('新')), place('y'), note('末'))
    expect(linesOf('topic', entries, outbox).map(({ clientKey }) => clientKey)).toEqual(['a', 'x', 'b', 'y'])
  })

  it('show a line once when its answer was lost but the event came', () => {
    const outbox = unanswered(sending(typed(empty, place('a'), note('甲')), 'a'), 'a')
    const lines = linesOf('topic', [entry('a', '甲')], outbox)
    expect(lines).toHaveLength(1)
    expect(lines[0]?.pending?.clientKey).toBe('a')
  })

  it('leave out what was taken out', () => {
    expect(linesOf('topic', [{ ...entry('a', '甲'), isDeleted: true }], empty)).toEqual([])
  })
})
