import type { Out } from '#contract/endpoint.ts'
import type * as contract from '#contract/meeting.ts'
import { materialsBy } from '#domain/calendar/clocks.ts'
import { AppError } from '#domain/error.ts'
import { materialLifecycle } from '#domain/meeting/material.ts'
import { authorizeMeeting, canInMeeting, mayInMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import { addFile } from '#server/files/queries.ts'
import type { StoredFile } from '#server/files/store.ts'
import { notify } from '#server/notification/notify.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { refreshAudience } from './audience.ts'
import { noteChange, requireActivePeople, tellMeeting } from './change.ts'
import { loadClockSetting } from './clock.ts'
import { linkOf } from './letter.ts'
import type { Material, Meeting } from './meeting.ts'
import { getMaterial, getMeeting, lockMeeting, topicsOf } from './queries.ts'
import type { BodyOf, Some } from './requirements.ts'
import { meetingView } from './view.ts'

export async function addMaterial(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly material: BodyOf<typeof contract.addMaterial>; readonly at: Date },
): Promise<void> {
  const { id, material, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'editAgenda', meeting)
  await requireActivePeople(tx, { preparerId: material.preparerId })
  await requireTopic(tx, id, material.topicId)
  await tx
    .insertInto('material')
    .values({
      meeting_id: id,
      topic_id: material.topicId,
      name: material.name,
      kind: material.kind,
      revision: material.revision,
      // Material that nobody was named for is the material preparer's (S3-07).
      preparer_id: material.preparerId ?? meeting.materialPreparerId,
      due_at: material.dueAt ?? (await usualDue(tx, meeting)),
      key_points: material.keyPoints,
      data_source: material.dataSource,
      created_at: at,
    })
    .execute()
  await refreshAudience(tx, id)
  await noteChange(tx, actor, id, { move: 'addMaterial', at, data: { name: material.name } })
  await tellMeeting(tx, id, meeting.version)
}

export async function updateMaterial(
  tx: Db,
  actor: Actor,
  request: {
    readonly id: string
    readonly changes: BodyOf<typeof contract.updateMaterial>
    readonly at: Date
  },
): Promise<string> {
  const { id, at } = request
  const { version, ...changes } = request.changes
  const { material, meeting } = await lockMaterial(tx, id)
  authorizeMeeting(actor, 'editAgenda', meeting)
  if (version !== material.version) {
    const { materials } = await meetingView(tx, actor, meeting.id, at)
    const current = materials.find((one) => one.id === id)
    throw new AppError('conflict', 'material.stale', {}, { detail: { current } })
  }
  await requireActivePeople(tx, { preparerId: changes.preparerId })
  await requireTopic(tx, meeting.id, changes.topicId)
  await tx
    .updateTable('material')
    .set({ ...columnsOf(changes), version: material.version + 1 })
    .where('id', '=', id)
    .execute()
  await refreshAudience(tx, meeting.id)
  await noteChange(tx, actor, meeting.id, {
    move: 'updateMaterial',
    at,
    data: { name: changes.name ?? material.name, fields: Object.keys(changes) },
  })
  await tellMeeting(tx, meeting.id, meeting.version)
  return meeting.id
}

/** C-23, for which the material preparer answers (S3-07); where there is none, whoever asks says by when. */
async function usualDue(tx: Db, { materialPreparerId, plannedStart }: Meeting): Promise<Date | null> {
  if (materialPreparerId === null || plannedStart === null) return null
  return materialsBy(plannedStart, await loadClockSetting(tx)).at
}

/** A new file takes the place of the one before, which is kept; everybody has to open it again (S2-10). */
export async function uploadMaterial(
  tx: Db,
  app: App,
  actor: Actor,
  request: { readonly id: string; readonly upload: StoredFile; readonly at: Date },
): Promise<string> {
  const { id, upload, at } = request
  const { material, meeting } = await lockMaterial(tx, id)
  authorizeUpload(actor, material, meeting)
  const fileId = await addFile(tx, upload, { noun: 'material', nounId: id, by: actor.personId, at })
  await tx
    .insertInto('material_revision')
    .values({
      material_id: id,
      no: material.revisionCount + 1,
      file_id: fileId,
      uploaded_by: actor.personId,
      at,
    })
    .execute()
  await tx
    .updateTable('material')
    .set({
      file_id: fileId,
      review_state: materialLifecycle.stateAfter(material.reviewState, 'submit'),
      version: material.version + 1,
    })
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('material_opened').where('material_id', '=', id).execute()
  await noteChange(tx, actor, meeting.id, {
    move: 'uploadMaterial',
    at,
    data: { name: material.name, file: upload.name },
  })
  await tellMeeting(tx, meeting.id, meeting.version)
  await tellMaterial(tx, app, actor, {
    kind: 'meeting.materialIn',
    to: meeting.organiserId,
    material,
    meeting,
    at,
  })
  return meeting.id
}

/** 已审核, or 需修改 with what has to change; its preparer hears of the latter. */
export async function reviewMaterial(
  tx: Db,
  app: App,
  actor: Actor,
  request: {
    readonly id: string
    readonly review: BodyOf<typeof contract.reviewMaterial>
    readonly at: Date
  },
): Promise<string> {
  const { id, review, at } = request
  const { material, meeting } = await lockMaterial(tx, id)
  authorizeMeeting(actor, 'editAgenda', meeting)
  const { verdict, comment } = review
  await tx
    .updateTable('material')
    .set({
      review_state: materialLifecycle.stateAfter(material.reviewState, verdict),
      review_comment: comment,
      reviewed_by: actor.personId,
      reviewed_at: at,
      version: material.version + 1,
    })
    .where('id', '=', id)
    .execute()
  await noteChange(tx, actor, meeting.id, {
    move: verdict === 'approve' ? 'approveMaterial' : 'sendMaterialBack',
    at,
    reason: comment,
    data: { name: material.name },
  })
  await tellMeeting(tx, meeting.id, meeting.version)
  if (verdict === 'sendBack') {
    const { preparerId: to } = material
    await tellMaterial(tx, app, actor, { kind: 'meeting.materialBack', to, material, meeting, at, comment })
  }
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

/** The first time counts, of the material as it is now and of this version of it. */
export async function openMaterial(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly at: Date },
): Promise<void> {
  const { id, at } = request
  const { meetingId, fileId } = await getMaterial(tx, id)
  authorizeMeeting(actor, 'view', await getMeeting(tx, meetingId))
  await tx
    .insertInto('material_opened')
    .values({ material_id: id, person_id: actor.personId, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  if (fileId === null) return
  await tx
    .insertInto('material_revision_opened')
    .columns(['revision_id', 'person_id', 'at'])
    .expression((revision) =>
      revision
        .selectFrom('material_revision')
        .select(['id', revision.val(actor.personId).as('person_id'), revision.val(at).as('at')])
        .where('material_id', '=', id)
        .where('file_id', '=', fileId),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Every file that was handed in, newest first, with who has opened which (S2-10). */
export async function revisionsOf(
  tx: Db,
  actor: Actor,
  id: string,
): Promise<Out<typeof contract.listMaterialRevisions.reply>> {
  const { meetingId } = await getMaterial(tx, id)
  authorizeMeeting(actor, 'view', await getMeeting(tx, meetingId))
  const rows = await tx
    .selectFrom('material_revision')
    .innerJoin('file', 'file.id', 'material_revision.file_id')
    .select([
      'material_revision.id as revisionId',
      'material_revision.no',
      'material_revision.uploaded_by as uploadedBy',
      'material_revision.at',
      'file.id',
      'file.name',
      'file.size',
      'file.mime',
    ])
    .where('material_revision.material_id', '=', id)
    .orderBy('material_revision.no', 'desc')
    .execute()
  const opened = await tx
    .selectFrom('material_revision_opened')
    .innerJoin('material_revision', 'material_revision.id', 'material_revision_opened.revision_id')
    .select([
      'material_revision_opened.revision_id as revisionId',
      'material_revision_opened.person_id as personId',
      'material_revision_opened.at',
    ])
    .where('material_revision.material_id', '=', id)
    .orderBy('material_revision_opened.at')
    .execute()
  const people = await personRefs(tx, [
    ...rows.map(({ uploadedBy }) => uploadedBy),
    ...opened.map(({ personId }) => personId),
  ])
  return {
    items: rows.map(({ revisionId, no, uploadedBy, at, ...file }) => ({
      no,
      file: {
        ...file,
        uploadedBy: (uploadedBy !== null && people.get(uploadedBy)) || null,
        uploadedAt: at.toISOString(),
      },
      openedBy: opened.flatMap((one) => {
        const person = people.get(one.personId)
        return one.revisionId === revisionId && person !== undefined
          ? [{ person, at: one.at.toISOString() }]
          : []
      }),
    })),
  }
}

async function tellMaterial(
  tx: Db,
  app: App,
  actor: Actor,
  about: {
    readonly kind: 'meeting.materialIn' | 'meeting.materialBack'
    readonly to: string | null
    readonly material: Material
    readonly meeting: Meeting
    readonly comment?: string
    readonly at: Date
  },
): Promise<void> {
  const { kind, to, material, meeting, comment = '', at } = about
  if (to === null || to === actor.personId) return
  const by = (await personRefs(tx, [actor.personId])).get(actor.personId)?.name ?? ''
  await notify(tx, app, {
    personIds: [to],
    kind,
    noun: 'meeting',
    nounId: meeting.id,
    params: { number: meeting.number, title: meeting.name, by, name: material.name, comment },
    link: `${linkOf(meeting.id)}#materials`,
    dedupe: `${kind}:${material.id}:${material.version}`,
    at,
  })
}

async function requireTopic(tx: Db, meetingId: string, topicId: string | null | undefined): Promise<void> {
  if (topicId === null || topicId === undefined) return
  const topics = await topicsOf(tx, meetingId)
  if (topics.some((topic) => topic.id === topicId)) return
  const issues = [{ path: ['topicId'], reason: 'topic.notFound' }]
  throw new AppError('invalid', 'topic.notFound', {}, { issues })
}

function columnsOf(fields: Some<Omit<BodyOf<typeof contract.updateMaterial>, 'version'>>) {
  const columns = {
    name: fields.name,
    kind: fields.kind,
    topic_id: fields.topicId,
    preparer_id: fields.preparerId,
    due_at: fields.dueAt,
    revision: fields.revision,
    key_points: fields.keyPoints,
    data_source: fields.dataSource,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Partial<
    typeof columns
  >
}

async function lockMaterial(tx: Db, id: string): Promise<{ material: Material; meeting: Meeting }> {
  const found = await getMaterial(tx, id)
  const meeting = await lockMeeting(tx, found.meetingId)
  return { material: await getMaterial(tx, id), meeting }
}

/** Its preparer, or whoever prepares the meeting; as long as the agenda is open. */
function authorizeUpload(actor: Actor, material: Material, meeting: Meeting): void {
  authorizeMeeting(actor, 'view', meeting)
  const isTheirs = [material.preparerId, meeting.materialPreparerId].includes(actor.personId)
  if (!isTheirs && !mayInMeeting(actor, 'editAgenda', meeting)) {
    throw new AppError('forbidden', 'material.notYours')
  }
  if (!canInMeeting('editAgenda', meeting.state)) {
    throw new AppError('conflict', 'meeting.notNow', { action: 'upload', state: meeting.state })
  }
}
