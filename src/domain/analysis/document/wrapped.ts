import { fieldsOf } from './field.ts'
import type { Line } from './lines.ts'
import { readBox, readMarker } from './marker.ts'
import { readSpeaker } from './speaker.ts'

/** So many lines cut at one width, and none shorter than that, are the work of a mail program. */
const least = 3
const narrowest = 17
const widest = 60
const spread = 3.5

/**
 * Lines that were broken at a fixed width, as old mail does, put together again; all others as they are. A
 * list whose points have no marks is left alone: its lines are not all of one length.
 */
export function joinWrapped(folded: string, lines: Line[]): Line[] {
  const cut = lines.map((line, at) => goesOver(folded, line, lines[at + 1]))
  const widths = cut.filter((width) => width > 0).sort((a, b) => a - b)
  if (widths.length < least) return lines
  const edge = widths[Math.floor(widths.length * 0.9)] ?? 0
  const even = widths.filter((width) => width >= edge - spread && width <= edge + spread).length
  if (even < least || even * 10 < widths.length * 8) return lines
  const joined: Line[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    if (!line) continue
    const whole = { ...line }
    while ((cut[at] ?? 0) >= edge - spread && lines[at + 1]) {
      at += 1
      whole.end = lines[at]?.end ?? whole.end
    }
    joined.push(whole)
  }
  return joined
}

/** The width of a line that may go on in the next one; 0 for one that does not. */
function goesOver(folded: string, line: Line, next: Line | undefined): number {
  if (!next || next.apart || !/[〇㐀-鿿a-z0-9,、]/.test(folded.charAt(line.end - 1))) return 0
  const width = widthOf(folded, line)
  if (width < narrowest || width > widest) return 0
  const text = folded.slice(next.start, next.end)
  if (
    readMarker(text) ||
    readBox(text) ||
    /^[【[|#*]|[\t|]/.test(text) ||
    /[\t|]/.test(folded.slice(line.start, line.end))
  )
    return 0
  if (readSpeaker(folded, next.start, next.end) || fieldsOf(folded, next.start, next.end, false).length > 0)
    return 0
  return width
}

function widthOf(folded: string, { start, end }: Line): number {
  let width = 0
  for (let at = start; at < end; at += 1) width += folded.charCodeAt(at) > 0x2e7f ? 1 : 0.5
  return width
}
