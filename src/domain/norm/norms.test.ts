import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { type Instant, instantAt, type TimeOfDay, timeOfDay } from '#domain/calendar/instant.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { nothingYet, type OutputContent } from '#domain/output/content.ts'
import type { LineSlot } from '#domain/output/slots.ts'
import type { Override } from './catalogue.ts'
import {
  isMatterNorm,
  type JudgedNormId,
  judgedNorms,
  type MatterNormId,
  normOf,
  type Severity,
} from './catalogue.ts'
import { judge } from './engine.ts'
import type { NormEvent } from './event.ts'
import type {
  AttendeeFacts,
  DecisionFacts,
  EntryFacts,
  FeedbackFacts,
  MeetingBasics,
  MeetingFacts,
  MinutesFacts,
  TaskFacts,
  TopicFacts,
  VoteFacts,
} from './facts.ts'
import type { Scene } from './scene.ts'
import { type EditedNorms, withDefaults } from './settings.ts'

const zone = 'Asia/Shanghai'
const day = civilDate
const at = (date: string, time: TimeOfDay): Instant => instantAt(day(date), time, zone)

const calendar: WorkCalendar = {
  kinds: new Map([
    [day('2023-10-07'), 'workday'],
    [day('2023-10-08'), 'workday'],
  ]),
  names: new Map(),
  announcedYears: new Set([2023]),
  dayStart: timeOfDay('09:00'),
  dayEnd: timeOfDay('18:00'),
}

/** Wednesday 2023-10-25, 14:00 to 16:00. */
const planned = { plannedStart: at('2023-10-25', '14:00'), plannedEnd: at('2023-10-25', '16:00') }
const ended = at('2023-10-25', '16:00')

const meeting = (basics: Partial<MeetingBasics>): MeetingFacts => ({
  meeting: { id: 'm', name: '筹备会', ...basics },
})
const having = (facts: Partial<MeetingFacts>, basics: Partial<MeetingBasics> = {}): MeetingFacts => ({
  ...meeting(basics),
  ...facts,
})
const topic = (facts: Partial<TopicFacts> = {}, order = 1): TopicFacts => ({
  id: `t${order}`,
  order,
  title: `议题${order}`,
  ...facts,
})
const topics = (...list: Partial<TopicFacts>[]) => ({ topics: list.map((facts, i) => topic(facts, i + 1)) })
const attendee = (personId: string, facts: Partial<AttendeeFacts> = {}): AttendeeFacts => ({
  personId,
  kind: 'core',
  ...facts,
})
const attendees = (...list: AttendeeFacts[]) => ({ attendees: list })
const entries = (...list: Partial<EntryFacts>[]) => ({
  entries: list.map(
    (facts, i): EntryFacts => ({ id: `e${i + 1}`, kind: 'viewpoint', text: '同意', ...facts }),
  ),
})
const decision = (facts: Partial<DecisionFacts> = {}): DecisionFacts => ({
  id: 'd1',
  kind: 'action',
  ...facts,
})
const decisions = (...list: DecisionFacts[]) => ({ decisions: list })
const task = (facts: Partial<TaskFacts> = {}): TaskFacts => ({ id: 'k1', name: '提交方案', ...facts })
const tasks = (...list: TaskFacts[]) => ({ tasks: list })
const outputs = (...slots: LineSlot[]): OutputContent => ({
  ...nothingYet,
  lines: slots.map((slot) => ({
    id: slot,
    slot,
    departmentId: null,
    text: '…',
    dueOn: null,
    hasData: false,
  })),
})
const minutes = (facts: Partial<MinutesFacts>) => ({ minutes: { id: 'y', ...facts } })
const feedback = (...list: FeedbackFacts[]) => minutes({ feedback: list })
const vote = (facts: Partial<VoteFacts> & Pick<VoteFacts, 'eligible' | 'ballots'>) => ({
  votes: [{ id: 'v1', ...facts }],
})
const ballots = (agree: number, against = 0, abstain = 0) => [
  ...Array.from({ length: agree }, (_, i) => ({ personId: `a${i}`, choice: 'agree' as const })),
  ...Array.from({ length: against }, (_, i) => ({ personId: `n${i}`, choice: 'against' as const })),
  ...Array.from({ length: abstain }, (_, i) => ({ personId: `x${i}`, choice: 'abstain' as const })),
]
const fullTopic = {
  title: '预算',
  discussionContent: '分配优先级',
  ownerId: 'p',
  plannedMinutes: 20,
  expectedOutput: '分配初稿',
} as const

interface Sample {
  readonly why: string
  readonly facts: MeetingFacts
  /** Places found, as noun:id or noun:id:field; none when it is satisfied. */
  readonly finds: readonly string[]
  readonly event?: NormEvent
  readonly now?: Instant
  readonly mode?: 'import'
  readonly subject?: Scene['subject']
  readonly settings?: EditedNorms
  readonly as?: string
  readonly severity?: Severity
  readonly override?: Override
  readonly params?: object
}

const breaks = (
  why: string,
  facts: MeetingFacts,
  finds: string | readonly string[],
  more: Partial<Sample> = {},
): Sample => ({
  why,
  facts,
  finds: [finds].flat(),
  ...more,
})
const keeps = (why: string, facts: MeetingFacts, more: Partial<Sample> = {}): Sample => ({
  why,
  facts,
  finds: [],
  ...more,
})

const later = { now: at('2023-10-30', '09:00') }
const many = (count: number) => topics(...Array.from({ length: count }, () => ({})))

/** For every norm that is judged: what breaks it, what keeps it, and the edge between the two. */
/** Norms on a matter that is no meeting have their tests beside their rules. */
type MeetingNormId = Exclude<JudgedNormId, MatterNormId>
const meetingNorms = judgedNorms.filter((norm): norm is MeetingNormId => !isMatterNorm(norm))
const samples: Record<MeetingNormId, readonly Sample[]> = {
  'NM-PRE-01': [
    breaks('no need and no reason', meeting({ needLink: null, needReason: '  ' }), 'meeting:m:needLink'),
    keeps('linked', meeting({ needLink: 'XQ-1' })),
    keeps('a written reason', meeting({ needLink: null, needReason: '客户要求当面说明' })),
    keeps('unknown', meeting({})),
    keeps('switched off', meeting({ needLink: null }), {
      settings: { 'NM-PRE-01': { value: false } },
    }),
    keeps('disabled', meeting({ needLink: null }), { settings: { 'NM-PRE-01': { enabled: false } } }),
  ],
  'NM-PRE-02': [
    breaks('no goal', meeting({ goal: null }), 'meeting:m:goal', { as: 'empty' }),
    breaks('not a result', meeting({ goal: '讨论新产品推广' }), 'meeting:m:goal', { as: 'short' }),
    breaks('one short', meeting({ goal: '确定市场部与销售部的职责分工' }), 'meeting:m:goal', {
      params: { criteria: ['timeBound'], count: 4, min: 5 },
    }),
    keeps('four are enough here', meeting({ goal: '确定市场部与销售部的职责分工' }), {
      settings: { 'NM-PRE-02': { value: 4 } },
    }),
    keeps('all five', meeting({ goal: '确定市场部、研发部、销售部职责分工及9月前关键节点' })),
  ],
  'NM-PRE-03': [
    breaks('only talk', meeting({ goal: '沟通预算' }), 'meeting:m:goal'),
    breaks('only talk, traditional', meeting({ goal: '討論預算' }), 'meeting:m:goal'),
    breaks('a pattern of the house', meeting({ goal: '碰一碰预算' }), 'meeting:m:goal', {
      settings: { 'NM-PRE-03': { value: ['^碰一碰'] } },
    }),
    keeps('talk with a result', meeting({ goal: '讨论并确定预算方案' })),
    keeps('a result', meeting({ goal: '确定预算方案' })),
  ],
  'NM-PRE-04': [
    breaks('one element missing', having(topics({ ...fullTopic, ownerId: null })), 'topic:t1', {
      params: { name: '预算', fields: ['ownerId'] },
    }),
    breaks('blank is missing', having(topics(fullTopic, { ...fullTopic, expectedOutput: ' ' })), 'topic:t2'),
    keeps('all five', having(topics(fullTopic))),
    keeps('unknown elements', having(topics({ title: '预算' }))),
    keeps('the closing segment is no topic', having(topics({ segment: 'confirm', ownerId: null }))),
  ],
  'NM-PRE-05': [
    breaks('orphan', having(topics({ goalLink: null })), 'topic:t1:goalLink'),
    keeps('linked', having(topics({ goalLink: 'g' }))),
    keeps('unknown', having(topics({}))),
  ],
  'NM-PRE-06': [
    breaks('six', having(many(6)), 'meeting:m', { params: { count: 6, max: 5 } }),
    keeps('five', having(many(5))),
    keeps('five and a closing segment', having(topics({}, {}, {}, {}, {}, { segment: 'confirm' }))),
    breaks('a lower limit', having(many(4)), 'meeting:m', { settings: { 'NM-PRE-06': { value: 3 } } }),
  ],
  'NM-PRE-07': [
    breaks('none', having(topics({}), { confirmSlotMinutes: null }), 'meeting:m:confirmSlotMinutes', {
      as: 'none',
    }),
    breaks('no slot in the agenda', having(topics({})), 'meeting:m:confirmSlotMinutes', { as: 'none' }),
    breaks('nine minutes', meeting({ confirmSlotMinutes: 9 }), 'meeting:m:confirmSlotMinutes', {
      as: 'short',
    }),
    keeps('ten minutes', meeting({ confirmSlotMinutes: 10 })),
    keeps('fifteen minutes', meeting({ confirmSlotMinutes: 15 })),
    breaks('sixteen minutes', meeting({ confirmSlotMinutes: 16 }), 'meeting:m:confirmSlotMinutes', {
      as: 'long',
    }),
    keeps('a slot at the end', having(topics({}, { segment: 'confirm', plannedMinutes: 10 }))),
    breaks(
      'a slot in the middle',
      having(topics({ segment: 'confirm', plannedMinutes: 10 }, {})),
      'meeting:m:confirmSlotMinutes',
      { as: 'notLast' },
    ),
    keeps('unknown', meeting({})),
  ],
  'NM-PRE-08': [
    breaks(
      'a minute late',
      meeting({ ...planned, invitedAt: at('2023-10-22', '14:01') }),
      'meeting:m:invitedAt',
      {
        as: 'late',
        params: { days: 3, latest: '2023-10-22 14:00' },
      },
    ),
    keeps('three days to the minute', meeting({ ...planned, invitedAt: at('2023-10-22', '14:00') })),
    breaks('going out too late', meeting(planned), 'meeting:m:invitedAt', { now: at('2023-10-23', '09:00') }),
    keeps('going out in time', meeting(planned), { now: at('2023-10-20', '09:00') }),
    keeps('unknown in a record', meeting(planned), { mode: 'import', ...later }),
    breaks('never, in a record', meeting({ ...planned, invitedAt: null }), 'meeting:m:invitedAt', {
      mode: 'import',
      as: 'never',
    }),
  ],
  'NM-PRE-09': [
    breaks(
      'a minute late',
      meeting({ ...planned, agendaSentAt: at('2023-10-23', '14:01') }),
      'meeting:m:agendaSentAt',
    ),
    keeps('two working days', meeting({ ...planned, agendaSentAt: at('2023-10-23', '14:00') })),
    keeps(
      'make-up days are working days',
      meeting({ plannedStart: at('2023-10-09', '10:00'), agendaSentAt: at('2023-10-07', '10:00') }),
    ),
    breaks(
      'a weekend in between',
      meeting({ plannedStart: at('2023-10-30', '10:00'), agendaSentAt: at('2023-10-28', '10:00') }),
      'meeting:m:agendaSentAt',
      { params: { days: 2, latest: '2023-10-26 10:00' } },
    ),
  ],
  'NM-PRE-10': [
    breaks(
      'a minute late',
      meeting({ ...planned, noticedAt: at('2023-10-24', '14:01') }),
      'meeting:m:noticedAt',
    ),
    keeps('one day', meeting({ ...planned, noticedAt: at('2023-10-24', '14:00') })),
  ],
  'NM-PRE-11': [
    breaks(
      '121 of 120',
      having(topics({ plannedMinutes: 61 }, { plannedMinutes: 60 }), planned),
      'meeting:m',
      {
        params: { planned: 121, length: 120, excess: 1 },
      },
    ),
    keeps('120 of 120', having(topics({ plannedMinutes: 60 }, { plannedMinutes: 60 }), planned)),
    breaks(
      'with break and confirmation',
      having(topics({ plannedMinutes: 100 }), { ...planned, breakMinutes: 10, confirmSlotMinutes: 15 }),
      'meeting:m',
    ),
    keeps('a topic of unknown length', having(topics({ plannedMinutes: 130 }, {}), planned)),
  ],
  'NM-PRE-12': [
    breaks(
      'no decision maker',
      having({ ...topics({ kind: 'decide' }), ...attendees(attendee('a', { coreRole: 'executor' })) }),
      'topic:t1',
      { params: { name: '议题1', roles: ['decider'] } },
    ),
    breaks(
      'the decision maker is linked to another topic',
      having({
        ...topics({ kind: 'decide' }, { kind: 'inform' }),
        ...attendees(
          attendee('a', { coreRole: 'executor', topicIds: ['t1'] }),
          attendee('b', { coreRole: 'decider', topicIds: ['t2'] }),
        ),
      }),
      'topic:t1',
    ),
    breaks(
      'the decision maker does not come',
      having({
        ...topics({ kind: 'decide' }),
        ...attendees(
          attendee('a', { coreRole: 'executor' }),
          attendee('b', { coreRole: 'decider', rsvp: 'no' }),
        ),
      }),
      'topic:t1',
    ),
    keeps(
      'both',
      having({
        ...topics({ kind: 'decide' }),
        ...attendees(attendee('a', { coreRole: 'executor' }), attendee('b', { coreRole: 'decider' })),
      }),
    ),
    keeps(
      'nobody was named for it, so that all who come are there for it',
      having({
        ...topics({ kind: 'decide', attendeeIds: null }, { kind: 'inform' }),
        ...attendees(
          attendee('a', { coreRole: 'executor', topicIds: [] }),
          attendee('b', { coreRole: 'decider', topicIds: ['t2'] }),
        ),
      }),
    ),
    keeps(
      'a role nobody told',
      having({
        ...topics({ kind: 'decide' }),
        ...attendees(attendee('a', { coreRole: 'executor' }), attendee('b')),
      }),
    ),
    keeps(
      'nothing to decide',
      having({ ...topics({ kind: 'discuss' }), ...attendees(attendee('a', { coreRole: null })) }),
    ),
  ],
  'NM-PRE-13': [
    breaks('no topic', having(attendees(attendee('a', { topicIds: [] }))), 'attendee:a'),
    breaks(
      'named by no topic',
      having({ ...topics({ attendeeIds: ['b'] }), ...attendees(attendee('a'), attendee('b')) }),
      'attendee:a',
    ),
    keeps('a topic', having(attendees(attendee('a', { topicIds: ['t1'] })))),
    keeps('unknown', having({ ...topics({}), ...attendees(attendee('a')) })),
    keeps('an observer', having(attendees(attendee('a', { kind: 'observer', topicIds: [] })))),
    keeps('the recorder', having(attendees(attendee('a', { topicIds: [] })), { recorderId: 'a' })),
  ],
  'NM-PRE-14': [
    breaks(
      'untold',
      having(attendees(attendee('a', { kind: 'observer', toldObserverRule: false }))),
      'attendee:a',
    ),
    keeps('told', having(attendees(attendee('a', { kind: 'observer', toldObserverRule: true })))),
    keeps('no observer', having(attendees(attendee('a', { toldObserverRule: false })))),
  ],
  'NM-PRE-15': [
    breaks('neither', meeting({ hostId: null, recorderId: '' }), [
      'meeting:m:hostId',
      'meeting:m:recorderId',
    ]),
    breaks('at the start', meeting({ hostId: 'a', recorderId: null }), 'meeting:m:recorderId', {
      event: 'meeting.start',
    }),
    keeps('both', meeting({ hostId: 'a', recorderId: 'b' })),
    keeps('unknown', meeting({})),
  ],
  'NM-PRE-16': [
    breaks('the system keeps time', meeting({ timekeeperId: null }), 'meeting:m:timekeeperId', {
      as: 'system',
    }),
    breaks('somebody should', meeting({ timekeeperId: null }), 'meeting:m:timekeeperId', {
      as: 'none',
      settings: { 'NM-PRE-16': { value: 'person' } },
    }),
    keeps('named', meeting({ timekeeperId: 'a' })),
  ],
  'NM-PRE-17': [
    breaks(
      'neither',
      having({ materials: [{ id: 'x', name: '方案', preparerId: null, due: null }] }, planned),
      'material:x',
      {
        as: 'incomplete',
        params: { name: '方案', fields: ['preparer', 'materialDue'], latest: '2023-10-23' },
      },
    ),
    breaks(
      'a day late',
      having({ materials: [{ id: 'x', name: '方案', preparerId: 'a', due: day('2023-10-24') }] }, planned),
      'material:x:due',
      { as: 'late' },
    ),
    keeps(
      'in time',
      having({ materials: [{ id: 'x', name: '方案', preparerId: 'a', due: day('2023-10-23') }] }, planned),
    ),
    keeps(
      'made by the product',
      having({ materials: [{ id: 'x', name: '表', preparerId: null, generated: true }] }),
    ),
  ],
  'NM-PRE-18': [
    breaks('open', meeting({ venueConfirmed: false }), 'meeting:m:venueConfirmed'),
    keeps('confirmed', meeting({ venueConfirmed: true })),
    keeps('unknown', meeting({})),
  ],
  'NM-PRE-19': [
    breaks(
      'nobody talked to the other department',
      having(
        {
          preAlignments: [],
          ...attendees(attendee('a', { dept: '市场部' }), attendee('b', { dept: '财务部' })),
        },
        { initiatingDept: '市场部' },
      ),
      'department:财务部',
      { as: 'head' },
    ),
    breaks(
      'contested without the superior',
      meeting({ resourceContention: true, superiorAligned: null }),
      'meeting:m:superiorAligned',
      {
        as: 'superior',
      },
    ),
    keeps(
      'talked',
      having(
        {
          preAlignments: [{ dept: '财务部', talked: true }],
          ...attendees(attendee('a', { dept: '市场部' }), attendee('b', { dept: '财务部' })),
        },
        { initiatingDept: '市场部', resourceContention: false },
      ),
    ),
    keeps('unknown', having(attendees(attendee('b', { dept: '财务部' })))),
  ],
  'NM-PRE-20': [
    breaks('P0 after P1', having(topics({ priority: 'P1' }, { priority: 'P0' })), 'topic:t2:order'),
    breaks(
      'a decision after information',
      having(topics({ kind: 'inform' }, { kind: 'decide' })),
      'topic:t2:order',
    ),
    keeps('in order', having(topics({ priority: 'P0' }, { priority: 'P0' }, { priority: 'P2' }))),
    keeps(
      'priority comes before kind',
      having(topics({ priority: 'P0', kind: 'inform' }, { priority: 'P1', kind: 'decide' })),
    ),
  ],
  'NM-PRE-21': [
    breaks('79 %', meeting({ readRatio: 0.79 }), 'meeting:m', { params: { percent: 79, min: 80 } }),
    keeps('80 %', meeting({ readRatio: 0.8 })),
    keeps('unknown', meeting({})),
  ],
  'NM-PRE-22': [
    breaks(
      'only a clerk',
      having({
        departments: [{ id: '财务部', name: '财务部', headId: 'h', liaisonId: null }],
        ...attendees(attendee('a', { dept: '财务部' })),
      }),
      'department:财务部',
    ),
    keeps(
      'the proxy of the head',
      having({
        departments: [{ id: '财务部', name: '财务部', headId: 'h', liaisonId: null }],
        ...attendees(
          attendee('a', { dept: '财务部' }),
          attendee('h', { dept: '财务部', rsvp: 'proxy', proxyId: 'a' }),
        ),
      }),
    ),
    keeps(
      'the liaison',
      having(attendees(attendee('a', { dept: '财务部', isHead: false, isLiaison: true }))),
    ),
    keeps('nobody knows who heads it', having(attendees(attendee('a', { dept: '财务部' })))),
  ],
  'NM-PRE-23': [
    breaks(
      '121 minutes',
      meeting({ ...planned, plannedEnd: at('2023-10-25', '16:01'), breakMinutes: null }),
      'meeting:m:breakMinutes',
    ),
    keeps('120 minutes', meeting({ ...planned, breakMinutes: null })),
    keeps('with a break', meeting({ ...planned, plannedEnd: at('2023-10-25', '17:00'), breakMinutes: 10 })),
  ],
  'NM-MTG-01': [
    breaks('not checked', meeting({ openingCheckedAt: null }), 'meeting:m:openingCheckedAt'),
    keeps('checked', meeting({ openingCheckedAt: at('2023-10-25', '14:00') })),
  ],
  'NM-MTG-02': [
    breaks(
      'no reason',
      having(attendees(attendee('a', { signIn: 'absent', absenceReason: ' ' }))),
      'attendee:a',
      { as: 'reason' },
    ),
    breaks(
      'no proxy',
      having(
        attendees(attendee('a', { signIn: 'leave', absenceReason: '出差', rsvp: 'proxy', proxyId: null })),
      ),
      'attendee:a',
      { as: 'proxy' },
    ),
    breaks('nobody noted it', having(attendees(attendee('a', { signIn: null }))), 'attendee:a', {
      as: 'unrecorded',
    }),
    keeps(
      'reason and proxy',
      having(
        attendees(
          attendee('a', { signIn: 'absent', absenceReason: '客户拜访', rsvp: 'proxy', proxyId: 'b' }),
        ),
      ),
    ),
    keeps('present', having(attendees(attendee('a', { signIn: 'late', absenceReason: null })))),
    keeps('unknown', having(attendees(attendee('a')))),
  ],
  'NM-MTG-03': [
    breaks('open', having(topics({ outcome: null })), 'topic:t1:outcome'),
    keeps('deferred', having(topics({ outcome: 'deferred' }))),
    keeps('a break has none', having(topics({ segment: 'break', outcome: null }))),
  ],
  'NM-MTG-04': [
    breaks('no person', having(entries({ dept: '市场部', personId: null })), 'entry:e1', {
      params: { text: '同意', fields: ['person'] },
    }),
    breaks('no department', having(entries({ dept: null, personId: 'a' })), 'entry:e1'),
    keeps('both', having(entries({ dept: '市场部', personId: 'a' }))),
    keeps('a note', having(entries({ kind: 'note', dept: null, personId: null }))),
    keeps('unknown', having(entries({}))),
  ],
  'NM-MTG-05': [
    breaks(
      'asks for the floor',
      having({ speakerIds: ['a'], ...attendees(attendee('a', { kind: 'observer' })) }),
      'person:a',
      { as: 'speak' },
    ),
    breaks(
      'is on record',
      having({ ...entries({ personId: 'a' }), ...attendees(attendee('a', { kind: 'observer' })) }),
      'entry:e1',
    ),
    breaks(
      'votes',
      having({
        ...vote({ eligible: 1, ballots: ballots(1) }),
        ...attendees(attendee('a0', { kind: 'observer' })),
      }),
      'vote:v1:a0',
      { event: 'ballot', as: 'ballot' },
    ),
    keeps('core', having({ speakerIds: ['a'], ...attendees(attendee('a')) })),
  ],
  'NM-MTG-06': [
    breaks(
      'nothing but content',
      having(decisions(decision({ content: '提交方案', ownerId: null, dueDate: null }))),
      'decision:d1',
      {
        params: { name: 'd1', fields: ['owner', 'dueDate'] },
      },
    ),
    breaks('no content', having(decisions(decision({ content: null, taskIds: ['k1'] }))), 'decision:d1'),
    breaks(
      'nobody for a condition',
      having(
        decisions(
          decision({
            kind: 'conditional',
            content: '延期则通知',
            ownerId: null,
            dueDate: null,
            condition: { event: '延期', affectedDate: day('2023-12-01') },
          }),
        ),
      ),
      'decision:d1',
      { params: { name: 'd1', fields: ['owner'] } },
    ),
    keeps(
      'complete',
      having(decisions(decision({ content: '提交方案', ownerId: 'a', dueDate: day('2023-11-10') }))),
    ),
    keeps(
      'its task has them',
      having(decisions(decision({ content: '提交方案', ownerId: null, dueDate: null, taskIds: ['k1'] }))),
    ),
    keeps(
      'a conclusion',
      having(
        decisions(decision({ kind: 'conclusion', content: '范围锁定华东', ownerId: null, dueDate: null })),
      ),
    ),
    keeps(
      'a standing rule',
      having(
        decisions(decision({ kind: 'standingRule', content: '不超过72小时', ownerId: null, dueDate: null })),
      ),
    ),
    keeps(
      'three of four here',
      having(decisions(decision({ content: '提交方案', ownerId: 'a', dueDate: null }))),
      {
        settings: { 'NM-MTG-06': { value: 3 } },
      },
    ),
  ],
  'NM-MTG-07': [
    breaks('open', having(entries({ kind: 'dispute', wordingLockedAt: null })), 'entry:e1:wordingLockedAt'),
    keeps('locked', having(entries({ kind: 'dispute', wordingLockedAt: ended }))),
    keeps('a viewpoint needs none', having(entries({ wordingLockedAt: null }))),
  ],
  'NM-MTG-08': [
    breaks('one of two', having(entries({ confirmed: true }, { confirmed: false })), 'meeting:m', {
      params: { confirmed: 1, total: 2, percent: 100 },
    }),
    keeps('both', having(entries({ confirmed: true }, { confirmed: true }))),
    keeps(
      'a side note is not read out',
      having(entries({ confirmed: true }, { kind: 'note', confirmed: false })),
    ),
    keeps('half is enough here', having(entries({ confirmed: true }, { confirmed: null })), {
      settings: { 'NM-MTG-08': { value: 0.5 } },
    }),
    keeps('unknown', having(entries({}))),
  ],
  'NM-MTG-09': [
    breaks('no criteria', having(tasks(task({ doneCriteria: [' '] }))), 'task:k1', {
      params: { name: '提交方案', fields: ['doneCriteria'] },
    }),
    breaks(
      'several',
      having(tasks(task({ name: null, ownerIds: [], dueDate: null, doneCriteria: null }))),
      'task:k1',
      {
        params: { name: 'k1', fields: ['name', 'owner', 'dueDate', 'doneCriteria'] },
      },
    ),
    keeps(
      'complete',
      having(tasks(task({ ownerIds: ['a'], dueDate: day('2023-11-10'), doneCriteria: ['通过评审'] }))),
    ),
    keeps('a deadline in words', having(tasks(task({ dueDate: null, dueText: '评审后2日内' })))),
    keeps('cancelled', having(tasks(task({ doneCriteria: [], state: 'cancelled' })))),
    keeps('resources are optional', having(tasks(task({ resources: [] })))),
    breaks('resources are required here', having(tasks(task({ resources: [] }))), 'task:k1', {
      settings: { 'NM-MTG-09': { value: { required: ['requiredResources'], optional: [] } } },
    }),
  ],
  'NM-MTG-10': [
    breaks(
      'after the end',
      having(tasks(task({ createdAt: at('2023-10-25', '16:01') })), { endedAt: ended }),
      'task:k1',
    ),
    keeps('at the end', having(tasks(task({ createdAt: ended })), { endedAt: ended })),
    keeps(
      'one is tolerated here',
      having(tasks(task({ createdAt: at('2023-10-25', '16:01') })), { endedAt: ended }),
      {
        settings: { 'NM-MTG-10': { value: 1 } },
      },
    ),
  ],
  'NM-MTG-11': [
    breaks(
      'a minute over',
      having(topics({ plannedMinutes: 20, actualMinutes: 21, overrunChoice: null })),
      'topic:t1',
    ),
    keeps('on time', having(topics({ plannedMinutes: 20, actualMinutes: 20, overrunChoice: null }))),
    keeps('extended', having(topics({ plannedMinutes: 20, actualMinutes: 25, overrunChoice: 'extend' }))),
  ],
  'NM-MTG-12': [
    breaks('judging', having(entries({ text: '销售部推卸责任' })), 'entry:e1:text', {
      params: { words: ['推卸'] },
    }),
    breaks('judging, traditional', having(entries({ text: '對方敷衍且不負責任' })), 'entry:e1:text', {
      params: { words: ['敷衍', '不負責任'] },
    }),
    keeps('factual', having(entries({ text: '销售部11月5日未提交清单' }))),
  ],
  'NM-MTG-13': [
    breaks(
      'not written down',
      having(decisions(decision({ source: 'im', takenAt: ended, writtenAt: null }))),
      'decision:d1',
      later,
    ),
    breaks(
      'written down late',
      having(decisions(decision({ source: 'im', takenAt: ended, writtenAt: at('2023-10-26', '16:01') }))),
      'decision:d1',
      { ...later, override: 'reason', as: 'late' },
    ),
    keeps(
      'written down',
      having(decisions(decision({ source: 'im', takenAt: ended, writtenAt: at('2023-10-26', '16:00') }))),
      later,
    ),
    keeps('still time', having(decisions(decision({ source: 'im', takenAt: ended, writtenAt: null }))), {
      now: at('2023-10-26', '16:00'),
    }),
    keeps(
      'taken in a meeting',
      having(decisions(decision({ source: 'meeting', takenAt: ended, writtenAt: null }))),
      later,
    ),
  ],
  'NM-MTG-14': [
    breaks('short of the quorum', having(vote({ eligible: 4, ballots: ballots(2) })), 'vote:v1', {
      as: 'quorum',
    }),
    keeps('exactly two thirds', having(vote({ eligible: 3, ballots: ballots(2) }))),
    breaks(
      'half is no majority',
      having(vote({ eligible: 4, ballots: ballots(2, 1, 1), result: 'passed' })),
      'vote:v1',
      { as: 'threshold' },
    ),
    keeps(
      'a failed vote is no breach',
      having(vote({ eligible: 4, ballots: ballots(1, 3), result: 'failed' })),
    ),
    breaks('tied', having(vote({ eligible: 4, ballots: ballots(2, 2), chairChoice: null })), 'vote:v1', {
      as: 'tie',
    }),
    keeps(
      'the chair decides',
      having(vote({ eligible: 4, ballots: ballots(2, 2), chairChoice: 'agree', result: 'passed' })),
    ),
    keeps('a majority', having(vote({ eligible: 4, ballots: ballots(3, 1), result: 'passed' }))),
  ],
  'NM-MTG-15': [
    breaks(
      'S0-06 S2-01: an empty kick-off',
      having({ outputs: nothingYet }, { type: 'kickoff' }),
      ['projectGoal', 'duties', 'timeNodes', 'resourceNeeds'].map((slot) => `meeting:m:outputs-${slot}`),
    ),
    breaks(
      'S0-17: a review that does not say where it goes',
      having({ outputs: outputs('progress', 'problems') }, { type: 'reviewPlanning' }),
      'meeting:m:outputs-direction',
      { as: 'empty', params: { slot: 'direction' } },
    ),
    keeps(
      'S0-17: progress, problems and direction',
      having({ outputs: outputs('progress', 'problems', 'direction') }, { type: 'reviewPlanning' }),
    ),
    keeps('a type that asks for none', having({ outputs: nothingYet }, { type: 'topic' })),
    keeps('unknown', having({}, { type: 'kickoff' })),
    keeps('switched off', having({ outputs: nothingYet }, { type: 'kickoff' }), {
      settings: { 'NM-MTG-15': { value: false } },
    }),
  ],
  'NM-MTG-16': [
    breaks(
      'S0-14: a resolution out of the air',
      having({ outputs: outputs('resolution') }, { type: 'resourceConflict' }),
      'meeting:m:outputs-resolution',
      { as: 'none', severity: 'info' },
    ),
    keeps(
      'S0-14: one that cites its data',
      having(
        {
          outputs: {
            ...nothingYet,
            lines: outputs('resolution').lines.map((l) => ({ ...l, hasData: true })),
          },
        },
        { type: 'resourceConflict' },
      ),
    ),
    keeps(
      'hidden under another type',
      having({ outputs: outputs('resolution', 'progress') }, { type: 'progressSync' }),
    ),
  ],
  'NM-WRD-01': [
    breaks(
      'a decision, while writing',
      having(decisions(decision({ content: '尽快协调资源' }))),
      'decision:d1:content',
      {
        event: 'decision.save',
        severity: 'warn',
        params: { field: ['content'], words: ['尽快协调'] },
      },
    ),
    breaks(
      'a task, on the way to final',
      having(tasks(task({ description: '配合完成設計' }))),
      'task:k1:description',
      {
        event: 'minutes.finalise',
        severity: 'block',
        override: 'no',
      },
    ),
    breaks('a goal', meeting({ goal: '尽快确定分工' }), 'meeting:m:goal', {
      event: 'meeting.goal.save',
      severity: 'warn',
    }),
    keeps('the rewrite', having(decisions(decision({ content: '3个工作日内完成协调' }))), {
      event: 'minutes.finalise',
    }),
    keeps('a viewpoint', having(entries({ text: '可能延期' })), { event: 'minutes.finalise' }),
    keeps('a risk', having({ risks: [{ id: 'r', text: '可能延期' }] }), { event: 'minutes.finalise' }),
    keeps('the exceptions', having(tasks(task({ description: '评估可能性,不可能时由配合部门处理大概念' }))), {
      event: 'minutes.finalise',
    }),
  ],
  'NM-WRD-02': [
    breaks('extended', having(tasks(task({ name: '及时反馈' }))), 'task:k1:name', {
      params: { field: ['name'], words: ['及时'] },
    }),
    keeps('forbidden words are for NM-WRD-01', having(tasks(task({ name: '尽快反馈' })))),
    keeps('letters of another word', having(tasks(task({ name: '明确分工以及时间节点' })))),
  ],
  'NM-WRD-04': [
    breaks('nothing to measure', having(decisions(decision({ content: '加强沟通' }))), 'decision:d1:content'),
    breaks(
      'a noun is no deliverable',
      having(decisions(decision({ content: '推进项目' }))),
      'decision:d1:content',
    ),
    keeps('a date', having(decisions(decision({ content: '11月10日前提交' })))),
    keeps('a number', having(decisions(decision({ content: '增加2名助理' })))),
    keeps('a deliverable', having(decisions(decision({ content: '提交激励方案' })))),
    keeps(
      'a date of its own',
      having(decisions(decision({ content: '加强沟通', dueDate: day('2023-11-10') }))),
    ),
    keeps('a conclusion', having(decisions(decision({ kind: 'conclusion', content: '范围锁定华东' })))),
    keeps('a reference', having(decisions(decision({ kind: 'reference', content: '详见附件' })))),
  ],
  'NM-WRD-05': [
    breaks('a department', having(tasks(task({ ownerIds: [], ownerDept: '销售部' }))), 'task:k1:owner', {
      as: 'departmentOnly',
    }),
    breaks(
      'everybody',
      having(tasks(task({ ownerIds: [], ownerText: '全体', ownerDept: '销售部' }))),
      'task:k1:owner',
      { as: 'collective' },
    ),
    breaks('everybody, traditional', having(tasks(task({ ownerText: '相關部門' }))), 'task:k1:owner', {
      as: 'collective',
    }),
    breaks('nobody', having(tasks(task({ ownerIds: null }))), 'task:k1:owner', { as: 'none' }),
    keeps('a person', having(tasks(task({ ownerIds: ['a'], ownerDept: '销售部' })))),
    keeps('unknown', having(tasks(task({ ownerDept: '销售部' })))),
  ],
  'NM-WRD-06': [
    breaks('none', having(tasks(task({ dueDate: null }))), 'task:k1:dueDate', { as: 'none' }),
    breaks('no day', having(tasks(task({ dueDate: null, dueText: '近期' }))), 'task:k1:dueDate', {
      as: 'unreadable',
    }),
    breaks('a decision, no day', having(decisions(decision({ dueText: '尽快' }))), 'decision:d1:dueDate'),
    keeps('a date', having(tasks(task({ dueDate: day('2023-11-10') })))),
    keeps('a node', having(tasks(task({ dueDate: null, dueText: '评审后2日内' })))),
    keeps('a conclusion', having(decisions(decision({ kind: 'conclusion', dueText: '尽快' })))),
    keeps('unknown', having(tasks(task()))),
  ],
  'NM-MIN-01': [
    breaks('no draft', having(minutes({ draftedAt: null }), { endedAt: ended }), 'minutes:y', {
      now: at('2023-10-26', '16:01'),
    }),
    keeps('still time', having(minutes({ draftedAt: null }), { endedAt: ended }), {
      now: at('2023-10-26', '16:00'),
    }),
    keeps(
      'drafted in time',
      having(minutes({ draftedAt: at('2023-10-26', '10:00') }), { endedAt: ended }),
      later,
    ),
    breaks(
      'drafted late',
      having(minutes({ draftedAt: at('2023-10-27', '10:00') }), { endedAt: ended }),
      'minutes:y',
      later,
    ),
  ],
  'NM-MIN-02': [
    breaks('not sent', having(feedback(), { hostId: 'h' }), 'feedback:h', { as: 'notSent', override: 'no' }),
    breaks(
      'still time',
      having(feedback({ personId: 'h', state: 'sent', sentAt: at('2023-10-26', '15:00') }), { hostId: 'h' }),
      'feedback:h',
      {
        as: 'waiting',
        override: 'no',
        now: at('2023-10-27', '15:00'),
      },
    ),
    breaks(
      'silent',
      having(feedback({ personId: 'h', state: 'sent', sentAt: at('2023-10-26', '15:00') }), { hostId: 'h' }),
      'feedback:h',
      {
        as: 'silent',
        override: 'host',
        now: at('2023-10-27', '15:01'),
      },
    ),
    breaks(
      'the head of an attending department',
      having({
        ...feedback({ personId: 'h', state: 'confirmed' }, { personId: 'f', state: 'overdue' }),
        departments: [{ id: '财务部', name: '财务部', headId: 'f' }],
        ...attendees(attendee('a', { dept: '财务部' })),
      }),
      'feedback:f',
      { as: 'silent' },
    ),
    breaks(
      'X-48: under countersigning, whoever stood in for somebody who was asked',
      having({
        ...minutes({
          countersign: true,
          feedback: [
            { personId: 'b', state: 'overdue' },
            { personId: 'c', state: 'overdue' },
          ],
        }),
        ...attendees(attendee('a', { proxyId: 'b' }), attendee('c', { signIn: 'absent' })),
      }),
      'feedback:b',
      { as: 'silent' },
    ),
    keeps(
      'X-48: without countersigning only reviewers are waited for',
      having({
        ...minutes({ countersign: false, feedback: [{ personId: 'b', state: 'overdue' }] }),
        ...attendees(attendee('b')),
      }),
    ),
    keeps(
      'both answered',
      having(
        {
          ...feedback({ personId: 'h', state: 'confirmed' }, { personId: 'f', state: 'reserved' }),
          departments: [
            { id: '财务部', name: '财务部', headId: 'f' },
            { id: '人事部', name: '人事部', headId: 'z' },
          ],
          ...attendees(attendee('a', { dept: '财务部' })),
        },
        { hostId: 'h' },
      ),
    ),
    keeps('unknown', having(minutes({}), { hostId: 'h' })),
  ],
  'NM-MIN-03': [
    breaks(
      'over the weekend it is Monday',
      having(feedback({ personId: 'a', state: 'sent', sentAt: at('2023-10-27', '15:00') })),
      'feedback:a',
      {
        now: at('2023-10-30', '15:01'),
      },
    ),
    keeps(
      'still time',
      having(feedback({ personId: 'a', state: 'sent', sentAt: at('2023-10-27', '15:00') })),
      { now: at('2023-10-30', '15:00') },
    ),
    keeps(
      'answered',
      having(feedback({ personId: 'a', state: 'proposed', sentAt: at('2023-10-20', '15:00') })),
      later,
    ),
    keeps(
      'only a copy',
      having(feedback({ personId: 'a', state: 'sent', sentAt: at('2023-10-20', '15:00'), required: false })),
      later,
    ),
  ],
  'NM-MIN-04': [
    breaks('not final', having(minutes({ finalisedAt: null }), { endedAt: ended }), 'minutes:y', {
      now: at('2023-10-27', '16:01'),
    }),
    keeps('still time', having(minutes({ finalisedAt: null }), { endedAt: ended }), {
      now: at('2023-10-27', '16:00'),
    }),
    keeps('final', having(minutes({ finalisedAt: at('2023-10-27', '16:00') }), { endedAt: ended }), later),
  ],
  'NM-MIN-05': [
    breaks(
      'one missing',
      having(minutes({ sections: ['basics', 'goalAndAgendaReview', 'topicRecords', 'decisionTable'] })),
      'minutes:y',
      {
        params: { sections: ['todoTable'] },
      },
    ),
    keeps(
      'all five',
      having(
        minutes({
          sections: ['basics', 'goalAndAgendaReview', 'topicRecords', 'decisionTable', 'todoTable'],
        }),
      ),
    ),
  ],
  'NM-MIN-06': [
    breaks(
      'an absent one too',
      having({
        ...minutes({ recipientIds: ['a'] }),
        ...attendees(attendee('a'), attendee('b', { signIn: 'absent' })),
      }),
      'minutes:y:recipients',
      {
        params: { names: ['b'] },
      },
    ),
    breaks(
      'the head of a department that works on it',
      having({
        ...minutes({ recipientIds: [] }),
        departments: [{ id: '财务部', name: '财务部', headId: 'f' }],
        ...tasks(task({ cooperatingDepts: ['财务部'] })),
      }),
      'minutes:y:recipients',
    ),
    keeps(
      'everybody',
      having({
        ...minutes({ recipientIds: ['a', 'b', 'boss'] }),
        ...attendees(attendee('a', { proxyId: 'b' })),
      }),
    ),
    keeps('unknown', having({ ...minutes({}), ...attendees(attendee('a')) })),
  ],
  'NM-MIN-07': [
    breaks('final', having(minutes({ state: 'final' })), 'minutes:y'),
    breaks('archived', having(minutes({ state: 'archived' })), 'minutes:y'),
    keeps('in review', having(minutes({ state: 'inReview' }))),
  ],
  'NM-MIN-08': [
    breaks('another name', having(minutes({ archiveName: '纪要终版' }), planned), 'minutes:y:archiveName', {
      params: { expected: '筹备会-2023-10-25' },
    }),
    keeps('subject and date', having(minutes({ archiveName: '筹备会-2023-10-25' }), planned)),
  ],
  'NM-MIN-09': [
    breaks(
      'a member is missing',
      having(minutes({ recipientIds: ['a'] }), { type: 'progressSync', memberIds: ['a', 'b'] }),
      'minutes:y:recipients',
    ),
    keeps(
      'all members',
      having(minutes({ recipientIds: ['a', 'b'] }), { type: 'progressSync', memberIds: ['a', 'b'] }),
    ),
    keeps(
      'another kind of meeting',
      having(minutes({ recipientIds: [] }), { type: 'topic', memberIds: ['a'] }),
    ),
  ],
  'NM-MIN-10': [
    breaks(
      'one open',
      having(minutes({ openProposals: [{ id: 'o', personId: 'a' }] })),
      'minutes:y:proposals',
      { override: 'host' },
    ),
    keeps('none open', having(minutes({ openProposals: [] }))),
  ],
  'NM-MIN-11': [
    breaks('outside', having(tasks(task({ inLedger: false }))), 'task:k1', { override: 'auto' }),
    keeps('inside', having(tasks(task({ inLedger: true })))),
  ],
  'NM-MIN-12': [
    breaks('a day early', having(minutes({ finalisedAt: ended })), 'minutes:y', {
      as: 'early',
      now: at('2028-10-24', '23:00'),
    }),
    keeps('five years on', having(minutes({ finalisedAt: ended })), { now: at('2028-10-25', '00:00') }),
    breaks(
      'important ones are kept for ten',
      having(minutes({ finalisedAt: ended, important: true })),
      'minutes:y',
      { now: at('2028-10-25', '00:00') },
    ),
    breaks('on hold', having(minutes({ finalisedAt: ended, legalHold: true })), 'minutes:y', {
      as: 'hold',
      now: at('2040-01-01', '00:00'),
    }),
  ],
  'NM-TRK-01': [
    breaks(
      'two days before',
      having(tasks(task({ dueDate: day('2023-11-10'), remindedAt: null }))),
      'task:k1',
      { now: at('2023-11-08', '09:00') },
    ),
    keeps('three days before', having(tasks(task({ dueDate: day('2023-11-10'), remindedAt: null }))), {
      now: at('2023-11-07', '09:00'),
    }),
    breaks(
      'due on a Tuesday, so Friday before',
      having(tasks(task({ dueDate: day('2023-11-14'), remindedAt: null }))),
      'task:k1',
      {
        now: at('2023-11-10', '09:00'),
      },
    ),
    keeps('reminded', having(tasks(task({ dueDate: day('2023-11-10'), remindedAt: ended }))), {
      now: at('2023-11-08', '09:00'),
    }),
    keeps('done', having(tasks(task({ state: 'done', dueDate: day('2023-11-10'), remindedAt: null }))), {
      now: at('2023-11-08', '09:00'),
    }),
  ],
  'NM-TRK-02': [
    breaks(
      'four days after',
      having(tasks(task({ dueDate: day('2023-11-25'), collectedAt: null }))),
      'task:k1',
      {
        now: at('2023-11-29', '00:00'),
        params: { name: '提交方案', due: '2023-11-25', latest: '2023-11-28' },
      },
    ),
    keeps('three days after', having(tasks(task({ dueDate: day('2023-11-25'), collectedAt: null }))), {
      now: at('2023-11-28', '23:59'),
    }),
    keeps('collected', having(tasks(task({ dueDate: day('2023-11-25'), collectedAt: ended }))), {
      now: at('2023-12-09', '09:00'),
    }),
  ],
  'NM-TRK-03': [
    breaks(
      'no update by Friday 18:00',
      having(tasks(task({ plannedStart: day('2023-11-13'), updates: [] }))),
      'task:k1',
      { now: at('2023-11-17', '18:01') },
    ),
    keeps('Friday is not over', having(tasks(task({ plannedStart: day('2023-11-13'), updates: [] }))), {
      now: at('2023-11-17', '18:00'),
    }),
    keeps(
      'updated on Monday',
      having(
        tasks(
          task({ plannedStart: day('2023-11-10'), updates: [{ on: day('2023-11-13'), text: '进行中' }] }),
        ),
      ),
      {
        now: at('2023-11-18', '09:00'),
      },
    ),
    breaks(
      'updated on Friday night',
      having(
        tasks(
          task({
            plannedStart: day('2023-11-13'),
            updates: [{ on: day('2023-11-17'), at: at('2023-11-17', '20:00'), text: '进行中' }],
          }),
        ),
      ),
      'task:k1',
      { now: at('2023-11-18', '09:00'), params: { name: '提交方案', dates: ['2023-11-17'], time: '18:00' } },
    ),
    breaks(
      'updated the Sunday before',
      having(
        tasks(
          task({ plannedStart: day('2023-11-10'), updates: [{ on: day('2023-11-12'), text: '进行中' }] }),
        ),
      ),
      'task:k1',
      {
        now: at('2023-11-18', '09:00'),
      },
    ),
    keeps('done', having(tasks(task({ state: 'done', plannedStart: day('2023-11-10'), updates: [] }))), {
      now: at('2023-11-18', '09:00'),
    }),
  ],
  'NM-TRK-04': [
    breaks(
      'on the day',
      having(
        tasks(
          task({ dueDate: day('2023-11-25'), delayReports: [{ reportedAt: at('2023-11-25', '00:00') }] }),
        ),
      ),
      'task:k1',
    ),
    keeps(
      'the day before',
      having(
        tasks(
          task({ dueDate: day('2023-11-25'), delayReports: [{ reportedAt: at('2023-11-24', '23:59') }] }),
        ),
      ),
    ),
    breaks('reporting now', having(tasks(task({ dueDate: day('2023-11-25') }))), 'task:k1', {
      now: at('2023-11-26', '09:00'),
      subject: { noun: 'task', id: 'k1' },
      override: 'record',
    }),
  ],
  'NM-TRK-05': [
    breaks('two', having(tasks(task({ ownerIds: ['a', 'b'] }))), 'task:k1:owner'),
    keeps('one', having(tasks(task({ ownerIds: ['a'] })))),
  ],
  'NM-TRK-06': [
    breaks(
      'said to be done',
      having(tasks(task({ state: 'done', deliverables: [] }))),
      'task:k1:deliverables',
    ),
    breaks(
      'about to be',
      having(tasks(task({ state: 'inProgress', deliverables: null }))),
      'task:k1:deliverables',
      {
        subject: { noun: 'task', id: 'k1' },
      },
    ),
    keeps('with one', having(tasks(task({ state: 'done', deliverables: [{ name: '方案.pdf' }] })))),
    keeps('another task', having(tasks(task({ state: 'inProgress', deliverables: [] })))),
  ],
  'NM-TRK-07': [
    breaks(
      'no reason',
      having(tasks(task({ dueDate: day('2023-10-29'), overdueReason: null, overdueMeasure: '加人' }))),
      'task:k1',
      {
        ...later,
        override: 'reason',
        params: { name: '提交方案', due: '2023-10-29', fields: ['overdueReason'] },
      },
    ),
    breaks(
      'when it is collected, a click will do',
      having(tasks(task({ dueDate: day('2023-10-29'), overdueReason: '停电', overdueMeasure: null }))),
      'task:k1',
      { ...later, event: 'C-09' },
    ),
    keeps(
      'both',
      having(tasks(task({ dueDate: day('2023-10-29'), overdueReason: '停电', overdueMeasure: '加人' }))),
      later,
    ),
    keeps('due today', having(tasks(task({ dueDate: day('2023-10-30'), overdueReason: null }))), later),
  ],
  'NM-TRK-08': [
    breaks('a third time', having(tasks(task({ reworkCount: 3 }))), 'task:k1:rework', {
      override: 'escalate',
    }),
    keeps('twice', having(tasks(task({ reworkCount: 2 })))),
    breaks('its own limit', having(tasks(task({ reworkCount: 2, maxRework: 1 }))), 'task:k1:rework'),
  ],
  'NM-TRK-09': [
    ...[
      ['unsent', null],
      ['late', at('2023-11-22', '09:00')],
    ].map(([as, noticeSentAt]) =>
      breaks(
        String(as),
        having(
          decisions(
            decision({
              kind: 'conditional',
              condition: {
                event: '延期',
                triggeredAt: ended,
                affectedDate: day('2023-12-01'),
                noticeSentAt: noticeSentAt as Instant | null,
              },
            }),
          ),
        ),
        'decision:d1:notice',
        { as: String(as), params: { name: 'd1', latest: '2023-11-21' } },
      ),
    ),
    breaks(
      'to the wrong people',
      having(
        decisions(
          decision({
            kind: 'conditional',
            condition: {
              event: '延期',
              triggeredAt: ended,
              affectedDate: day('2023-12-01'),
              noticeSentAt: ended,
              audience: 'attendees',
            },
          }),
        ),
      ),
      'decision:d1:notice',
      { as: 'audience' },
    ),
    keeps(
      'ten days before, to all, by mail',
      having(
        decisions(
          decision({
            kind: 'conditional',
            condition: {
              event: '延期',
              triggeredAt: ended,
              affectedDate: day('2023-12-01'),
              noticeSentAt: at('2023-11-21', '23:00'),
              audience: 'all',
              channel: 'mail',
            },
          }),
        ),
      ),
    ),
    keeps(
      'it has not happened',
      having(
        decisions(
          decision({
            kind: 'conditional',
            condition: {
              event: '延期',
              triggeredAt: null,
              affectedDate: day('2023-12-01'),
              noticeSentAt: null,
            },
          }),
        ),
      ),
    ),
  ],
  'NM-TRK-10': [
    breaks('nobody', having(minutes({ maintainerId: null })), 'minutes:y:maintainerId'),
    keeps('somebody', having(minutes({ maintainerId: 'a' }))),
  ],
  'NM-TRK-11': [
    breaks(
      'one of two',
      having(
        tasks(
          task({
            state: 'done',
            jointReview: ['市场部', '销售部'],
            reviews: [
              { dept: '市场部', verdict: 'pass' },
              { dept: '销售部', verdict: 'passAfterRectify' },
            ],
          }),
        ),
      ),
      'task:k1:reviews',
      { params: { name: '提交方案', depts: ['销售部'] } },
    ),
    breaks(
      'about to be accepted',
      having(tasks(task({ state: 'pendingAcceptance', jointReview: ['市场部'], reviews: [] }))),
      'task:k1:reviews',
      {
        subject: { noun: 'task', id: 'k1' },
      },
    ),
    keeps(
      'both',
      having(
        tasks(
          task({ state: 'done', jointReview: ['市场部'], reviews: [{ dept: '市场部', verdict: 'pass' }] }),
        ),
      ),
    ),
  ],
  'NM-TRK-12': [
    breaks('a Sunday', having(tasks(task({ dueDate: day('2024-06-30') }))), 'task:k1:dueDate'),
    keeps('a Friday', having(tasks(task({ dueDate: day('2023-11-10') })))),
    keeps('a Saturday that is worked', having(tasks(task({ dueDate: day('2023-10-07') })))),
    keeps('no hints here', having(tasks(task({ dueDate: day('2024-06-30') }))), {
      settings: { 'NM-TRK-12': { value: 'off' } },
    }),
  ],
  'NM-TRK-13': [
    breaks(
      'a silent provider',
      having(
        tasks(
          task({
            ownerDept: '设计部',
            cooperatingDepts: ['市场部'],
            resources: [{ kind: 'material', text: '实拍图', providerDept: '产品部' }],
          }),
        ),
      ),
      'task:k1:cooperatingDepts',
      { params: { name: '提交方案', dept: ['产品部'] } },
    ),
    keeps(
      'listed, and itself',
      having(
        tasks(
          task({
            ownerDept: '设计部',
            cooperatingDepts: ['市场部'],
            resources: [
              { kind: 'document', text: '文案', providerDept: '市场部' },
              { kind: 'people', text: '助理', providerDept: '设计部' },
            ],
          }),
        ),
      ),
    ),
  ],
  'NM-TRK-14': [
    breaks(
      'a day after the end',
      having(
        tasks(
          task({
            plannedStart: day('2023-11-10'),
            dueDate: day('2023-11-25'),
            milestones: [{ id: 'l1', date: day('2023-11-26') }],
          }),
        ),
      ),
      'milestone:l1:k1',
    ),
    breaks(
      'a day before the start',
      having(
        tasks(task({ plannedStart: day('2023-11-10'), milestones: [{ id: 'l1', date: day('2023-11-09') }] })),
      ),
      'milestone:l1:k1',
    ),
    keeps(
      'on both ends',
      having(
        tasks(
          task({
            plannedStart: day('2023-11-10'),
            dueDate: day('2023-11-25'),
            milestones: [
              { id: 'l1', date: day('2023-11-10') },
              { id: 'l2', date: day('2023-11-25') },
            ],
          }),
        ),
      ),
    ),
  ],
  'NM-TRK-15': [
    breaks(
      'started too early',
      having(
        tasks(
          task({ state: 'inProgress', dependsOn: [{ taskId: 'k2' }] }),
          task({ id: 'k2', name: '文案', state: 'todo' }),
        ),
      ),
      'task:k1',
      {
        params: { name: '提交方案', before: ['文案'] },
      },
    ),
    breaks(
      'about to start',
      having(tasks(task({ state: 'todo', dependsOn: [{ taskId: 'k2', done: false }] }))),
      'task:k1',
      { subject: { noun: 'task', id: 'k1' } },
    ),
    keeps(
      'the other is done',
      having(
        tasks(
          task({ state: 'inProgress', dependsOn: [{ taskId: 'k2' }] }),
          task({ id: 'k2', state: 'done' }),
        ),
      ),
    ),
    keeps(
      'only a milestone waits',
      having(
        tasks(task({ state: 'inProgress', dependsOn: [{ taskId: 'k2', done: false, milestoneId: 'l1' }] })),
      ),
    ),
  ],
  'NM-TRK-16': [
    breaks(
      'no review',
      having(topics({}), { isSeries: true, carryOverReviewed: null }),
      'meeting:m:carryOverReviewed',
    ),
    keeps(
      'it is the first item',
      having(topics({ segment: 'carryOver' }, {}), { isSeries: true, carryOverReviewed: null }),
    ),
    keeps('already done', having(topics({}), { isSeries: true, carryOverReviewed: true })),
    keeps('no series', having(topics({}), { isSeries: false, carryOverReviewed: null })),
  ],
  'NM-TRK-17': [
    breaks(
      'none after a working day',
      having({
        ...minutes({ finalisedAt: at('2023-10-27', '16:00') }),
        ...decisions(decision({ state: 'adopted', taskIds: [] })),
      }),
      'decision:d1:tasks',
      {
        now: at('2023-10-30', '16:01'),
      },
    ),
    keeps(
      'still time',
      having({
        ...minutes({ finalisedAt: at('2023-10-27', '16:00') }),
        ...decisions(decision({ state: 'adopted', taskIds: [] })),
      }),
      { now: at('2023-10-30', '16:00') },
    ),
    ...(['provisional', 'deferred'] as const).map((state) =>
      keeps(
        state,
        having({
          ...minutes({ finalisedAt: at('2023-10-20', '16:00') }),
          ...decisions(decision({ state, taskIds: [] })),
        }),
        later,
      ),
    ),
    keeps(
      'a conclusion',
      having({
        ...minutes({ finalisedAt: at('2023-10-20', '16:00') }),
        ...decisions(decision({ kind: 'conclusion', state: 'adopted', taskIds: [] })),
      }),
      later,
    ),
    keeps(
      'it has one',
      having({
        ...minutes({ finalisedAt: at('2023-10-20', '16:00') }),
        ...decisions(decision({ state: 'adopted', taskIds: ['k1'] })),
      }),
      later,
    ),
  ],
  'NM-TRK-18': [
    breaks(
      'open-ended',
      having(decisions(decision({ state: 'provisional', confirmBy: null }))),
      'decision:d1:confirmBy',
    ),
    keeps('with a date', having(decisions(decision({ state: 'provisional', confirmBy: day('2023-11-10') })))),
    keeps('adopted', having(decisions(decision({ state: 'adopted', confirmBy: null })))),
  ],
  'NM-TRK-19': [
    breaks(
      'four working days',
      having(tasks(task({ plannedStart: day('2023-11-06'), dueDate: day('2023-11-09') }))),
      'task:k1',
      { as: 'long' },
    ),
    keeps(
      'three working days over a weekend',
      having(tasks(task({ plannedStart: day('2023-11-09'), dueDate: day('2023-11-13') }))),
    ),
    breaks(
      'a format is missing',
      having(
        tasks(
          task({
            state: 'done',
            requiredFormats: ['JPG', '源文件', 'PDF'],
            deliverables: [{ name: '主视觉.jpeg' }, { name: '主视觉.psd' }],
          }),
        ),
      ),
      'task:k1:deliverables',
      {
        event: 'task.complete',
        as: 'formats',
        params: { name: '提交方案', formats: ['PDF'] },
      },
    ),
    keeps(
      'all formats',
      having(
        tasks(
          task({ state: 'done', requiredFormats: ['JPG'], deliverables: [{ name: 'x', format: 'jpg' }] }),
        ),
      ),
      { event: 'task.complete' },
    ),
    keeps(
      'not done yet',
      having(tasks(task({ state: 'inProgress', requiredFormats: ['JPG'], deliverables: [] }))),
      { event: 'task.complete' },
    ),
  ],
}

describe.each(meetingNorms)('%s', (norm) => {
  it.each(samples[norm])('$why → $finds', (sample) => {
    const found = judge(sample.event ?? firstEventOf(norm), sample.facts, {
      settings: withDefaults(sample.settings),
      calendar,
      zone,
      now: sample.now ?? at('2023-10-16', '09:00'),
      mode: sample.mode ?? 'live',
      ...(sample.subject === undefined ? {} : { subject: sample.subject }),
    }).filter((finding) => finding.norm === norm)

    expect(
      found.map(({ place }) => [place.noun, place.id, ...(place.field ? [place.field] : [])].join(':')),
    ).toEqual(sample.finds)
    for (const finding of found) {
      expect(finding.severity).toBe(sample.severity ?? normOf(norm).severity)
      expect(finding.override).toBe(sample.override ?? normOf(norm).override)
      if (sample.as !== undefined) expect(finding.reason.key).toBe(`${norm}.${sample.as}.reason`)
      if (sample.params !== undefined) expect(finding.reason.params).toEqual(sample.params)
    }
  })
})

it('has a breach and an observance of every norm that is judged', () => {
  const onesided = meetingNorms.filter((norm) => {
    const cases = samples[norm]
    return !cases.some(({ finds }) => finds.length > 0) || !cases.some(({ finds }) => finds.length === 0)
  })
  expect(onesided).toEqual([])
})

function firstEventOf(norm: JudgedNormId): NormEvent {
  const [first] = normOf(norm).events
  if (first === undefined) throw new Error(`${norm} is judged at no event`)
  return first
}
