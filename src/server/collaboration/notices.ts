import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import type { NoticeKind, NoticeParams } from '#server/notification/kinds.ts'
import { notify } from '#server/notification/notify.ts'
import { confirmersOf } from './confirmers.ts'
import { membersOf } from './members.ts'
import type { Collaboration } from './queries.ts'

/** A notice about a collaboration; number and title are its own. `occasion` tells repetitions apart. */
export async function tellPeople<Kind extends Extract<NoticeKind, `collaboration.${string}`>>(
  tx: Db,
  app: App,
  matter: Pick<Collaboration, 'id' | 'number' | 'name'>,
  notice: {
    readonly kind: Kind
    readonly personIds: readonly (string | null | undefined)[]
    readonly params: Omit<NoticeParams<Kind>, 'number' | 'title'>
    readonly occasion: string
    readonly place?: 'charter'
    readonly at: Date
  },
): Promise<void> {
  const { kind, personIds, params, occasion, place, at } = notice
  await notify(tx, app, {
    personIds,
    kind,
    noun: 'collaboration',
    nounId: matter.id,
    params: { ...params, number: matter.number, title: matter.name } as unknown as NoticeParams<Kind>,
    link: `/collaborations/${matter.id}${place === undefined ? '' : `/${place}`}`,
    dedupe: `${kind}:${matter.id}:${occasion}`,
    at,
  })
}

/** Everybody in it: the group, and who speaks for the departments that take part. */
export async function everybodyIn(tx: Db, { id, departmentIds }: Collaboration): Promise<string[]> {
  const heads = await confirmersOf(tx, departmentIds)
  return [
    ...new Set([...(await membersOf(tx, id)), ...[...heads.values()].flatMap(([first]) => first ?? [])]),
  ]
}

export async function nameOf(tx: Db, personId: string): Promise<string> {
  const row = await tx
    .selectFrom('person')
    .select('name')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  return row.name
}
