import type { MinutesContent } from '#contract/minutes.ts'
import type { Db } from '#server/db/database.ts'
import { personRefs } from '#server/organisation/refs.ts'
import type { Minutes } from './minutes.ts'
import { loadHand, printedDate } from './words.ts'

/** 主送, 抄送, 签发. Issued by whoever makes them final, the host, where nobody else is named. */
export async function issueOf(
  tx: Db,
  minutes: Minutes,
  issuedAt: Date | null,
): Promise<NonNullable<MinutesContent['issue']>> {
  const issuerId = minutes.issuerId ?? minutes.finalBy ?? minutes.hostId
  const people = await personRefs(tx, [issuerId, ...minutes.recipients.map(({ personId }) => personId)])
  const namesOf = (isCopy: boolean) =>
    minutes.recipients.flatMap(({ personId, role }) =>
      (role === 'cc') === isCopy ? (people.get(personId)?.name ?? []) : [],
    )
  return {
    to: namesOf(false),
    cc: namesOf(true),
    issuer: people.get(issuerId ?? '')?.name ?? '',
    issuedOn: printedDate(issuedAt, await loadHand(tx)),
  }
}
