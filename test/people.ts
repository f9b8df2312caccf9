import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { asSystem } from '#server/db/actor-context.ts'
import type { Db } from '#server/db/database.ts'

export interface SeedDepartment {
  readonly id: string
  readonly name: string
}

export interface SeedPerson {
  readonly id: string
  readonly name: string
  readonly email: string
}

/**
 * A company to test with. 营销中心 stands above 市场部 and 销售部, under the vice president; 产品部 and
 * 设计部 stand alone; the administrator and the 督办专员 sit in 办公室, which takes part in nothing.
 */
export interface Cast {
  readonly departments: Readonly<
    Record<'center' | 'marketing' | 'sales' | 'product' | 'design' | 'office', SeedDepartment>
  >
  readonly people: Readonly<
    Record<
      | 'generalManager'
      | 'vicePresident'
      | 'admin'
      | 'supervisor'
      | 'marketingHead'
      | 'marketer'
      | 'salesHead'
      | 'seller'
      | 'productHead'
      | 'designer'
      | 'newcomer',
      SeedPerson
    >
  >
}

export async function seedPeople(db: Db): Promise<Cast> {
  return asSystem(db, async (tx) => {
    const center = await seedDepartment(tx, { name: '营销中心' })
    const departments = {
      center,
      marketing: await seedDepartment(tx, { name: '市场部', parent: center }),
      sales: await seedDepartment(tx, { name: '销售部', parent: center }),
      product: await seedDepartment(tx, { name: '产品部' }),
      design: await seedDepartment(tx, { name: '设计部' }),
      office: await seedDepartment(tx, { name: '办公室' }),
    }
    const { marketing, sales, product, design, office } = departments
    const people = {
      generalManager: await seedPerson(tx, { name: '高远', jobTitle: '总经理' }),
      vicePresident: await seedPerson(tx, { name: '傅敏', jobTitle: '分管副总', vicePresidentOf: [center] }),
      admin: await seedPerson(tx, { name: '关宁', jobTitle: '系统管理员', in: office, isAdmin: true }),
      supervisor: await seedPerson(tx, {
        name: '杜川',
        jobTitle: '督办专员',
        in: office,
        isSupervisor: true,
      }),
      marketingHead: await seedPerson(tx, {
        name: '石静',
        jobTitle: '经理',
        in: marketing,
        heads: [marketing],
      }),
      marketer: await seedPerson(tx, { name: '林小满', jobTitle: '专员', in: marketing }),
      salesHead: await seedPerson(tx, { name: '肖航', jobTitle: '经理', in: sales, heads: [sales] }),
      seller: await seedPerson(tx, { name: '沈青', jobTitle: '主管', in: sales }),
      productHead: await seedPerson(tx, { name: '陈拓', jobTitle: '经理', in: product, heads: [product] }),
      designer: await seedPerson(tx, { name: '苏禾', jobTitle: '主管', in: design, heads: [design] }),
      newcomer: await seedPerson(tx, { name: '辛然', jobTitle: '' }),
    }
    await sql`
      insert into organisation (name, general_manager_id) values ('测试公司', ${people.generalManager.id})`.execute(
      tx,
    )
    return { departments, people }
  })
}

export async function seedDepartment(
  tx: Db,
  { name, parent }: { name: string; parent?: SeedDepartment },
): Promise<SeedDepartment> {
  return tx
    .insertInto('department')
    .values({ name, parent_id: parent?.id ?? null })
    .returning(['id', 'name'])
    .executeTakeFirstOrThrow()
}

interface PersonSeed {
  readonly name: string
  readonly jobTitle?: string
  readonly email?: string
  readonly in?: SeedDepartment
  readonly heads?: readonly SeedDepartment[]
  readonly vicePresidentOf?: readonly SeedDepartment[]
  readonly isAdmin?: boolean
  readonly isSupervisor?: boolean
}

/** A person with an account, but without a password: tests sign in by `as`. */
export async function seedPerson(tx: Db, seed: PersonSeed): Promise<SeedPerson> {
  const email = seed.email ?? `p-${randomUUID().slice(0, 8)}@example.com`
  const account = await sql<{ id: string }>`
    insert into auth."user" ("name", "email", "emailVerified") values (${seed.name}, ${email}, true)
    returning "id"`.execute(tx)
  const person = await tx
    .insertInto('person')
    .values({
      user_id: account.rows[0]?.id ?? null,
      name: seed.name,
      job_title: seed.jobTitle ?? '',
      email,
      is_admin: seed.isAdmin ?? false,
      is_supervisor: seed.isSupervisor ?? false,
    })
    .returning(['id', 'name', 'email'])
    .executeTakeFirstOrThrow()

  if (seed.in) {
    await tx
      .insertInto('person_department')
      .values({ person_id: person.id, department_id: seed.in.id })
      .execute()
  }
  const appoint = (office: 'head_id' | 'vice_president_id', departments: readonly SeedDepartment[] = []) =>
    departments.map(({ id }) =>
      tx
        .updateTable('department')
        .set({ [office]: person.id })
        .where('id', '=', id)
        .execute(),
    )
  for (const appointed of [
    ...appoint('head_id', seed.heads),
    ...appoint('vice_president_id', seed.vicePresidentOf),
  ]) {
    await appointed
  }
  return person
}
