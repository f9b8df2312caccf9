import type { Directory } from '#domain/analysis/directory/open.ts'
import type { Doc, Span } from './doc.ts'

/** What a report's first sentences say of the meeting: 5月14日下午，院周会在八楼举行，由…主持，…参加。 */
export interface Opening {
  when?: Span
  place?: Span
  host?: Span
  attendees?: Span
}

const held = /召开|举行|举办|召集|开会|主持/
const place = /(?:在|于|假)((?!.{0,4}(?:会上|会议上))[^,。;:]{2,30}?)(?:组织|主持)?(?:召开|举行|举办)/
const hostBy = /由([^,。;]{2,24}?)(?:同志)?(?:主持|召集)/
const hostOwn = /(?:^|[,。;])([^,。;由]{2,24}?)(?:同志)?(?:主持(?:了|召开|会议)|在[^,。;]{2,24}主持)/
const came =
  /([^。]*?)(?:等(?:同志|人)?|同志)?(?:参加|出席|列席)(?:了?(?:本次|此次|此|这次)?(?:会议|例会)|[,。;]|$)/

export function openingOf(doc: Doc, directory: Directory | null): Opening {
  const block = doc.blocks
    .slice(0, doc.headEnd + 2)
    .find(
      ({ kind, start, end }) =>
        (kind === 'paragraph' || kind === 'heading') &&
        end - start > 14 &&
        held.test(doc.folded.slice(start, end)),
    )
  if (!block) return {}
  const from = block.start
  const text = doc.folded.slice(from, Math.min(block.end, from + 600))
  const opening: Opening = {}
  const first = /^[^。]*/.exec(text)?.[0] ?? ''
  if (/召开|举行|举办/.test(first)) opening.when = { start: from, end: from + first.length }
  const at = place.exec(text)
  // 在三楼会议室以现场方式召开: how it was held is no place
  const where = at?.[1]?.replace(/(?:以|采用|采取|通过)[^,]{1,14}(?:方式|形式)$/, '')
  if (at && where) opening.place = spanOf(from, text, where, at.index)
  const host = hostBy.exec(text) ?? hostOwn.exec(text)
  if (host?.[1] && (!directory || directory.findNames(host[1]).some(({ kind }) => kind === 'person'))) {
    opening.host = spanOf(from, text, host[1], host.index)
  }
  const came1 = came.exec(text)
  if (came1?.[1]) {
    const list = came1[1].slice(Math.max(0, came1[1].search(/主持[,。;]?/) + 2 || 0))
    opening.attendees = spanOf(from, text, list, came1.index + came1[1].length - list.length)
  }
  return opening
}

function spanOf(from: number, text: string, piece: string, after: number): Span {
  const start = from + text.indexOf(piece, after)
  return { start, end: start + piece.length }
}
