import { describe, expect, it } from 'vitest'
import { item, review, stranger } from './import.test-data.ts'
import { planOf, strangersIn, whatIsMissing } from './plan.ts'

const shape = (items: ReturnType<typeof item>[]) =>
  planOf({ items }).map(({ item: topic, outcome, lines }) => ({
    topic: topic?.key ?? null,
    outcome,
    lines: lines.map((line) => `${line.kind} ${line.item.key}`),
  }))

describe('what applying a review writes', () => {
  it('is what was accepted, under its topic, in the order of the text', () => {
    expect(
      shape([
        item('topic-0'),
        item('topic-5'),
        item('action-7', { topicKey: 'topic-5' }),
        item('decision-6', { topicKey: 'topic-5', state: 'edited' }),
        item('viewpoint-1', { topicKey: 'topic-0' }),
        item('consensus-2', { topicKey: 'topic-0', state: 'open' }),
        item('action-8', { topicKey: 'topic-5', state: 'rejected' }),
      ]),
    ).toEqual([
      { topic: 'topic-0', outcome: 'informed', lines: ['viewpoint viewpoint-1'] },
      { topic: 'topic-5', outcome: 'decided', lines: ['decision decision-6', 'task action-7'] },
    ])
  })

  it('has a topic of its own, last, for what belongs to none or to one that was not taken', () => {
    expect(
      shape([
        item('topic-0'),
        item('topic-3', { state: 'rejected' }),
        item('dispute-4', { topicKey: 'topic-3' }),
        item('open-9'),
      ]),
    ).toEqual([
      { topic: 'topic-0', outcome: 'informed', lines: [] },
      { topic: null, outcome: 'informed', lines: ['dispute dispute-4', 'note open-9'] },
    ])
  })

  it('puts a task behind the decision it carries out, wherever the text has it', () => {
    expect(
      shape([item('action-1', { decisionKey: 'decision-4' }), item('decision-4'), item('viewpoint-2')]),
    ).toEqual([
      {
        topic: null,
        outcome: 'decided',
        lines: ['viewpoint viewpoint-2', 'decision decision-4', 'task action-1'],
      },
    ])
  })
})

describe('what has to be said before', () => {
  const reasons = (change: Parameters<typeof review>[0], isNew = true) =>
    whatIsMissing(review({ items: [item('action-0')], ...change }), { isNew, today: '2026-03-02' }).map(
      ({ path, reason }) => `${path.join('.')} ${reason}`,
    )
  const { basics } = review()

  it.each([
    ['nothing, when all is there', {}, []],
    [
      'that something is taken',
      { items: [item('action-0', { state: 'open' })] },
      ['items import.nothingAccepted'],
    ],
    ['words of a line', { items: [item('action-0', { text: ' ' })] }, ['items.action-0.text field.required']],
    ['its name', { basics: { ...basics, name: ' ' } }, ['basics.name field.required']],
    ['its day', { basics: { ...basics, date: null } }, ['basics.date import.whichDay']],
    ['a day that has come', { basics: { ...basics, date: '2026-03-03' } }, ['basics.date import.notYetHeld']],
    [
      'a host who is here',
      { basics: { ...basics, host: stranger('王总') } },
      ['basics.host import.whoHosted'],
    ],
    [
      'an end after the start',
      { basics: { ...basics, endTime: '08:00' } },
      ['basics.endTime import.endsBeforeStart'],
    ],
  ])('%s', (_what, change, expected) => {
    expect(reasons(change)).toEqual(expected)
  })

  it('asks nothing of the meeting itself where it is another that stands already', () => {
    expect(reasons({ basics: { ...basics, name: '', date: null, host: null } }, false)).toEqual([])
  })
})

it('keeps in words whoever was there and is not known here', () => {
  const { basics } = review()
  expect(
    strangersIn({
      basics: { ...basics, recorder: stranger('外聘速记'), attendees: [stranger('李总'), stranger('李总')] },
    }),
  ).toEqual(['外聘速记', '李总'])
})
