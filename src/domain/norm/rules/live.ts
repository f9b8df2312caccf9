import { workingDaysAfter } from '#domain/calendar/deadline.ts'
import type { JudgedNormId } from '#domain/norm/catalogue.ts'
import type { DecisionFacts, EntryFacts, MeetingFacts, TaskFacts } from '#domain/norm/facts.ts'
import {
  type Draft,
  isMissing,
  liveTasks,
  onMeeting,
  personName,
  type RulesFor,
  shown,
  taskName,
} from '#domain/norm/scene.ts'
import { meetsShare } from '#domain/norm/share.ts'
import { emptySlots, hasSlot } from '#domain/output/slots.ts'
import { distinctWords, vagueWordMatcher } from '#domain/wording/matcher.ts'

type LiveNorm = Extract<JudgedNormId, `NM-MTG-${string}`>

/** 会中: what is said, settled and written down while people are together. */
export const liveRules: RulesFor<LiveNorm> = {
  'NM-MTG-01': (facts) =>
    facts.meeting.openingCheckedAt === null
      ? [{ as: 'open', params: {}, place: onMeeting(facts, 'openingCheckedAt') }]
      : [],

  'NM-MTG-02': (facts) =>
    (facts.attendees ?? []).flatMap<Draft<'NM-MTG-02'>>((attendee) => {
      const params = { name: personName(facts, attendee.personId) }
      const place = { noun: 'attendee', id: attendee.personId } as const
      if (attendee.signIn === null) return [{ as: 'unrecorded', params, place } as const]
      if (attendee.signIn !== 'absent' && attendee.signIn !== 'leave') return []
      return [
        ...(isMissing(attendee.absenceReason) ? [{ as: 'reason', params, place } as const] : []),
        ...(attendee.rsvp === 'proxy' && isMissing(attendee.proxyId)
          ? [{ as: 'proxy', params, place } as const]
          : []),
      ]
    }),

  'NM-MTG-03': (facts) =>
    (facts.topics ?? [])
      .filter((topic) => (topic.segment ?? 'topic') === 'topic' && topic.outcome === null)
      .map((topic) => ({
        as: 'none',
        params: { name: topic.title ?? `#${topic.order}` },
        place: { noun: 'topic', id: topic.id, field: 'outcome' },
      })),

  'NM-MTG-04': (facts) =>
    entriesOf(facts, 'viewpoint').flatMap((entry) => {
      const fields = [
        ...(isMissing(entry.dept) ? ['dept'] : []),
        ...(isMissing(entry.personId) ? ['person'] : []),
      ]
      if (fields.length === 0) return []
      const place = { noun: 'entry', id: entry.id } as const
      return [{ as: 'missing', params: { text: excerpt(entry.text), fields }, place } as const]
    }),

  'NM-MTG-05': (facts) => {
    const observers = new Set(
      (facts.attendees ?? [])
        .filter((attendee) => attendee.kind === 'observer')
        .map((attendee) => attendee.personId),
    )
    const name = (id: string) => ({ name: personName(facts, id) })
    const asking = (facts.speakerIds ?? []).map((id) => ({
      id,
      place: { noun: 'person', id } as const,
    }))
    const recorded = entriesOf(facts, 'viewpoint').flatMap((entry) =>
      entry.personId ? [{ id: entry.personId, place: { noun: 'entry', id: entry.id } as const }] : [],
    )
    const voted = (facts.votes ?? []).flatMap((vote) =>
      vote.ballots.map((ballot) => ({
        id: ballot.personId,
        place: { noun: 'vote', id: vote.id, field: ballot.personId } as const,
      })),
    )
    return [
      ...[...asking, ...recorded]
        .filter(({ id }) => observers.has(id))
        .map(({ id, place }) => ({ as: 'speak' as const, params: name(id), place })),
      ...voted
        .filter(({ id }) => observers.has(id))
        .map(({ id, place }) => ({ as: 'ballot' as const, params: name(id), place })),
    ]
  },

  'NM-MTG-06': (facts, needed) =>
    (facts.decisions ?? []).filter(mustBeCarriedOut).flatMap((decision) => {
      const fields = missingOf(decision)
      // 决议内容, 负责人, 完成时限, and 配合部门 only where there are any: the fourth is never missing
      if (4 - fields.length >= needed) return []
      const place = { noun: 'decision', id: decision.id } as const
      return [{ as: 'missing', params: { name: decisionName(decision), fields }, place } as const]
    }),

  'NM-MTG-07': (facts) =>
    entriesOf(facts, 'dispute')
      .filter((entry) => entry.wordingLockedAt === null)
      .map((entry) => ({
        as: 'open',
        params: { text: excerpt(entry.text) },
        place: { noun: 'entry', id: entry.id, field: 'wordingLockedAt' },
      })),

  'NM-MTG-08': (facts, min) => {
    // Side notes bind nobody and are not read out.
    const said = (facts.entries ?? []).filter(({ kind }) => kind !== 'note')
    const items = [...said, ...(facts.decisions ?? []), ...liveTasks(facts)].filter(
      (item) => item.confirmed !== undefined,
    )
    const total = items.length
    const confirmed = items.filter((item) => item.confirmed === true).length
    if (total === 0 || confirmed / total >= min) return []
    const params = { confirmed, total, percent: Math.round(min * 100) }
    return [{ as: 'low', params, place: onMeeting(facts) }]
  },

  'NM-MTG-09': (facts, { required }) =>
    liveTasks(facts).flatMap((task) => {
      const fields = required.filter((field) => lacks(task, field))
      if (fields.length === 0) return []
      const place = { noun: 'task', id: task.id } as const
      return [{ as: 'missing', params: { name: taskName(task), fields }, place } as const]
    }),

  'NM-MTG-10': (facts, tolerated) => {
    const { endedAt } = facts.meeting
    if (!endedAt) return []
    const late = liveTasks(facts).filter((task) => task.createdAt && task.createdAt > endedAt)
    if (late.length <= tolerated) return []
    return late.map((task) => ({
      as: 'late',
      params: { name: taskName(task) },
      place: { noun: 'task', id: task.id },
    }))
  },

  'NM-MTG-11': (facts, tolerance) =>
    (facts.topics ?? []).flatMap((topic) => {
      const { plannedMinutes: planned, actualMinutes: actual } = topic
      if (!planned || !actual || actual <= planned + tolerance) return []
      if (topic.outcome || topic.overrunChoice !== null) return []
      const params = { name: topic.title ?? `#${topic.order}`, planned, actual }
      return [{ as: 'over', params, place: { noun: 'topic', id: topic.id } } as const]
    }),

  'NM-MTG-12': (facts, words) => {
    const find = vagueWordMatcher(words)
    return (facts.entries ?? []).flatMap((entry) => {
      const found = distinctWords(find(entry.text))
      if (found.length === 0) return []
      const place = { noun: 'entry', id: entry.id, field: 'text' } as const
      return [{ as: 'subjective', params: { words: found }, place } as const]
    })
  },

  'NM-MTG-13': (facts, days, scene) =>
    (facts.decisions ?? []).flatMap((decision) => {
      if (decision.source !== 'im' || !decision.takenAt || decision.writtenAt === undefined) return []
      const latest = workingDaysAfter(decision.takenAt, days, scene).at
      if ((decision.writtenAt ?? scene.now) <= latest) return []
      const params = { name: decisionName(decision), latest: shown(latest, scene.zone) }
      const place = { noun: 'decision', id: decision.id } as const
      // What is written down late is better than never, but says why it was.
      return [
        decision.writtenAt === null
          ? { as: 'unwritten', params, place }
          : { as: 'late', params: { latest: params.latest }, place, override: 'reason' },
      ] as const
    }),

  'NM-MTG-14': (facts, { quorum, threshold, tie }) =>
    (facts.votes ?? []).flatMap<Draft<'NM-MTG-14'>>((vote) => {
      const count = (choice: string) => vote.ballots.filter((ballot) => ballot.choice === choice).length
      const cast = vote.ballots.length
      const agree = count('agree')
      const name = vote.label ?? vote.id
      const place = { noun: 'vote', id: vote.id } as const
      if (!meetsShare(cast, vote.eligible, quorum)) {
        return [
          { as: 'quorum', params: { name, cast, eligible: vote.eligible, need: quorum }, place } as const,
        ]
      }
      const tied = agree === count('against') && agree > 0
      if (tied && tie === 'chair' && vote.chairChoice === null) {
        return [{ as: 'tie', params: { name, agree }, place } as const]
      }
      const byChair = tied && tie === 'chair' && vote.chairChoice === 'agree'
      if (vote.result !== 'passed' || byChair || meetsShare(agree, cast, threshold)) return []
      return [{ as: 'threshold', params: { name, agree, cast, need: threshold }, place } as const]
    }),

  'NM-MTG-15': (facts) => {
    const { type } = facts.meeting
    if (type === undefined || facts.outputs === undefined) return []
    return emptySlots(type, facts.outputs).map((slot) => ({
      as: 'empty',
      params: { slot },
      place: onMeeting(facts, `outputs-${slot}`),
    }))
  },

  'NM-MTG-16': (facts) => {
    const { type } = facts.meeting
    if (type === undefined || !hasSlot(type, 'resolution')) return []
    return (facts.outputs?.lines ?? [])
      .filter(({ slot, hasData }) => slot === 'resolution' && !hasData)
      .map(({ text }) => ({
        as: 'none',
        params: { text: excerpt(text) },
        place: onMeeting(facts, 'outputs-resolution'),
      }))
  },
}

/** Only these need an owner, a deadline and tasks; a conclusion, a standing rule or a reference does not. */
export function mustBeCarriedOut({ kind }: DecisionFacts): boolean {
  return kind === 'action' || kind === 'conditional'
}

export function decisionName(decision: DecisionFacts): string {
  return decision.label ?? decision.id
}

/** Who and by when are asked of its tasks where it has any; their gaps are their own findings. */
function missingOf(decision: DecisionFacts): string[] {
  const hasTasks = (decision.taskIds ?? []).length > 0
  const dues = [decision.dueDate, decision.dueText, decision.condition?.affectedDate]
  return [
    ...(isMissing(decision.content) ? ['content'] : []),
    ...(!hasTasks && isMissing(decision.ownerId) ? ['owner'] : []),
    ...(!hasTasks && isUnset(dues) ? ['dueDate'] : []),
  ]
}

/** At least one is known to be empty and none is filled. */
function isUnset(values: readonly unknown[]): boolean {
  return values.some(isMissing) && values.every((value) => value === undefined || isMissing(value))
}

function lacks(task: TaskFacts, field: string): boolean {
  switch (field) {
    case 'name':
      return isMissing(task.name)
    case 'owner':
      return isMissing(task.ownerIds)
    case 'dueDate':
      return isUnset([task.dueDate, task.dueText])
    case 'doneCriteria':
      return isMissing(task.doneCriteria?.filter((line) => line.trim() !== '') ?? task.doneCriteria)
    case 'requiredResources':
      return isMissing(task.resources)
    default:
      return false
  }
}

function entriesOf(facts: MeetingFacts, kind: EntryFacts['kind']): readonly EntryFacts[] {
  return (facts.entries ?? []).filter((entry) => entry.kind === kind)
}

/** Enough of a text to know it by. */
function excerpt(text: string): string {
  const characters = [...text.trim()]
  return characters.length <= 24 ? text.trim() : `${characters.slice(0, 23).join('')}…`
}
