import { sql } from 'kysely'
import type * as contract from '#contract/decision.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { conditionalNoticeBy } from '#domain/calendar/clocks.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { authorizeDecision, noticeSenderOf } from '#domain/decision/policy.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Locale } from '#domain/person/locale.ts'
import type { App } from '#server/app.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { enqueue } from '#server/jobs/job.ts'
import { sendMail } from '#server/mail/outbox.ts'
import { guard } from '#server/norm/guard.ts'
import { letterOf } from '#server/notification/letter.ts'
import { notify } from '#server/notification/notify.ts'
import { decisionLetter as en } from '#text/en/decision-letter.ts'
import { decisionLetter as zhCN } from '#text/zh-CN/decision-letter.ts'
import { decisionLetter as zhTW } from '#text/zh-TW/decision-letter.ts'
import type { Decision } from './decision.ts'
import { factsOfDecision } from './facts.ts'
import { tellOfDecision } from './move.ts'
import { lockDecision } from './queries.ts'

const letters: Readonly<Record<Locale, typeof zhCN>> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en }

interface By {
  readonly actor: Actor
  readonly app: App
  readonly at: Date
  readonly current: () => Promise<unknown>
}

/** The day by which the notice must be out (C-17), if it is known what day is affected. */
export async function latestNoticeOn(
  tx: Db,
  decision: Pick<Decision, 'kind' | 'affectedDate' | 'noticeLeadDays'>,
): Promise<string | null> {
  if (decision.kind !== 'conditional' || decision.affectedDate === null) return null
  const setting = await loadClockSetting(tx)
  const by = conditionalNoticeBy(
    civilDate(decision.affectedDate),
    decision.noticeLeadDays ?? undefined,
    setting,
  )
  return civilDateOf(by.at, setting.zone)
}

/** What the decision was waiting for has occurred: the notice is drafted for whoever sends it (S3-71). */
export async function meetCondition(
  tx: Db,
  id: string,
  { version, affectedDate }: BodyOf<typeof contract.meetCondition>,
  { actor, app, at, current }: By,
): Promise<void> {
  const stored = await lockDecision(tx, id)
  authorizeDecision(actor, 'meetCondition', stored)
  if (stored.version !== version) {
    throw new AppError('conflict', 'decision.stale', {}, { detail: { current: await current() } })
  }
  const decision = { ...stored, affectedDate: affectedDate ?? stored.affectedDate }
  const latestOn = await latestNoticeOn(tx, decision)
  const letter = draftOf(decision, latestOn, actor.locale)
  await tx
    .insertInto('decision_notice')
    .values({ decision_id: id, met_at: at, met_by: actor.personId, latest_on: latestOn, ...letter })
    .execute()
  await tx
    .updateTable('decision')
    .set((row) => ({ affected_date: decision.affectedDate, version: row('version', '+', 1), updated_at: at }))
    .where('id', '=', id)
    .execute()
  await noteMove(tx, {
    noun: 'decision',
    nounId: id,
    move: 'meetCondition',
    from: null,
    to: null,
    actorId: actor.personId,
    reason: decision.conditionEvent,
    data: { latestOn },
    at,
  })
  await notify(tx, app, {
    personIds: [noticeSenderOf(decision)],
    kind: 'decision.conditionMet',
    noun: 'decision',
    nounId: id,
    params: {
      number: decision.number,
      title: decision.content,
      condition: decision.conditionEvent,
      dueOn: latestOn ?? '',
    },
    link: `/decisions/${id}`,
    dedupe: `decision.conditionMet:${id}`,
    at,
  })
  await tellOfDecision(tx, decision)
}

function draftOf(
  decision: Decision,
  latestOn: string | null,
  locale: Locale,
): { subject: string; body: string } {
  const words = letters[locale]
  const day = (date: string | null) =>
    date === null
      ? words.dayToName
      : new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
          new Date(`${date}T00:00:00Z`),
        )
  const params: Record<string, string> = {
    condition: decision.conditionEvent || words.conditionToName,
    content: decision.content,
    number: decision.number,
    affected: day(decision.affectedDate),
    latest: day(latestOn),
  }
  const fill = (template: string) =>
    template.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => params[name] ?? '')
  return { subject: fill(words.subject).slice(0, 200), body: fill(words.body) }
}

/**
 * Sends the notice, once. By mail it goes to everybody it is for, whatever they chose for ordinary notices:
 * it was decided so. What is secret is told only to those who take part.
 */
export async function sendDecisionNotice(
  tx: Db,
  id: string,
  letter: BodyOf<typeof contract.sendDecisionNotice>,
  { actor, app, at, current }: By,
): Promise<void> {
  const decision = await lockDecision(tx, id)
  authorizeDecision(actor, 'sendNotice', decision)
  if (decision.version !== letter.version) {
    throw new AppError('conflict', 'decision.stale', {}, { detail: { current: await current() } })
  }
  const isOpen = decision.classification === 'public' || decision.classification === 'internal'
  if (!isOpen && decision.noticeAudience !== 'participants') {
    throw new AppError('conflict', 'decision.noticeTooWide')
  }
  const facts = await factsOfDecision(tx, decision)
  await guard(tx, actor, {
    event: 'decision.condition',
    // As it will be once it is sent: late, or by another way than the norm wants, takes a written reason.
    facts: {
      ...facts,
      decisions: (facts.decisions ?? []).map((one) =>
        one.id === id && one.condition ? { ...one, condition: { ...one.condition, noticeSentAt: at } } : one,
      ),
    },
    noun: 'decision',
    nounId: id,
    subject: { noun: 'decision', id },
    overrides: letter.overrides,
    now: at,
  })
  const people = await audienceOf(tx, decision)
  const others = people.filter(({ id: personId }) => personId !== actor.personId)
  if (decision.noticeChannel === 'mail') await mailAll(tx, app, decision, letter, others, at)
  await notify(tx, app, {
    personIds: others.map(({ id: personId }) => personId),
    kind: 'decision.notice',
    noun: 'decision',
    nounId: id,
    params: { number: decision.number, title: letter.subject, text: letter.body },
    link: `/decisions/${id}`,
    dedupe: `decision.notice:${id}`,
    inProductOnly: true,
    at,
  })
  await tx
    .updateTable('decision_notice')
    .set((row) => ({
      subject: letter.subject,
      body: letter.body,
      sent_at: at,
      sent_by: actor.personId,
      sent_count: others.length,
      version: row('version', '+', 1),
    }))
    .where('decision_id', '=', id)
    .execute()
  await tx
    .updateTable('decision')
    .set((row) => ({ version: row('version', '+', 1), updated_at: at }))
    .where('id', '=', id)
    .execute()
  await noteMove(tx, {
    noun: 'decision',
    nounId: id,
    move: 'sendDecisionNotice',
    from: null,
    to: null,
    actorId: actor.personId,
    data: { count: others.length },
    at,
  })
  await tellOfDecision(tx, decision)
}

interface Addressee {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly locale: Locale
}

/** 全体: everybody in the organisation; 相关部门: everybody of the departments; 参会人员: those who take part. */
async function audienceOf(tx: Db, decision: Decision): Promise<Addressee[]> {
  const wanted = {
    all: sql`true`,
    departments: sql`exists (select 1 from person_department d
      where d.person_id = p.id and d.department_id = any(${[...decision.departmentIds]}::uuid[]))
      or p.id = any(${[...decision.participantIds]}::uuid[])`,
    participants: sql`p.id = any(${[...decision.participantIds]}::uuid[])`,
  }[decision.noticeAudience]
  const { rows } = await sql<Addressee>`
    select p.id, p.name, p.email, p.locale from person p
    where p.state <> 'disabled' and (${wanted}) order by p.id`.execute(tx)
  return rows
}

async function mailAll(
  tx: Db,
  app: App,
  decision: Decision,
  { subject, body }: { subject: string; body: string },
  people: readonly Addressee[],
  at: Date,
): Promise<void> {
  const addressed = people.filter(({ email }) => email !== '')
  if (addressed.length === 0) return
  const ids = await asSystemWithin(tx, () =>
    tx
      .insertInto('mail_outbox')
      .values(
        addressed.map((reader) => {
          const wording = { title: subject, body, action: letters[reader.locale].action }
          const letter = letterOf(wording, reader, `${app.config.publicUrl}/decisions/${decision.id}`)
          return {
            person_id: reader.id,
            to_address: reader.email,
            to_name: reader.name,
            subject: letter.subject,
            text_body: letter.text,
            html_body: letter.html,
            noun: 'decision',
            noun_id: decision.id,
            created_at: at,
          }
        }),
      )
      .returning('id')
      .execute(),
  )
  for (const { id } of ids) await enqueue(tx, sendMail, { mailId: id })
}
