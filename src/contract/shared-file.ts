import { z } from 'zod'
import { ById, ChainLink, Done, Id, Instant, PageQuery, PersonRef, page } from './common.ts'
import { endpoint } from './endpoint.ts'

/** A document of a collaboration (S4-37): put there itself, or handed in with a task, a meeting or a milestone. */
export const SharedFileView = z.object({
  id: Id,
  name: z.string(),
  /** Kept by the product; null: a link to elsewhere. */
  fileId: Id.nullable(),
  link: z.string(),
  /** Where it was handed in; null: put here itself. */
  from: ChainLink.nullable(),
  by: PersonRef.nullable(),
  at: Instant,
  canRemove: z.boolean(),
})
export type SharedFileView = z.infer<typeof SharedFileView>

const sees = { rule: 'sees', noun: 'collaboration', by: 'id' } as const

export const listSharedFiles = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/files',
  summary: 'The documents of a collaboration and of everything in it that I may see, newest first (S4-37)',
  access: sees,
  params: ById,
  query: PageQuery,
  reply: page(SharedFileView).extend({ canShare: z.boolean() }),
})

export const shareFile = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/files',
  summary: 'Put a document where everybody in the collaboration finds it',
  access: sees,
  params: ById,
  form: 'multipart',
  reply: Done,
})

export const removeSharedFile = endpoint({
  method: 'DELETE',
  path: '/api/v1/collaborations/:id/files/:fileId',
  summary: 'Take a document away that one has put there oneself; the leader may take any',
  access: sees,
  params: z.object({ id: Id, fileId: Id }),
  reply: Done,
})
