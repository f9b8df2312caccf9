import type { Directory } from '#domain/analysis/directory/open.ts'
import type { CivilDate } from '#domain/calendar/civil-date.ts'
import { type Absentee, absentIn, presentIn } from './attendance.ts'
import type { Doc, Field, FieldRole, Span } from './doc.ts'
import { datesIn, type TimeRead, timesIn } from './head-date.ts'
import { placeOf } from './head-place.ts'
import { meetingDate } from './meeting-date.ts'
import { type Opening, openingOf } from './opening.ts'
import { peopleIn } from './people.ts'
import { isPersonLike } from './speaker.ts'
import { type Told, told, toldAs } from './told.ts'

/** What the minutes say of the meeting itself; null where they do not. Times are HH:MM. */
export interface BasicInfo {
  title: Told | null
  date: Told<CivilDate> | null
  startTime: Told | null
  endTime: Told | null
  place: Told | null
  host: Told | null
  recorder: Told | null
  /** All who were there, host and recorder included. */
  attendees: { department: string | null; people: Told[] }[]
  absentees: Absentee[]
}

export interface InfoContext {
  directory?: Directory | null
  /** Gives the year to a date without one. */
  referenceDate?: CivilDate | null
}

/** No head has more fields; a text that repeats one without end is not read to its end. */
const most = 200

export function basicInfo(doc: Doc, { directory = null, referenceDate = null }: InfoContext = {}): BasicInfo {
  const fields = doc.blocks.flatMap((block) => block.fields).slice(0, most)
  const valuesOf = (...roles: FieldRole[]) =>
    fields.filter(({ role }) => roles.includes(role)).map(({ value }) => value)
  const opening = openingOf(doc, directory)
  const { start, end } = timesOf(
    doc,
    fields,
    [opening.when, opening.hours].filter((span) => span !== undefined),
    looseHead(doc, false),
  )
  const person = (span: Span | undefined): Told | null => {
    if (!span) return null
    const who = peopleIn(doc, span, directory)[0]
    return who ? toldAs(doc, who, who.name) : plainName(doc, span)
  }
  const lists = valuesOf('attendees', 'observers')
  // 县委常委、副县长席文渊: whom a sentence names last is who did it
  const lastPerson = (span: Span | undefined): Told | null => {
    const who = span && peopleIn(doc, span, directory).at(-1)
    return who ? toldAs(doc, who, who.name) : person(span)
  }
  const host =
    person(valuesOf('host')[0]) ??
    lastPerson(opening.host) ??
    officer(doc, lists, chairs, directory) ??
    person(valuesOf('convener')[0])
  const recorder =
    person(valuesOf('recorder')[0]) ??
    officer(doc, lists, clerks, directory) ??
    lastPerson(opening.recorder) ??
    person(writtenBy(doc))
  const { attendees, absentees } = attendance(doc, fields, [host, recorder], opening, directory)
  return {
    title: titleOf(doc),
    date: meetingDate(
      doc,
      {
        fields: valuesOf('date', 'time', 'startTime'),
        loose: [...looseHead(doc), ...(doc.title ? [doc.title] : [])],
        opening: opening.when,
        issued: fields.filter(({ role, label }) => role === 'paper' && !label).map(({ value }) => value),
      },
      referenceDate,
    ),
    startTime: start,
    endTime: end,
    place: placeOf(doc, fields, looseHead(doc, false), opening.place),
    host,
    recorder,
    attendees,
    absentees,
  }
}

/** 周会 2026/6/2 by 戴可, 编前会速记（戴可记）. */
function writtenBy(doc: Doc): Span | undefined {
  const line = doc.blocks.find(({ kind }) => kind === 'title')
  const text = line ? doc.folded.slice(line.start, line.end) : ''
  const found =
    /[\s(,·|]by[\s:]+([^\s,;()]{2,20})\)?$/.exec(text) ?? /\(([〇㐀-鿿]{2,4})(?:记录?|整理)\)$/.exec(text)
  if (!line || !found?.[1]) return undefined
  const start = line.start + found.index + found[0].indexOf(found[1], 1)
  return { start, end: start + found[1].length }
}

/** In one line, where the text has it in two. */
function titleOf(doc: Doc): Told | null {
  const title = doc.title && told(doc, doc.title)
  if (!title) return null
  const line = title.value.replace(/\s*[\r\n]+\s*/g, '')
  // 会 议 纪 要
  const spread = /^(?:[〇㐀-鿿][ \u3000]+){3,}[〇㐀-鿿]$/.test(line)
  return { ...title, value: spread ? line.replace(/\s/g, '') : line }
}

const chairs =
  /^[^,、;()]{0,6}\((?:会议)?(?:主席|主持人?|召集人|会议主席|主持会议)\)|^(?:先生|女士|小姐|同志)?\s+(?:主席|主持人?|召集人)(?=[\s,、;]|$)/
const clerks =
  /^[^,、;()]{0,6}\((?:秘书|会议秘书|记录|纪录|记录人|纪录人|记录员)\)|^(?:先生|女士|小姐|同志)?\s+(?:秘书|记录|纪录|记录人|纪录人)(?=[\s,、;]|$)/

/** 王小明（主席） among those present. */
function officer(doc: Doc, lists: readonly Span[], office: RegExp, directory: Directory | null): Told | null {
  for (const span of lists) {
    const who = peopleIn(doc, span, directory).find(({ end }) =>
      office.test(doc.folded.slice(end, Math.min(span.end, end + 20))),
    )
    if (who) return toldAs(doc, who, who.name)
  }
  return null
}

/** 印发日期：6月4日 is when the paper came to be. */
const putOut = /^(?:印发|发文|制发|成文|签发|发布|发出|打印|整理|编制|填表|归档|存档)(?:日期|时间)/

/**
 * Lines of the head without a label: 2026年3月9日(周一)  研发楼305. A lone time of a chat is not when one met, nor are
 * the days that part a chat of several.
 */
function looseHead(doc: Doc, stamps = true): Span[] {
  const isTalk = doc.blocks.some(({ kind }) => kind === 'speech')
  const hasDay = (span: Span) => datesIn(doc.folded, span).length > 0
  const days = doc.blocks.filter(({ kind, start, end }) => kind === 'stamp' && hasDay({ start, end })).length
  return (
    doc.blocks
      .slice(0, doc.headEnd)
      .filter(
        ({ kind, fields, start, end }, at) =>
          kind === 'title' ||
          kind === 'field' ||
          (fields.length === 0 &&
            // where no heading ends the head, what stands further down tells of the matters
            ((kind === 'paragraph' && at < 8) ||
              (kind === 'stamp' && (stamps || ((!isTalk || days === 1) && hasDay({ start, end })))))),
      )
      // 6月2日 9:00 样板间 主持：王红: what stands before the first label has none
      .map(({ kind, start, end, fields }) => ({
        start,
        end: fields[0]
          ? (fields[0].label?.start ?? (kind === 'title' ? end : start))
          : kind === 'field'
            ? start
            : end,
      }))
      .filter(({ start, end }) => start < end)
      .filter(({ start, end }) => !putOut.test(doc.folded.slice(start, end)))
      // 3月16日前交方案 is no day on which one met
      .filter(({ start, end }) => !/[日号\d点](?:之|以)?前/.test(doc.folded.slice(start, end)))
  )
}

function timesOf(doc: Doc, fields: readonly Field[], opening: readonly Span[], loose: readonly Span[]) {
  const of = (role: FieldRole) => fields.filter((field) => field.role === role).map(({ value }) => value)
  // 五、散会（10:40）, 9点散
  const heading = doc.blocks.filter(
    ({ kind, start, end }, at) =>
      kind !== 'speech' &&
      (/^\S{0,4}散会/.test(doc.folded.slice(start, Math.min(end, start + 8))) ||
        (at >= doc.blocks.length - 4 &&
          end - start <= 16 &&
          /(?:散会?|结束|休会|收工)[。.)]?$/.test(doc.folded.slice(start, end)))),
  )
  // 会议于16:20结束 near the end of the text
  const close = doc.blocks.slice(-4).flatMap((block) => {
    const found = /[^。;,]*(?:会议|例会|全程)[^。;]{0,24}(?:结束|散会|休会)/.exec(
      doc.folded.slice(Math.max(block.start, block.end - 120), block.end),
    )
    return found && block.kind !== 'speech'
      ? [
          {
            start: Math.max(block.start, block.end - 120) + found.index,
            end: Math.max(block.start, block.end - 120) + found.index + found[0].length,
          },
        ]
      : []
  })
  // 会议由时雨记录，11时20分结束: in a sentence of the head
  const inHead = doc.blocks.slice(0, doc.headEnd + 3).flatMap(({ kind, start, end }) => {
    const found =
      kind === 'speech'
        ? null
        : /[^。;,]{0,12}\d[^。;,]{0,6}(?:结束|散会|休会)(?=[。;,]|$)/.exec(doc.folded.slice(start, end))
    return found ? [{ start: start + found.index, end: start + found.index + found[0].length }] : []
  })
  // 地点：样板间  8:30开始
  const begins = of('place').filter(({ start, end }) =>
    /[\s,;]\S{1,8}(?:开始|开会|起)$/.test(doc.folded.slice(start, end)),
  )
  const first = [...of('startTime'), ...of('time'), ...of('date'), ...loose, ...opening, ...begins].flatMap(
    (span) => timesIn(doc.folded, span).slice(0, 2),
  )
  const ends = [...of('endTime'), ...heading, ...close, ...inHead].flatMap((span) =>
    timesIn(doc.folded, span).slice(0, 1),
  )
  const span = [...of('startTime'), ...of('time'), ...of('date'), ...loose, ...opening].find(
    (one) => timesIn(doc.folded, one).length > 0,
  )
  const pair = span ? timesIn(doc.folded, span) : []
  const [from, to] = pair
  const joined =
    from &&
    to &&
    /^[\s\u00a0]*(?:(?:[-–—~至到]|--)+|[一直]{0,2}(?:开|持续|进行)到)(?:次日)?[\s\u00a0]*$/.test(
      gapOf(doc, from, to),
    )
  // 14:00开始，15:30结束
  const told =
    from &&
    to &&
    /^\s*(?:开始|开会|召开|起)[,;、\s]*(?:至|到|于)?\s*$/.test(gapOf(doc, from, to)) &&
    /^\s*(?:结束|散会|止)/.test(doc.folded.slice(to.end, to.end + 6))
  const end = ends[0] ?? (joined || told ? to : undefined)
  const start = from ?? first[0]
  return {
    start: start ? toldAs(doc, start, start.time) : null,
    end: end ? toldAs(doc, end, later(end, start)) : null,
  }
}

/** 晚上7点 … 散会：9点半: an end without its half of the day is after the beginning. */
function later(end: TimeRead, start: TimeRead | undefined): string {
  if (!start || end.half || end.time >= start.time) return end.time
  const hours = Number(end.time.slice(0, 2)) + 12
  const moved = `${hours}${end.time.slice(2)}`
  return hours < 24 && moved > start.time ? moved : end.time
}

/** Between two times, a date written again does not count: 9:00 至 2026年3月9日 11:00. */
function gapOf(doc: Doc, from: Span, to: Span): string {
  let gap = doc.folded.slice(from.end, to.start)
  for (const { start, end } of datesIn(doc.folded, { start: from.end, end: to.start }))
    gap = gap.replace(doc.folded.slice(start, end), '')
  return gap
}

/** A name that nobody knows: 副区长 卢静怡 without its title. */
function plainName(doc: Doc, span: Span): Told | null {
  const text = doc.folded.slice(span.start, span.end)
  if (/^(?:无|\/|-+)?$/.test(text.trim()) || text.length > 30) return null
  const bare = text.replace(/\([^()]*\)\s*$/, '').trimEnd()
  const last = /[^\s、,:;/]+$/.exec(bare)
  // 记：周五前完成 is nobody
  if (last && last[0].length > 4 && !isPersonLike(last[0])) return null
  return last ? told(doc, { start: span.start + last.index, end: span.start + bare.length }) : null
}

function attendance(
  doc: Doc,
  fields: readonly Field[],
  officers: readonly (Told | null)[],
  opening: Opening,
  directory: Directory | null,
) {
  const absentees: Absentee[] = []
  const present: { department: string | null; name: Told }[] = []
  const add = (department: string | null, name: Told) => {
    const known = present.find((one) => one.name.value === name.value)
    if (known === undefined) present.push({ department, name })
    // The host's line names nobody's department, the list of those present does.
    else known.department ??= department
  }
  for (const officer of officers) {
    if (officer)
      add(
        peopleIn(doc, { start: officer.start, end: officer.start + officer.quote.length }, directory)[0]
          ?.department ?? null,
        officer,
      )
  }
  // 主持：甲、乙: the second was there as well
  for (const { value } of fields.filter(({ role }) => role === 'host' || role === 'recorder')) {
    for (const one of peopleIn(doc, value, directory).slice(1))
      add(one.department, toldAs(doc, one, one.name))
  }
  const lists = fields
    .filter(({ role }) => role === 'attendees' || role === 'observers')
    .map(({ value }) => value)
  // 实到：5人 names nobody
  const named = lists.some((span) => peopleIn(doc, span, directory).length > 0)
  for (const span of named ? lists : opening.attendees) {
    const read = presentIn(doc, span, directory)
    for (const one of read.present) add(one.department, toldAs(doc, one, one.name))
    for (const one of read.replaced) {
      if (!absentees.some(({ name }) => name.value === one.name.value)) absentees.push(one)
    }
    for (const out of read.away) absentees.push(...absentIn(doc, out, directory))
  }
  for (const { value } of fields.filter(({ role }) => role === 'absentees'))
    absentees.push(...absentIn(doc, value, directory))
  for (const span of opening.absentees) {
    const known = (one: Absentee) => absentees.some(({ name }) => name.value === one.name.value)
    absentees.push(...absentIn(doc, span, directory).filter((one) => !known(one)))
  }
  if (present.length === 0 || (!named && opening.attendees.length === 0)) {
    for (const { speaker } of doc.blocks) {
      const who = speaker ? peopleIn(doc, speaker, directory)[0] : undefined
      if (who) add(who.department, toldAs(doc, who, who.name))
    }
  }
  for (const { delegate } of absentees) {
    if (!delegate) continue
    const who = peopleIn(
      doc,
      { start: delegate.start, end: delegate.start + delegate.quote.length },
      directory,
    )[0]
    add(who?.department ?? null, delegate)
  }
  const groups: BasicInfo['attendees'] = []
  for (const { department, name } of present) {
    if (absentees.some((one) => one.name.value === name.value)) continue
    const group = groups.find((one) => one.department === department)
    if (group) group.people.push(name)
    else groups.push({ department, people: [name] })
  }
  return { attendees: groups, absentees }
}
