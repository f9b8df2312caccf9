import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { isShownInline } from './media-type.ts'
import type { FileStore, StoredFile } from './store.ts'

/**
 * Sets the headers and gives the stream, for a handler of a `raw` endpoint to return. Whatever is in
 * the file, it cannot run as a page of ours: no sniffing, a sandbox without rights, and a download
 * unless it is an image or a PDF.
 */
export async function handOver(
  reply: FastifyReply,
  files: FileStore,
  file: StoredFile,
  { inline = false }: { inline?: boolean } = {},
): Promise<Readable> {
  const stream = await files.open(file.hash)
  const shows = inline && isShownInline(file.mime)
  reply
    .header('content-type', file.mime.startsWith('text/') ? 'application/octet-stream' : file.mime)
    .header('content-length', file.size)
    .header(
      'content-disposition',
      `${shows ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded(file.name)}`,
    )
    .header('x-content-type-options', 'nosniff')
    // Browsers show a PDF in a viewer of their own, which a sandbox stops from loading.
    .header(
      'content-security-policy',
      file.mime === 'application/pdf' && shows
        ? "default-src 'none'; object-src 'self'; frame-ancestors 'self'"
        : "default-src 'none'; sandbox; frame-ancestors 'self'",
    )
    .header('x-frame-options', 'SAMEORIGIN')
    // Right until the reader's rights change: kept by their browser, asked again each time.
    .header('cache-control', 'private, no-cache')
    .header('etag', `"${file.hash}"`)
  return stream
}

/** RFC 5987: encodeURIComponent leaves four characters that a header value may not have bare. */
function encoded(name: string): string {
  return encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, '\ufffd')).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
