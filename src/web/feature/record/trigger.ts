/** What the recorder has begun to pick in the middle of typing: `/` a kind, `@` a person. */
export interface Trigger {
  readonly what: 'kind' | 'who'
  readonly query: string
  /** Where the sign stands; what is picked replaces the text from here to the caret. */
  readonly from: number
}

const longest = 12

/** `@` works anywhere, since Chinese has no spaces before it; `/` only where a line begins. */
export function triggerAt(text: string, caret: number): Trigger | undefined {
  const before = text.slice(0, caret)
  const kind = /^\s*\/(\S*)$/.exec(before)
  if (kind !== null) return { what: 'kind', query: kind[1] ?? '', from: before.indexOf('/') }
  const at = before.lastIndexOf('@')
  if (at === -1) return undefined
  const query = before.slice(at + 1)
  // An address of a mailbox is no person to pick, and neither is what has long been typed past.
  if (/[\s@]/.test(query) || query.length > longest || /[A-Za-z0-9._]$/.test(before.slice(0, at)))
    return undefined
  return { what: 'who', query, from: at }
}

/** The text without what was typed to pick with. */
export function withoutTrigger(text: string, trigger: Trigger, caret: number): string {
  return text.slice(0, trigger.from) + text.slice(caret)
}
