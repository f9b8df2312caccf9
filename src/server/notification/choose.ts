import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/notice.ts'
import type { NoticeDefaultsView, NoticeSettingView } from '#contract/notice.ts'
import { AppError } from '#domain/error.ts'
import { previewOf } from '#domain/notice/preview.ts'
import { settingOf } from '#domain/notice/setting.ts'
import type { Actor } from '#domain/person/actor.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { choiceOf, loadNoticeDefaults, rowOf } from './setting.ts'

export async function noticeSettingOf(tx: Db, personId: string, now: Date): Promise<NoticeSettingView> {
  const row = await tx
    .selectFrom('notice_setting')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const choice = choiceOf(row)
  const defaults = await loadNoticeDefaults(tx)
  const { quiet, dayOff, digestAt } = previewOf(settingOf(choice, defaults), await loadWorkTime(tx), now)
  return {
    choice,
    defaults,
    preview: {
      quiet: quiet && { from: quiet.from.toISOString(), sentAt: quiet.sentAt.toISOString() },
      dayOff: dayOff && { on: dayOff.on, sentAt: dayOff.sentAt.toISOString() },
      digestAt: digestAt.toISOString(),
    },
  }
}

/** What waits already stays until its time; whether it is still wanted is asked then. */
export async function chooseNotices(
  tx: Db,
  { personId }: Actor,
  choice: BodyOf<typeof contract.setNoticeSetting>,
  now: Date,
): Promise<void> {
  if (choice.quiet === 'own' && (choice.quietFrom === null || choice.quietTo === null)) {
    throw new AppError(
      'invalid',
      'notice.quietMissing',
      {},
      {
        issues: [
          { path: [choice.quietFrom === null ? 'quietFrom' : 'quietTo'], reason: 'notice.quietMissing' },
        ],
      },
    )
  }
  const row = { ...rowOf(choice), updated_at: now }
  await tx
    .insertInto('notice_setting')
    .values({ person_id: personId, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute()
}

export async function noticeDefaultsView(tx: Db): Promise<NoticeDefaultsView> {
  const { version } = await tx.selectFrom('organisation').select('version').executeTakeFirstOrThrow()
  return { ...(await loadNoticeDefaults(tx)), version }
}

export async function setNoticeDefaults(
  tx: Db,
  actor: Actor,
  { version, quiet, digestAt, nagBudget }: BodyOf<typeof contract.setNoticeDefaults>,
  now: Date,
): Promise<void> {
  const row = await tx
    .selectFrom('organisation')
    .select(['id', 'version'])
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (row.version !== version) {
    throw new AppError(
      'conflict',
      'organisation.stale',
      {},
      { detail: { current: await noticeDefaultsView(tx) } },
    )
  }
  await tx
    .updateTable('organisation')
    .set({
      quiet_from: quiet.from,
      quiet_to: quiet.to,
      digest_at: digestAt,
      nag_budget: nagBudget,
      version: version + 1,
    })
    .where('id', '=', row.id)
    .execute()
  await noteMove(tx, {
    noun: 'organisation',
    nounId: row.id,
    move: 'update',
    from: null,
    to: null,
    actorId: actor.personId,
    data: { changed: ['noticeDefaults'] },
    at: now,
  })
}
