import { readSpeaker } from '#domain/analysis/document/speaker.ts'
import { foldScript } from '#domain/wording/script.ts'

/** `10:23:45 From 王芳 to Everyone: …` of a Zoom chat, in its languages; the words may stand in the next line. */
const addressed =
  /^([^\S\n]*\d{1,2}:\d{2}(?::\d{2})?)\s+(?:From|从|從|来自|來自)\s+([^\n:：]{1,40}?)(?:\s+(?:to|To|到|至|发送给|傳送給)\s+[^\n:：]{1,40}?)?\s*[:：][^\S\n]*(?:\n[^\S\n]+)?/gm

/** The lines of meeting products that name who speaks in a form of their own, as everybody writes them. */
export function plainTurns(text: string): string {
  return text.replace(addressed, (_all, time: string, name: string) => `${time.trim()} ${name.trim()}：`)
}

/** So many lines show what a text is. */
const enough = 400

/** Whether a text is talk with times beside the names, as meeting products write it down. */
export function isTranscript(text: string): boolean {
  let [lines, timed] = [0, 0]
  for (const line of text.split('\n', enough)) {
    const folded = foldScript(line.trim())
    if (folded === '') continue
    lines += 1
    if (readSpeaker(folded, 0, folded.length)?.time) timed += 1
  }
  return timed >= 2 && timed * 4 >= lines
}
