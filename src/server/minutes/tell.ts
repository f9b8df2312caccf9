import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import { publish } from '#server/events/publish.ts'
import type { NoticeKind, NoticeParams } from '#server/notification/kinds.ts'
import { notify } from '#server/notification/notify.ts'
import { personRefs } from '#server/organisation/refs.ts'
import type { Minutes } from './minutes.ts'

/** Who acts, with what, and when: the same for every command on the minutes. */
export interface By {
  readonly actorId: string
  readonly app: App
  readonly at: Date
}

type MinutesNotice = Extract<NoticeKind, `minutes.${string}`>

/** A notice about the minutes; number, title and link are theirs. `occasion` tells repetitions apart. */
export async function tellOfMinutes<Kind extends MinutesNotice>(
  tx: Db,
  minutes: Minutes,
  notice: {
    readonly kind: Kind
    readonly personIds: readonly (string | null)[]
    readonly params: Omit<NoticeParams<Kind>, 'number' | 'title'>
    readonly occasion: string
    /** Where it leads, when not to the text as it stands. */
    readonly link?: string
  },
  { app, at }: By,
): Promise<string[]> {
  const { kind, personIds, params, occasion, link = `/minutes/${minutes.id}` } = notice
  return notify(tx, app, {
    personIds,
    kind,
    noun: 'minutes',
    nounId: minutes.id,
    params: {
      ...params,
      number: minutes.number,
      title: minutes.meetingName,
    } as unknown as NoticeParams<Kind>,
    link,
    dedupe: `${kind}:${minutes.id}:${occasion}`,
    at,
  })
}

/** Whoever has the meeting open hears that its minutes have moved. */
export async function publishMinutes(
  tx: Db,
  { id, meetingId }: Pick<Minutes, 'id' | 'meetingId'>,
): Promise<void> {
  await publish(tx, {
    stream: `meeting:${meetingId}`,
    kind: 'minutes',
    noun: 'minutes',
    nounId: id,
    payload: { minutesId: id },
  })
}

export async function nameOf(tx: Db, personId: string): Promise<string> {
  return (await personRefs(tx, [personId])).get(personId)?.name ?? ''
}
