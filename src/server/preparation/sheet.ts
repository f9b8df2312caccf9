import type { z } from 'zod'
import type { AttendeeSheetRow } from '#contract/preparation.ts'
import { authorizeMeeting, mayInMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { getMeeting, materialsOf } from '#server/meeting/queries.ts'

/** 参会人员确认表 beside the meeting itself: telephone numbers, and who has opened what (S2-10, X-05). */
export async function attendeeSheet(
  tx: Db,
  actor: Actor,
  meetingId: string,
): Promise<z.input<typeof AttendeeSheetRow>[]> {
  const meeting = await getMeeting(tx, meetingId)
  authorizeMeeting(actor, 'view', meeting)
  const phones = await phonesOf(
    tx,
    meeting.attendees.map(({ personId }) => personId),
  )
  const opened = mayInMeeting(actor, 'edit', meeting) ? await openedOf(tx, meetingId) : undefined
  return meeting.attendees.map(({ id, personId, noticeOpenedAt }) => ({
    attendeeId: id,
    phone: phones.get(personId) ?? '',
    reading:
      opened === undefined
        ? null
        : {
            noticeOpenedAt: noticeOpenedAt?.toISOString() ?? null,
            materials: opened.map(({ materialId, by }) => ({
              materialId,
              openedAt: by.get(personId)?.toISOString() ?? null,
            })),
          },
  }))
}

async function phonesOf(tx: Db, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx.selectFrom('person').select(['id', 'phone']).where('id', 'in', personIds).execute()
  return new Map(rows.map(({ id, phone }) => [id, phone]))
}

/** Of every material that is there to be read, who opened it first when. */
async function openedOf(
  tx: Db,
  meetingId: string,
): Promise<{ materialId: string; by: ReadonlyMap<string, Date> }[]> {
  const there = (await materialsOf(tx, meetingId)).filter(({ fileId }) => fileId !== null)
  if (there.length === 0) return []
  const rows = await tx
    .selectFrom('material_opened')
    .select(['material_id', 'person_id', 'at'])
    .where(
      'material_id',
      'in',
      there.map(({ id }) => id),
    )
    .execute()
  return there.map(({ id }) => ({
    materialId: id,
    by: new Map(rows.filter((row) => row.material_id === id).map((row) => [row.person_id, row.at])),
  }))
}
