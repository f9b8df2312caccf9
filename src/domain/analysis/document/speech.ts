import type { Draft } from './draft.ts'
import { groupField } from './side.ts'

/**
 * Whether the text is talk: many of its lines begin with somebody who speaks, and somebody does so twice, or
 * the names stand beside times. 张三：… alone in a list is a label, 工程科：张三、李四 a list of those present.
 */
export function isSpoken(folded: string, drafts: readonly Draft[], known: ReadonlySet<string>): boolean {
  let lines = 0
  let named = 0
  const times = new Map<string, number>()
  for (const { speaker, marker, fields, stamp, body } of drafts) {
    if (stamp) continue
    lines += 1
    if (!speaker || fields.length > 0) continue
    if (speaker.sure) named += 1
    if (marker || speaker.sure || groupField(folded, body, known)) continue
    named += 1
    const name = folded.slice(speaker.name.start, speaker.name.end)
    times.set(name, (times.get(name) ?? 0) + 1)
  }
  const again = [...times.values()].some((count) => count >= 2)
  return named >= 2 && (again || named >= 3 || times.size === 0) && named * 10 >= lines * 3
}
