/** 1. · 1、 · (1) · （1） · ① · 一、 at the beginning of a part. */
const mark =
  /(?:^|(?<=[\s；;。，,：:]))(?:[(（]?(\d{1,2})[)）]|(\d{1,2})[.、．](?!\d)|([①-⑳])|([一二三四五六七八九十])、)/g

function numberOf([, inBrackets, plain, circled, numeral]: RegExpMatchArray): number {
  if (circled !== undefined) return (circled.codePointAt(0) ?? 0) - 0x2460 + 1
  if (numeral !== undefined) return '一二三四五六七八九十'.indexOf(numeral) + 1
  return Number(inBrackets ?? plain)
}

/**
 * The numbered parts of a goal, so that a topic can say which of several it serves (S0-32). A goal that is not
 * numbered 1, 2, … in a row is one goal: no parts.
 */
export function goalParts(goal: string): readonly string[] {
  const found = [...goal.matchAll(mark)]
  const inOrder: RegExpMatchArray[] = []
  for (const one of found) if (numberOf(one) === inOrder.length + 1) inOrder.push(one)
  if (inOrder.length < 2) return []
  const parts = inOrder.map((one, index) => {
    const from = (one.index ?? 0) + one[0].length
    return goal.slice(from, inOrder[index + 1]?.index ?? goal.length).replace(/^[\s]+|[\s；;，,。]+$/g, '')
  })
  return parts.every((part) => part !== '') ? parts : []
}

/** What of the goal a topic serves, for the norms: null when nothing (any more). */
export function goalLinkOf(
  topic: { readonly servesGoal: boolean; readonly goalPart: number | null },
  goal: string,
): string | null {
  if (!topic.servesGoal) return null
  if (topic.goalPart === null) return 'goal'
  return topic.goalPart <= goalParts(goal).length ? `goal:${topic.goalPart}` : null
}
