import { bareOf, likeness } from './bare-text.ts'
import type { InfoField, InfoLabels, Prediction } from './labelled.ts'
import { type NameBook, plainName } from './name-book.ts'
import type { Tally } from './tally.ts'

type Info = NonNullable<Prediction['info']>

export const infoFields = ['title', 'date', 'startTime', 'endTime', 'place', 'host', 'recorder'] as const

const equal = (label: string, found: string) => label === found
const contains = (label: string, found: string) => bareOf(found).includes(bareOf(label))

/** When a field that the text states counts as read. */
const isRead: Record<InfoField, (label: string, found: string) => boolean> = {
  title: sameTitle,
  date: equal,
  startTime: equal,
  endTime: equal,
  place: (label, found) =>
    bareOf(label) === bareOf(found) || likeness(label, found) >= 0.8 || contains(label, found),
  host: contains,
  recorder: contains,
}

/** 会议纪要 at the end says only what kind of paper it is. */
function sameTitle(label: string, found: string): boolean {
  const [a, b] = [bareTitle(label), bareTitle(found)]
  if (a === b || likeness(a, b) >= 0.7) return true
  const [shorter, longer] = [Math.min(a.length, b.length), Math.max(a.length, b.length)]
  return shorter >= 4 && (a.includes(b) || b.includes(a)) && shorter >= longer / 2
}

function bareTitle(title: string): string {
  return bareOf(title).replace(/(会议|會議)?(纪要|紀要|記錄|紀錄|记录|要点|要點|備忘|备忘)$/, '')
}

/** Title, date, times, place, officers; who was there and who was not. */
export function scoreInfo(
  label: InfoLabels,
  found: Info,
  { book, tally }: { book: NameBook; tally: Tally },
): void {
  for (const field of infoFields) {
    if (label.skip?.includes(field)) continue
    const right = label[field] ?? null
    const got = plainName(found[field])
    const isRight =
      right === null
        ? got === null
        : got !== null && [right, ...(label.alt?.[field] ?? [])].some((one) => isRead[field](one, got))
    for (const group of ['info', `info.${field}`]) {
      tally.add(`${group}.all`)
      if (isRight) tally.add(`${group}.right`)
    }
    if (!isRight) tally.say('info', field, '| gold', right, '| got', got)
  }
  scoreAttendees(label, found, book, tally)
  scoreAbsentees(label, found, book, tally)
}

function scoreAttendees(label: InfoLabels, found: Info, book: NameBook, tally: Tally): void {
  const present = (groups: Info['attendees'] = []) =>
    new Map(
      groups.flatMap(({ department, people }) =>
        people.map((person) => [plainName(person), book.department(department)] as const),
      ),
    )
  const right = present(label.attendees)
  const got = present(found.attendees)
  // Whoever chairs or writes is a field of their own; the minutes may list them or not.
  for (const officer of [label.host, label.recorder, plainName(found.host), plainName(found.recorder)]) {
    right.delete(officer ?? null)
    got.delete(officer ?? null)
  }
  for (const [person, department] of got) {
    if (right.has(person)) {
      tally.add('attendee.tp')
      tally.add('attendeeDepartment.all')
      if (right.get(person) === department) tally.add('attendeeDepartment.right')
    } else {
      tally.add('attendee.fp')
      tally.say('attendee spurious:', person)
    }
  }
  for (const person of right.keys()) {
    if (got.has(person)) continue
    tally.add('attendee.fn')
    tally.say('attendee missed:', person)
  }
}

function scoreAbsentees(label: InfoLabels, found: Info, book: NameBook, tally: Tally): void {
  const right = new Map(label.absentees.map((one) => [book.party(one.name), one]))
  const got = new Map((found.absentees ?? []).map((one) => [book.party(one.name), one]))
  for (const [name, one] of got) {
    const same = right.get(name)
    tally.add(same ? 'absentee.tp' : 'absentee.fp')
    if (!same) continue
    const reason = one.reason ?? ''
    tally.add('absenceReason.all')
    if (!same.reason || likeness(same.reason, reason) >= 0.5 || contains(same.reason, reason)) {
      tally.add('absenceReason.right')
    }
    tally.add('absenceDelegate.all')
    if ((same.delegate ?? null) === plainName(one.delegate)) tally.add('absenceDelegate.right')
  }
  for (const name of right.keys()) {
    if (got.has(name)) continue
    tally.add('absentee.fn')
    tally.say('absentee missed:', name)
  }
}
