import { civilDateOf, timeOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import type { Locale } from '#domain/person/locale.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { type Invitation, type InvitationMeeting, invitationOf } from '#server/mail/invitation.ts'
import type { Letter } from '#server/mail/letter.ts'
import { enumText as enumEn } from '#text/en/enum.ts'
import { mail as mailEn } from '#text/en/mail.ts'
import { meetingNotice as noticeEn } from '#text/en/meeting-notice.ts'
import { enumText as enumZhCN } from '#text/zh-CN/enum.ts'
import { mail as mailZhCN } from '#text/zh-CN/mail.ts'
import { meetingNotice as noticeZhCN } from '#text/zh-CN/meeting-notice.ts'
import { enumText as enumZhTW } from '#text/zh-TW/enum.ts'
import { mail as mailZhTW } from '#text/zh-TW/mail.ts'
import { meetingNotice as noticeZhTW } from '#text/zh-TW/meeting-notice.ts'
import type { Attendee, Material, Meeting, Topic } from './meeting.ts'
import { getMeeting, materialsOf, topicsOf } from './queries.ts'

const words = {
  'zh-CN': { facts: mailZhCN.facts, notice: noticeZhCN, kind: enumZhCN.agendaItemKind },
  'zh-TW': { facts: mailZhTW.facts, notice: noticeZhTW, kind: enumZhTW.agendaItemKind },
  en: { facts: mailEn.facts, notice: noticeEn, kind: enumEn.agendaItemKind },
} as const

export function noticeWords(locale: Locale) {
  return words[locale].notice
}

/** All that a letter about a meeting is written from. */
export interface LetterParts {
  readonly meeting: Meeting
  readonly topics: readonly Topic[]
  readonly materials: readonly Material[]
  readonly people: ReadonlyMap<string, { readonly name: string; readonly email: string }>
  /** IANA name. */
  readonly zone: string
  readonly publicUrl: string
}

export async function loadLetterParts(tx: Db, publicUrl: string, meetingId: string): Promise<LetterParts> {
  const meeting = await getMeeting(tx, meetingId)
  const topics = await topicsOf(tx, meetingId)
  const materials = await materialsOf(tx, meetingId)
  const ids = [
    meeting.organiserId,
    ...meeting.attendees.flatMap(({ personId, proxyId }) => [personId, proxyId]),
    ...topics.map(({ ownerId }) => ownerId),
  ].filter((id) => id !== null)
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  const { zone } = await loadWorkTime(tx)
  return { meeting, topics, materials, people: new Map(rows.map((row) => [row.id, row])), zone, publicUrl }
}

export type LetterKind = 'meetingNotice' | 'meetingChanged' | 'meetingCancelled'

/** The letter of one reader: the meeting, and what is their own part in it (S0-43, X-11). */
export function letterFor(
  parts: LetterParts,
  kind: LetterKind,
  reader: { readonly personId: string; readonly locale: Locale },
  reason = '',
): Letter {
  const { meeting } = parts
  const { facts, notice } = words[reader.locale]
  const when = whenOf(parts, reader.locale)
  const line = (label: string, text: string): [string, string][] => (text === '' ? [] : [[label, text]])
  const own = kind === 'meetingCancelled' ? [] : ownPart(parts, reader)
  return {
    kind,
    locale: reader.locale,
    params: { meeting: meeting.name, when, organiser: nameIn(parts, meeting.organiserId) },
    link: linkOf(meeting.id),
    facts: [
      ...line(facts.reason, reason),
      ...line(facts.time, when),
      ...line(facts.place, meeting.place),
      ...line(facts.online, meeting.onlineUrl),
      ...line(facts.organiser, nameIn(parts, meeting.organiserId)),
      ...own,
      ...(kind === 'meetingCancelled'
        ? []
        : [
            ...line(notice.goal, meeting.goal),
            ...line(notice.expectedOutcome, meeting.expectedOutcome),
            ...line(notice.outOfScope, meeting.outOfScope),
            ...line(facts.topics, agendaText(parts, reader.locale)),
            ...line(notice.materials, parts.materials.map(({ name }) => name).join('\n')),
          ]),
    ],
  }
}

/** The page of a meeting. */
export function linkOf(meetingId: string): string {
  return `/meetings/${meetingId}`
}

/** The calendar entry as one reader gets it; the description is their letter's facts. */
export function invitationFor(
  parts: LetterParts,
  letter: Letter,
  method: Invitation['method'],
  at: Date,
): Invitation {
  return invitationOf(calendarEntry(parts, describe(letter)), method, at)
}

/** The calendar entry without anybody's own part, for downloading. */
export function calendarFile(parts: LetterParts, at: Date): string {
  const method = parts.meeting.state === 'cancelled' ? 'CANCEL' : 'REQUEST'
  return invitationOf(calendarEntry(parts, parts.meeting.goal), method, at).ics
}

function calendarEntry(parts: LetterParts, description: string): InvitationMeeting {
  const { meeting, people, zone, publicUrl } = parts
  const { plannedStart, plannedEnd } = meeting
  if (plannedStart === null || plannedEnd === null) throw new AppError('conflict', 'meeting.timeMissing')
  const organiser = people.get(meeting.organiserId) ?? { name: '', email: '' }
  const listed = meeting.attendees.flatMap((attendee) => {
    const coming = [{ id: attendee.personId, rsvp: attendee.rsvp }]
    if (attendee.proxyId !== null) coming.push({ id: attendee.proxyId, rsvp: 'pending' })
    return coming.map((one) => ({ ...one, isObserver: attendee.kind === 'observer' }))
  })
  const once = [...new Map(listed.map((one) => [one.id, one])).values()]
  return {
    id: meeting.id,
    sequence: meeting.calendarSequence,
    summary: meeting.name,
    description,
    place: meeting.place,
    onlineUrl: meeting.onlineUrl,
    url: publicUrl + linkOf(meeting.id),
    start: plannedStart,
    end: plannedEnd,
    timeZone: zone,
    organiser,
    attendees: once.flatMap(({ id, isObserver, rsvp }) => {
      const person = people.get(id)
      return person === undefined || person.email === '' ? [] : [{ ...person, isObserver, rsvp }]
    }),
  }
}

function describe({ facts = [] }: Letter): string {
  return facts.map(([label, value]) => `${label}: ${value}`).join('\n')
}

/** What this reader is asked to be and to bring. */
function ownPart(
  parts: LetterParts,
  { personId, locale }: { readonly personId: string; readonly locale: Locale },
): [string, string][] {
  const { meeting, materials, zone } = parts
  const { facts, notice } = words[locale]
  const own = meeting.attendees.find((attendee) => attendee.personId === personId)
  const roles = [
    ...(personId === meeting.hostId ? [notice.role.host] : []),
    ...(personId === meeting.recorderId ? [notice.role.recorder] : []),
    ...(personId === meeting.timekeeperId ? [notice.role.timekeeper] : []),
    ...(personId === meeting.materialPreparerId ? [notice.role.materialPreparer] : []),
    ...(own === undefined ? [] : [classText(own, locale)]),
    ...meeting.attendees
      .filter(({ proxyId }) => proxyId === personId)
      .map((attendee) => proxyText(parts, attendee, locale)),
  ]
  const day = new Intl.DateTimeFormat(locale, { timeZone: zone, month: 'short', day: 'numeric' })
  const bring = [
    ...(own === undefined || own.materialsToPrepare === '' ? [] : [own.materialsToPrepare]),
    ...materials
      .filter(({ preparerId }) => preparerId === personId)
      .map(({ name, dueAt }) =>
        dueAt === null ? name : fill(notice.materialDue, { name, due: day.format(dueAt) }),
      ),
  ]
  const standsFor = meeting.attendees.filter(({ proxyId }) => proxyId === personId)
  const decides = [...(own === undefined ? [] : [own]), ...standsFor].some(
    ({ kind, coreRole }) => kind === 'core' && coreRole === 'decider',
  )
  const theirs = parts.topics.filter(({ id }) =>
    [...(own === undefined ? [] : [own]), ...standsFor].some(({ topicIds }) => topicIds.includes(id)),
  )
  return [
    ...(roles.length === 0 ? [] : [[facts.role, roles.join('\n')] as [string, string]]),
    // The decision makers know beforehand what they may settle on the spot.
    ...(decides && meeting.decisionPower !== ''
      ? [[notice.decisionPower, meeting.decisionPower] as [string, string]]
      : []),
    ...(theirs.length === 0
      ? []
      : [[notice.ownTopics, theirs.map(({ title }) => title).join('\n')] as [string, string]]),
    ...(bring.length === 0 ? [] : [[facts.prepare, bring.join('\n')] as [string, string]]),
  ]
}

/** who decides is told so, who carries out that they report, who knows what to bring. */
function classText({ kind, coreRole }: Attendee, locale: Locale): string {
  const { role } = words[locale].notice
  return kind === 'observer' ? role.observer : role[coreRole ?? 'core']
}

function proxyText(parts: LetterParts, attendee: Attendee, locale: Locale): string {
  const { role } = words[locale].notice
  const text = attendee.proxyScope === 'speak' ? role.proxySpeak : role.proxySpeakAndVote
  // Whoever stands in for an observer listens like one.
  if (attendee.kind === 'observer') return role.observer
  return fill(text, { person: nameIn(parts, attendee.personId) })
}

function agendaText(parts: LetterParts, locale: Locale): string {
  const { notice, kind } = words[locale]
  return parts.topics
    .map((topic, index) => {
      const details = [
        kind[topic.kind],
        ...(topic.plannedMinutes === null ? [] : [fill(notice.minutes, { minutes: topic.plannedMinutes })]),
        ...(topic.isForAll ? [notice.everybody] : []),
        ...(topic.isForAll || topic.ownerId === null ? [] : [nameIn(parts, topic.ownerId)]),
      ]
      const params = { no: index + 1, title: topic.title, details: details.join(notice.listSeparator) }
      return fill(notice.topicLine, params)
    })
    .join('\n')
}

/** 2026年3月5日周四 14:00–16:00, on the organisation's wall clock. */
export function whenOf({ meeting, zone }: Pick<LetterParts, 'meeting' | 'zone'>, locale: Locale): string {
  const { plannedStart, plannedEnd } = meeting
  if (plannedStart === null) return words[locale].notice.timeOpen
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    year: 'numeric',
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const start = format.format(plannedStart)
  if (plannedEnd === null) return start
  // The ranges of Intl write the day as 2026/3/5, as nobody does in a letter.
  const endsThatDay = civilDateOf(plannedStart, zone) === civilDateOf(plannedEnd, zone)
  return `${start}–${endsThatDay ? timeOf(plannedEnd, zone) : format.format(plannedEnd)}`
}

function nameIn({ people }: LetterParts, personId: string): string {
  return people.get(personId)?.name ?? ''
}

function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(params[name] ?? ''))
}
