import { type Selectable, sql } from 'kysely'
import * as settings from '#contract/notice.ts'
import type { NotificationView } from '#contract/today.ts'
import * as contract from '#contract/today.ts'
import { AppError } from '#domain/error.ts'
import type { Notification } from '#server/db/tables.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import type { Mount } from '#server/http/route.ts'
import { chooseNotices, noticeDefaultsView, noticeSettingOf, setNoticeDefaults } from './choose.ts'
import { nagsToday } from './nags.ts'

/** A person's own notices and what they want by mail; nobody else's exist for them. */
export function notificationRoutes(mount: Mount): void {
  mount(settings.getNoticeSetting, ({ tx, actor, now }) => noticeSettingOf(tx, actor.personId, now))

  mount(settings.setNoticeSetting, async ({ tx, actor, body, now }) => {
    await chooseNotices(tx, actor, body, now)
    return noticeSettingOf(tx, actor.personId, now)
  })

  mount(settings.getNoticeDefaults, ({ tx }) => noticeDefaultsView(tx))

  mount(settings.setNoticeDefaults, async ({ tx, actor, body, now }) => {
    await setNoticeDefaults(tx, actor, body, now)
    return noticeDefaultsView(tx)
  })

  mount(settings.getNagsToday, async ({ tx, params, now }) => nagsToday(tx, params.id, now))

  mount(contract.listNotifications, async ({ tx, actor, query }) => {
    const [before] = query.cursor === undefined ? [] : keysOf(query.cursor, ['string'])
    // Ids grow with time, so newest first is the order of one index.
    let mine = tx
      .selectFrom('notification')
      .selectAll()
      .where('person_id', '=', actor.personId)
      // A notice names its matter: whoever has lost sight of that has lost the notice too.
      .where(sql<boolean>`app_sees_noun(noun, noun_id)`)
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
    if (query.unread === true) mine = mine.where('read_at', 'is', null)
    if (query.unread === false) mine = mine.where('read_at', 'is not', null)
    if (before !== undefined) mine = mine.where('id', '<', before)
    return pageOf(await mine.execute(), query.limit, ({ id }) => [id], viewOf)
  })

  mount(contract.readNotification, async ({ tx, actor, params, now }) => {
    const found = await tx
      .updateTable('notification')
      .set((eb) => ({ read_at: eb.fn.coalesce('read_at', eb.val(now)) }))
      .where('id', '=', params.id)
      .where('person_id', '=', actor.personId)
      .executeTakeFirst()
    if (found.numUpdatedRows === 0n) throw new AppError('not_found', 'notification.notFound')
    return { done: true as const }
  })

  mount(contract.readAllNotifications, async ({ tx, actor, now }) => {
    await tx
      .updateTable('notification')
      .set({ read_at: now })
      .where('person_id', '=', actor.personId)
      .where('read_at', 'is', null)
      .execute()
    return { done: true as const }
  })
}

function viewOf(row: Selectable<Notification>): NotificationView {
  return {
    id: row.id,
    kind: row.kind,
    noun: row.noun,
    nounId: row.noun_id,
    params: row.params as NotificationView['params'],
    link: row.link,
    at: row.at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
  }
}
