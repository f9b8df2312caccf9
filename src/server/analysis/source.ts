import type { FastifyRequest } from 'fastify'
import { analysisFileLimit } from '#contract/analysis.ts'
import { AppError } from '#domain/error.ts'
import type { AnalysisJob } from './perform.ts'
import { tooLargeFile } from './reading/refuse.ts'

/** What came to be read: the text of the body, or the one file; `name` is the file's. */
export async function sourceOf(
  request: FastifyRequest,
  text: string,
): Promise<{ source: AnalysisJob['source']; name: string }> {
  if (request.isMultipart()) return fileOf(request)
  if (text.trim() !== '') return { source: { text }, name: '' }
  const reason = 'analysis.empty'
  throw new AppError('invalid', reason, {}, { issues: [{ path: ['text'], reason }] })
}

/** In memory, and not in the store: it is read once and let go. */
async function fileOf(request: FastifyRequest): Promise<{ source: AnalysisJob['source']; name: string }> {
  const part = await request.file({ limits: { fileSize: analysisFileLimit + 1 }, throwFileSizeLimit: false })
  if (part?.fieldname !== 'file') throw new AppError('invalid', 'file.missing')
  const bytes = await part.toBuffer()
  if (bytes.length > analysisFileLimit) throw tooLargeFile()
  return { source: { bytes, name: part.filename }, name: part.filename }
}
