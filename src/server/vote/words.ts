import type { Locale } from '#domain/person/locale.ts'
import { tallyOf } from '#domain/vote/count.ts'
import type { Db } from '#server/db/database.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { voteWords as en } from '#text/en/vote-words.ts'
import { voteWords as zhCN } from '#text/zh-CN/vote-words.ts'
import { voteWords as zhTW } from '#text/zh-TW/vote-words.ts'
import { votesWhere } from './queries.ts'

const texts = { 'zh-CN': zhCN, 'zh-TW': zhTW, en }

/**
 * What the minutes say of each decision that was voted on, by its id: the counts, what they came to,
 * the chair's casting vote, and the opinions that were to be kept. The latest vote that was counted.
 */
export async function voteWordsOf(tx: Db, meetingId: string, locale: Locale): Promise<Map<string, string>> {
  const counted = (await votesWhere(tx, { meetingId })).filter(
    ({ state }) => state !== 'draft' && state !== 'open' && state !== 'cancelled',
  )
  const people = await personRefs(
    tx,
    counted.flatMap(({ ballots, chairId }) => [chairId, ...ballots.map(({ personId }) => personId)]),
  )
  const departments = await departmentRefs(
    tx,
    counted.flatMap(({ seats }) => seats.map(({ departmentId }) => departmentId)),
  )
  const words = texts[locale]
  const fill = (template: string, params: Record<string, string | number>) =>
    template.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(params[name] ?? ''))
  const said = new Map<string, string>()
  for (const vote of counted) {
    // Newest first: an earlier one that was void or failed does not speak for the decision.
    if (said.has(vote.decisionId)) continue
    const tally = tallyOf(
      vote.seats.length,
      vote.ballots.map(({ choice }) => choice),
    )
    const opinions = vote.ballots
      .filter(({ opinion }) => opinion !== '')
      .map(({ seatId, personId, opinion }) => {
        const departmentId = vote.seats.find(({ id }) => id === seatId)?.departmentId ?? ''
        const who = [departments.get(departmentId)?.name ?? '', people.get(personId)?.name ?? '']
        return fill(words.opinion, { who: who.filter(Boolean).join(' '), text: opinion })
      })
    said.set(
      vote.decisionId,
      [
        fill(words.count, {
          unit: words.unit[vote.unit],
          threshold: words.threshold[vote.threshold],
          ...tally,
        }),
        vote.chairChoice === null
          ? ''
          : fill(words.chair, {
              who: people.get(vote.chairId ?? '')?.name ?? '',
              choice: words.choice[vote.chairChoice],
            }),
        words.result[vote.state as keyof typeof words.result] ?? '',
        ...opinions,
      ]
        .filter((part) => part !== '')
        .join(words.separator),
    )
  }
  return said
}
