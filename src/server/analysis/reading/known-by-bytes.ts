/** Kinds of files that are no text that anybody here can read, by how they begin. */
const beginnings = {
  pdf: ['%PDF-'],
  picture: [
    '\x89PNG\r\n\x1a\n',
    '\xff\xd8\xff',
    'GIF87a',
    'GIF89a',
    'II*\0',
    'MM\0*',
    /^RIFF.{4}WEBP/s,
    /^BM.{4}\0{4}/s,
    /^.{4}ftyp(?:heic|heix|mif1|avif)/s,
  ],
} as const satisfies Readonly<Record<string, readonly (string | RegExp)[]>>

/** What a file certainly is, though it is no text and no document that can be read. */
export function knownByBytes(bytes: Buffer): keyof typeof beginnings | undefined {
  // Some programs write an empty line before a PDF.
  const start = bytes.toString('latin1', 0, 64).replace(/^(?:\xef\xbb\xbf)?\s+/, '')
  const isOf = (kind: keyof typeof beginnings) =>
    beginnings[kind].some((one) => (typeof one === 'string' ? start.startsWith(one) : one.test(start)))
  return (['pdf', 'picture'] as const).find(isOf)
}

/** What a file of this name is said to be, where only a document of that program may be called so. */
export function officeOfName(
  name: string,
): { readonly extension: 'docx' | 'xlsx'; readonly program: 'Word' | 'Excel' } | undefined {
  const extension = /\.(docx|xlsx)$/i.exec(name.trim())?.[1]?.toLowerCase()
  if (extension === 'docx') return { extension, program: 'Word' }
  if (extension === 'xlsx') return { extension, program: 'Excel' }
  return undefined
}
