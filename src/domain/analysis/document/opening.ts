import type { Directory } from '#domain/analysis/directory/open.ts'
import { surnameOf } from '#domain/analysis/surnames.ts'
import type { Block, Doc, Span } from './doc.ts'
import { datesIn, timesIn } from './head-date.ts'
import { isPersonLike } from './speaker.ts'

/**
 * What the first sentences of a report say of the meeting: 5月14日下午，院周会在八楼举行，由…主持，…参加，…请假。
 * `attendees` and `absentees` are stretches of text that name people.
 */
export interface Opening {
  when: Span | undefined
  /** 会议从上午九点半开到十二点: a sentence of its own. */
  hours: Span | undefined
  place: Span | undefined
  host: Span | undefined
  recorder: Span | undefined
  attendees: Span[]
  absentees: Span[]
}

const held = /召开|举行|举办|召集|开会|开(?:了|的)(?:个|一[个次场])?[^,。;]{0,6}会/
const place =
  /(?:在|于|假)((?!.{0,4}(?:会上|会议上))(?:(?![在于])[^,。;:]){2,30}?)(?:以[^,。;]{1,14}(?:方式|形式))?(?:组织|主持|牵头)*(?:召开|召集|举行|举办|开会|开的会|开了(?:个|一[个次场])?[^,。;]{0,6}会)/g
const placeIs = /(?:主?会场|会议地点|开会地点|地点)(?:设在|设于|选在|定在|为|是|在)\s*([^,。;]{2,30})/
const hostBy = /由([^,。;]{2,28}?)(?:同志)?(?:主持|召集)/
const hostOwn =
  /(?:^|[,。;])([^,。;由]{2,28}?)(?:同志)?(?:主持(?:了|召开|会议|$|[,。;\s])|在[^,。;]{2,24}(?:主持|召集|组织召开)|担任主持|召集(?=$|[,。;]))/
const writer =
  /([^,。;:()]{2,20}?)(?:同志)?(?:担任|负责|承担|作|做|进行|任)?(?:了)?(?:本次)?(?:会议)?(?:的)?(?:(?:记录|纪录)(?:人|员|工作)?|记的)(?=[,。;)]|$)/
/** 张三整理 in a line of its own. */
const writerAlone = /^\(?(?:由)?([^,。;:()\s]{2,12}?)(?:同志)?(?:整理|执笔|撰写)\)?[。]?$/
/** 乙记 for 乙记录. */
const writerShort = /(?:^|[,;\s])([〇㐀-鿿]{2,4})(?<![书登标忘切笔日传游速手札牢])记(?=[,。;)\s]|$)/
/** 主持人丁，记录人戊: the office, then who has it. */
const hostAfter = /(?:^|[,。;])(?:会议)?主持(?:人|者)?\s*(?:为|是)?\s*([〇㐀-鿿]{2,4})(?=[,。;]|$)/
const writerAfter = /(?:^|[,。;])(?:会议)?[记纪]录(?:人|员|者)?\s*(?:为|是)?\s*([〇㐀-鿿]{2,4})(?=[,。;]|$)/
const writerIs =
  /(?:^|[(,。;\s])(?:会议)?(?:记录|纪录|整理|执笔)(?:人|员|者)?\s*(?::|为|是)\s*([^\s,。;:()]{2,12})/

/** 拟于6月10日召开, 上次会议于5月20日召开: not this meeting. */
const another = /拟[于在定]?|将[于在]|计划|准备|定于|上(?:一)?次|下(?:一)?次|此前|曾/

/** Longer paragraphs tell of the meeting in their first words, if at all. */
const longest = 800

export function openingOf(doc: Doc, directory: Directory | null): Opening {
  const opening: Opening = {
    when: undefined,
    hours: undefined,
    place: undefined,
    host: undefined,
    recorder: undefined,
    attendees: [],
    absentees: [],
  }
  for (const block of doc.blocks.slice(0, doc.headEnd + 3)) {
    const from = block.start
    const text = doc.folded.slice(from, Math.min(proseEnd(block), from + longest))
    if (text.length < 4) continue
    const own = tellsOfMeeting(doc, block)
    if (text.length > 14 && held.test(text)) read(opening, doc, directory, from, text)
    else if (own) opening.host ??= hostIn(directory, from, text)
    if (own) comings(opening, from, text)
    // 6月2日上午的会由…主持
    const dated =
      /^(?:\d|今天|今日|[一二三四五六七八九十]{1,3}月|民国)[^。]*(?:主持|参加|参会|出席|到会)/.exec(text)
    if (own && dated) opening.when ??= { start: from, end: from + dated[0].length }
    opening.recorder ??= writerIn(directory, from, text, own)
  }
  for (const block of doc.blocks.slice(-4)) {
    if (opening.recorder || block.kind === 'speech') continue
    const from = Math.max(block.start, block.end - 80)
    opening.recorder = writerIn(directory, from, doc.folded.slice(from, block.end), false)
  }
  return opening
}

/** How far a block tells in sentences: 甲主持，乙记录。出席：丙、丁 up to its first label. */
function proseEnd({ kind, fields, start, end }: Block): number {
  if (kind === 'paragraph' || kind === 'heading') return end
  return kind === 'field' ? (fields.length > 0 ? (fields[0]?.label?.start ?? start) : end) : start
}

/** Below 一、会议召开情况 or no heading at all; under a matter 参加 is what somebody is to do. */
function tellsOfMeeting(doc: Doc, { path }: Block): boolean {
  const heading = doc.blocks[path[0] ?? -1]
  if (!heading) return true
  const text = doc.folded.slice(heading.body.start, heading.body.end)
  return (
    path.length === 1 &&
    /^(?:会议)?(?:基本|召开|出席|到会|参会|参加|与会)?(?:情况|信息|概况|简况|人员)$/.test(text)
  )
}

function read(opening: Opening, doc: Doc, directory: Directory | null, from: number, text: string): void {
  // the sentence that tells of the meeting may stand behind one on its notice
  for (const { 0: one, index } of opening.when ? [] : text.matchAll(/[^。]+/g)) {
    if (!held.test(one.replaceAll('召集', '')) || another.test(one)) continue
    opening.when = { start: from + index, end: from + index + one.length }
    break
  }
  const lasted = opening.hours
    ? null
    : /(?:会|会议)(?:从|自)[^,。;]{2,12}(?:开|持续|进行)到[^,。;]{2,10}/.exec(text)
  if (lasted) opening.hours = { start: from + lasted.index, end: from + lasted.index + lasted[0].length }
  for (const at of opening.place ? [] : text.matchAll(place)) {
    // 在三楼会议室以现场方式召开: how it was held is no place, and when is none either
    const where = at[1]?.replace(/(?:以|采用|采取|通过)[^,]{1,14}(?:方式|形式)$/, '')
    if (!where || /^\d{1,2}月\d{1,2}[日号]/.test(where)) continue
    const sentence = text.slice(text.lastIndexOf('。', at.index) + 1, at.index + at[0].length)
    if (another.test(sentence)) continue
    const span = spanOf(from, text, where, at.index)
    if (datesIn(doc.folded, span).length > 0 || timesIn(doc.folded, span).length > 0) continue
    opening.place = span
    break
  }
  const is = opening.place ? null : placeIs.exec(text)
  if (is?.[1]) opening.place = spanOf(from, text, is[1], is.index)
  opening.host ??= hostIn(directory, from, text)
}

function hostIn(directory: Directory | null, from: number, text: string): Span | undefined {
  if (!/主持|召集|组织召开/.test(text)) return undefined
  const host = hostBy.exec(text) ?? named(hostAfter.exec(text)) ?? hostOwn.exec(text)
  return host?.[1] && namesSomebody(directory, host[1]) ? spanOf(from, text, host[1], host.index) : undefined
}

/** `told`: by a sentence on the meeting, where 丁记录 is enough; elsewhere a label must say it. */
function writerIn(directory: Directory | null, from: number, text: string, told: boolean): Span | undefined {
  if (!/记录|纪录|记的|整理|执笔|撰写|记(?:[,。;)\s]|$)/.test(text)) return undefined
  const found =
    writerIs.exec(text) ??
    writerAlone.exec(text) ??
    (told ? (named(writerAfter.exec(text)) ?? writer.exec(text) ?? named(writerShort.exec(text))) : null)
  return found?.[1] && !/^请|做好/.test(found[0]) && namesSomebody(directory, found[1])
    ? spanOf(from, text, found[1], found.index)
    : undefined
}

function named(found: RegExpExecArray | null): RegExpExecArray | null {
  return found?.[1] && surnameOf(found[1]) !== null && isPersonLike(found[1]) ? found : null
}

function namesSomebody(directory: Directory | null, text: string): boolean {
  return directory ? directory.findNames(text).some(({ kind }) => kind === 'person') : text.length <= 12
}

const kinds =
  /(?<away>因[^,。;、]{1,16}?未(?:能)?(?:亲自|按时|到场)?(?:参加|出席|列席|到会|参会|到)|请了?(?:病|事|年|产)?假|缺席|缺勤|告假|(?:未能?|没有?|不能|无法)(?:亲自|按时)?(?:参加|出席|列席|到会|到场|参会|来|到)|(?:由|委托)[^,。;、]{2,10}代(?:为|替)?(?:出席|参加|列席|表决|投票)?)|(?<came>参加|出席|列席|到会|参会|与会|到场|在场)/g
const closes =
  /^(?:了|的)?(?:会议|例会|本次会议|此次会议|这次会议|了?(?:本次|此次|此|这次)?(?:会议|例会|评审|活动))?(?:会议)?(?:[,。;)\s]|$)/

const coming = /下周|下个?月|明天|明日|后天|将要?|拟|准备|打算|(?<!邀)请(?!假)/

/** 参加的有甲、乙: the verb before the names. */
const cameAhead =
  /(?:参加|出席|列席|到会|参会|与会|到场|来)了?(?:本次|此次|这次)?(?:会议|例会|活动)?(?:的(?:人员|人|同志|领导)?|人员)(?:还|分别|主要)?(?:有|是|包括|为)\s*:?([^。;]*?)(?=,[^,。;]{2,16}(?:主持|请假|缺席|记录|没来|未到|记的|列席)|[。;]|$)/g

/** Who came and who did not, by the verb behind the names. */
function comings(opening: Opening, from: number, text: string): void {
  for (const found of text.matchAll(cameAhead)) {
    const end = found.index + found[0].length
    opening.attendees.push(span(end - (found[1]?.length ?? 0), end))
  }
  for (const sentence of text.matchAll(/[^。;]+/g)) {
    // what stands in brackets says more of the one before them
    const bare = sentence[0].replace(/\([^()]*\)/g, (aside) => '\u00a0'.repeat(aside.length))
    let begin = 0
    for (const verb of bare.matchAll(kinds)) {
      const end = verb.index + verb[0].length
      // 丁下周请假 is no news of this meeting
      if (verb.index < begin || coming.test(bare.slice(begin, verb.index))) continue
      const tail = /^[\u00a0]*/.exec(bare.slice(end))?.[0].length ?? 0
      if (verb.groups?.away) {
        const last = bare.slice(begin, verb.index).lastIndexOf(',')
        const start = begin + (last >= 0 && /[由委]/.test(verb[0].charAt(0)) ? 0 : last + 1)
        // ,委托丁代为表决 goes with what it follows
        const more =
          /^[,\u00a0]*(?:并|特|已)?(?:书面)?(?:由|委托|授权|请)[^,。;、]{2,16}/.exec(bare.slice(end))?.[0]
            .length ?? tail
        opening.absentees.push(span(sentence.index + start, sentence.index + end + more))
        begin = end + more
      } else if (closes.test(bare.slice(end))) {
        // 丁现场参会, 戊、己线上出席
        const list = bare
          .slice(begin, verb.index)
          .replace(/(?:现场|线上|线下|远程|视频|电话|准时|按时|均|都|等)+$/, '')
        const led = Math.max(list.lastIndexOf('主持'), list.lastIndexOf('召开')) + 2
        const start = begin + (led > 1 ? led : 0)
        opening.attendees.push(span(sentence.index + start, sentence.index + begin + list.length))
        begin = end
      }
    }
  }
  function span(start: number, end: number): Span {
    return { start: from + start, end: from + end }
  }
}

function spanOf(from: number, text: string, piece: string, after: number): Span {
  const start = from + text.indexOf(piece, after)
  return { start, end: start + piece.length }
}
