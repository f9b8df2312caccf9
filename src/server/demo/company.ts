import type { Db } from '#server/db/database.ts'
import { readingOfName, readingOfWords } from '#server/organisation/pinyin.ts'
import {
  cast,
  type DepartmentName,
  departmentNames,
  offices,
  organisationName,
  type PersonKey,
} from './cast.ts'

export interface Someone {
  readonly id: string
  readonly name: string
  readonly jobTitle: string
  readonly department: DepartmentName
}

/** The demo's people and departments, once they are in the database. */
export interface Company {
  person(key: PersonKey): Someone
  departmentId(name: DepartmentName): string
}

export async function foundCompany(tx: Db, now: Date): Promise<Company> {
  await tx
    .insertInto('organisation')
    .values({ name: organisationName, is_demo: true, created_at: now })
    .execute()
  const departments = await insertDepartments(tx, now)
  const departmentId = (name: DepartmentName) => departments.get(name) as string
  const people = new Map<string, Someone>()
  for (const [key, member] of Object.entries(cast)) {
    const reading = readingOfName(member.name)
    const is = 'is' in member ? member.is : undefined
    const { id } = await tx
      .insertInto('person')
      .values({
        name: member.name,
        job_title: member.title,
        email: `${reading.pinyin}@example.com`,
        // The extension on one's desk.
        phone: `8${String(people.size + 1).padStart(3, '0')}`,
        tags: 'tags' in member ? [...member.tags] : [],
        employee_no: `BH${String(people.size + 1).padStart(3, '0')}`,
        ...reading,
        is_admin: is === 'admin',
        is_supervisor: is === 'supervisor',
        is_coordinator: is === 'coordinator',
        // People here are stepped into: nobody waits for an invitation, and nothing is mailed to them.
        state: 'active',
        mail_notices: false,
        created_at: now,
        updated_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('person_department')
      .values({ person_id: id, department_id: departmentId(member.in) })
      .execute()
    people.set(key, { id, name: member.name, jobTitle: member.title, department: member.in })
    if (is === 'generalManager')
      await tx.updateTable('organisation').set({ general_manager_id: id }).execute()
  }
  const company: Company = { person: (key) => people.get(key) as Someone, departmentId }
  await appoint(tx, company)
  return company
}

async function insertDepartments(tx: Db, now: Date): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .insertInto('department')
    .values(
      departmentNames.map((name, sort) => ({
        name,
        sort,
        aliases: [...(offices[name].aliases ?? [])],
        ...readingOfWords(name),
        created_at: now,
      })),
    )
    .returning(['id', 'name'])
    .execute()
  return new Map(rows.map(({ id, name }) => [name, id]))
}

async function appoint(tx: Db, { person, departmentId }: Company): Promise<void> {
  const id = (key: PersonKey | undefined) => (key === undefined ? null : person(key).id)
  for (const name of departmentNames) {
    const { head, deputy, vicePresident, liaison } = offices[name]
    await tx
      .updateTable('department')
      .set({
        head_id: id(head),
        deputy_id: id(deputy),
        vice_president_id: id(vicePresident),
        liaison_id: id(liaison),
      })
      .where('id', '=', departmentId(name))
      .execute()
  }
}
