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
  for (let count = Math.min(messages.length, mostInOne); count > 1; count -= 1) {
    const message: ChannelMessage = {
      locale: messages[0].locale,
      title: words.title(count),
      facts: [],
      items: messages.slice(0, count).map(({ title, facts, link }) => ({
        title,
        note: facts[0]?.[1] ?? '',
        address: link.address,
      })),
      link: words.link,
    }
    if (fits(kind, message)) return { message, count }
  }
  return { message: messages[0], count: 1 }
}

/** Nobody reads more lines than this at once, however short they are. */
const mostInOne = 100
