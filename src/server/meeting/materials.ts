import type * as contract from '#contract/meeting.ts'
import { AppError } from '#domain/error.ts'
import { authorizeMeeting, canInMeeting, mayInMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { addFile } from '#server/files/queries.ts'
import type { StoredFile } from '#server/files/store.ts'
import { refreshAudience } from './audience.ts'
import { noteChange, requireActivePeople, tellMeeting } from './change.ts'
import type { Material, Meeting } from './meeting.ts'
import { getMaterial, getMeeting, lockMeeting, topicsOf } from './queries.ts'
import type { BodyOf } from './requirements.ts'

export async function addMaterial(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly material: BodyOf<typeof contract.addMaterial>; readonly at: Date },
): Promise<void> {
  const { id, material, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'editAgenda', meeting)
  await requireActivePeople(tx, { preparerId: material.preparerId })
  const topics = await topicsOf(tx, id)
  if (material.topicId !== null && !topics.some((topic) => topic.id === material.topicId)) {
    const issues = [{ path: ['topicId'], reason: 'topic.notFound' }]
    throw new AppError('invalid', 'topic.notFound', {}, { issues })
  }
  await tx
    .insertInto('material')
    .values({
      meeting_id: id,
      topic_id: material.topicId,
      name: material.name,
      kind: material.kind,
      revision: material.revision,
      preparer_id: material.preparerId,
      due_at: material.dueAt,
      created_at: at,
    })
    .execute()
  await refreshAudience(tx, id)
  await noteChange(tx, actor, id, { move: 'addMaterial', at, data: { name: material.name } })
  await tellMeeting(tx, id, meeting.version)
}

/** A new file takes the place of the one before, and everybody has to open it again (S2-10). */
export async function uploadMaterial(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly upload: StoredFile; readonly at: Date },
): Promise<string> {
  const { id, upload, at } = request
  const { material, meeting } = await lockMaterial(tx, id)
  authorizeUpload(actor, material, meeting)
  const fileId = await addFile(tx, upload, { noun: 'material', nounId: id, by: actor.personId, at })
  await tx
    .updateTable('material')
    .set({ file_id: fileId, version: material.version + 1 })
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('material_opened').where('material_id', '=', id).execute()
  await noteChange(tx, actor, meeting.id, {
    move: 'uploadMaterial',
    at,
    data: { name: material.name, file: upload.name },
  })
  await tellMeeting(tx, meeting.id, meeting.version)
  return meeting.id
}

export async function removeMaterial(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly at: Date },
): Promise<string> {
  const { id, at } = request
  const { material, meeting } = await lockMaterial(tx, id)
  authorizeMeeting(actor, 'editAgenda', meeting)
  await tx.deleteFrom('material').where('id', '=', id).execute()
  await refreshAudience(tx, meeting.id)
  await noteChange(tx, actor, meeting.id, { move: 'removeMaterial', at, data: { name: material.name } })
  await tellMeeting(tx, meeting.id, meeting.version)
  return meeting.id
}

/** The first time counts. */
export async function openMaterial(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly at: Date },
): Promise<void> {
  const { id, at } = request
  const { meetingId } = await getMaterial(tx, id)
  authorizeMeeting(actor, 'view', await getMeeting(tx, meetingId))
  await tx
    .insertInto('material_opened')
    .values({ material_id: id, person_id: actor.personId, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function lockMaterial(tx: Db, id: string): Promise<{ material: Material; meeting: Meeting }> {
  const found = await getMaterial(tx, id)
  const meeting = await lockMeeting(tx, found.meetingId)
  return { material: await getMaterial(tx, id), meeting }
}

/** Its preparer, or whoever prepares the meeting; as long as the agenda is open. */
function authorizeUpload(actor: Actor, material: Material, meeting: Meeting): void {
  authorizeMeeting(actor, 'view', meeting)
  if (material.preparerId !== actor.personId && !mayInMeeting(actor, 'editAgenda', meeting)) {
    throw new AppError('forbidden', 'material.notYours')
  }
  if (!canInMeeting('editAgenda', meeting.state)) {
    throw new AppError('conflict', 'meeting.notNow', { action: 'upload', state: meeting.state })
  }
}
