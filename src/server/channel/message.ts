import type { ChannelMessage } from '#domain/channel/body.ts'
import type { MeetingNotice } from '#domain/channel/channel.ts'
import type { MergeWords } from '#domain/channel/merge.ts'
import type { OverdueLine } from '#domain/channel/overdue.ts'
import type { Locale } from '#domain/person/locale.ts'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { channelMessage as en } from '#text/en/channel-message.ts'
import { channelMessage as zhCN } from '#text/zh-CN/channel-message.ts'
import { channelMessage as zhTW } from '#text/zh-TW/channel-message.ts'

const texts = { 'zh-CN': zhCN, 'zh-TW': zhTW, en } as const

interface Words {
  readonly locale: Locale
  /** IANA name. */
  readonly zone: string
  readonly publicUrl: string
}

/**
 * Subject, time, place and link, and nothing else: a group has more readers than the meeting. Whoever wants
 * more signs in. An online meeting's own address is not said either, since it lets anybody in.
 */
export function messageOf(
  notice: MeetingNotice,
  { meeting, link }: { readonly meeting: Meeting; readonly link: string },
  { locale, zone, publicUrl }: Words,
): ChannelMessage {
  const words = texts[locale]
  const place = meeting.place === '' && meeting.onlineUrl !== '' ? words.online : meeting.place
  return {
    locale,
    title: words[notice].title.replace('{{title}}', () => meeting.name),
    facts: [
      ...when(meeting, words[notice].time, locale, zone),
      ...(place === '' ? [] : ([[words.place, place]] as const)),
    ],
    link: { label: words[notice].link, address: publicUrl + link },
  }
}

export function trialMessage(name: string, { locale, publicUrl }: Omit<Words, 'zone'>): ChannelMessage {
  const words = texts[locale]
  return {
    locale,
    title: words.trial.title,
    facts: [[words.trial.channel, name]],
    link: { label: words.trial.link, address: publicUrl },
  }
}

/** The words of a message that stands for several, in the organisation's language. */
export async function mergeWords(tx: Db, app: App): Promise<MergeWords> {
  const { locale } = await tx.selectFrom('organisation').select('locale').executeTakeFirstOrThrow()
  const words = texts[locale].merged
  return {
    title: (count) => words.title.replace('{{count}}', String(count)),
    link: { label: words.link, address: `${app.config.publicUrl}/notices` },
  }
}

/** So many stand in the list; how many there are stands above it. */
const longestList = 10

/** 通报: what is overdue, one line a task. Its pages ask who is there before they show anything. */
export function overdueListMessage(
  lines: readonly OverdueLine[],
  { locale, publicUrl }: Omit<Words, 'zone'>,
): ChannelMessage {
  const words = texts[locale].overdueTasks
  const day = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', day: 'numeric' })
  const due = ({ dueOn }: OverdueLine) =>
    words.due.replace('{{day}}', day.format(new Date(`${dueOn}T00:00:00Z`)))
  return {
    locale,
    title: words.title.replace('{{count}}', String(lines.length)),
    facts:
      lines.length > longestList
        ? [[words.shown, words.longest.replace('{{count}}', String(longestList))]]
        : [],
    items: lines.slice(0, longestList).map((line) => ({
      title: line.name ?? words.something,
      note: [due(line), line.owner ?? ''].filter(Boolean).join(words.join),
      address: `${publicUrl}/tasks/${line.id}`,
    })),
    link: { label: words.link, address: `${publicUrl}/tasks?view=all&overdue=true` },
  }
}

/** 2026年3月5日周四 14:00–16:00, on the organisation's wall clock. */
function when(
  { plannedStart, plannedEnd, actualStart, actualEnd }: Meeting,
  label: string,
  locale: Locale,
  zone: string,
): [string, string][] {
  const [start, end] = [plannedStart ?? actualStart, plannedEnd ?? actualEnd]
  if (start === null) return []
  const date = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    year: 'numeric',
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
  })
  const time = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const from = `${date.format(start)} ${time.format(start)}`
  if (end === null) return [[label, from]]
  const sameDay = date.format(start) === date.format(end)
  return [[label, `${from}–${sameDay ? '' : `${date.format(end)} `}${time.format(end)}`]]
}
