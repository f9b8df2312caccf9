import { addMonths } from '#domain/calendar/civil-date.ts'
import { hoursAfter, workingDaysAfter } from '#domain/calendar/deadline.ts'
import { civilDateOf, type Instant } from '#domain/calendar/instant.ts'
import { whoTookPart } from '#domain/minutes/taking-part.ts'
import type { JudgedNormId } from '#domain/norm/catalogue.ts'
import { type FeedbackFacts, type MeetingFacts, minutesSections } from '#domain/norm/facts.ts'
import type { Place } from '#domain/norm/finding.ts'
import {
  type Draft,
  liveTasks,
  personName,
  type RulesFor,
  type Scene,
  shown,
  taskName,
  today,
} from '#domain/norm/scene.ts'

type MinutesNorm = Extract<JudgedNormId, `NM-MIN-${string}`>

/** 会后: the minutes on their way from first draft to archive. */
export const minutesRules: RulesFor<MinutesNorm> = {
  'NM-MIN-01': (facts, hours, scene) => withinHours(facts, hours, facts.minutes?.draftedAt, scene),

  'NM-MIN-02': (facts, roles, scene) =>
    reviewersOf(facts, roles).flatMap<Draft<'NM-MIN-02'>>((personId) => {
      const { feedback } = facts.minutes ?? {}
      if (feedback === undefined) return []
      const answer = feedback.find((one) => one.personId === personId)
      if (answer !== undefined && hasAnswered(answer)) return []
      const name = personName(facts, personId)
      const place = { noun: 'feedback', id: personId } as const
      if (answer === undefined || answer.sentAt === null) {
        return [{ as: 'notSent', params: { name }, place, override: 'no' } as const]
      }
      const due = answer.sentAt === undefined ? undefined : answerBy(answer.sentAt, scene)
      const params = { name, latest: due === undefined ? '—' : shown(due, scene.zone) }
      // Silence may be passed over, by name, once the clock has run out; it is never consent.
      const isOver = answer.state === 'overdue' || (due !== undefined && scene.now > due)
      return isOver
        ? [{ as: 'silent', params, place } as const]
        : [{ as: 'waiting', params, place, override: 'no' } as const]
    }),

  'NM-MIN-03': (facts, days, scene) =>
    (facts.minutes?.feedback ?? []).flatMap((answer) => {
      if (hasAnswered(answer) || answer.required === false || !answer.sentAt) return []
      const latest = workingDaysAfter(answer.sentAt, days, scene).at
      if (scene.now <= latest) return []
      const params = { name: personName(facts, answer.personId), latest: shown(latest, scene.zone) }
      return [{ as: 'late', params, place: { noun: 'feedback', id: answer.personId } } as const]
    }),

  'NM-MIN-04': (facts, hours, scene) => withinHours(facts, hours, facts.minutes?.finalisedAt, scene),

  'NM-MIN-05': (facts, needed) => {
    const { sections } = facts.minutes ?? {}
    if (sections === undefined) return []
    const missing = minutesSections.filter((section) => !sections.includes(section))
    if (minutesSections.length - missing.length >= needed) return []
    return [{ as: 'missing', params: { sections: missing }, place: onMinutes(facts) }]
  },

  'NM-MIN-06': (facts, roles) => {
    const { recipientIds } = facts.minutes ?? {}
    if (recipientIds === undefined) return []
    const attendees = (facts.attendees ?? []).flatMap((attendee) => [
      attendee.personId,
      ...(attendee.proxyId ? [attendee.proxyId] : []),
    ])
    const wanted = [
      ...(roles.includes('attendees') ? attendees : []),
      ...(roles.includes('relatedDeptHeads') ? headsOf(facts, relatedDepts(facts)) : []),
    ]
    return unreached(facts, wanted, recipientIds)
  },

  'NM-MIN-07': (facts, _, { event }) => {
    const { state } = facts.minutes ?? {}
    const isFixed = state === 'final' || state === 'archived' || state === 'amended'
    return isFixed && event === 'minutes.edit' ? [{ as: 'final', params: {}, place: onMinutes(facts) }] : []
  },

  'NM-MIN-08': (facts, pattern, { zone }) => {
    const { archiveName } = facts.minutes ?? {}
    const { plannedStart, name } = facts.meeting
    if (archiveName === undefined || !plannedStart) return []
    const expected = pattern
      .replaceAll('{subject}', () => name)
      .replaceAll('{yyyy-MM-dd}', civilDateOf(plannedStart, zone))
    return archiveName === expected
      ? []
      : [{ as: 'name', params: { expected }, place: onMinutes(facts, 'archiveName') }]
  },

  'NM-MIN-09': (facts) => {
    const { recipientIds } = facts.minutes ?? {}
    const { type, memberIds } = facts.meeting
    if (type !== 'progressSync' || recipientIds === undefined || memberIds === undefined) return []
    return unreached(facts, memberIds, recipientIds)
  },

  'NM-MIN-10': (facts, tolerated) => {
    const open = facts.minutes?.openProposals ?? []
    if (open.length <= tolerated) return []
    const names = [...new Set(open.map((proposal) => personName(facts, proposal.personId)))]
    return [{ as: 'open', params: { count: open.length, names }, place: onMinutes(facts, 'proposals') }]
  },

  'NM-MIN-11': (facts) =>
    liveTasks(facts)
      .filter((task) => task.inLedger === null || task.inLedger === false)
      .map((task) => ({
        as: 'outside',
        params: { name: taskName(task) },
        place: { noun: 'task', id: task.id },
      })),

  'NM-MIN-12': (facts, years, scene) => {
    const { finalisedAt, important, legalHold } = facts.minutes ?? {}
    if (legalHold === true) return [{ as: 'hold', params: {}, place: onMinutes(facts) }]
    if (!finalisedAt) return []
    const kept = important === true ? years.important : years.normal
    const until = addMonths(civilDateOf(finalisedAt, scene.zone), kept * 12)
    return today(scene) >= until
      ? []
      : [{ as: 'early', params: { years: kept, until }, place: onMinutes(facts) }]
  },
}

function onMinutes(facts: MeetingFacts, field?: string): Place {
  const place: Place = { noun: 'minutes', id: facts.minutes?.id ?? facts.meeting.id }
  return field === undefined ? place : { ...place, field }
}

/** C-05 and C-07 start when the meeting really ended. */
function withinHours(facts: MeetingFacts, hours: number, doneAt: Instant | null | undefined, scene: Scene) {
  const { endedAt } = facts.meeting
  if (!endedAt || doneAt === undefined) return []
  const latest = hoursAfter(endedAt, hours, 'natural', scene).at
  if ((doneAt ?? scene.now) <= latest) return []
  return [
    { as: 'late' as const, params: { hours, latest: shown(latest, scene.zone) }, place: onMinutes(facts) },
  ]
}

function hasAnswered({ state }: FeedbackFacts): boolean {
  return state === 'confirmed' || state === 'adopted' || state === 'reserved' || state === 'proposed'
}

function answerBy(sentAt: Instant, scene: Scene): Instant {
  return workingDaysAfter(sentAt, scene.settings['NM-MIN-03'].value, scene).at
}

/** Host and the head of every department that took part (S3-27); under countersigning everybody who did. */
function reviewersOf(facts: MeetingFacts, roles: readonly string[]): string[] {
  const { hostId } = facts.meeting
  const attending = (facts.attendees ?? []).flatMap(({ dept }) => (dept ? [dept] : []))
  return [
    ...new Set([
      ...(roles.includes('host') && hostId ? [hostId] : []),
      ...(roles.includes('attendingDeptHeads') ? headsOf(facts, attending) : []),
      ...(facts.minutes?.countersign === true ? whoTookPart(facts.attendees ?? []) : []),
    ]),
  ]
}

/** Departments without a known head have nobody to ask. */
function headsOf(facts: MeetingFacts, depts: readonly string[]): string[] {
  const wanted = new Set(depts)
  return (facts.departments ?? []).flatMap(({ id, headId }) => (headId && wanted.has(id) ? [headId] : []))
}

function relatedDepts(facts: MeetingFacts): string[] {
  const attending = (facts.attendees ?? []).flatMap(({ dept }) => (dept ? [dept] : []))
  const working = [...(facts.decisions ?? []), ...liveTasks(facts)].flatMap((work) => [
    ...(work.ownerDept ? [work.ownerDept] : []),
    ...(work.cooperatingDepts ?? []),
  ])
  return [...attending, ...working]
}

function unreached(facts: MeetingFacts, wanted: readonly string[], reached: readonly string[]) {
  const missing = [...new Set(wanted)].filter((id) => !reached.includes(id))
  if (missing.length === 0) return []
  const params = { names: missing.map((id) => personName(facts, id)) }
  return [{ as: 'missing' as const, params, place: onMinutes(facts, 'recipients') }]
}
