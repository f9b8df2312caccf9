import type { ChannelKind } from './channel.ts'

/** What is said: subject, facts, and where to read on. Words are in the organisation's language already. */
export interface ChannelMessage {
  readonly locale: 'zh-CN' | 'zh-TW' | 'en'
  /** One line; it is all that a locked phone shows. */
  readonly title: string
  readonly facts: readonly (readonly [label: string, value: string])[]
  /** Several matters, each with a page of its own. */
  readonly items?: readonly ChannelItem[]
  readonly link: { readonly label: string; readonly address: string }
}

export interface ChannelItem {
  readonly title: string
  /** What stands behind the title: when, who. */
  readonly note: string
  readonly address: string
}

/** What the robot of each service takes as JSON, signature left out. */
export function bodyOf(kind: ChannelKind, message: ChannelMessage): Readonly<Record<string, unknown>> {
  return bodies[kind](message)
}

const bodies: Record<ChannelKind, (message: ChannelMessage) => Record<string, unknown>> = {
  dingtalk: ({ title, facts, items = [], link }) => ({
    msgtype: 'markdown',
    markdown: {
      // Shown in the list of chats only; the service looks for its keyword in title and text.
      title: plain(title),
      text: [
        `#### ${plain(title)}`,
        '',
        ...facts.map(([label, value]) => `- **${label}**: ${plain(value)}`),
        ...items.map((item) => `- [${named(item)}](${item.address}) ${noted(item)}`.trimEnd()),
        '',
        `[${link.label}](${link.address})`,
      ].join('\n'),
    },
    at: { atMobiles: [], isAtAll: false },
  }),
  // A post and no card: cards of version 2 are not shown by older programs, and a post takes text as text.
  feishu: ({ locale, title, facts, items = [], link }) => ({
    msg_type: 'post',
    content: {
      post: {
        [locale === 'en' ? 'en_us' : 'zh_cn']: {
          title: oneLine(title),
          content: [
            ...facts.map(([label, value]) => [{ tag: 'text', text: `${label}: ${oneLine(value)}` }]),
            ...items.map((item) => [
              { tag: 'a', text: cut(oneLine(item.title), longestInList), href: item.address },
              { tag: 'text', text: ` ${cut(oneLine(item.note), longestInList)}` },
            ]),
            [{ tag: 'a', text: link.label, href: link.address }],
          ],
        },
      },
    },
  }),
  wecom: ({ title, facts, items = [], link }) => ({
    msgtype: 'markdown',
    markdown: {
      content: [
        `**${plain(title)}**`,
        ...facts.map(([label, value]) => `>${label}: ${plain(value)}`),
        ...items.map((item) => `>[${named(item)}](${item.address}) ${noted(item)}`.trimEnd()),
        `[${link.label}](${link.address})`,
      ].join('\n'),
    },
  }),
}

/** Bytes of JSON that we hand to a robot at most; what the services take is more, or not said. */
const longestBody: Record<ChannelKind, number> = { dingtalk: 18_000, feishu: 18_000, wecom: 4000 }

export function fits(kind: ChannelKind, message: ChannelMessage): boolean {
  return bytesOf(JSON.stringify(bodyOf(kind, message))) <= longestBody[kind]
}

/** In a list each line is short, so that many go into one message. */
const longestInList = 150

function named({ title }: ChannelItem): string {
  return cut(plain(title), longestInList)
}

function noted({ note }: ChannelItem): string {
  return cut(plain(note), longestInList)
}

/** 企业微信 takes 4096 bytes of markdown, the least of the three; a value is cut long before that. */
const longestValue = 600

/**
 * Somebody's own words inside our markdown: they must not become a heading, a link, a colour or a call to
 * everybody. The services know no escape sign that all of them follow, so what would act is written wide.
 */
function plain(text: string): string {
  return oneLine(text).replace(/[<>[\]*`#\\~|]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) + wideFromAscii),
  )
}

/** The full-width form of an ASCII sign stands this much further on. */
const wideFromAscii = 0xfee0

function oneLine(text: string): string {
  return cut(text.replace(/\s+/g, ' ').trim(), longestValue)
}

/** The services count bytes of UTF-8, not characters. */
export function cut(text: string, bytes: number): string {
  if (bytesOf(text) <= bytes) return text
  let kept = ''
  let used = bytesOf('…')
  for (const character of text) {
    used += bytesOf(character)
    if (used > bytes) break
    kept += character
  }
  return `${kept}…`
}

function bytesOf(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
