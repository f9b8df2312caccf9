import type { CivilDate } from '#domain/calendar/civil-date.ts'
import { daysBefore, workingDaysBefore } from '#domain/calendar/deadline.ts'
import { civilDateOf, type Instant } from '#domain/calendar/instant.ts'
import type { JudgedNormId } from '#domain/norm/catalogue.ts'
import type { NormEvent } from '#domain/norm/event.ts'
import type { AttendeeFacts, MeetingFacts, TopicFacts } from '#domain/norm/facts.ts'
import {
  coming,
  type Draft,
  departmentName,
  isMissing,
  onMeeting,
  personName,
  type RulesFor,
  type Scene,
  shown,
} from '#domain/norm/scene.ts'
import { checkSmart, failedCriteria, isVagueGoal } from '#domain/smart/smart.ts'

type PrepareNorm = Extract<JudgedNormId, `NM-PRE-${string}`>

/** 会前: what has to be ready before people meet. */
export const prepareRules: RulesFor<PrepareNorm> = {
  'NM-PRE-01': (facts) => {
    const { needLink, needReason } = facts.meeting
    if (needLink === undefined || !isMissing(needLink) || !isMissing(needReason ?? null)) return []
    return [{ as: 'none', params: {}, place: onMeeting(facts, 'needLink') }]
  },

  'NM-PRE-02': (facts, min) => {
    const { goal, needLink } = facts.meeting
    if (goal === undefined) return []
    const place = onMeeting(facts, 'goal')
    if (goal === null || goal.trim() === '') return [{ as: 'empty', params: {}, place }]
    const failed = failedCriteria(
      checkSmart(goal, {
        noun: 'meeting',
        departments: (facts.departments ?? []).map((department) => department.name),
        ...(needLink === undefined ? {} : { servesNeed: !isMissing(needLink) }),
      }),
    )
    const count = 5 - failed.length
    return count >= min ? [] : [{ as: 'short', params: { criteria: failed, count, min }, place }]
  },

  'NM-PRE-03': (facts, openings) => {
    const { goal } = facts.meeting
    if (goal === undefined || goal === null || !isVagueGoal(goal, openings)) return []
    return [{ as: 'vague', params: { text: goal }, place: onMeeting(facts, 'goal') }]
  },

  'NM-PRE-04': (facts, needed) =>
    topicsOf(facts).flatMap((topic) => {
      const missing = elements.filter((field) => isMissing(topic[field]))
      if (elements.length - missing.length >= needed) return []
      const place = { noun: 'topic', id: topic.id } as const
      return [{ as: 'missing', params: { name: nameOf(topic), fields: missing }, place } as const]
    }),

  'NM-PRE-05': (facts) =>
    topicsOf(facts)
      .filter((topic) => isMissing(topic.goalLink))
      .map((topic) => ({
        as: 'none',
        params: { name: nameOf(topic) },
        place: { noun: 'topic', id: topic.id, field: 'goalLink' },
      })),

  'NM-PRE-06': (facts, max) => {
    const count = topicsOf(facts).length
    return count <= max ? [] : [{ as: 'many', params: { count, max }, place: onMeeting(facts) }]
  },

  'NM-PRE-07': (facts, { min, max }) => {
    const slots = agendaOf(facts).filter((topic) => topic.segment === 'confirm')
    const kept = facts.meeting.confirmSlotMinutes
    if (kept === undefined && facts.topics === undefined) return []
    const place = onMeeting(facts, 'confirmSlotMinutes')
    const count = (kept ?? 0) + sumOf(slots.map((slot) => slot.plannedMinutes ?? 0))
    if (count === 0) return [{ as: 'none', params: { min, max }, place }]
    if (count < min) return [{ as: 'short', params: { count, min, max }, place }]
    if (count > max) return [{ as: 'long', params: { count, min, max }, place }]
    const isLast = slots.length === 0 || agendaOf(facts).at(-1)?.segment === 'confirm'
    return isLast ? [] : [{ as: 'notLast', params: { min, max }, place }]
  },

  'NM-PRE-08': (facts, days, scene) =>
    lead(facts, scene, 'invitedAt', 'meeting.invite', days, (start) => daysBefore(start, days, scene).at),

  'NM-PRE-09': (facts, days, scene) =>
    lead(
      facts,
      scene,
      'agendaSentAt',
      'agenda.publish',
      days,
      (start) => workingDaysBefore(start, days, scene).at,
    ),

  'NM-PRE-10': (facts, days, scene) =>
    lead(facts, scene, 'noticedAt', 'meeting.notice', days, (start) => daysBefore(start, days, scene).at),

  'NM-PRE-11': (facts) => {
    const length = lengthOf(facts)
    const times = agendaOf(facts).map((topic) => topic.plannedMinutes)
    if (length === undefined || facts.topics === undefined || times.includes(undefined)) return []
    const slots = agendaOf(facts).map((topic) => topic.segment)
    const pause = slots.includes('break') ? 0 : (facts.meeting.breakMinutes ?? 0)
    const planned =
      sumOf(times.map((minutes) => minutes ?? 0)) + (facts.meeting.confirmSlotMinutes ?? 0) + pause
    if (planned <= length) return []
    return [{ as: 'over', params: { planned, length, excess: planned - length }, place: onMeeting(facts) }]
  },

  'NM-PRE-12': (facts, needed) =>
    topicsOf(facts)
      .filter((topic) => topic.kind === 'decide')
      .flatMap((topic) => {
        const present = peopleOf(facts, topic)
        // somebody whose role nobody told may be the one that seems to be missing
        if (present === undefined || present.some((person) => person.coreRole === undefined)) return []
        const roles = (['decider', 'executor'] as const).filter(
          (role) => present.filter((person) => person.coreRole === role).length < needed[role],
        )
        if (roles.length === 0) return []
        const place = { noun: 'topic', id: topic.id } as const
        return [{ as: 'missing', params: { name: nameOf(topic), roles }, place } as const]
      }),

  'NM-PRE-13': (facts) => {
    const { hostId, recorderId, timekeeperId } = facts.meeting
    const running = new Set([hostId, recorderId, timekeeperId])
    return (facts.attendees ?? [])
      .filter((attendee) => attendee.kind === 'core' && !running.has(attendee.personId))
      .filter((attendee) => topicsLinkedTo(facts, attendee)?.length === 0)
      .map((attendee) => ({
        as: 'none',
        params: { name: personName(facts, attendee.personId) },
        place: { noun: 'attendee', id: attendee.personId },
      }))
  },

  'NM-PRE-14': (facts) =>
    (facts.attendees ?? [])
      .filter((attendee) => attendee.kind === 'observer')
      .filter(({ toldObserverRule: told }) => told === null || told === false)
      .map((attendee) => ({
        as: 'untold',
        params: { name: personName(facts, attendee.personId) },
        place: { noun: 'attendee', id: attendee.personId },
      })),

  'NM-PRE-15': (facts, roles) =>
    roles
      .filter((role) => isMissing(personIn(facts, role)))
      .map((role) => ({ as: 'missing', params: { role: [role] }, place: onMeeting(facts, `${role}Id`) })),

  'NM-PRE-16': (facts, choice) =>
    isMissing(facts.meeting.timekeeperId)
      ? [{ as: choice === 'system' ? 'system' : 'none', params: {}, place: onMeeting(facts, 'timekeeperId') }]
      : [],

  'NM-PRE-17': (facts, days, scene) => {
    const start = facts.meeting.plannedStart ?? null
    const latest: CivilDate | undefined =
      start === null ? undefined : civilDateOf(workingDaysBefore(start, days, scene).at, scene.zone)
    return (facts.materials ?? [])
      .filter((material) => material.generated !== true)
      .flatMap<Draft<'NM-PRE-17'>>((material) => {
        const { name, due } = material
        const place = { noun: 'material', id: material.id } as const
        const fields = [
          ...(isMissing(material.preparerId) ? ['preparer'] : []),
          ...(isMissing(due) ? ['materialDue'] : []),
        ]
        if (fields.length > 0) {
          return [{ as: 'incomplete', params: { name, fields, latest: latest ?? '—' }, place } as const]
        }
        if (due === undefined || due === null || latest === undefined || due <= latest) return []
        return [{ as: 'late', params: { name, due, latest }, place: { ...place, field: 'due' } } as const]
      })
  },

  'NM-PRE-18': (facts) => {
    const { venueConfirmed } = facts.meeting
    if (venueConfirmed !== null && venueConfirmed !== false) return []
    return [{ as: 'open', params: {}, place: onMeeting(facts, 'venueConfirmed') }]
  },

  'NM-PRE-19': (facts, { heads, resource }) => {
    const { meeting, preAlignments } = facts
    const host = facts.attendees?.find((attendee) => attendee.personId === meeting.hostId)?.dept
    const own = new Set([meeting.initiatingDept, host])
    const talked = new Set(preAlignments?.filter((one) => one.talked !== false).map((one) => one.dept))
    const silent =
      heads && preAlignments !== undefined
        ? departmentsComing(facts).filter((dept) => !own.has(dept) && !talked.has(dept))
        : []
    const unasked =
      resource &&
      meeting.resourceContention === true &&
      (meeting.superiorAligned === null || meeting.superiorAligned === false)
    return [
      ...silent.map((dept) => ({
        as: 'head' as const,
        params: { dept: departmentName(facts, dept) },
        place: { noun: 'department', id: dept } as const,
      })),
      ...(unasked
        ? [{ as: 'superior' as const, params: {}, place: onMeeting(facts, 'superiorAligned') }]
        : []),
    ]
  },

  'NM-PRE-20': (facts) => {
    const topics = topicsOf(facts)
    return topics.flatMap((topic, at) => {
      const before = topics[at - 1]
      if (before === undefined || !outranks(topic, before)) return []
      const place = { noun: 'topic', id: topic.id, field: 'order' } as const
      return [{ as: 'order', params: { name: nameOf(topic), before: nameOf(before) }, place } as const]
    })
  },

  'NM-PRE-21': (facts, min) => {
    const { readRatio } = facts.meeting
    if (readRatio === undefined || (readRatio ?? 0) >= min) return []
    const params = { percent: Math.floor((readRatio ?? 0) * 100), min: Math.round(min * 100) }
    return [{ as: 'low', params, place: onMeeting(facts) }]
  },

  'NM-PRE-22': (facts) =>
    departmentsComing(facts).flatMap((dept) => {
      const members = coming(facts).filter((attendee) => attendee.dept === dept)
      const speaking = members.map((member) => speaksFor(facts, member))
      if (speaking.some((answer) => answer !== false)) return []
      const place = { noun: 'department', id: dept } as const
      return [{ as: 'none', params: { dept: departmentName(facts, dept) }, place } as const]
    }),

  'NM-PRE-23': (facts, max) => {
    const count = lengthOf(facts)
    const { breakMinutes } = facts.meeting
    if (count === undefined || count <= max || breakMinutes === undefined) return []
    if ((breakMinutes ?? 0) > 0 || agendaOf(facts).some((topic) => topic.segment === 'break')) return []
    return [{ as: 'none', params: { count, max }, place: onMeeting(facts, 'breakMinutes') }]
  },
}

/** 五要素 (S0-52). */
const elements = ['title', 'discussionContent', 'ownerId', 'plannedMinutes', 'expectedOutput'] as const

function agendaOf(facts: MeetingFacts): readonly TopicFacts[] {
  return [...(facts.topics ?? [])].sort((a, b) => a.order - b.order)
}

function topicsOf(facts: MeetingFacts): readonly TopicFacts[] {
  return agendaOf(facts).filter((topic) => (topic.segment ?? 'topic') === 'topic')
}

function nameOf(topic: TopicFacts): string {
  return isMissing(topic.title) ? `#${topic.order}` : (topic.title ?? `#${topic.order}`)
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

/** In minutes. */
function lengthOf({ meeting }: MeetingFacts): number | undefined {
  const { plannedStart, plannedEnd } = meeting
  if (!plannedStart || !plannedEnd) return undefined
  return Math.round((plannedEnd.getTime() - plannedStart.getTime()) / 60_000)
}

/**
 * Something has to reach people before the meeting. On the event itself it is about to go out now; at any
 * other time it has gone out, or has not and the last moment for it is over.
 */
function lead(
  facts: MeetingFacts,
  scene: Scene,
  field: 'invitedAt' | 'agendaSentAt' | 'noticedAt',
  sending: NormEvent,
  days: number,
  latestFor: (start: Instant) => Instant,
) {
  const start = facts.meeting.plannedStart
  if (!start) return []
  const latest = latestFor(start)
  const sentAt = facts.meeting[field]
  const params = { days, latest: shown(latest, scene.zone) }
  const place = onMeeting(facts, field)
  const goesOutNow = scene.mode === 'live' && scene.event === sending
  const at = sentAt ?? (goesOutNow ? scene.now : undefined)
  if (at !== undefined) return at > latest ? [{ as: 'late' as const, params, place }] : []
  if (sentAt === undefined) return []
  return scene.mode === 'import' || scene.now > latest ? [{ as: 'never' as const, params, place }] : []
}

function personIn({ meeting }: MeetingFacts, role: string): string | null | undefined {
  switch (role) {
    case 'host':
      return meeting.hostId
    case 'recorder':
      return meeting.recorderId
    case 'timekeeper':
      return meeting.timekeeperId
    default:
      return undefined
  }
}

/** Whoever comes for the topic; everybody who comes where topics and people were never linked. */
function peopleOf(facts: MeetingFacts, topic: TopicFacts): readonly AttendeeFacts[] | undefined {
  if (facts.attendees === undefined) return undefined
  const core = coming(facts).filter((attendee) => attendee.kind === 'core')
  const linked = core.some((attendee) => attendee.topicIds !== undefined)
  if (topic.attendeeIds === null || (topic.attendeeIds === undefined && !linked)) return core
  return core.filter(
    (attendee) =>
      topic.attendeeIds?.includes(attendee.personId) === true ||
      attendee.topicIds?.includes(topic.id) === true,
  )
}

function topicsLinkedTo(facts: MeetingFacts, attendee: AttendeeFacts): readonly string[] | undefined {
  const topics = topicsOf(facts)
  const fromTopics = topics.filter((topic) => topic.attendeeIds?.includes(attendee.personId) === true)
  if (attendee.topicIds !== undefined) return [...attendee.topicIds, ...fromTopics.map((topic) => topic.id)]
  // only when every topic names its people do we know that this one is in none
  if (topics.length === 0 || topics.some((topic) => !topic.attendeeIds)) return undefined
  return fromTopics.map((topic) => topic.id)
}

function departmentsComing(facts: MeetingFacts): string[] {
  const depts = coming(facts).flatMap(({ dept, kind }) => (kind === 'core' && dept ? [dept] : []))
  return [...new Set(depts)]
}

/** Head, liaison, or the registered proxy of one; undefined when nobody knows. */
function speaksFor(facts: MeetingFacts, attendee: AttendeeFacts): boolean | undefined {
  const department = facts.departments?.find((one) => one.id === attendee.dept)
  const stoodInFor = (facts.attendees ?? []).filter((other) => other.proxyId === attendee.personId)
  const answers = [attendee, ...stoodInFor].flatMap((person) => [
    person.isHead ?? matches(department?.headId, person.personId),
    person.isLiaison ?? matches(department?.liaisonId, person.personId),
  ])
  if (answers.includes(true)) return true
  return answers.includes(undefined) ? undefined : false
}

function matches(id: string | null | undefined, personId: string): boolean | undefined {
  return id === undefined ? undefined : id === personId
}

const kindRank = { decide: 0, discuss: 1, inform: 2 } as const

/** By priority where both have one, otherwise decisions before discussions before information. */
function outranks(topic: TopicFacts, before: TopicFacts): boolean {
  if (topic.priority && before.priority) return topic.priority < before.priority
  if (topic.priority || before.priority || !topic.kind || !before.kind) return false
  return kindRank[topic.kind] < kindRank[before.kind]
}
