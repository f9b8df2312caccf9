import type { TestProject } from 'vitest/node'
import { offerServer } from './database.ts'
import { startPlainPostgres } from './plain-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser of the external PostgreSQL; only in the project `external`. */
    externalUrl: string
  }
}

/** Global setup of the project `external`: everything as in `server`, on a PostgreSQL reached by TCP and password. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const plain = await startPlainPostgres()
  project.provide('externalUrl', plain.url)
  const stop = await offerServer(project, plain.url)
  return async () => {
    await stop()
    await plain.stop()
  }
}
