import type { FastifyRequest } from 'fastify'
import { AppError } from '#domain/error.ts'
import type { FileStore, StoredFile } from '#server/files/store.ts'

/** Streams the one file of a multipart request into the store; it is never whole in memory. */
export async function receiveUpload(request: FastifyRequest, files: FileStore): Promise<StoredFile> {
  if (!request.isMultipart()) throw new AppError('invalid', 'request.wrongMediaType')
  const part = await request.file()
  if (part?.fieldname !== 'file') throw new AppError('invalid', 'file.missing')
  return files.put(part.file, { name: part.filename })
}
