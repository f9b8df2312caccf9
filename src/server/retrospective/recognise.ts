import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/retrospective.ts'
import { AppError } from '#domain/error.ts'
import { authorizeRetrospective } from '#domain/retrospective/policy.ts'
import { confirmersOf } from '#server/collaboration/confirmers.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { queueMail } from '#server/mail/outbox.ts'
import { type Reader, readersOf } from '#server/notification/readers.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { nameOf } from '#server/task/acting.ts'
import { type By, note, tell } from './acting.ts'
import { aboutOf } from './commands.ts'
import { lockRetrospective, type Retrospective } from './queries.ts'
import { wordsOf } from './words.ts'

type Praise = BodyOf<typeof contract.recognise>

/**
 * S1-49: a letter of the leader's own words to people and departments, each in the reader's language, in copy to
 * their heads. A department is its people in the group. Whoever may not see the collaboration cannot be written to.
 */
export async function recognise(tx: Db, id: string, praise: Praise, by: By): Promise<void> {
  const one = await lockRetrospective(tx, id)
  authorizeRetrospective(by.actor, 'recognise', one)
  await asSystemWithin(tx, () => send(tx, one, praise, by))
}

async function send(tx: Db, one: Retrospective, praise: Praise, by: By): Promise<void> {
  const { id } = one
  const { kind, subject, text } = praise
  await requireDepartments(tx, one, praise.departmentIds)
  const named = await readersOf(tx, praise.personIds, { noun: 'collaboration', nounId: id })
  const outside = praise.personIds.flatMap((personId, at) =>
    named.some((reader) => reader.personId === personId)
      ? []
      : [{ path: ['personIds', at], reason: 'retrospective.notInIt' }],
  )
  if (outside.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues: outside })
  const ofDepartments = await readersOf(tx, await groupOf(tx, id, praise.departmentIds), {
    noun: 'collaboration',
    nounId: id,
  })
  const to = unique([...named, ...ofDepartments]).filter(({ personId }) => personId !== by.actor.personId)
  const copies = (await headsOf(tx, id, to, praise.departmentIds)).filter(
    (head) => head.personId !== by.actor.personId && !to.some(({ personId }) => personId === head.personId),
  )
  const row = await tx
    .insertInto('recognition')
    .values({ retrospective_id: id, kind, subject, text, by_id: by.actor.personId, at: by.at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('recognition_recipient')
    .values([
      ...praise.personIds.map((personId) => ({ recognition_id: row.id, person_id: personId })),
      ...praise.departmentIds.map((departmentId) => ({
        recognition_id: row.id,
        department_id: departmentId,
      })),
    ])
    .execute()
  const who = await namesOf(tx, praise)
  const letters = [
    ...to.map((reader) => ({ reader, isCopy: false })),
    ...copies.map((reader) => ({ reader, isCopy: true })),
  ]
  for (const { reader, isCopy } of letters) {
    const mailId = await write(tx, one, praise, { reader, isCopy, who }, by)
    await tx
      .insertInto('recognition_mail')
      .values({ recognition_id: row.id, person_id: reader.personId, is_copy: isCopy, mail_id: mailId })
      .execute()
  }
  await tell(tx, by, aboutOf(one), {
    kind: 'retrospective.recognised',
    personIds: to.map(({ personId }) => personId),
    params: { by: await nameOf(tx, by.actor.personId), text: subject },
    occasion: row.id,
    // The letter has gone already.
    inProductOnly: true,
  })
  await note(tx, one, { move: 'recognise', data: { kind, subject, who } }, by)
}

/** Null: they want no letters, or have no address. */
async function write(
  tx: Db,
  one: Retrospective,
  { kind, subject, text }: Praise,
  { reader, isCopy, who }: { readonly reader: Reader; readonly isCopy: boolean; readonly who: string },
  { app, actor }: By,
): Promise<string | null> {
  if (reader.email === '' || !reader.wantsMail) return null
  const words = wordsOf(reader.locale)
  return queueMail(tx, app.config.publicUrl, {
    to: { personId: reader.personId, email: reader.email, name: reader.name },
    letter: {
      kind: isCopy ? 'recognitionCopy' : 'recognition',
      locale: reader.locale,
      params: {
        kind: words.recognition[kind],
        subject,
        name: reader.name,
        who,
        title: one.collaboration.name,
        by: await nameOf(tx, actor.personId),
      },
      facts: [
        [words.recognition.collaboration, `${one.collaboration.number} ${one.collaboration.name}`],
        [words.recognition.words, text],
      ],
      link: `/collaborations/${one.id}/retrospective#recognitions`,
    },
    about: { noun: 'collaboration', nounId: one.id },
  })
}

async function requireDepartments(tx: Db, { id }: Retrospective, wanted: readonly string[]): Promise<void> {
  const rows = await tx
    .selectFrom('collaboration_department')
    .select('department_id')
    .where('collaboration_id', '=', id)
    .execute()
  const taking = new Set(rows.map(({ department_id }) => department_id))
  const issues = wanted.flatMap((departmentId, at) =>
    taking.has(departmentId) ? [] : [{ path: ['departmentIds', at], reason: 'retrospective.notInIt' }],
  )
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
}

/** The people of a department that were in the group: named for it, its lead and liaison. */
async function groupOf(tx: Db, id: string, departmentIds: readonly string[]): Promise<string[]> {
  if (departmentIds.length === 0) return []
  const members = await tx
    .selectFrom('collaboration_member')
    .select('person_id as personId')
    .where('collaboration_id', '=', id)
    .where('department_id', 'in', [...departmentIds])
    .execute()
  const named = await tx
    .selectFrom('collaboration_department')
    .select(['lead_id', 'liaison_id'])
    .where('collaboration_id', '=', id)
    .where('department_id', 'in', [...departmentIds])
    .execute()
  return [
    ...members.map(({ personId }) => personId),
    ...named.flatMap(({ lead_id, liaison_id }) => [lead_id, liaison_id].filter((one) => one !== null)),
  ]
}

/** The heads of those who are written to. */
async function headsOf(
  tx: Db,
  id: string,
  to: readonly Reader[],
  departmentIds: readonly string[],
): Promise<Reader[]> {
  const homes = await tx
    .selectFrom('person_department')
    .select('department_id')
    .where(
      'person_id',
      'in',
      to.length === 0 ? ['00000000-0000-0000-0000-000000000000'] : to.map(({ personId }) => personId),
    )
    .where('is_primary', '=', true)
    .execute()
  const speakers = await confirmersOf(tx, [
    ...new Set([...departmentIds, ...homes.map(({ department_id }) => department_id)]),
  ])
  const heads = [...speakers.values()].flatMap(([first]) => first ?? [])
  return unique(await readersOf(tx, heads, { noun: 'collaboration', nounId: id }))
}

function unique(readers: readonly Reader[]): Reader[] {
  return [...new Map(readers.map((reader) => [reader.personId, reader])).values()]
}

async function namesOf(tx: Db, { personIds, departmentIds }: Praise): Promise<string> {
  const people = await personRefs(tx, personIds)
  const departments = await departmentRefs(tx, departmentIds)
  return [...departments.values(), ...people.values()].map(({ name }) => name).join('、')
}

export async function recognitionsOf(tx: Db, id: string) {
  const rows = await tx
    .selectFrom('recognition')
    .selectAll()
    .where('retrospective_id', '=', id)
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const recipients = await tx
    .selectFrom('recognition_recipient')
    .selectAll()
    .where('recognition_id', 'in', ids)
    .execute()
  const mails = await tx
    .selectFrom('recognition_mail')
    .selectAll()
    .where('recognition_id', 'in', ids)
    .execute()
  const people = await personRefs(tx, [
    ...rows.map(({ by_id }) => by_id),
    ...recipients.map(({ person_id }) => person_id),
    ...mails.map(({ person_id }) => person_id),
  ])
  const departments = await departmentRefs(
    tx,
    recipients.map(({ department_id }) => department_id),
  )
  return rows.map((row) => {
    const own = recipients.filter(({ recognition_id }) => recognition_id === row.id)
    const sent = mails.filter(({ recognition_id }) => recognition_id === row.id)
    return {
      id: row.id,
      kind: row.kind,
      subject: row.subject,
      text: row.text,
      people: own.flatMap(({ person_id }) => (person_id !== null && people.get(person_id)) || []),
      departments: own.flatMap(
        ({ department_id }) => (department_id !== null && departments.get(department_id)) || [],
      ),
      copies: sent.flatMap(({ person_id, is_copy }) => (is_copy && people.get(person_id)) || []),
      letters: sent.filter(({ mail_id }) => mail_id !== null).length,
      by: people.get(row.by_id) ?? null,
      at: row.at.toISOString(),
    }
  })
}
