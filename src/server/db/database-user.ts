import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

export interface DatabaseUser {
  readonly uid: number
  readonly gid: number
}

/**
 * As whom PostgreSQL runs: it refuses root. As root, `postgres` if the machine has it, else `nobody`;
 * no user is created. Undefined for an ordinary user: as ourselves.
 */
export function databaseUser(): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name, , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]),
  )
  return users.get('postgres') ?? users.get('nobody') ?? { uid: 65534, gid: 65534 }
}

/** Whether `user` can pass through every folder down to `path`; a root-only folder above it ends the way. */
export function canEnter(path: string, user: DatabaseUser): boolean {
  const { uid, gid, mode } = statSync(path)
  const passes = uid === user.uid ? mode & 0o100 : gid === user.gid ? mode & 0o010 : mode & 0o001
  if (passes === 0) return false
  const above = dirname(path)
  return above === path || canEnter(above, user)
}
