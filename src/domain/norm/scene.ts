import type { CivilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf, type Instant, timeOf } from '#domain/calendar/instant.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import type { JudgedNormId, MatterNormId, NormValue, Override, Severity } from './catalogue.ts'
import type { NormEvent } from './event.ts'
import type { AttendeeFacts, MeetingFacts, TaskFacts } from './facts.ts'
import type { Place, PlaceNoun } from './finding.ts'
import type { MatterFacts } from './matter-facts.ts'
import type { CaseWithParams } from './phrases.ts'
import type { NormSettings } from './settings.ts'

/** What a rule needs to know beside the facts. */
export interface Scene {
  readonly event: NormEvent
  readonly settings: NormSettings
  readonly calendar: WorkCalendar
  /** IANA name. */
  readonly zone: string
  readonly now: Instant
  /** import: a record from elsewhere. What it does not say was not said, and nothing is about to happen. */
  readonly mode: 'live' | 'import'
  /** The one thing the event is about; findings elsewhere are left out. */
  readonly subject?: { readonly noun: PlaceNoun; readonly id: string }
}

/** What a rule says; the engine adds the norm, its severity and how it may be passed over. */
export type Draft<N extends JudgedNormId> = CaseWithParams<N> & {
  readonly place: Place
  readonly severity?: Severity
  readonly override?: Override
}

/** What the norms of each kind look at. */
export type FactsOf<N extends JudgedNormId> = N extends MatterNormId ? MatterFacts : MeetingFacts

export type Rule<N extends JudgedNormId> = (
  facts: FactsOf<N>,
  value: NormValue<N>,
  scene: Scene,
) => readonly Draft<N>[]

export type RulesFor<N extends JudgedNormId> = { readonly [Id in N]: Rule<Id> }

/** Known to be empty. What is unknown (undefined) is not missing. */
export function isMissing(value: unknown): boolean {
  if (value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) && value.length === 0
}

export function onMeeting(facts: MeetingFacts, field?: string): Place {
  const place: Place = { noun: 'meeting', id: facts.meeting.id }
  return field === undefined ? place : { ...place, field }
}

export function personName(facts: MeetingFacts, id: string): string {
  return facts.people?.find((person) => person.id === id)?.name ?? id
}

export function departmentName(facts: MeetingFacts, id: string): string {
  return facts.departments?.find((department) => department.id === id)?.name ?? id
}

/** 2023-10-25 14:00 on the organisation's wall clock. */
export function shown(at: Instant, zone: string): string {
  return `${civilDateOf(at, zone)} ${timeOf(at, zone)}`
}

export function today({ now, zone }: Scene): CivilDate {
  return civilDateOf(now, zone)
}

export function isAbout(scene: Scene, noun: PlaceNoun, id: string): boolean {
  return scene.subject?.noun === noun && scene.subject.id === id
}

/** Everybody who is expected to be there, in person or by proxy. */
export function coming(facts: MeetingFacts): readonly AttendeeFacts[] {
  return (facts.attendees ?? []).filter((attendee) => attendee.rsvp !== 'no')
}

export function liveTasks(facts: MeetingFacts): readonly TaskFacts[] {
  return (facts.tasks ?? []).filter((task) => task.state !== 'cancelled')
}

/** Work that is still owed; a task whose state nobody told is taken to be. */
export function isOpen(task: TaskFacts): boolean {
  return task.state !== 'done' && task.state !== 'cancelled' && task.state !== 'pendingAcceptance'
}

export function taskName(task: TaskFacts): string {
  return isMissing(task.name) ? (task.label ?? task.id) : (task.name ?? task.label ?? task.id)
}
