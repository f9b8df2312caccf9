import { readConfig } from '#server/config.ts'
import { asSystem } from '#server/db/actor-context.ts'
import type { Db } from '#server/db/database.ts'
import { openProductDatabase } from '#server/db/product-database.ts'
import { createInvitation } from '#server/session/invitation.ts'

/** For whoever runs the machine; works while the product runs, and when nobody can sign in any more. */
export async function user([action, email]: readonly string[]): Promise<number> {
  const isList = action === 'list'
  if (!isList && !(email && (action === 'reset-password' || action === 'make-admin'))) {
    console.error('Usage: bihuan user list | user reset-password <email> | user make-admin <email>')
    return 2
  }
  const config = readConfig(process.env)
  const database = await openProductDatabase(config, { besideServer: true })
  try {
    return await asSystem(database.db, (tx) => {
      if (isList) return list(tx)
      return action === 'make-admin' ? makeAdmin(tx, email as string) : resetLink(tx, email as string, config)
    })
  } finally {
    await database.close()
  }
}

async function list(tx: Db): Promise<number> {
  const people = await tx
    .selectFrom('person')
    .select(['name', 'email', 'job_title', 'state', 'is_admin', 'is_supervisor'])
    .orderBy('email')
    .execute()
  for (const { name, email, job_title, state, is_admin, is_supervisor } of people) {
    const marks = [is_admin && 'administrator', is_supervisor && '督办专员', state !== 'active' && state]
    console.log([email, name, job_title, marks.filter(Boolean).join(', ')].join('\t'))
  }
  if (people.length === 0) console.log('Nobody is here yet: open the product in a browser to set it up.')
  return 0
}

/** A link, not a password: whoever opens it chooses one, so none is ever shown or sent. */
async function resetLink(tx: Db, email: string, { publicUrl }: { publicUrl: string }): Promise<number> {
  const person = await tx
    .selectFrom('person')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
  if (person === undefined) return unknown(email)
  const { token, expiresAt } = await createInvitation(tx, { personId: person.id, by: null, now: new Date() })
  console.log(`${publicUrl}/invitation/${token}`)
  console.log(`Opens once, until ${expiresAt.toISOString()}; a new password is chosen there.`)
  return 0
}

async function makeAdmin(tx: Db, email: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('person')
    .set((column) => ({ is_admin: true, version: column('version', '+', 1) }))
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return unknown(email)
  console.log(`${email} is an administrator now.`)
  return 0
}

function unknown(email: string): number {
  console.error(`✗ Nobody has the address ${email}. See: bihuan user list`)
  return 1
}
