import type { Db } from '#server/db/database.ts'
import type { StoredFile } from './store.ts'

/** What a file belongs to; whoever sees that sees the file (row-level policy file_follows). */
interface Belongs {
  readonly noun: string
  readonly nounId: string
  readonly by: string
  readonly at: Date
}

/** Notes a received file and gives its id. */
export async function addFile(tx: Db, file: StoredFile, { noun, nounId, by, at }: Belongs): Promise<string> {
  const { id } = await tx
    .insertInto('file')
    .values({ ...file, noun, noun_id: nounId, uploaded_by: by, uploaded_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function findFile(tx: Db, id: string): Promise<StoredFile | undefined> {
  return tx
    .selectFrom('file')
    .select(['hash', 'name', 'size', 'mime'])
    .where('id', '=', id)
    .executeTakeFirst()
}
