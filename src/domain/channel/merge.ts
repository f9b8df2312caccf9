import { type ChannelMessage, fits } from './body.ts'
import type { ChannelKind } from './channel.ts'

/** The words of a message that stands for several. */
export interface MergeWords {
  /** For so many messages. */
  readonly title: (count: number) => string
  /** Where whoever wants to see all of it goes. */
  readonly link: ChannelMessage['link']
}

/**
 * As many of the messages as go into one, from the first on: each becomes a line with its own link. A message by
 * itself stays as it is. At least one is taken; what is left over goes with the next.
 */
export function merge(
  kind: ChannelKind,
  messages: readonly [ChannelMessage, ...ChannelMessage[]],
  words: MergeWords,
): { readonly message: ChannelMessage; readonly count: number } {
  let taken = { message: messages[0], count: 1 }
  // One line more never makes it shorter, so the number that fits is found by halving.
  let tooMany = Math.min(messages.length, mostInOne) + 1
  while (taken.count + 1 < tooMany) {
    const count = Math.floor((taken.count + tooMany) / 2)
    const message = merged(messages.slice(0, count), words)
    if (fits(kind, message)) taken = { message, count }
    else tooMany = count
  }
  return taken
}

function merged(messages: readonly ChannelMessage[], words: MergeWords): ChannelMessage {
  return {
    locale: messages[0]?.locale ?? 'zh-CN',
    title: words.title(messages.length),
    facts: [],
    items: messages.map(({ title, facts, link }) => ({
      title,
      note: facts[0]?.[1] ?? '',
      address: link.address,
    })),
    link: words.link,
  }
}

/** Nobody reads more lines than this at once, however short they are. */
const mostInOne = 100
