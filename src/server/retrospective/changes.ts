import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/retrospective.ts'
import { AppError } from '#domain/error.ts'
import { isNormId } from '#domain/norm/catalogue.ts'
import { checkNormEdit } from '#domain/norm/settings.ts'
import { authorizeRetrospective } from '#domain/retrospective/policy.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { listNorms, updateNorm } from '#server/norm/norms.ts'
import { notify } from '#server/notification/notify.ts'
import { nameOf } from '#server/task/acting.ts'
import { renewTemplate, saveTemplate } from '#server/template/templates.ts'
import { type By, note, tell, tellChanged } from './acting.ts'
import { aboutOf } from './commands.ts'
import { assetsOf, lockRetrospective, notesOf, type Retrospective } from './queries.ts'

type Proposal = BodyOf<typeof contract.proposeLessonChange>

/**
 * S1-47, S1-48: a lesson becomes a template at once, of whoever leads; a norm or an entry of everybody's checklist
 * only when an administrator adopts it.
 */
export async function proposeChange(tx: Db, id: string, body: Proposal, by: By): Promise<void> {
  const one = await lockRetrospective(tx, id)
  authorizeRetrospective(by.actor, 'propose', one)
  await requireSource(tx, id, body)
  if (body.kind === 'template') return keepTemplate(tx, one, body, by)
  const setting =
    body.kind === 'norm' ? { enabled: body.enabled, severity: body.severity, value: body.value } : null
  if (body.kind === 'norm') await requireDifferent(tx, body, by.at)
  await tx
    .insertInto('lesson_change')
    .values({
      ...commonOf(id, body, by),
      ...(body.kind === 'norm' && { norm_id: body.normId, setting: JSON.stringify(setting) }),
      ...(body.kind === 'checklist' && { stage: body.stage, text: body.text }),
    })
    .execute()
  await note(
    tx,
    one,
    { move: 'propose', reason: body.reason, data: { kind: body.kind, what: whatOf(body) } },
    by,
  )
  await tellAdministrators(tx, one, whatOf(body), by)
}

function whatOf(body: Proposal): string {
  if (body.kind === 'norm') return body.normId
  return body.kind === 'checklist' ? body.text : body.name
}

function commonOf(id: string, { kind, noteId, assetId, reason }: Proposal, { actor, at }: By) {
  return {
    retrospective_id: id,
    kind,
    note_id: noteId,
    asset_id: assetId,
    reason,
    proposed_by: actor.personId,
    proposed_at: at,
  }
}

/** It comes from something that the report says. */
async function requireSource(tx: Db, id: string, { noteId, assetId }: Proposal): Promise<void> {
  const hasNote = noteId === null || (await notesOf(tx, id)).some((one) => one.id === noteId)
  const hasAsset = assetId === null || (await assetsOf(tx, id)).some((one) => one.id === assetId)
  if (!hasNote || !hasAsset) throw new AppError('not_found', 'retrospective.noSuchNote')
  if (noteId === null && assetId === null) {
    const issues = [{ path: ['noteId'], reason: 'field.required' }]
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
}

async function requireDifferent(
  tx: Db,
  { normId, enabled, severity, value }: Extract<Proposal, { kind: 'norm' }>,
  at: Date,
): Promise<void> {
  if (!isNormId(normId)) throw new AppError('not_found', 'norm.unknown', { norm: normId })
  checkNormEdit(normId, { value, severity, enabled })
  const present = (await listNorms(tx, at)).find((norm) => norm.id === normId)
  const isSame =
    present?.enabled === enabled &&
    present.severity === severity &&
    JSON.stringify(present.value) === JSON.stringify(value)
  if (isSame) throw new AppError('conflict', 'retrospective.nothingChanged')
}

/** The agenda of a meeting that worked, for everybody to use: a new template, or a new version of one of mine. */
async function keepTemplate(
  tx: Db,
  one: Retrospective,
  body: Extract<Proposal, { kind: 'template' }>,
  by: By,
): Promise<void> {
  const { actor, at } = by
  const asked = { fromMeetingId: body.meetingId, name: body.name, note: body.reason, isShared: true, at }
  const template =
    body.templateId === null
      ? await saveTemplate(tx, actor, asked)
      : await renewTemplate(tx, actor, body.templateId, asked)
  await tx
    .insertInto('lesson_change')
    .values({
      ...commonOf(one.id, body, by),
      state: 'adopted',
      template_id: template.key,
      template_version: template.version,
      decided_by: actor.personId,
      decided_at: at,
    })
    .execute()
  await note(tx, one, { move: 'keepTemplate', data: { name: body.name } }, by)
}

async function tellAdministrators(
  tx: Db,
  one: Retrospective,
  what: string,
  { app, actor, at }: By,
): Promise<void> {
  const { number } = aboutOf(one)
  const by = await nameOf(tx, actor.personId)
  await asSystemWithin(tx, async () => {
    const admins = await tx
      .selectFrom('person')
      .select('id')
      .where('is_admin', '=', true)
      .where('state', '<>', 'disabled')
      .execute()
    const organisation = await tx.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
    await notify(tx, app, {
      kind: 'norm.changeProposed',
      personIds: admins.map(({ id }) => id),
      noun: 'organisation',
      nounId: organisation.id,
      // Not the name of what was looked back on: that may be more than an administrator may know.
      params: { number, title: what, by },
      link: '/settings/norms#proposals',
      dedupe: `norm.changeProposed:${one.id}:${at.toISOString()}`,
      at,
    })
  })
}

export async function withdrawChange(
  tx: Db,
  { id, changeId }: { readonly id: string; readonly changeId: string },
  by: By,
): Promise<void> {
  const one = await lockRetrospective(tx, id)
  authorizeRetrospective(by.actor, 'propose', one)
  const row = await tx
    .updateTable('lesson_change')
    .set({ state: 'withdrawn', decided_by: by.actor.personId, decided_at: by.at })
    .where('id', '=', changeId)
    .where('retrospective_id', '=', id)
    .where('state', '=', 'proposed')
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw new AppError('conflict', 'retrospective.changeDecided')
  await note(tx, one, { move: 'withdrawChange' }, by)
}

/**
 * An administrator's word on a proposal. Adopting makes a new version of the norm with the report named as its
 * source, or an entry of the checklist. Only administrators get here: the endpoint is theirs.
 */
export async function decideChange(
  tx: Db,
  changeId: string,
  body: BodyOf<typeof contract.decideLessonChange>,
  by: By,
): Promise<string | null> {
  const { actor, at } = by
  const change = await asSystemWithin(tx, () =>
    tx.selectFrom('lesson_change').selectAll().where('id', '=', changeId).forUpdate().executeTakeFirst(),
  )
  if (change === undefined) throw new AppError('not_found', 'retrospective.noSuchChange')
  if (change.state !== 'proposed') throw new AppError('conflict', 'retrospective.changeDecided')
  const isAdopted = body.decision === 'adopt'
  const made = isAdopted ? await adopt(tx, change, by) : {}
  await asSystemWithin(tx, async () => {
    await tx
      .updateTable('lesson_change')
      .set({
        state: isAdopted ? 'adopted' : 'declined',
        decided_by: actor.personId,
        decided_at: at,
        ...(body.decision === 'decline' && { decision: body.reason }),
        ...made,
      })
      .where('id', '=', changeId)
      .execute()
    const one = await lockRetrospective(tx, change.retrospective_id)
    await note(
      tx,
      one,
      {
        move: isAdopted ? 'adoptChange' : 'declineChange',
        ...(body.decision === 'decline' && { reason: body.reason }),
        data: { kind: change.kind, what: change.norm_id ?? change.text },
      },
      by,
    )
    await tellProposer(tx, one, change, body, by)
    await tellChanged(tx, one)
  })
  return change.norm_id
}

interface Change {
  readonly id: string
  readonly retrospective_id: string
  readonly kind: 'norm' | 'template' | 'checklist'
  readonly norm_id: string | null
  readonly setting: unknown
  readonly stage: 'start' | 'run' | 'finish' | null
  readonly text: string
  readonly reason: string
  readonly proposed_by: string
}

async function adopt(tx: Db, change: Change, { actor, at }: By) {
  const retrospectiveId = change.retrospective_id
  if (change.kind === 'norm') {
    const id = change.norm_id as string
    const setting = change.setting as {
      enabled: boolean
      severity: 'block' | 'warn' | 'info'
      value: unknown
    }
    const present = (await listNorms(tx, at)).find((norm) => norm.id === id)
    if (present === undefined) throw new AppError('not_found', 'norm.unknown', { norm: id })
    const norm = await updateNorm(
      tx,
      actor,
      id,
      { ...setting, version: present.version, reason: change.reason, retrospectiveId },
      at,
    )
    const { enabled, severity, value } = present
    return { norm_version: norm.version, before: JSON.stringify({ enabled, severity, value }) }
  }
  const entry = await asSystemWithin(tx, () =>
    tx
      .insertInto('checklist_entry')
      .values({
        stage: change.stage ?? 'start',
        text: change.text,
        retrospective_id: retrospectiveId,
        added_by: actor.personId,
        added_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  return { entry_id: entry.id }
}

async function tellProposer(
  tx: Db,
  one: Retrospective,
  change: Change,
  body: BodyOf<typeof contract.decideLessonChange>,
  by: By,
): Promise<void> {
  const base = { personIds: [change.proposed_by], occasion: change.id }
  const params = { by: await nameOf(tx, by.actor.personId), what: change.norm_id ?? change.text }
  if (body.decision === 'adopt') {
    await tell(tx, by, aboutOf(one), { ...base, kind: 'retrospective.changeAdopted', params })
  } else {
    await tell(tx, by, aboutOf(one), {
      ...base,
      kind: 'retrospective.changeDeclined',
      params: { ...params, reason: body.reason },
    })
  }
}
