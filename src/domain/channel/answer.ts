import type { ChannelKind } from './channel.ts'

/** What came back from a service: the status of HTTP and what stood in the body. */
export interface ServiceAnswer {
  readonly status: number
  readonly body: string
}

/**
 * Why a message did not go. The last three pass by themselves, the others are for the administrator to mend.
 * `sealed`: the key that address and secret were sealed with is not the one we have now.
 */
export const channelTroubles = [
  'sealed',
  'signature',
  'keyword',
  'addressRange',
  'address',
  'content',
  'refused',
  'unreadable',
  'tooFast',
  'busy',
  'unreachable',
] as const
export type ChannelTrouble = (typeof channelTroubles)[number]

export interface Verdict {
  readonly trouble: ChannelTrouble | null
  /** The service's own words, as they came. */
  readonly answer: string
  /** For `tooFast`: how long the service shuts the robot out, in milliseconds. */
  readonly waits: number
}

const minute = 60_000

/** Why a message was kept back: it would have said what is no longer for this channel, or no longer so. */
export const withholdings = ['notTaken', 'superseded'] as const
export type Withholding = (typeof withholdings)[number]

/** Trying again helps; with everything else it would be the same the next time. */
export function passes(trouble: ChannelTrouble): boolean {
  return trouble === 'tooFast' || trouble === 'busy' || trouble === 'unreachable'
}

/**
 * What the answer means. The services answer 200 to nearly everything: what counts is the code in the body,
 * and a body that cannot be read is not a yes.
 */
export function verdictOf(kind: ChannelKind, { status, body }: ServiceAnswer): Verdict {
  if (status >= 500) return { trouble: 'busy', answer: shown(`HTTP ${status}`, body), waits: 0 }
  if (status === 429) return { trouble: 'tooFast', answer: shown('HTTP 429', body), waits: throttle[kind] }
  const said = parsed(body)
  const code = codeOf(kind, said)
  const words = said?.errmsg ?? said?.msg ?? ''
  const answer = code === undefined ? shown(`HTTP ${status}`, body) : shown(String(code), String(words))
  // 钉钉 shuts a robot out with an envelope of its own, around or instead of the usual code.
  if (kind === 'dingtalk' && said?.status === 1111) {
    return { trouble: 'tooFast', answer: shown('1111', String(said.wait ?? body)), waits: throttle.dingtalk }
  }
  if (code === undefined) return { trouble: status >= 300 ? 'address' : 'unreadable', answer, waits: 0 }
  if (code === 0) return { trouble: null, answer, waits: 0 }
  const trouble = troubles[kind](code, String(words))
  return { trouble, answer, waits: trouble === 'tooFast' ? throttle[kind] : 0 }
}

/** 钉钉 shuts a robot out for ten minutes, the others until the minute is over. */
const throttle: Record<ChannelKind, number> = { dingtalk: 10 * minute, feishu: minute, wecom: minute }

const troubles: Record<ChannelKind, (code: number, words: string) => ChannelTrouble> = {
  dingtalk(code, words) {
    if (code === -1) return 'busy'
    if (code === 130101) return 'tooFast'
    if (code === 300001) return 'address'
    if (code !== 310000) return 'refused'
    // One code for all three of its locks; only the words tell which.
    if (/keyword/i.test(words)) return 'keyword'
    if (/sign|timestamp/i.test(words)) return 'signature'
    return /\bip\b/i.test(words) ? 'addressRange' : 'refused'
  },
  feishu: (code) =>
    (
      ({
        9499: 'content',
        11232: 'tooFast',
        19001: 'address',
        19021: 'signature',
        19022: 'addressRange',
        19024: 'keyword',
      }) as const
    )[code as 9499] ?? 'refused',
  wecom: (code) =>
    (
      ({
        [-1]: 'busy',
        40008: 'content',
        45002: 'content',
        45009: 'tooFast',
        93000: 'address',
      }) as const
    )[code as 40008] ?? 'refused',
}

interface Said {
  readonly errcode?: unknown
  readonly errmsg?: unknown
  readonly code?: unknown
  readonly msg?: unknown
  readonly status?: unknown
  readonly wait?: unknown
}

function parsed(body: string): Said | undefined {
  try {
    const said: unknown = JSON.parse(body)
    return typeof said === 'object' && said !== null && !Array.isArray(said) ? said : undefined
  } catch {
    return undefined
  }
}

function codeOf(kind: ChannelKind, said: Said | undefined): number | undefined {
  const code = kind === 'feishu' ? said?.code : said?.errcode
  return typeof code === 'number' ? code : undefined
}

function shown(code: string, words: string): string {
  return `${code} ${words.replace(/\s+/g, ' ')}`.trim().slice(0, 300)
}
