import { sql } from 'kysely'
import type { Me, SessionView } from '#contract/session.ts'
import type { Db } from '#server/db/database.ts'

export interface AccountHolder {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly userId: string | null
  readonly state: 'invited' | 'active' | 'disabled'
}

const holder = ['id', 'name', 'email', 'user_id as userId', 'state'] as const

/** By e-mail, or by employee number: people know the one or the other. */
export async function findHolder(db: Db, emailOrNumber: string): Promise<AccountHolder | undefined> {
  const typed = emailOrNumber.trim()
  return db
    .selectFrom('person')
    .select(holder)
    .where((person) =>
      person.or([person('email', '=', typed.toLowerCase()), person('employee_no', '=', typed)]),
    )
    .orderBy((person) => person.case().when('email', '=', typed.toLowerCase()).then(0).else(1).end())
    .limit(1)
    .executeTakeFirst()
}

/** Also holds the row until the transaction ends. */
export async function lockHolder(tx: Db, personId: string): Promise<AccountHolder | undefined> {
  return tx.selectFrom('person').select(holder).where('id', '=', personId).forUpdate().executeTakeFirst()
}

interface Organisation {
  readonly name: string
  readonly timeZone: string
  readonly locale: 'zh-CN' | 'zh-TW' | 'en'
  readonly isDemo: boolean
}

export async function theOrganisation(db: Db): Promise<Organisation | undefined> {
  return db
    .selectFrom('organisation')
    .select(['name', 'time_zone as timeZone', 'locale', 'is_demo as isDemo'])
    .executeTakeFirst()
}

export async function meOf(db: Db, personId: string): Promise<Me | undefined> {
  return db
    .selectFrom('person as p')
    .leftJoin('person_department as pd', (on) =>
      on.onRef('pd.person_id', '=', 'p.id').on('pd.is_primary', '=', true),
    )
    .leftJoin('department as d', 'd.id', 'pd.department_id')
    .where('p.id', '=', personId)
    .select([
      'p.id',
      'p.name',
      'p.job_title as jobTitle',
      'd.id as departmentId',
      'd.name as departmentName',
      'p.email',
      'p.locale',
      'p.theme',
      'p.mail_notices as mailNotices',
      'p.is_admin as isAdmin',
      'p.is_supervisor as isSupervisor',
      sql<string[]>`array(select h.id from department h
        where p.id in (h.head_id, h.deputy_id, h.vice_president_id) and h.archived_at is null order by h.sort)`.as(
        'headsDepartmentIds',
      ),
    ])
    .executeTakeFirst()
}

/** The tx must be the person's own, or the system's: notices are theirs alone. */
export async function unreadOf(tx: Db, personId: string): Promise<number> {
  const { unread } = await tx
    .selectFrom('notification')
    .select((row) => row.fn.countAll<number>().as('unread'))
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return unread
}

/** What the first screen needs, for somebody or nobody. */
export async function sessionView(tx: Db, personId: string | undefined): Promise<SessionView> {
  const organisation = await theOrganisation(tx)
  const me = personId === undefined ? undefined : await meOf(tx, personId)
  return {
    me: me ?? null,
    organisation: organisation ?? null,
    setup: organisation ? 'ready' : 'new',
    unread: me ? await unreadOf(tx, me.id) : 0,
  }
}

/** Whom one may step into in the demo organisation, the top of the house first. */
export async function demoPeople(tx: Db) {
  const people = await tx
    .selectFrom('person as p')
    .leftJoin('person_department as pd', (on) =>
      on.onRef('pd.person_id', '=', 'p.id').on('pd.is_primary', '=', true),
    )
    .leftJoin('department as d', 'd.id', 'pd.department_id')
    .where('p.state', '=', 'active')
    .select([
      'p.id',
      'p.name',
      'p.job_title as jobTitle',
      'd.id as departmentId',
      'd.name as departmentName',
      'p.is_admin',
      'p.is_supervisor',
      'p.is_coordinator',
      sql<boolean>`exists (select 1 from organisation o where o.general_manager_id = p.id)`.as(
        'is_general_manager',
      ),
      sql<boolean>`exists (select 1 from department h where h.vice_president_id = p.id)`.as(
        'is_vice_president',
      ),
      sql<boolean>`exists (select 1 from department h where h.head_id = p.id)`.as('is_head'),
    ])
    .orderBy('is_general_manager', 'desc')
    .orderBy('is_vice_president', 'desc')
    .orderBy('is_head', 'desc')
    .orderBy('d.sort')
    .orderBy('p.name')
    .execute()
  return people.map(
    ({
      is_admin,
      is_supervisor,
      is_coordinator,
      is_general_manager,
      is_vice_president,
      is_head,
      ...ref
    }) => ({
      ...ref,
      roles: [
        ...(is_general_manager ? ['generalManager'] : []),
        ...(is_vice_president ? ['vicePresident'] : []),
        ...(is_head ? ['departmentHead'] : []),
        ...(is_supervisor ? ['supervisor'] : []),
        ...(is_coordinator ? ['coordinator'] : []),
        ...(is_admin ? ['admin'] : []),
      ],
    }),
  )
}

export interface OpenInvitation {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly expiresAt: Date
}

/** An invitation that can still be used, by the hash of its token. */
export async function findInvitation(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<OpenInvitation | undefined> {
  return db
    .selectFrom('invitation as i')
    .innerJoin('person as p', 'p.id', 'i.person_id')
    .where('i.token_hash', '=', tokenHash)
    .where('i.used_at', 'is', null)
    .where('i.expires_at', '>', now)
    .where('p.state', '!=', 'disabled')
    .select(['i.id', 'p.id as personId', 'p.name', 'p.email', 'i.expires_at as expiresAt'])
    .executeTakeFirst()
}

/** True once: two who follow the same link cannot both choose the password. */
export async function spendInvitation(tx: Db, id: string, now: Date): Promise<boolean> {
  const used = await tx
    .updateTable('invitation')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}
